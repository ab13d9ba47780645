import { asPeriod } from '../../core/deadlines/reporting.ts';
import { type Offer, offers } from '../../core/procedure/offers.ts';
import { summaryProcedure } from '../../core/procedure/summary.ts';
import { type Alert, belowConditions } from '../../core/reporting/quarter.ts';
import { asked, standingOf } from '../../core/reporting/standing.ts';
import { type QuarterTable, tableChanges } from '../../core/reporting/table.ts';
import type { Shelf } from '../../core/scheme/shelf.ts';
import type { Context } from '../context.ts';
import { handledOne } from '../hands.ts';
import { found } from '../refusal.ts';
import { mayChange } from './change-by-hand.ts';
import { standingToDue } from './duty.ts';
import type { StandingReport, SummaryFilter, SummaryLineOf } from './port.ts';
import type { SignedTable, SummaryVersion } from './records.ts';
import { summaryStanding } from './report-case.ts';
import { beside, fixedIn, reportsOf, type SummaryCase } from './summary-case.ts';

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
  late: { platform: string; status: string; daysLate: number }[];
  alerts: (Alert & { platform: string })[];
  annualSummaries: SignedTable['annualSummaries'];
  notAccepted: number;
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
  const sent = one.state === 'sent' || one.state === 'accepted' || ctx.actor.organisationId !== one.authorityId;
  const names = await ctx.asSystem((tx) => tx.directory.names(one.preparedBy === null ? [] : [one.preparedBy]));
  return {
    ...(sent && last ? signedAs(last) : asWritten(one, names)),
    summary: one,
    stale: one.stale,
    changes: last ? tableChanges(last.content, one.live) : [],
    due: standingToDue(ctx, { ...one, submittedOn: one.sentOn }),
    late: lateOnes(ctx, reports),
    alerts: reports.flatMap((report) => alertsOf(ctx.tools.schemes, report)),
    notAccepted: reports.filter(({ state }) => state === 'submitted').length,
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
  const alerts = standing ? belowConditions(standing.figures, schemes.named(report.scheme), asPeriod(report).quarter) : [];
  return alerts.map((alert) => ({ ...alert, platform: report.platform }));
};

export const listSummaries = (ctx: Context, filter: SummaryFilter): Promise<SummaryLineOf[]> =>
  ctx.inTransaction((tx) => tx.reporting.summaries(filter));
