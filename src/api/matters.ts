import type { MatterPlace, MessageLine } from '../acts/directory/port.ts';
import { badInput } from '../acts/refusal.ts';
import { matterOf } from '../core/deadlines/matter.ts';
import type { SignedCtx } from './server.ts';

/** With what folding asks: of one topic the newest says all that the earlier ones said. */
export const withTopic = (one: MessageLine) => ({ ...one, topic: matterOf(one).topic });

const PAGE = 20;
type Asked = { readonly unread?: '1' | undefined; readonly after?: string | undefined; readonly limit?: number | undefined };

/** A page of messages by matter, under how many matters have something unread. */
export const mattersPage = (ctx: SignedCtx, { unread, after, limit = PAGE }: Asked) =>
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
