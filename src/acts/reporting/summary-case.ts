import { fixedAs, isStale, quarterTable } from '../../core/reporting/standing.ts';
import type { QuarterTable } from '../../core/reporting/table.ts';
import type { Transaction } from '../context.ts';
import type { Handled } from '../hands.ts';
import type { StandingReport, SummaryLineOf } from './port.ts';
import type { Summary } from './records.ts';

/** A summary with what its reports say now, and whether that is what was fixed. */
export type SummaryCase = SummaryLineOf &
  Handled & {
    readonly live: ReturnType<typeof quarterTable>;
    readonly stale: boolean;
    /** By which edition its newest title was given, whatever holds today; null where it has none. */
    readonly scheme: string | null;
  };

/** Puts a summary beside its reports. */
export async function summaryCase(tx: Transaction, summary: SummaryLineOf & Handled): Promise<SummaryCase> {
  return beside(summary, await reportsOf(tx, summary), await fixedIn(tx, summary));
}

/** The same where the reports are at hand; `fixed`: what was prepared or signed last, null where nothing was. */
export function beside(summary: SummaryLineOf & Handled, reports: readonly StandingReport[], fixed: QuarterTable | null): SummaryCase {
  const live = quarterTable(reports, summary.byHand);
  return {
    ...{ ...summary, live, stale: isStale(fixed, live) },
    scheme: reports.toSorted((a, b) => (a.platformId < b.platformId ? 1 : -1))[0]?.scheme ?? null,
  };
}

/** What a summary was fixed as: by its preparation, or else by its last signature. */
export const fixedIn = async (tx: Transaction, summary: Summary): Promise<QuarterTable | null> =>
  fixedAs(summary, (await tx.reporting.summaryVersions({ summaryId: summary.id })).at(-1)?.content ?? null);

export const reportsOf = (tx: Transaction, { year, quarter, authorityId, issuerId }: Summary): Promise<StandingReport[]> =>
  tx.reporting.standing({ year, quarter, authorityId, issuerId });
