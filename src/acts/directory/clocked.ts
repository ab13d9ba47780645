import { addDays, type Day } from '../../core/calendar/day.ts';
import type { Clocked } from '../../core/calendar/moves.ts';
import { noticeEnd } from '../../core/calendar/workday.ts';
import { hearingEnds } from '../../core/deadlines/hearing.ts';
import {
  lastEndedPeriod,
  type Period,
  periodLabel,
  periodOf,
  quarterEnd,
  type Reporter,
  reportDue,
} from '../../core/deadlines/reporting.ts';
import { reportingTitles } from '../../core/deadlines/titles.ts';
import type { Scheme } from '../../core/scheme/scheme.ts';
import { deadlineLeavesDayOff, publicationDayCounts, reportingDays } from '../../core/scheme/scheme.ts';
import type { Shelf } from '../../core/scheme/shelf.ts';
import type { Transaction, World } from '../context.ts';

/** Something that runs by the calendar, whom it concerns, and until when at the latest, so far as can be known without the calendar. */
export type Running = Clocked & { readonly organisations: readonly string[]; readonly until: Day };

/** Natural days that so many working days can come to across the longest holidays. */
const across = (workdays: number): number => workdays * 2 + 12;

/**
 * All that runs by the calendar today, seen with the system's eyes: quarterly duties of this and the last quarter (第十五条), public notices
 * (第八条（四）), statements before a revocation (第十二条), corrections and the windows of rounds (第八条（三）、第十条) whose cases are open.
 */
export async function runningNow(tx: Transaction, world: World): Promise<Running[]> {
  return [
    ...(await quarterly(tx, world.tools.schemes, lastEndedPeriod(world.today))),
    ...(await quarterly(tx, world.tools.schemes, periodOf(world.today))),
    ...(await notices(tx, world)),
    ...(await hearings(tx, world.tools.schemes)),
    ...(await cases(tx, world)),
  ];
}

async function quarterly(tx: Transaction, schemes: Shelf, period: Period): Promise<Running[]> {
  const came = new Set(
    (await tx.reporting.reports(period)).filter((one) => one.submittedOn !== null || one.state === 'waived').map((one) => unit(one)),
  );
  const sent = new Set((await tx.reporting.summaries(period)).filter((one) => one.sentOn !== null).map((one) => pair(one)));
  const reporters = reportingTitles(await tx.reporting.reporting(quarterEnd(period.year, period.quarter)), schemes);
  const owing = reporters.filter((one) => !came.has(unit(one)));
  const duties = reporters.filter(
    (one, index) =>
      one.authorityId !== one.issuerId && !sent.has(pair(one)) && reporters.findIndex((other) => pair(other) === pair(one)) === index,
  );
  const label = periodLabel(period);
  return [
    ...owing.map((one) => ({
      ...duty(period, 'platform', schemes.named(one.scheme)),
      what: `${label}调度表报送截止（第十五条）`,
      organisations: [one.organisationId, one.authorityId],
    })),
    ...duties.map((one) => ({
      ...duty(period, 'authority', schemes.named(one.scheme)),
      what: `${label}汇总表报送截止（第十五条）`,
      organisations: [one.authorityId, one.issuerId],
    })),
  ];
}

const unit = (one: { organisationId: string; issuerId: string }): string => `${one.organisationId}:${one.issuerId}`;
const pair = (one: { authorityId: string; issuerId: string }): string => `${one.authorityId}:${one.issuerId}`;

function duty(period: Period, who: Reporter, scheme: Scheme) {
  const days = reportingDays(scheme, who);
  const until = addDays(quarterEnd(period.year, period.quarter), days);
  return {
    kind: 'moves' as const,
    many: 1,
    until,
    rule: (calendar: World['calendar']) => reportDue({ ...period, days, rollOver: deadlineLeavesDayOff(scheme) }, calendar),
  };
}

/** A notice's last day was told to the public and stays; where the calendar would give another, whoever is responsible has to know (第八条（四）). */
async function notices(tx: Transaction, world: World): Promise<Running[]> {
  const lines: Running[] = [];
  for (const { roundId, issuerId, title, publishedOn, endsOn } of await tx.notices.heads()) {
    const round = world.today <= endsOn ? await tx.rounds.round(roundId) : null;
    if (!round) continue;
    const scheme = world.tools.schemes.named(round.scheme);
    const rule = { workdays: scheme.notice.workdays, publicationDayCounts: publicationDayCounts(scheme) };
    lines.push({
      ...{ kind: 'fixed', what: `公示“${title}”的截止（第八条（四））`, many: 1, day: endsOn, until: endsOn, organisations: [issuerId] },
      rule: (calendar) => noticeEnd(publishedOn, rule, calendar),
    });
  }
  return lines;
}

async function hearings(tx: Transaction, schemes: Shelf): Promise<Running[]> {
  const open = (await tx.recognitions.revocations({})).filter((one) => one.state === 'verified');
  return open.flatMap(({ verifiedOn, organisationId, issuerId, authorityId }) =>
    verifiedOn === null
      ? []
      : [
          {
            kind: 'moves' as const,
            what: '撤销前陈述申辩期截止（第十二条）',
            many: 1,
            rule: (calendar: World['calendar']) => hearingEnds(verifiedOn, schemes.heldBy(issuerId, verifiedOn), calendar),
            organisations: [organisationId, issuerId, authorityId],
            until: addDays(verifiedOn, across(schemes.heldBy(issuerId, verifiedOn).hearing.workdays)),
          },
        ],
  );
}

/** Days that were told to people stay; what changes is how many working days are left to them. */
async function cases(tx: Transaction, world: World): Promise<Running[]> {
  const live = await tx.reporting.timeline.live();
  return live.flatMap((one): Running[] => {
    const counted = (day: Day | null, what: string, organisations: readonly string[]): Running[] =>
      day === null || day < world.today ? [] : [{ kind: 'counted', what, many: 1, day, organisations, until: day }];
    if (one.state === 'draft') return counted(one.closesOn, `${one.title}的申报截止（第十条）`, [one.applicantId, one.issuerId]);
    if (one.state === 'returned') return counted(one.correctionDueOn, '补正截止（第八条（三））', [one.applicantId, one.recommenderId]);
    if (one.state === 'submitted' || one.state === 'assessing')
      return counted(one.recommendBy, `${one.title}的推荐截止（第八条（三））`, [one.recommenderId, one.issuerId]);
    return counted(one.reviewBy, `${one.title}的评审截止（第八条（四））`, [one.issuerId]);
  });
}
