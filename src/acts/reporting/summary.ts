import { isBlank } from '../../core/annexes/read.ts';
import { judge } from '../../core/procedure/judge.ts';
import { type SummaryStep, summaryProcedure } from '../../core/procedure/summary.ts';
import { summarise } from '../../core/reporting/quarter.ts';
import { by, type Context, type Transaction } from '../context.ts';
import { handledOne } from '../hands.ts';
import { badInput, expectVersion, found, reached, refuse } from '../refusal.ts';
import { standingToDue } from './duty.ts';
import type { ReportLine, SummaryLineOf } from './port.ts';
import type { Summary, SummaryLine } from './records.ts';
import { asked, cameIn, summaryStanding, summaryTitleOf } from './report-case.ts';

export type Computed = { lines: SummaryLine[]; totals: NonNullable<Summary['totals']>; missing: string[] };

/** 附件8 out of the reports that came in: a line each, 合计, and who has not reported. */
export function compute(all: readonly ReportLine[]): Computed {
  const reports = all.filter(asked);
  const lines = reports
    .filter(cameIn)
    .map(({ platformId, platform, functions, figures }): SummaryLine => ({ platformId, platform, functions, figures }));
  const { totals, missing } = summarise(reports.map((one) => ({ platform: one.platform, figures: cameIn(one) ? one.figures : null })));
  return { lines, totals, missing: [...missing] };
}

export const reportsOf = (tx: Transaction, { year, quarter, authorityId, issuerId }: Summary): Promise<ReportLine[]> =>
  tx.reporting.reports({ year, quarter, authorityId, issuerId });

type Prepare = { overview?: string | null | undefined; version?: number | undefined };

/** The officer fixes the lines, 合计 and the names of who is missing; with the fourth quarter goes 年度总结 of the whole area (第十五条). */
export async function prepareSummary(ctx: Context, id: string, { overview, version }: Prepare): Promise<Summary> {
  return ctx.inTransaction(async (tx) => {
    const summary = found(await tx.reporting.lockedSummary(id));
    const state = await judgedTo(tx, ctx, { summary, step: 'prepare' });
    expectVersion(summary.version, version, '汇总表');
    const text = overview === undefined ? summary.overview : overview;
    if (summary.quarter === 4 && isBlank(text))
      badInput('overview', '第十五条', '本地示范平台运营及发展情况年度总结须随第四季度汇总表一并报送，请填写');
    const computed = compute(await reportsOf(tx, summary));
    const change = { ...computed, state, overview: text, preparedBy: ctx.actor.accountId, givenBackBy: null, givenBackReason: null };
    await put(tx, summary, change);
    await note(tx, ctx, {
      summary,
      action: 'prepareSummary',
      detail: { reported: computed.lines.length, missing: computed.missing.length },
    });
    await tx.post({
      key: `summary:${id}:prepared:${summary.version}`,
      to: { organisationId: summary.authorityId, role: 'leader' },
      subject: `${summaryTitleOf(summary)}待签发`,
      body: `已汇总 ${computed.lines.length} 家，未报 ${computed.missing.length} 家${computed.missing.length > 0 ? `：${computed.missing.join('、')}` : ''}。`,
      link: `/app/summaries/${id}`,
    });
    return { ...summary, ...change, version: summary.version + 1 };
  });
}

/** The leader, another person than who prepared it, sends the summary to the province. Late is accepted and marked. */
export async function sendSummary(ctx: Context, id: string, version: number | undefined): Promise<Summary> {
  return ctx.inTransaction(async (tx) => {
    const summary = found(await tx.reporting.lockedSummary(id));
    const state = await judgedTo(tx, ctx, { summary, step: 'send' });
    expectVersion(summary.version, version, '汇总表');
    const change = { state, signedBy: ctx.actor.accountId, sentOn: ctx.today };
    await put(tx, summary, change);
    const { daysLate } = standingToDue(ctx, { ...summary, submittedOn: ctx.today });
    const missing = summary.missing ?? [];
    await note(tx, ctx, { summary, action: 'sendSummary', detail: { daysLate, missing: missing.length } });
    await tx.post({
      key: `summary:${id}:sent`,
      to: { organisationId: summary.issuerId, role: 'officer' },
      subject: `${summary.authority}已报送${summaryTitleOf(summary)}`,
      body: `汇总 ${summary.lines?.length ?? 0} 家，未报 ${missing.length} 家${missing.length > 0 ? `：${missing.join('、')}` : ''}${daysLate > 0 ? `；逾期 ${daysLate} 天` : ''}。`,
      link: `/app/summaries/${id}`,
    });
    return { ...summary, ...change, version: summary.version + 1 };
  });
}

/** A leader who will not sign gives the summary back to the officers with a word; its figures are live again until somebody prepares it anew. */
export async function giveSummaryBack(ctx: Context, id: string, { reason, version }: Back): Promise<Summary> {
  return ctx.inTransaction(async (tx) => {
    const summary = found(await tx.reporting.lockedSummary(id));
    const state = await judgedTo(tx, ctx, { summary, step: 'giveBack' });
    expectVersion(summary.version, version, '汇总表');
    const anew = { lines: null, totals: null, missing: null, preparedBy: null };
    const change = { ...anew, state, givenBackBy: ctx.actor.accountId, givenBackReason: reason };
    await put(tx, summary, change);
    await note(tx, ctx, { summary, action: 'giveBackSummary', detail: { reason } });
    await tx.post({
      key: `summary:${id}:givenBack:${summary.version}`,
      to: { organisationId: summary.authorityId, role: 'officer' },
      subject: `${summaryTitleOf(summary)}由领导退回`,
      body: `${ctx.actor.name}退回：${reason}。修改后请重新编制，再送签发（第十五条）。`,
      link: `/app/summaries/${id}`,
    });
    return { ...summary, ...change, version: summary.version + 1 };
  });
}

type Back = { reason: string; version?: number | undefined };

const judgedTo = async (tx: Transaction, ctx: Context, { summary, step }: { summary: Summary; step: SummaryStep }) =>
  reached(judge(summaryProcedure, summaryStanding(ctx, await handledOne(tx, 'summary', summary)), { step, brought: {} }));

async function put(tx: Transaction, summary: SummaryLineOf, change: Partial<Summary>): Promise<void> {
  if (!(await tx.reporting.changeSummary(summary.id, summary.version, change)))
    refuse({ kind: 'conflict', message: '汇总表刚被他人办理，请刷新后查看最新状态' });
}

const note = (
  tx: Transaction,
  ctx: Context,
  { summary, action, detail }: { summary: SummaryLineOf; action: string; detail: Record<string, unknown> },
): Promise<void> =>
  tx.record({
    ...by(ctx),
    action,
    article: '第十五条',
    subject: { kind: 'summary', id: summary.id },
    parties: { issuerId: summary.issuerId, recommenderId: summary.authorityId },
    detail: { year: summary.year, quarter: summary.quarter, ...detail },
  });
