import type { Fault } from '../../core/annexes/field.ts';
import { isBlank } from '../../core/annexes/read.ts';
import { asPeriod, periodLabel, reportOpens } from '../../core/deadlines/reporting.ts';
import type { ReportFacts } from '../../core/procedure/report.ts';
import type { Standing } from '../../core/procedure/step.ts';
import type { SummaryFacts } from '../../core/procedure/summary.ts';
import { type Doubt, doubtsOf } from '../../core/reporting/doubts.ts';
import { aboveNext, reportFaults } from '../../core/reporting/faults.ts';
import type { Figures, SampleTables } from '../../core/reporting/figures.ts';
import { isUnwritten } from '../../core/reporting/outline.ts';
import { partiesOf } from '../../core/reporting/parties.ts';
import { counted, isZeroReport } from '../../core/reporting/quarter.ts';
import type { Context, Transaction } from '../context.ts';
import type { Handled } from '../hands.ts';
import { refuse } from '../refusal.ts';
import type { Reported, ReportLine, SummaryLineOf } from './port.ts';
import type { Report, Summary } from './records.ts';

/** What stands around a report: the last quarter that the unit reported before it, the next of the same year that it reported already, the same quarter a year ago. */
export type Neighbours = { readonly previous: Reported | null; readonly next: Reported | null; readonly lastYear: Reported | null };

/** By the unit, not by the title: a renewal, or a quarter that was never reported, lets nothing fall. */
export async function neighboursOf(tx: Transaction, report: Asked, personal: 'open' | 'masked'): Promise<Neighbours> {
  const { year, quarter } = report;
  const reported = await tx.reporting.reportedBy({ ...report, years: [year - 1, year] }, personal);
  const place = (one: { year: number; quarter: number }) => one.year * 4 + one.quarter;
  return {
    previous: reported.findLast((one) => place(one) < place(report)) ?? null,
    next: reported.find((one) => one.year === year && one.quarter > quarter) ?? null,
    lastYear: reported.find((one) => one.year === year - 1 && one.quarter === quarter) ?? null,
  };
}

type Asked = { organisationId: string; platformId: string; issuerId: string; year: number; quarter: number };

/** The figures that cumulative ones may not fall below: of the last quarter reported before in the same year. */
export const sameYear = ({ year }: { year: number }, previous: Reported | null): Figures | null =>
  previous?.year === year ? previous.figures : null;

/** What the report before leaves to a new one: its figures, and within the year its rows of the sample tables, which accumulate. */
export const leftBy = (report: { year: number }, previous: Pick<Reported, 'year' | 'figures' | 'rows'> | null) =>
  previous && { figures: previous.figures, sampleTables: previous.year === report.year ? previous.rows : noSampleTables };
const noSampleTables: SampleTables = { frequent: [], events: [] };

/** What a report would send in now: what was typed, or under 零报告 what stood before. */
export const countedOf = (report: ReportLine, sampleTables: SampleTables, { previous }: Neighbours) =>
  counted({ ...report, sampleTables }, leftBy(report, previous), sameYear(report, previous) === null ? 1 : asPeriod(report).quarter);

/** What a report is judged beside. */
export type Beside = { readonly sampleTables: SampleTables; readonly neighbours: Neighbours };

/** All that keeps a report from being sent in: figures, sample tables, the declaration of nothing to report, the annual summary with Q4. */
export function faultsOf(ctx: Context, report: ReportLine, { sampleTables, neighbours }: Beside): readonly Fault[] {
  const { previous, next } = neighbours;
  const standing = sameYear(report, previous);
  const later = next && { figures: next.figures, period: periodLabel(asPeriod(next)) };
  return [
    ...reportFaults(report.figures, standing, sampleTables),
    ...aboveNext(report.figures, later),
    ...zeroFault(report, standing),
    ...summaryFault(report),
    ...explanationFault(report, doubtsIn(ctx, report, { sampleTables, neighbours })),
  ];
}

/** What of it is asked about: right or wrong, its platform says why. */
export const doubtsIn = (
  { tools }: Context,
  report: ReportLine,
  { sampleTables, neighbours: { previous, lastYear } }: Beside,
): readonly Doubt[] =>
  doubtsOf({
    ...{ ...report, sampleTables, period: asPeriod(report), previous: before(previous), lastYear: before(lastYear) },
    leap: tools.schemes.named(report.scheme).signals.reportLeap,
  });

const before = (one: Reported | null) => one && { period: asPeriod(one), figures: one.figures };

