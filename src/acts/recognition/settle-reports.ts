import { partiesOf } from '../../core/reporting/parties.ts';
import { held } from '../../core/reporting/standing.ts';
import { by, type Context, type Transaction } from '../context.ts';
import { badInput, refuse } from '../refusal.ts';
import type { ReportLine } from '../reporting/port.ts';
import { titleOf } from '../reporting/report-case.ts';

/** Reports of a title that never came in, or were given back: of quarters that ended while it stood, and of the one that it does not see the end of. */
export async function toSettle(tx: Transaction, { today }: Context, platformId: string): Promise<Record<'asked' | 'ended', ReportLine[]>> {
  const open = (await tx.reporting.reports({ platformId })).filter(
    ({ state, submittedOn }) => state === 'returned' || (state === 'open' && submittedOn === null),
  );
  const stands = (report: ReportLine) => held({ ...report, revokedOn: today });
  return { asked: open.filter(stands), ended: open.filter((one) => !stands(one)) };
}

type Settling = { readonly platformId: string; readonly reports: 'due' | 'waived' | undefined };

/**
 * 办法没有规定撤销后未报的季度调度表是否仍须报送（第十五条）: whoever decides says so; a title that ends before its quarter owes nothing. Answers the sentence for the
 * platform and its authority.
 */
export async function settleReports(tx: Transaction, ctx: Context, { platformId, reports }: Settling): Promise<string> {
  const { asked, ended } = await toSettle(tx, ctx, platformId);
  if (asked.length > 0 && reports === undefined)
    badInput('reports', '第十五条', `该平台${titlesOf(asked)}尚未报送，办法没有规定撤销后是否仍须报送，请写明“仍须报送”或“不再要求”`);
  const [due, waived] = reports === 'due' ? [asked, ended] : [[], [...asked, ...ended]];
  if (waived.length > 0) await tx.asSystem((system) => waive(system, ctx, waived));
  return [
    ...(due.length > 0 ? [`${titlesOf(due)}仍须报送（第十五条）。`] : []),
    ...(waived.length > 0 ? [`${titlesOf(waived)}不再要求报送。`] : []),
  ].join('');
}

const titlesOf = (reports: readonly ReportLine[]): string => reports.map(titleOf).join('、');

async function waive(system: Transaction, ctx: Context, reports: readonly ReportLine[]): Promise<void> {
  for (const report of reports) {
    if (!(await system.reporting.changeReport(report.id, report.version, { state: 'waived' })))
      refuse({ kind: 'conflict', message: `${titleOf(report)}刚被他人办理，请刷新后重新决定` });
    await system.record({
      ...by(ctx),
      action: 'waiveReport',
      article: '第十五条',
      subject: { kind: 'report', id: report.id },
      parties: partiesOf(report),
      detail: { year: report.year, quarter: report.quarter },
    });
  }
}
