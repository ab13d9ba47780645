import type { Figures } from '../../core/annexes/annex7.ts';
import { asPeriod, periodLabel } from '../../core/deadlines/reporting.ts';
import { summaryProcedure } from '../../core/procedure/summary.ts';
import { changesBetween, effectLater, type FigureChange } from '../../core/reporting/revision.ts';
import type { Transaction } from '../context.ts';
import type { ReportLine, SummaryLineOf } from './port.ts';

/** What a correction does once it comes in. */
export type Effect = {
  readonly reason: string | null;
  /** Against the version that stands. */
  readonly changes: readonly FigureChange[];
  /** The next quarter of the year that came in already: what was added there since. */
  readonly later: { readonly period: string; readonly changes: readonly FigureChange[] } | null;
  /** What becomes of annex 8. */
  readonly annex8: string;
};

/** What the draft of a correction would do to the figures, or null where nothing stands that it corrects. */
export async function correctionOf(tx: Transaction, report: ReportLine, draft: Figures): Promise<Omit<Effect, 'annex8'> | null> {
  const standing = await tx.reporting.lastVersion(report, 'masked');
  if (report.state !== 'correcting' || standing === null) return null;
  const { year, quarter } = report;
  const reported = await tx.reporting.reportedBy({ ...report, years: [year] }, 'masked');
  const next = reported.find((one) => one.quarter > quarter);
  return {
    reason: report.revisionReason,
    changes: changesBetween(standing.figures, draft),
    later: next ? { period: periodLabel(asPeriod(next)), changes: effectLater(standing.figures, draft, next.figures) } : null,
  };
}

/** What it does to annex 8: the platform itself sees no summary. */
export function annex8Of({ authority }: ReportLine, over: SummaryLineOf | null): string {
  if (!over) return `${authority}没有本季度汇总表需要更正`;
  if (over.sentOn !== null) return `${authority}的汇总表已签发报送，签发的一份不变；重新报送后由${authority}编制更正表，报${over.issuer}`;
  return `${authority}的汇总表${summaryProcedure.states[over.state].label}，重新报送后按新数汇总`;
}
