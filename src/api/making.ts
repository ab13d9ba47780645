import { gather } from '../acts/archive/take-away.ts';
import { paperOf } from '../acts/dossier/papers.ts';
import { found } from '../acts/refusal.ts';
import type { Order } from '../documents/made/order.ts';
import type { Standing } from '../documents/made/workshop.ts';
import { bookOf } from './book.ts';
import type { Handlers, Input } from './contract/define.ts';
import type { making } from './contract/making.ts';
import { papersOrder } from './everything.ts';
import { refusalIn } from './foreseen.ts';
import { annexOrder } from './papers.ts';
import { problemOf } from './problem.ts';
import type { PublicCtx, SignedCtx } from './server.ts';

type File = Input<(typeof making)['POST /api/dossiers/{id}/making']>['body']['file'];

/** What is to be made, seen with the eyes of whoever asks: who may not read it gets no ticket. */
async function orderOf(file: File, dossierId: string, ctx: SignedCtx): Promise<Order> {
  if (file === 'book.pdf') return bookOf(await gather(ctx, dossierId), ctx);
  if (file === 'everything.zip') return papersOrder(await gather(ctx, dossierId), ctx);
  return annexOrder(file, await paperOf(ctx, dossierId), ctx);
}

const UNFORESEEN = '文件没有生成，请稍后再试；仍不成功的请联系系统管理员';

function shown(standing: Standing) {
  const none = { done: 0, total: 1, doing: '', seconds: 0, problem: null };
  if (standing.state !== 'failed') return { ...none, ...standing };
  const refusal = refusalIn(standing.error);
  return { ...none, state: standing.state, problem: refusal ? problemOf(refusal).detail : UNFORESEEN };
}

export const makingHandlers: Handlers<typeof making, PublicCtx, SignedCtx> = {
  'POST /api/dossiers/{id}/making': async ({ params, body }, ctx) => {
    const ticket = ctx.documents.begin(await orderOf(body.file, params.id, ctx), ctx.actor.accountId);
    return { ticket, ...shown(found(ctx.documents.standing(ticket, ctx.actor.accountId))) };
  },
  'GET /api/making/{ticket}': async ({ params }, ctx) => shown(found(ctx.documents.standing(params.ticket, ctx.actor.accountId))),
};
