import { asPeriod, reportOpens } from '../../core/deadlines/reporting.ts';
import { type Offer, offers } from '../../core/procedure/offers.ts';
import { summaryProcedure } from '../../core/procedure/summary.ts';
import { type Alert, belowConditions } from '../../core/reporting/below.ts';
import type { Doubt } from '../../core/reporting/doubts.ts';
import { asked, standingOf } from '../../core/reporting/standing.ts';
import { type QuarterTable, tableChanges } from '../../core/reporting/table.ts';
import type { Shelf } from '../../core/scheme/shelf.ts';
import type { Context } from '../context.ts';
import { handledOne } from '../hands.ts';
import { found } from '../refusal.ts';
import { isPlain } from './accept-reports.ts';
import { isItsOfficer, mayChange } from './change-by-hand.ts';
import { derivedDay, standingToDue } from './duty.ts';
import type { StandingReport, SummaryFilter, SummaryLineOf } from './port.ts';
import type { SignedTable, SummaryVersion } from './records.ts';
import { summaryStanding } from './report-case.ts';
import { beside, fixedIn, reportsOf, type SummaryCase } from './summary-case.ts';
import { isOwed } from './urge.ts';

type Standing = ReturnType<typeof standingToDue>;
/** A signature, without the table that was signed. */
export type SignedLine = Pick<SummaryVersion, 'no' | 'reason' | 'signedOn' | 'hash'> &
  Pick<SignedTable, 'changes' | 'preparedBy' | 'signedBy'>;

export type SummaryView = QuarterTable & {
  summary: SummaryLineOf;
  scheme: string | null;
  /** As it was prepared or signed; live before. */
  frozen: boolean;
  /** What the table shows was signed: the how-manieth, null where it was not. */
  signedNo: number | null;
  /** The day on which the lines were fixed; null where they are live. */
  asOf: string | null;
  overview: string | null;
  /** The reports have changed since it was fixed. */
  stale: boolean;
  /** What they have changed, against what was signed last. */
  changes: readonly string[];
  due: Standing;
  derivation: string | null;
  late: { platform: string; status: string; daysLate: number }[];
  alerts: (Alert & { platform: string })[];
  /** What of the reports that stand is asked about, and what their platforms said. */
  doubted: { platformId: string; platform: string; doubts: readonly Doubt[]; explanation: string | null }[];
  annualSummaries: SignedTable['annualSummaries'];
  notAccepted: number;
  /** Of them so many about which nothing is asked: its own officer may accept them together. */
  plain: number;
  /** So many are owed that its own officer may urge; 0 before the quarter is over. */
  owed: number;
  preparedBy: string | null;
  signedBy: string | null;
  /** Whether the actor may change a figure by hand now. */
  byHandOpen: boolean;
  signatures: readonly SignedLine[];
  offers: Offer[];
};

/**
 * One authority's summary. Its own people see what it will be: live, or as it was prepared; everybody else what was signed last, while an amendment of it is
 * written, and before the first signature what its people see.
 */
export async function viewSummary(ctx: Context, id: string): Promise<SummaryView> {
  const seen = await ctx.inTransaction(async (tx) => {
    const summary = await handledOne(tx, 'summary', found(await tx.reporting.summary(id)));
    const reports = await reportsOf(tx, summary);
    const signed = await tx.reporting.summaryVersions({ summaryId: id });
    return { one: beside(summary, reports, await fixedIn(tx, summary)), reports, signed };
  });
  const { one, reports, signed } = seen;
  const last = signed.at(-1);
  const mine = isItsOfficer(ctx, one) ? reports : [];
  const sent = one.state === 'sent' || one.state === 'accepted' || ctx.actor.organisationId !== one.authorityId;
  const names = await ctx.asSystem((tx) => tx.directory.names(one.preparedBy === null ? [] : [one.preparedBy]));
  return {
    ...(sent && last ? signedAs(last) : asWritten(one, names)),
    summary: one,
    stale: one.stale,
    changes: last ? tableChanges(last.content, one.live) : [],
    due: standingToDue(ctx, { ...one, submittedOn: one.sentOn }),
    derivation: one.scheme === null ? null : derivedDay(ctx, one, { who: 'authority', scheme: ctx.tools.schemes.named(one.scheme) }),
    late: lateOnes(ctx, reports),
    alerts: reports.flatMap((report) => alertsOf(ctx.tools.schemes, report)),
    doubted: reports.flatMap(doubtedIn),
    notAccepted: reports.filter(({ state }) => state === 'submitted').length,
    plain: mine.filter((report) => isPlain(ctx.tools.schemes, report)).length,
    owed: ctx.today < reportOpens(asPeriod(one)) ? 0 : mine.filter(isOwed).length,
    byHandOpen: mayChange(ctx, one),
    signatures: signed.map(signatureOf),
    offers: offers(summaryProcedure, summaryStanding(ctx, one)),
  };
}

type Shown = QuarterTable &
  Pick<SummaryView, 'scheme' | 'frozen' | 'signedNo' | 'asOf' | 'overview' | 'annualSummaries' | 'preparedBy' | 'signedBy'>;

const signedAs = ({ no, content }: SummaryVersion): Shown => ({ ...content, frozen: true, signedNo: no });

function asWritten(one: SummaryCase, names: Readonly<Record<string, string>>): Shown {
  const { live, lines, totals, missing, scheme, asOf, overview, preparedBy } = one;
  const table = lines && totals && missing ? { ...live, lines, totals, missing } : live;
  return {
    ...{ ...table, frozen: lines !== null, signedNo: null, scheme, asOf, overview, annualSummaries: live.annualSummaries },
    preparedBy: names[preparedBy ?? ''] ?? null,
    signedBy: null,
  };
}

const signatureOf = ({ no, reason, signedOn, hash, content: { changes, preparedBy, signedBy } }: SummaryVersion): SignedLine => ({
  ...{ no, reason, signedOn, hash, changes, preparedBy, signedBy },
});

/** A table as it was signed, whatever has come since. */
export const signedTable = (ctx: Context, id: string, no: number): Promise<SummaryVersion> =>
  ctx.inTransaction(async (tx) => found((await tx.reporting.summaryVersions({ summaryId: id })).find((one) => one.no === no)));

const lateOnes = (ctx: Context, reports: readonly StandingReport[]) =>
  reports
    .filter(asked)
    .map((one) => ({ platform: one.platform, standing: standingToDue(ctx, one) }))
    .filter(({ standing }) => standing.pastDue)
    .map(({ platform, standing }) => ({ platform, status: standing.label, daysLate: standing.daysLate }));

const alertsOf = (schemes: Shelf, report: StandingReport) => {
  const standing = standingOf(report);
  const alerts = standing ? belowConditions({ ...report, figures: standing.figures }, schemes.named(report.scheme)) : [];
  return alerts.map((alert) => ({ ...alert, platform: report.platform }));
};

const doubtedIn = (report: StandingReport): SummaryView['doubted'] => {
  const { doubts = [], explanation = null } = standingOf(report) ?? {};
  return doubts.length === 0 ? [] : [{ platformId: report.platformId, platform: report.platform, doubts, explanation }];
};

export const listSummaries = (ctx: Context, filter: SummaryFilter): Promise<SummaryLineOf[]> =>
  ctx.inTransaction((tx) => tx.reporting.summaries(filter));
