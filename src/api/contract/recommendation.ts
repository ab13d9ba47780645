import * as z from 'zod';
import { define } from './define.ts';
import { day, id } from './directory.ts';
import { correctionItem, moved, version } from './dossier.ts';
import { changedPlace } from './filling.ts';
import { inboxAnswer, inboxQuery } from './inbox.ts';
import { offer } from './offer.ts';
import { satisfaction } from './satisfaction-shape.ts';
import { whole } from './whole.ts';

const params = z.object({ id });
const ofCase = ['officer', 'leader'] as const;
const texts = { influence: z.string().max(5000), demonstration: z.string().max(5000), opinion: z.string().max(5000) };
const lowReason = z.string().max(5000);
const recommendationView = z.object({
  ...texts,
  lowReason,
  preparedBy: z.string().nullable(),
  preparedAt: z.string().nullable(),
  signedBy: z.string().nullable(),
  signedAt: z.string().nullable(),
  /** A leader's word with which it was given back; null once it is saved anew. */
  givenBackReason: z.string().nullable(),
  /** 0 before the first saving. */
  version: z.number(),
  /** Greater after each change of an interview, of an answer to a condition, of the record of the visit. */
  sampleRevision: z.number(),
  satisfaction,
  offers: z.array(offer),
});
export const recommendation = define({
  'GET /api/inbox': {
    summary: '待办的一页：按期限排列，说明为何等您；另列本部门在等对方的事项；各有总数',
    who: 'signedIn',
    query: inboxQuery,
    response: inboxAnswer,
  },
  'GET /api/dossiers/{id}/review': {
    summary: '初审所需：补正期限、查验情况、重新提交后的改动',
    who: ofCase,
    params,
    response: z.object({
      version: z.number(),
      correctionWorkdays: z.number(),
      dueOn: day.nullable(),
      correctionLeaves: z.number(),
      /** Working days after today until the last for recommending. */
      workdays: z.array(day).nullable(),
      recommendDaysLeft: z.number().nullable(),
      certificate: z.object({ checkedOn: day, outcome: z.enum(['matches', 'differs']), note: z.string(), by: z.string() }).nullable(),
      /** What an officer has proposed to decline with, or what was decided; null where nothing was. */
      decline: z
        .object({
          reasons: z.array(z.object({ article: z.string(), text: z.string() })),
          contact: z.object({ office: z.string(), phone: z.string() }),
          writtenBy: z.string(),
          writtenAt: z.string(),
          givenBack: z.object({ by: z.string(), at: z.string(), reason: z.string() }).nullable(),
          number: z.string().nullable(),
          /** When the applicant opened the letter. */
          receivedAt: z.string().nullable(),
        })
        .nullable(),
      /** Whom this office named in its last decision. */
      lastContact: z.object({ office: z.string(), phone: z.string() }).nullable(),
      submissions: z.array(z.object({ no: z.number(), submittedAt: z.string(), contentHash: z.string() })),
      changes: z.array(changedPlace),
      /** Of each return that was answered, in which places the case now differs from what was returned. */
      earlier: z.array(z.object({ no: z.number(), changed: z.array(z.string()) })),
    }),
  },
  'POST /api/dossiers/{id}/certificate-check': {
    summary: '查验统一社会信用代码证（第八条（三））',
    who: ['officer'],
    params,
    body: z.object({ outcome: z.enum(['matches', 'differs']), note: z.string().max(1000).default(''), version }),
    response: moved,
    audit: 'checkCertificate',
  },
  'POST /api/dossiers/{id}/return': {
    summary: '退回补正，一次性告知（第八条（三））',
    who: ['officer'],
    params,
    body: z.object({ items: z.array(correctionItem).max(200), dueOn: day.optional(), version }),
    /** `repeated`: places that an earlier return named already; `overlooked`: those that it could have named. The leader is told of both. */
    response: moved.extend({ dueOn: day, repeated: z.array(z.string()), overlooked: z.array(z.string()) }),
    audit: 'return',
  },
  'POST /api/dossiers/{id}/accept': {
    summary: '通过初审（第八条（三））',
    who: ['officer'],
    params,
    body: z.object({ version }),
    response: moved,
    audit: 'accept',
  },
  'GET /api/dossiers/{id}/recommendation': {
    summary: '推荐表（附件1）',
    who: ['officer', 'leader', 'supervisor'],
    params,
    response: recommendationView,
  },
  'GET /api/dossiers/{id}/annexes/1.pdf': {
    summary: '附件1 推荐表（PDF）',
    who: ['officer', 'leader', 'supervisor'],
    params,
    response: 'file',
  },
  'GET /api/dossiers/{id}/annexes/1.docx': {
    summary: '附件1 推荐表（Word）',
    who: ['officer', 'leader', 'supervisor'],
    params,
    response: 'file',
  },
  'PUT /api/dossiers/{id}/recommendation': {
    summary: '填写推荐表（附件1）',
    who: ['officer'],
    params,
    /** Without a `lowReason` the one that stands is kept. */
    body: z.object({ ...texts, lowReason: lowReason.optional(), version: whole }),
    response: z.object({ version: z.number(), savedAt: z.string() }),
    audit: 'prepareRecommendation',
  },
  'POST /api/dossiers/{id}/recommend': {
    summary: '签发推荐（第八条（三））',
    who: ['leader'],
    params,
    body: z.object({
      version,
      /** What the leader read; where it no longer stands nothing is signed. */
      read: z.object({ recommendation: whole, sample: whole }),
    }),
    response: moved,
    audit: 'recommend',
  },
  'POST /api/dossiers/{id}/give-back': {
    summary: '退回经办人修改推荐表：分管领导写明要改什么，申报状态不变（第八条（三））',
    who: ['leader'],
    params,
    body: z.object({ reason: z.string().trim().min(2, '请写明要改什么').max(2000), version }),
    response: moved,
    audit: 'giveBack',
  },
  'GET /api/draws/{dossierId}/bundle': {
    summary: '抽样核验文件 shifan-draw/1（密钥公开之后）',
    who: ['officer', 'leader', 'supervisor'],
    params: z.object({ dossierId: id }),
    response: 'file',
    files: ['json'],
    audit: 'exportDraw',
  },
  'POST /api/rounds/{id}/reveal': {
    summary: '公开本年度抽样密钥，供任何人核验',
    who: ['leader'],
    params,
    response: z.object({ secret: z.string(), commitment: z.string(), revealedOn: day }),
    audit: 'revealSecret',
  },
});
