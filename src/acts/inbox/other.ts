import type { Context, Transaction } from '../context.ts';
import { keepsCalendar } from '../directory/calendar.ts';
import { handoversSeen } from '../directory/handover.ts';
import { casesSeen } from '../directory/organisation-case.ts';
import { waitingLinks } from '../directory/password-link.ts';
import { roleGrantsSeen } from '../directory/role-grant.ts';
import { earlierSeen } from '../recognition/earlier.ts';
import { placeOfEarlier } from '../recognition/earlier-known.ts';
import { poolChangesOpen } from '../scheme/change-pool.ts';
import { interpretationsSeen } from '../scheme/interpretation.ts';
import { changesWaiting } from '../scheme/round-changes.ts';
import { auditsWaiting } from './audits.ts';
import { calendarsWaiting, yearsMissing } from './calendars.ts';
import { earlierWaiting } from './earlier.ts';
import { handoversWaiting } from './handovers.ts';
import { inquiriesWaiting } from './inquiries.ts';
import { interpretationsWaiting } from './interpretations.ts';
import { licencesWaiting } from './licences.ts';
import { linksWaiting } from './links.ts';
import { openingsWaiting } from './openings.ts';
import { organisationCasesWaiting } from './organisation-cases.ts';
import { poolChangesWaiting } from './pool-changes.ts';
import type { Others } from './port.ts';
import { roleGrantsWaiting } from './role-grants.ts';
import { roundChangesWaiting } from './round-changes.ts';
import { startsWaiting } from './start.ts';
import type { Waiting } from './waiting.ts';

const none: Partial<Others> = {};

/**
 * What waits for the actor and stands in no table of what waits: a handful at a time, each read when asked. A procedure with cases in number goes into core/waiting instead
 * (store/waiting-lines.ts says how). `coming`: what comes next for an applicant that has nothing to start.
 */
export async function otherWaiting(tx: Transaction, ctx: Context): Promise<{ items: Waiting[]; coming: string | null }> {
  const is = (...roles: string[]) => ctx.actor.roles.some((role) => roles.includes(role));
  const { items: starts, coming } = is('clerk') ? await startsWaiting(tx, ctx) : { items: [], coming: null };
  const items: Waiting[] = [...starts];
  const some = is('leader', 'administrator', 'manager', 'officer', 'clerk') ? await tx.inbox.others(ctx.wallNow) : none;
  if (some.handovers && is('leader', 'administrator', 'manager'))
    items.push(...handoversWaiting(await handoversSeen(tx, ctx, { open: true }), is('manager') ? '/app/colleagues' : '/app/handovers'));
  if (some.interpretations && is('officer', 'leader'))
    items.push(...interpretationsWaiting(await interpretationsSeen(tx, ctx, { open: true })));
  if (some.inquiries && is('clerk', 'officer'))
    items.push(...inquiriesWaiting(await tx.notices.inquiries({ organisationId: ctx.actor.organisationId, open: true })));
  if (some.audits && is('clerk', 'officer', 'leader')) items.push(...auditsWaiting(await tx.audits.owed(ctx.actor.organisationId)));
  if (some.roundChanges && is('officer', 'leader')) items.push(...roundChangesWaiting(await changesWaiting(tx, ctx)));
  if (some.poolChanges && is('leader')) items.push(...poolChangesWaiting(await poolChangesOpen(tx, ctx)));
  if (some.earlierPlatforms && is('officer', 'leader'))
    items.push(...earlierWaiting(await earlierSeen(tx, ctx, { open: true }), placeOfEarlier(ctx)));
  if (some.organisationCases && is('officer')) items.push(...organisationCasesWaiting(ctx, await casesSeen(tx, { open: true })));
  if (some.licences && is('officer')) items.push(...licencesWaiting(ctx, await tx.licences.all({ waiting: true })));
  if (some.openings && is('leader')) items.push(...openingsWaiting(ctx, await tx.openings.releases({ day: ctx.today, waiting: true })));
  if (some.roleGrants && is('administrator', 'leader'))
    items.push(...roleGrantsWaiting(ctx, await roleGrantsSeen(tx, ctx, { open: true })));
  // Names of another office's people take the system's eyes, and with them a connection of its own: only where there is something to see.
  if (some.links && is('administrator', 'officer')) items.push(...linksWaiting(ctx, await waitingLinks(tx, ctx)));
  if (is('administrator')) items.push(...yearsMissing(ctx));
  if (keepsCalendar(ctx)) items.push(...calendarsWaiting(ctx, await tx.time.calendarVersions()));
  return { items, coming };
}
