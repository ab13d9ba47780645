import { asPeriod, lastEndedPeriod } from '../../core/deadlines/reporting.ts';
import { type Offer, offers } from '../../core/procedure/offers.ts';
import { summaryProcedure } from '../../core/procedure/summary.ts';
import { emptyFigures } from '../../core/reporting/figures.ts';
import { type Alert, belowConditions } from '../../core/reporting/quarter.ts';
import type { Shelf } from '../../core/scheme/shelf.ts';
import type { Context } from '../context.ts';
import { found } from '../refusal.ts';
import { standingToDue } from './duty.ts';
import type { ReportLine, StandingReport, SummaryFilter, SummaryLineOf } from './port.ts';
import { asked, cameIn, namedMissing, standingOf, summaryStanding } from './report-case.ts';
import { type Computed, compute, reportsOf } from './summary.ts';

type Standing = ReturnType<typeof standingToDue>;
export type SummaryView = Computed & {
  summary: SummaryLineOf;
  /** By which edition its newest title was given, whatever holds today; null where it has none. */
  scheme: string | null;
  /** Frozen when prepared; live before. */
  frozen: boolean;
  /** The reports have changed since it was prepared. */
  stale: boolean;
  due: Standing;
  late: { platform: string; status: string; daysLate: number }[];
  alerts: (Alert & { platform: string })[];
  /** 年度服务工作总结 of the platforms, collected with the fourth quarter. */
  annualSummaries: { platform: string; text: string }[];
  notAccepted: number;
  preparedBy: string | null;
  signedBy: string | null;
  offers: Offer[];
};

/** One authority's summary: live while it is open, as it was fixed afterwards. */
export async function viewSummary(ctx: Context, id: string): Promise<SummaryView> {
  const { summary, hands, reports } = await ctx.inTransaction(async (tx) => {
    const one = found(await tx.reporting.summary(id));
    return { summary: one, hands: await tx.journal.hands('summary', id), reports: await reportsOf(tx, one) };
  });
  const live = compute(reports);
  const { lines, totals, missing } = summary;
  const frozen = lines && totals && missing ? { lines, totals, missing } : null;
  const { names, signature } = await signers(ctx, summary);
  return {
    summary,
    scheme: reports.toSorted((a, b) => (a.platformId < b.platformId ? 1 : -1))[0]?.scheme ?? null,
    ...(frozen ?? live),
    frozen: frozen !== null,
    stale: frozen !== null && !same(frozen, live),
    due: standingToDue(ctx, { ...summary, submittedOn: summary.sentOn }),
    late: lateOnes(ctx, reports),
    alerts: reports.flatMap((one) => alertsOf(ctx.tools.schemes, one)),
    annualSummaries:
      summary.quarter === 4
        ? reports.flatMap((one) => (standingOf(one) ? [{ platform: one.platform, text: standingOf(one)?.annualSummary ?? '' }] : []))
        : [],
    notAccepted: reports.filter((one) => one.state === 'submitted').length,
    preparedBy: names[summary.preparedBy ?? ''] ?? null,
    signedBy: summary.signedBy === null ? null : (signature ?? names[summary.signedBy] ?? null),
    offers: offers(summaryProcedure, summaryStanding(ctx, { ...summary, hands })),
  };
}

/** The names stand on annex 8, whoever may see that; a leader's stand-in signed as one. */
const signers = (ctx: Context, { id, preparedBy, signedBy }: SummaryLineOf) =>
  ctx.asSystem(async (tx) => ({
    names: await tx.directory.names([preparedBy, signedBy].filter((one) => one !== null)),
    signature: await tx.journal.signature('sendSummary', id),
  }));

const lateOnes = (ctx: Context, reports: readonly ReportLine[]) =>
  reports
    .map((one) => ({ platform: one.platform, standing: standingToDue(ctx, one) }))
    .filter(({ standing }) => standing.pastDue)
    .map(({ platform, standing }) => ({ platform, status: standing.label, daysLate: standing.daysLate }));

const alertsOf = (schemes: Shelf, report: StandingReport) =>
  belowConditions(standingOf(report)?.figures ?? emptyFigures(), schemes.named(report.scheme), asPeriod(report).quarter).map((alert) => ({
    ...alert,
    platform: report.platform,
  }));

/** The database keeps the keys of JSON in an order of its own. */
const same = (a: Computed, b: Computed): boolean => JSON.stringify(ordered(a)) === JSON.stringify(ordered(b));
const ordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== 'object') return value;
  return Object.entries(value)
    .toSorted(([x], [y]) => (x < y ? -1 : 1))
    .map(([key, one]) => [key, ordered(one)]);
};

export const listSummaries = (ctx: Context, filter: SummaryFilter): Promise<SummaryLineOf[]> =>
  ctx.inTransaction((tx) => tx.reporting.summaries(filter));

export type BoardLine = {
  summaryId: string | null;
  authorityId: string;
  authority: string;
  platforms: number;
  reported: number;
  late: number;
  missing: string[];
  state: SummaryLineOf['state'] | null;
  sentOn: string | null;
  due: Standing | null;
};

/** How a quarter stands, authority by authority (第十五条). The last quarter that is over, unless another is asked for. */
export async function board(ctx: Context, asked: SummaryFilter): Promise<{ year: number; quarter: number; authorities: BoardLine[] }> {
  const period = { ...lastEndedPeriod(ctx.today), ...asked };
  const { reports, summaries } = await ctx.inTransaction(async (tx) => ({
    reports: await tx.reporting.reports(period),
    summaries: await tx.reporting.summaries(period),
  }));
  const groups = new Map<string, [ReportLine, ...ReportLine[]]>();
  for (const one of reports) {
    const key = `${one.authorityId}:${one.issuerId}`;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  const authorities = [...groups.values()].map((group) => {
    const [first] = group;
    const summary = summaries.find((one) => one.authorityId === first.authorityId && one.issuerId === first.issuerId) ?? null;
    return boardLine(ctx, group, { first, summary });
  });
  return { ...period, authorities };
}

function boardLine(
  ctx: Context,
  reports: readonly ReportLine[],
  { first, summary }: { first: ReportLine; summary: SummaryLineOf | null },
): BoardLine {
  return {
    summaryId: summary?.id ?? null,
    authorityId: first.authorityId,
    authority: first.authority,
    platforms: reports.length,
    reported: reports.filter(cameIn).length,
    late: reports.filter((one) => standingToDue(ctx, one).pastDue).length,
    missing: reports.filter((one) => asked(one) && !cameIn(one)).map(namedMissing),
    state: summary?.state ?? null,
    sentOn: summary?.sentOn ?? null,
    due: summary && standingToDue(ctx, { ...summary, submittedOn: summary.sentOn }),
  };
}
