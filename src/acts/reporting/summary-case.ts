import { type QuarterTable, type Reporting, sameTable, tableOf } from '../../core/reporting/table.ts';
import type { Transaction } from '../context.ts';
import type { Handled } from '../hands.ts';
import type { StandingReport, SummaryLineOf } from './port.ts';
import type { SignedTable, Summary } from './records.ts';
import { asked, held, namedMissing, standingOf } from './report-case.ts';

/** A summary with what its reports say now, and whether that is what was fixed. */
export type SummaryCase = SummaryLineOf &
  Handled & {
    readonly live: QuarterTable;
    readonly stale: boolean;
    /** By which edition its newest title was given, whatever holds today; null where it has none. */
    readonly scheme: string | null;
    /** 年度服务工作总结 of the platforms, collected with the fourth quarter. */
    readonly annualSummaries: SignedTable['annualSummaries'];
  };

/** Puts a summary beside its reports. */
export async function summaryCase(tx: Transaction, summary: SummaryLineOf & Handled): Promise<SummaryCase> {
  return beside(summary, await reportsOf(tx, summary), await fixedIn(tx, summary));
}

/** The same where the reports are at hand; `fixed`: what was prepared or signed last, null where nothing was. */
export function beside(summary: SummaryLineOf & Handled, reports: readonly StandingReport[], fixed: QuarterTable | null): SummaryCase {
  const live = compute(reports, summary.byHand);
  return {
    ...{ ...summary, live, stale: fixed !== null && !sameTable(fixed, live) },
    scheme: reports.toSorted((a, b) => (a.platformId < b.platformId ? 1 : -1))[0]?.scheme ?? null,
    annualSummaries: summary.quarter === 4 ? reports.flatMap(annualOf) : [],
  };
}

const annualOf = (report: StandingReport) => {
  const standing = standingOf(report);
  return standing ? [{ platform: report.platform, text: standing.annualSummary ?? '' }] : [];
};

/** What a summary was fixed as: by its preparation, or else by its last signature. */
export async function fixedIn(tx: Transaction, summary: Summary): Promise<QuarterTable | null> {
  const { lines, totals, missing } = summary;
  if (lines && totals && missing) return { lines, totals, missing, byHand: [] };
  return (await tx.reporting.summaryVersions({ summaryId: summary.id })).at(-1)?.content ?? null;
}

/** 附件8 out of the reports that came in: a line each, 合计, and who has not reported. */
export const compute = (reports: readonly StandingReport[], byHand: Summary['byHand'] = []): QuarterTable => ({
  ...tableOf(reports.filter(asked).map(givenBy), byHand),
  outside: reports.filter((one) => !held(one) && standingOf(one) !== null).map(({ platform }) => platform),
});

const givenBy = (report: StandingReport): Reporting => {
  const { id, platformId, platform, functions, certificateNumber } = report;
  return { reportId: id, platformId, platform, functions, certificateNumber, named: namedMissing(report), standing: standingOf(report) };
};

export const reportsOf = (tx: Transaction, { year, quarter, authorityId, issuerId }: Summary): Promise<StandingReport[]> =>
  tx.reporting.standing({ year, quarter, authorityId, issuerId });
