import * as z from 'zod';
import { define } from './define.ts';
import { day, id } from './directory.ts';
import { openedFile, standing } from './making.ts';
import { purpose } from './purpose.ts';

const release = z.object({
  id,
  name: z.string(),
  day,
  purpose: z.string(),
  opened: z.number(),
  askedAt: z.string(),
  granted: z.boolean().nullable(),
  word: z.string().nullable(),
  decidedAt: z.string().nullable(),
  /** Whether whoever asks is the one to answer it now. */
  mine: z.boolean(),
});

/** Personal data in full: opened for a purpose, by a measure a day, and beyond it with a leader (第十六条). */
export const disclosure = define({
  'POST /api/dossiers/{id}/opened': {
    summary: '打开含个人信息的材料：写明用途，连同个人信息的数量记入日志；凭答复的 id 在十分钟内下载',
    who: ['officer', 'leader'],
    params: z.object({ id }),
    body: z.object({ file: openedFile, purpose }),
    response: standing.extend({ id, ticket: z.string(), personal: z.number() }),
    audit: 'openPaper',
  },
  'POST /api/dossiers/{id}/files/opened': {
    summary: '查看上传的材料和盖章扫描件：每件申报写明一次用途，八小时内有效，所看的每份记入日志',
    who: ['officer', 'leader'],
    params: z.object({ id }),
    body: z.object({ purpose }),
    response: z.null(),
    audit: 'openFiles',
  },
  'GET /api/opened/{id}': {
    summary: '下载本人刚打开的含个人信息的材料',
    who: ['officer', 'leader'],
    params: z.object({ id }),
    response: 'file',
    files: ['pdf', 'docx', 'xlsx', 'zip'],
  },
  'GET /api/openings': {
    summary: '今天查看个人信息的次数，继续查看的请求：本人的，领导看本单位的',
    who: ['officer', 'leader', 'supervisor'],
    response: z.object({ opened: z.number(), allowed: z.number(), releases: z.array(release) }),
    // One's own, whoever it is.
    supervised: false,
  },
  'POST /api/openings': {
    summary: '当天查看个人信息的次数已满，请本单位领导同意继续查看',
    who: ['officer', 'leader', 'supervisor'],
    body: z.object({ purpose }),
    response: z.object({ id }),
    audit: 'askOpenings',
  },
  'POST /api/openings/{id}/answer': {
    summary: '答复继续查看个人信息的请求：同意，或写明理由不同意',
    who: ['leader'],
    params: z.object({ id }),
    body: z.object({ granted: z.boolean(), word: z.string().max(200).default('') }),
    response: z.null(),
    audit: 'grantOpenings',
  },
});
