import type { Area } from '../../core/identifiers/area.ts';
import type { Context, Transaction } from '../context.ts';
import { daysLeft } from '../dossier/view.ts';
import { earlierSeen } from '../recognition/earlier.ts';
import { placeOfEarlier } from '../recognition/earlier-known.ts';
import { keepsCalendar } from './calendar.ts';
import { handoversSeen } from './handover.ts';
import { casesWaiting } from './inbox-cases.ts';
import { earlierWaiting } from './inbox-earlier.ts';
import { casesElsewhere, reportsElsewhere, showcasesElsewhere } from './inbox-elsewhere.ts';
import { handoversWaiting } from './inbox-handovers.ts';
import { infectedWaiting } from './inbox-infected.ts';
import { licencesWaiting } from './inbox-licences.ts';
import { linksWaiting } from './inbox-links.ts';
import { listsWaiting } from './inbox-lists.ts';
import { openingsWaiting } from './inbox-openings.ts';
import { organisationCasesWaiting } from './inbox-organisation-cases.ts';
import {
  calendarsWaiting,
  objectionsWaiting,
  reportsWaiting,
  reviewsWaiting,
  revocationsWaiting,
  showcasesWaiting,
  summariesWaiting,
  yearsMissing,
} from './inbox-rest.ts';
import { roleGrantsWaiting } from './inbox-role-grants.ts';
import { startsWaiting } from './inbox-start.ts';
import { casesSeen } from './organisation-case.ts';
import { waitingLinks } from './password-link.ts';
import { roleGrantsSeen } from './role-grant.ts';
import type { Elsewhere, InnerDue, Waiting } from './waiting.ts';

/** `daysLeft`: working days until the due day ends, negative once past; null without a due day or where the calendar lacks the year. */
type Shown<T extends Waiting> = T & {
  readonly daysLeft: number | null;
  readonly number: string | null;
  readonly creditCode: string | null;
  readonly area: Area | null;
  readonly inner: InnerDue | null;
};
export type InboxItem = Shown<Waiting>;
export type ElsewhereItem = Shown<Elsewhere>;

/**
 * What waits for whoever asks, and apart from it what the own office has in hand and somebody else has to do next; each by deadline, what has none
 * last (第八条 to 第十五条). `coming`: what comes next for an applicant that has nothing to start.
 */
export async function inbox(ctx: Context): Promise<{ items: InboxItem[]; elsewhere: ElsewhereItem[]; coming: string | null }> {
  const { items, elsewhere, coming } = await ctx.inTransaction((tx) => gather(tx, ctx));
  return { items: byDeadline(ctx, items), elsewhere: byDeadline(ctx, elsewhere), coming };
}

const byDeadline = <T extends Waiting>(ctx: Context, waiting: readonly T[]): Shown<T>[] => {
  const left = new Map([...new Set(waiting.map(({ dueOn }) => dueOn))].map((day) => [day, daysLeft(ctx, day)]));
  return waiting
    .toSorted((a, b) => compare(a.dueOn ?? '9999', b.dueOn ?? '9999') || compare(a.title, b.title))
    .map((item) => ({
      ...item,
      number: item.number ?? null,
      creditCode: item.creditCode ?? null,
      area: item.area ?? null,
      inner: item.inner ?? null,
      daysLeft: left.get(item.dueOn) ?? null,
    }));
};

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

type Gathered = { items: Waiting[]; elsewhere: Elsewhere[]; coming: string | null };

async function gather(tx: Transaction, ctx: Context): Promise<Gathered> {
  const is = (...roles: string[]) => ctx.actor.roles.some((role) => roles.includes(role));
  const items: Waiting[] = [];
  const elsewhere: Elsewhere[] = [];
  const { items: starts, coming } = is('clerk') ? await startsWaiting(tx, ctx) : { items: [], coming: null };
  items.push(...starts);
  if (is('clerk', 'officer', 'leader')) {
    const cases = await tx.inbox.cases(ctx.actor);
    const reports = await tx.inbox.reports(ctx.actor, is('clerk') ? ['open', 'returned'] : ['submitted', 'returned']);
    if (is('clerk')) items.push(...infectedWaiting(ctx, cases));
    items.push(...casesWaiting(ctx, cases), ...listsWaiting(ctx, cases), ...reportsWaiting(ctx, reports));
    items.push(...revocationsWaiting(ctx, await tx.inbox.revocations()));
    elsewhere.push(...casesElsewhere(ctx, cases), ...reportsElsewhere(ctx, reports));
  }
  if (is('officer', 'leader')) {
    const showcases = await tx.inbox.showcases();
    items.push(...summariesWaiting(ctx, await tx.inbox.summaries()), ...showcasesWaiting(ctx, showcases));
    elsewhere.push(...showcasesElsewhere(ctx, showcases));
  }
  if (is('leader', 'administrator', 'manager'))
    items.push(...handoversWaiting(await handoversSeen(tx, ctx, { open: true }), is('manager') ? '/app/colleagues' : '/app/handovers'));
  if (is('officer', 'leader')) items.push(...earlierWaiting(await earlierSeen(tx, ctx, { open: true }), placeOfEarlier(ctx)));
  if (is('officer')) items.push(...organisationCasesWaiting(ctx, await casesSeen(tx, { open: true })));
  if (is('officer')) items.push(...licencesWaiting(ctx, await tx.licences.all({ waiting: true })));
  if (is('leader')) items.push(...openingsWaiting(ctx, await tx.openings.releases({ day: ctx.today, waiting: true })));
  if (is('officer')) items.push(...objectionsWaiting(await tx.inbox.objections(ctx.actor)));
  if (is('expert')) items.push(...reviewsWaiting(await tx.inbox.reviewsOf(ctx.actor.accountId)));
  if (is('administrator', 'leader')) items.push(...roleGrantsWaiting(ctx, await roleGrantsSeen(tx, ctx, { open: true })));
  if (is('administrator', 'officer')) items.push(...linksWaiting(ctx, await waitingLinks(tx, ctx)));
  if (is('administrator')) items.push(...yearsMissing(ctx));
  if (keepsCalendar(ctx)) items.push(...calendarsWaiting(ctx, await tx.time.calendarVersions()));
  return { items, elsewhere, coming };
}
