import { judge } from '../../core/procedure/judge.ts';
import { reportProcedure } from '../../core/procedure/report.ts';
import type { Quarter, Samples } from '../../core/reporting/figures.ts';
import { belowConditions } from '../../core/reporting/quarter.ts';
import { by, type Context, type Transaction } from '../context.ts';
import { expectVersion, found, reached, refuse } from '../refusal.ts';
import { standingToDue } from './duty.ts';
import type { ReportLine } from './port.ts';
import { cameIn, changed, countedOf, faultsOf, neighboursOf, partiesOf, reportStanding, titleOf } from './report-case.ts';

export type Receipt = { number: string; hash: string; submittedAt: string; daysLate: number };

/** Sends a report to the local authority (第十五条). Late is accepted and marked; a fault is not, and each is named with its figure and rule. */
export async function submitReport(ctx: Context, id: string, version: number | undefined): Promise<Receipt> {
  return ctx.inTransaction(async (tx) => {
    const typed = found(await tx.reporting.lockedReport(id));
    expectVersion(typed.version, version, '调度表');
    const neighbours = await neighboursOf(tx, typed, 'open');
    const { figures, samples } = countedOf(typed, await tx.reporting.samples(id, 'open'), neighbours);
    const report = { ...typed, figures };
    const faults = cameIn(report) ? [] : faultsOf(report, samples, neighbours);
    const decision = judge(reportProcedure, reportStanding(ctx, report, faults.length), { step: 'submit', brought: {} });
    if (decision.kind === 'refused' && faults.length > 0)
      refuse({
        kind: 'notNow',
        article: decision.article,
        reasons: [...decision.reasons, ...faults.map(({ message }) => message)],
        faults: faults.map(({ path, rule, message }) => ({ path, rule, message })),
      });
    const to = reached(decision);
    const submittedOn = report.submittedOn ?? ctx.today;
    const change = { state: to, figures, submittedOn, submittedBy: ctx.actor.accountId, returnReason: null };
    await changed(tx, report, change);
    const receipt = await keepVersion(tx, ctx, { report, samples });
    const { daysLate } = standingToDue(ctx, { ...report, submittedOn });
    await tell(tx, ctx, { report, receipt, daysLate });
    return { ...receipt, daysLate };
  });
}

async function keepVersion(tx: Transaction, ctx: Context, { report, samples }: { report: ReportLine; samples: Samples }) {
  const no = (await tx.reporting.versions(report.id)).length + 1;
  const series = `${report.year}${report.quarter}`;
  const number = `JB${series}-${String(await tx.next(`report:${series}`)).padStart(4, '0')}`;
  const { figures, annualSummary } = report;
  const hash = ctx.tools.digest(JSON.stringify([number, report.platformId, figures, samples, annualSummary]));
  const kept = { reportId: report.id, no, figures, rows: samples, annualSummary, number, hash };
  await tx.reporting.addVersion({ ...kept, submittedBy: ctx.actor.accountId, submittedAt: ctx.now });
  return { number, hash, submittedAt: ctx.now };
}

async function tell(
  tx: Transaction,
  ctx: Context,
  { report, receipt, daysLate }: { report: ReportLine; receipt: { number: string; hash: string }; daysLate: number },
): Promise<void> {
  const alerts = belowConditions(report.figures, ctx.tools.schemes.named(report.scheme), report.quarter as Quarter);
  await tx.record({
    ...by(ctx),
    action: 'submitReport',
    article: '第十五条',
    subject: { kind: 'report', id: report.id },
    parties: partiesOf(report),
    detail: { ...receipt, year: report.year, quarter: report.quarter, daysLate, below: alerts.map((alert) => alert.figure) },
  });
  await tx.post({
    key: `report:${report.id}:${receipt.number}`,
    to: { organisationId: report.authorityId, role: 'officer' },
    subject: `${report.platform}已报送${titleOf(report)}`,
    body: [
      `回执号 ${receipt.number}${daysLate > 0 ? `，逾期 ${daysLate} 天` : ''}。请审核后接收或退回。`,
      ...alerts.map((alert) => `提示：${alert.message}`),
    ].join('\n'),
    link: `/app/reports/${report.id}`,
  });
}
