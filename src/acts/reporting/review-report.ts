import { judge } from '../../core/procedure/judge.ts';
import { reportProcedure } from '../../core/procedure/report.ts';
import { by, type Context, type Letter, type Transaction } from '../context.ts';
import { badInput, expectVersion, found, reached } from '../refusal.ts';
import type { ReportLine } from './port.ts';
import type { Report } from './records.ts';
import { changed, partiesOf, reportStanding, titleOf } from './report-case.ts';

type Move = { version?: number | undefined };

async function move(
  ctx: Context,
  id: string,
  step: {
    name: 'return' | 'accept' | 'reopen';
    version: number | undefined;
    change?: Partial<Report>;
    letter(report: ReportLine): Omit<Letter, 'key' | 'link'>;
  },
): Promise<Report> {
  return ctx.inTransaction(async (tx) => {
    const report = found(await tx.reporting.lockedReport(id));
    const to = reached(judge(reportProcedure, reportStanding(ctx, report, 0), { step: step.name, brought: {} }));
    expectVersion(report.version, step.version, '调度表');
    const change = { ...step.change, state: to };
    await changed(tx, report, change);
    await note(tx, ctx, { report, action: `${step.name}Report`, detail: { from: report.state, to } });
    await tx.post({ ...step.letter(report), key: `report:${id}:${step.name}:${report.version}`, link: `/app/reports/${id}` });
    return { ...report, ...change, version: report.version + 1 };
  });
}

const note = (
  tx: Transaction,
  ctx: Context,
  { report, action, detail }: { report: ReportLine; action: string; detail: Record<string, unknown> },
) => tx.record({ ...by(ctx), action, article: '第十五条', subject: { kind: 'report', id: report.id }, parties: partiesOf(report), detail });

/** The authority's officer gives a report back with a reason; what came in stays as a version. */
export async function returnReport(ctx: Context, id: string, { reason, version }: Move & { reason: string }): Promise<Report> {
  if (reason.trim() === '') badInput('reason', '退回理由', '请写明退回理由：哪一项、为什么、应如何修改');
  return move(ctx, id, {
    name: 'return',
    version,
    change: { returnReason: reason },
    letter: (report) => ({
      to: { organisationId: report.organisationId, role: 'clerk' },
      subject: `${titleOf(report)}被退回，请修改后重新报送`,
      body: `退回理由：${reason}`,
    }),
  });
}

/** The authority's officer takes a report as it came in. */
export const acceptReport = (ctx: Context, id: string, { version }: Move): Promise<Report> =>
  move(ctx, id, {
    name: 'accept',
    version,
    letter: (report) => ({
      to: { organisationId: report.organisationId, role: 'clerk' },
      subject: `${titleOf(report)}已接收`,
      body: `${report.authority}已接收贵单位${titleOf(report)}。`,
    }),
  });

/** The platform corrects what it sent; the version that came in stays, the new one is added when it is sent again. */
export const reopenReport = (ctx: Context, id: string, { version }: Move): Promise<Report> =>
  move(ctx, id, {
    name: 'reopen',
    version,
    letter: (report) => ({
      to: { organisationId: report.authorityId, role: 'officer' },
      subject: `${report.platform}正在更正${titleOf(report)}`,
      body: '更正后将重新报送；原报送内容已留存。在此之前，汇总表把该平台列为未报。',
    }),
  });
