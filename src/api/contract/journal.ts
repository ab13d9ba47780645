import * as z from 'zod';
import { define } from './define.ts';
import { day, id } from './directory.ts';
import { purpose } from './purpose.ts';
import { wholeInAddress } from './whole.ts';

/** What is looked for; nothing typed is nothing asked. */
const asked = z.string().trim().max(100).optional();
const searched = day.refine((one) => one >= '2000-01-01' && one <= '2199-12-31', '请填写2000年至2199年的日期');

export const journal = define({
  'GET /api/journal': {
    summary: '日志：按申报编号、单位、证书编号、条款、日期或一个词查找，每次200条，after 为上一页最后一条的序号',
    who: ['supervisor'],
    query: z.object({
      after: wholeInAddress.optional(),
      subject: id.optional(),
      /** One word: a case's or certificate's number, a unit, an article, a person or an act. */
      search: asked,
      number: asked,
      certificate: asked,
      unit: asked,
      article: asked,
      from: searched.optional(),
      to: searched.optional(),
    }),
    response: z.object({
      entries: z.array(z.record(z.string(), z.unknown())),
      head: z.object({ seq: z.number(), hash: z.string() }),
      /** Up to which entry it was last found whole, when, and by whom. */
      verified: z.object({ seq: z.number(), hash: z.string(), at: z.string(), by: z.string() }).nullable(),
    }),
    audit: 'readJournal',
  },
  'GET /api/journal/export': {
    summary: '导出全部日志（JSON Lines），供独立核验',
    who: ['supervisor'],
    response: 'file',
    files: ['ndjson'],
    audit: 'exportJournal',
  },
  'GET /api/dossiers/{id}/log-proof.json': {
    summary: '日志证明：申报的提交、各步骤和决定记在公开核验的日志里的证据',
    who: ['clerk', 'officer', 'leader', 'supervisor'],
    params: z.object({ id }),
    response: 'file',
  },
  'POST /api/dossiers/{id}/evidence.zip': {
    summary:
      '证据包：申请表、结果所依据的一切、日志证明，脱离系统可以核验和重算；写明用途，记入日志。主管部门选取含个人信息的，按查看个人信息计数',
    who: ['clerk', 'officer', 'leader', 'supervisor'],
    params: z.object({ id }),
    body: z.object({ purpose, masked: z.boolean().default(true).describe('遮盖个人信息；监察取得的一律遮盖') }),
    response: 'file',
    lane: 'reading',
    audit: 'exportEvidence',
  },
  'GET /api/journal/verify': {
    summary: '核验日志链：全部，或者上次核验以后新增的（only=new）',
    who: ['supervisor'],
    query: z.object({ only: z.literal('new').optional() }),
    asksFirst: true,
    response: z.object({ ok: z.boolean(), entries: z.number(), message: z.string() }),
    audit: 'verifyJournal',
  },
});
