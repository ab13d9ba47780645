import type { Context, Transaction } from '../context.ts';
import { daysLeft } from '../dossier/view.ts';
import { casesWaiting } from './inbox-cases.ts';
import { listsWaiting } from './inbox-lists.ts';
import {
  objectionsWaiting,
  reportsWaiting,
  reviewsWaiting,
  revocationsWaiting,
  showcasesWaiting,
  summariesWaiting,
  yearsMissing,
} from './inbox-rest.ts';
import type { Waiting } from './waiting.ts';

/** `daysLeft`: working days until the due day ends, negative once past; null without a due day or where the calendar lacks the year. */
export type InboxItem = Waiting & { readonly daysLeft: number | null; readonly number: string | null; readonly creditCode: string | null };

/** What waits for whoever asks, by deadline; what has none stands last (第八条 to 第十五条). */
export async function inbox(ctx: Context): Promise<InboxItem[]> {
  const waiting = await ctx.inTransaction((tx) => gather(tx, ctx));
  return waiting
    .toSorted((a, b) => compare(a.dueOn ?? '9999', b.dueOn ?? '9999') || compare(a.title, b.title))
    .map((item) => ({
      ...item,
      number: item.number ?? null,
      creditCode: item.creditCode ?? null,
      daysLeft: daysLeft(ctx, item.dueOn),
    }));
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

async function gather(tx: Transaction, ctx: Context): Promise<Waiting[]> {
  const is = (...roles: string[]) => ctx.actor.roles.some((role) => roles.includes(role));
  const items: Waiting[] = [];
  if (is('clerk', 'officer', 'leader')) {
    const cases = await tx.inbox.cases();
    items.push(...casesWaiting(ctx, cases), ...listsWaiting(ctx, cases));
    items.push(...reportsWaiting(ctx, await tx.inbox.reports(is('clerk') ? ['open', 'returned'] : ['submitted'])));
    items.push(...revocationsWaiting(ctx, await tx.inbox.revocations()));
  }
  if (is('officer', 'leader')) {
    items.push(...summariesWaiting(ctx, await tx.inbox.summaries()));
    items.push(...showcasesWaiting(ctx, await tx.inbox.showcases()));
  }
  if (is('officer')) items.push(...objectionsWaiting(await tx.inbox.objections()));
  if (is('expert')) items.push(...reviewsWaiting(await tx.inbox.reviewsOf(ctx.actor.accountId)));
  if (is('administrator')) items.push(...yearsMissing(ctx));
  return items;
}
