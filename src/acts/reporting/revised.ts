import { asked } from '../../core/reporting/standing.ts';
import type { Transaction } from '../context.ts';
import type { ReportLine } from './port.ts';

/** A report that was given back, or is being corrected, with the day by which it is to come in again. */
export type Revised = ReportLine & { readonly reviseBy: string };

/** All of them that are still asked for. */
export async function revised(tx: Transaction): Promise<Revised[]> {
  const all = await tx.reporting.toRevise();
  return all.flatMap((report) => (report.reviseBy !== null && asked(report) ? [{ ...report, reviseBy: report.reviseBy }] : []));
}

export const givenBackOrBegun = ({ state, returnReason }: ReportLine): string =>
  state === 'returned' ? `已退回修改：${returnReason ?? ''}` : '正在更正，还没有重新报送';
