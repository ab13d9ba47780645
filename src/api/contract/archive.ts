import * as z from 'zod';
import { define } from './define.ts';
import { id } from './directory.ts';

const parties = ['clerk', 'officer', 'leader', 'supervisor'] as const;
const params = z.object({ id });
/** Annexes that are stamped or signed on paper. */
const paper = z.enum(['1', '2', '6']);
const matches = z.enum(['current', 'other', 'unreadable']);
const scan = z.object({
  id,
  annex: paper,
  submissionNo: z.number(),
  name: z.string(),
  mediaType: z.string(),
  size: z.number(),
  hash: z.string(),
  addedAt: z.string(),
  /** What the code on the scan says: the version that stands now, another one, or nothing that could be read. */
  matches,
  /** The version that was read, such as 2 or 2.1.12. */
  version: z.string().nullable(),
  /** Whether a person has looked and confirmed the version, where the code could not be read. */
  confirmed: z.boolean(),
  /** What the malware scanner says; null where nobody looks. */
  malware: z.enum(['clean', 'quarantined', 'infected']).nullable(),
  /** What the recommender's officer found; null where nobody has looked. */
  check: z.object({ fault: z.string().nullable(), at: z.string() }).nullable(),
});

const stamped = z.object({
  annex: paper,
  /** Where the round's edition asks for it. */
  article: z.string(),
  /** What stands at the foot of the version that stands; null while nothing is submitted. */
  mark: z.string().nullable(),
  version: z.string().nullable(),
  /** Whether this person is the one who brings its scan, and what keeps it from being brought now. */
  mine: z.boolean(),
  blockedBy: z.string().nullable(),
  /** Whether the round asks for it before a case is recommended, and what is still owed of it then. */
  asked: z.boolean(),
  owed: z.string().nullable(),
  /** Whether this person says what is found of its scans. */
  checks: z.boolean(),
});

/** Paper: what to print, bind, carry away, and what comes back stamped. */
export const archive = define({
  'GET /api/papers/{number}/{version}/{hash}': {
    summary: '核对纸质材料的版本：现行、旧版或无此版本',
    who: 'public',
    params: z.object({ number: z.string().max(100), version: z.string().max(20), hash: z.string().max(64) }),
    response: z.object({ standing: z.enum(['current', 'earlier', 'unknown']), current: z.string().nullable() }),
  },
  'GET /api/dossiers/{id}/book.pdf': {
    summary: '申报材料汇编：目录、附件、佐证材料合为一个 PDF（记入日志）',
    who: parties,
    params,
    response: 'file',
    audit: 'takeAway',
  },
  'GET /api/dossiers/{id}/everything.zip': {
    summary: '全部材料压缩包：附件、佐证材料、回执、校验清单（记入日志）',
    who: parties,
    params,
    response: 'file',
    audit: 'takeAway',
  },
  'GET /api/dossiers/{id}/scans': {
    summary: '盖章签字的材料：现行版本和扫描件',
    who: parties,
    params,
    response: z.object({ papers: z.array(stamped), scans: z.array(scan) }),
  },
  'PUT /api/dossiers/{id}/scans/{paper}': {
    summary: '上传盖章签字后的扫描件（PDF、JPG、PNG），并核对纸上的版本',
    who: ['clerk', 'officer'],
    params: params.extend({ paper }),
    query: z.object({ name: z.string().min(1).max(400) }),
    body: 'bytes',
    response: scan,
    audit: 'addScan',
  },
  'POST /api/dossiers/{id}/scans/{scanId}/confirm': {
    summary: '二维码无法识别时，由人核对并确认扫描件的版本',
    who: ['clerk', 'officer'],
    params: params.extend({ scanId: id }),
    response: z.null(),
    audit: 'confirmScan',
  },
  'POST /api/dossiers/{id}/scans/{scanId}/check': {
    summary: '推荐部门核对申报单位的盖章扫描件：盖章签字无误，或写明原因退回重新上传',
    who: ['officer'],
    params: params.extend({ scanId: id }),
    body: z.object({
      fault: z.string().max(300).nullable(),
      checkedAt: z.string().max(40).nullable().optional().describe('核对时页面上已有的核对时间，没有的为空；同事先核对了的不盖过去'),
    }),
    response: z.null(),
    audit: 'checkScan',
  },
  'GET /api/dossiers/{id}/scans/{scanId}/file': {
    summary: '查看扫描件',
    who: parties,
    params: params.extend({ scanId: id }),
    response: 'file',
    files: ['pdf', 'jpg', 'png'],
  },
});