function explanationFault({ explanation }: ReportLine, doubts: readonly Doubt[]): Fault[] {
  if (doubts.length === 0 || !isBlank(explanation)) return [];
  const message = `有 ${doubts.length} 处数据存疑，请核对；确实无误的，请在“存疑数据说明”中写明原因`;
  return [{ path: 'explanation', label: '存疑数据说明', value: '', rule: 'explained', message }];
}

function zeroFault({ figures, nothingToReport }: ReportLine, previous: Figures | null): Fault[] {
  const nothing = isZeroReport(figures, previous);
  if (nothing === nothingToReport) return [];
  const message = nothing
    ? '本季度各项累计数与上季度相同；确无业务的，请勾选“零报告”，否则请更新累计数'
    : '已声明零报告，但累计数与上季度不同；请取消零报告，或核对累计数';
  return [{ path: 'nothingToReport', label: '零报告', value: nothingToReport ? '是' : '否', rule: 'nothingToReport', message }];
}

function summaryFault({ quarter, annualSummary }: ReportLine): Fault[] {
  const unwritten = annualSummary !== null && isUnwritten(annualSummary);
  if (quarter !== 4 || !(isBlank(annualSummary) || unwritten)) return [];
  const message = unwritten
    ? '年度服务工作总结中还有“请补写”的地方，请写完并去掉提示'
    : '年度服务工作总结须随第四季度调度表一并报送（第十五条），请填写';
  return [{ path: 'annualSummary', label: '年度服务工作总结', value: '', rule: 'required', message }];
}

export const titleOf = (report: { year: number; quarter: number }): string => `${periodLabel(asPeriod(report))}调度表`;
export const summaryTitleOf = (summary: { year: number; quarter: number }): string => `${periodLabel(asPeriod(summary))}汇总表`;

/** Whether this actor is the platform's own clerk, who sees what is being typed; everybody else sees what came in. */
export const isOwn = (ctx: Context, report: { organisationId: string }): boolean =>
  ctx.actor.roles.includes('clerk') && ctx.actor.organisationId === report.organisationId;

/** Whether its platform may type in it: nothing came in, it was given back, or it is being corrected. */
export const editable = ({ state }: { state: Report['state'] }): boolean =>
  state === 'open' || state === 'correcting' || state === 'returned';

/** A report with what would go in with it now, and what keeps it from that. */
export type ReportCase = ReportLine &
  Below & { readonly sampleTables: SampleTables; readonly faults: readonly Fault[]; readonly doubts: readonly Doubt[] };

/** The summary that a report goes into, and whether its line there was accepted; the platform itself sees no summary. */
export type Below = { readonly over: SummaryLineOf | null; readonly acceptedBy: string | null };

type Quarter = { platformId: string; authorityId: string; issuerId: string; year: number; quarter: number };

/** The same, whoever asks, with the system's eyes. `shared`: nobody moves the summary on while the report is moved. */
export async function belowOf(system: Transaction, { platformId, ...of }: Quarter, lock?: 'shared'): Promise<Below> {
  const over = await system.reporting.summaryOver(of, lock);
  const signed = over?.acceptedOn ? (await system.reporting.summaryVersions({ summaryId: over.id })).at(-1) : undefined;
  return { over, acceptedBy: signed?.content.lines.some((line) => line.platformId === platformId) ? (over?.issuer ?? null) : null };
}

/** How a report stands to this actor: what its steps are judged by. `faults`: places that keep it from being sent in. */
export const reportStanding = ({ actor, today }: Context, report: ReportLine & Below, faults: readonly Fault[]): Standing<ReportFacts> => ({
  facts: { ...report, opens: reportOpens(asPeriod(report)), faults: faults.map(({ message }) => message) },
  parties: partiesOf(report),
  actor,
  today,
});

/** The same for a summary, with everybody who has prepared it. */
export const summaryStanding = (
  { actor, today }: Context,
  summary: Summary & Handled & { readonly stale: boolean },
): Standing<SummaryFacts> => ({
  facts: { ...summary, opens: reportOpens(asPeriod(summary)) },
  parties: { issuerId: summary.issuerId, recommenderId: summary.authorityId },
  actor,
  today,
});

/** Writes a change over the version that was read. Throws Refused where someone was first. */
export async function changed(tx: Transaction, report: ReportLine, change: Partial<Report>): Promise<void> {
  if (!(await tx.reporting.changeReport(report.id, report.version, change)))
    refuse({ kind: 'conflict', message: '调度表刚被他人办理，请刷新后查看最新状态' });
}
