import { paperOf } from '../acts/dossier/papers.ts';
import { found } from '../acts/refusal.ts';
import type { Standing } from '../documents/made/workshop.ts';
import type { Handlers } from './contract/define.ts';
import type { making } from './contract/making.ts';
import { refusalIn } from './foreseen.ts';
import { orderOf } from './orders.ts';
import { annexOrder } from './papers.ts';
import { problemOf } from './problem.ts';
import type { PublicCtx, SignedCtx } from './server.ts';

const UNFORESEEN = '文件没有生成，请稍后再试；仍不成功的请联系系统管理员';

export function shown(standing: Standing) {
  const none = { done: 0, total: 1, doing: '', seconds: 0, problem: null, warnings: [] };
  if (standing.state === 'making') return { ...none, ...standing, warnings: [] };
  if (standing.state === 'ready') return { ...none, ...standing, warnings: [...standing.warnings] };
  const refusal = refusalIn(standing.error);
  return { ...none, state: standing.state, problem: refusal ? problemOf(refusal).detail : UNFORESEEN };
}

export const makingHandlers: Handlers<typeof making, PublicCtx, SignedCtx> = {
  'POST /api/dossiers/{id}/making': async ({ params, body }, ctx) => {
    const ticket = ctx.documents.begin(await orderOf(ctx, params.id, body), ctx.actor.accountId);
    return { ticket, ...shown(found(ctx.documents.standing(ticket, ctx.actor.accountId))) };
  },
  'GET /api/making/{ticket}': async ({ params }, ctx) => shown(found(ctx.documents.standing(params.ticket, ctx.actor.accountId))),
  'GET /api/dossiers/{id}/annexes/5/sheets/{part}': async ({ params }, ctx) =>
    found(await ctx.documents.part(annexOrder('5.pdf', await paperOf(ctx, params.id), ctx), params.part, { signal: ctx.visit.signal })),
};
