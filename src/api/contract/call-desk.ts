import * as z from 'zod';
import { define } from './define.ts';
import { id } from './directory.ts';
import { purpose } from './purpose.ts';

const params = z.object({ id });

export const callDesk = define({
  'POST /api/dossiers/{id}/sample/open': {
    summary: '打开测评电话台：待测评企业的联系人和手机（用途写一次，八小时内有效，为 null 即沿用；逐家记入日志，不必请领导同意）',
    who: ['officer'],
    params,
    body: z.object({ purpose: purpose.nullable() }),
    response: z.object({
      purpose: z.string(),
      /** By which the desk dates its calls, whatever the clock of the PC. */
      at: z.string(),
      callees: z.array(z.object({ rowId: id, contact: z.string(), position: z.string(), mobile: z.string(), service: z.string() })),
    }),
    audit: 'openCallDesk',
  },
  'POST /api/dossiers/{id}/sample/presence': {
    summary: '正在电话台上办哪一家；答复同事正在办哪一家（每 10 秒一次，45 秒没有消息或说明离开（rowId 为 null）即视为离开）',
    who: ['officer'],
    params,
    body: z.object({ rowId: id.nullable(), tab: z.string().min(1).max(40) }),
    response: z.object({
      others: z.array(z.object({ name: z.string(), rowId: id, own: z.boolean() })),
      /** Greater after each call that anybody wrote down. */
      revision: z.number(),
    }),
    lane: 'reading',
  },
});
