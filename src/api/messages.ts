import type { MatterPlace, MessageLine } from '../acts/directory/port.ts';
import { readMessage } from '../acts/directory/read-message.ts';
import { badInput, refuse } from '../acts/refusal.ts';
import { matterOf } from '../core/deadlines/matter.ts';
import type { Handlers } from './contract/define.ts';
import type { messages } from './contract/messages.ts';
import type { PublicCtx, SignedCtx } from './server.ts';

/** With what folding asks: of one topic the newest says all that the earlier ones said. */
const withTopic = (one: MessageLine) => ({ ...one, topic: matterOf(one).topic });

const PAGE = 20;
type Asked = { readonly unread?: '1' | undefined; readonly after?: string | undefined; readonly limit?: number | undefined };

/** A page of messages by matter, under how many matters have something unread. */
const mattersPage = (ctx: SignedCtx, { unread, after, limit = PAGE }: Asked) =>
  ctx.inTransaction(async (tx) => {
    const { accountId } = ctx.actor;
    const asked = { unread: unread !== undefined, after: after === undefined ? null : placeIn(after), limit: limit + 1 };
    const lines = await tx.messages.matters(accountId, asked);
    const matters = lines.slice(0, limit).map((one) => ({ ...one, messages: one.messages.map(withTopic) }));
    const last = lines.length > limit ? matters.at(-1)?.messages[0] : undefined;
    return { matters, unread: await tx.messages.unreadMatters(accountId), next: last ? `${last.createdAt} ${last.id}` : null };
  });

/** Where a page begins, as the page before said it. */
function placeIn(text: string): MatterPlace {
  const [, at, id] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text) ?? [];
  if (at === undefined || id === undefined || Number.isNaN(Date.parse(at))) return badInput('after', '从哪一件读起', '请从第一页读起');
  return { at, id };
}

export const messagesHandlers: Handlers<typeof messages, PublicCtx, SignedCtx> = {
  'GET /api/messages': async ({ query }, ctx) => {
    const shown = query.limit ?? 200;
    const lines = await ctx.inTransaction((tx) => tx.messages.mine(ctx.actor.accountId, shown + 1, query.matter));
    const messages = lines.slice(0, shown).map(withTopic);
    return { messages, more: lines.length > shown };
  },
  'GET /api/matters': ({ query }, ctx) => mattersPage(ctx, query),
  'POST /api/matters/{matter}/read': async ({ params, body }, ctx) => {
    await ctx.inTransaction((tx) => tx.messages.markMatterRead(ctx.actor.accountId, { ...params, ...body }, ctx.now));
    return null;
  },
  'POST /api/matters/{matter}/unread': async ({ params }, ctx) => {
    if (!(await ctx.inTransaction((tx) => tx.messages.markMatterUnread(ctx.actor.accountId, params.matter)))) refuse({ kind: 'notFound' });
    return null;
  },
  'POST /api/messages/{id}/read': async ({ params }, ctx) => {
    await ctx.inTransaction((tx) => readMessage(tx, ctx, params.id));
    return null;
  },
  'POST /api/messages/read': async ({ body }, ctx) => ({
    read: await ctx.inTransaction((tx) => tx.messages.markAllRead(ctx.actor.accountId, body.upTo, ctx.now)),
  }),
};
