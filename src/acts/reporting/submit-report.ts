import { belowConditions } from '../../core/reporting/below.ts';
import { changeInWords } from '../../core/reporting/revision.ts';
import type { Context, Transaction } from '../context.ts';
import type { Effect, Taking } from '../procedure/take.ts';
import { found } from '../refusal.ts';
import { standingToDue } from './duty.ts';
import { keepBasis } from './from-ledger.ts';
import type { ReportLine } from './port.ts';
import { type ReportCase, titleOf } from './report-case.ts';
import { annex8Of, type Effect as Correction, correctionOf } from './revision.ts';

export type Receipt = { number: string; hash: string; submittedAt: string; daysLate: number };

/** What a sent report is answered with, out of what was kept at that moment. */
export async function receiptOf(tx: Transaction, ctx: Context, report: ReportLine): Promise<Receipt> {
  const { number, hash, submittedAt } = found((await tx.reporting.versions(report.id)).at(-1));
  return { number, hash, submittedAt, daysLate: standingToDue(ctx, report).daysLate };
}

/** Late is accepted and marked (第十五条); what came in stays as a version with a number of its own. */
export async function submission({ tx, ctx, row }: Taking<ReportCase, object>): Promise<Effect<ReportCase>> {
  const submittedOn = row.submittedOn ?? ctx.today;
  const draft = await correctionOf(tx, row, row.figures);
  const effect = draft && { ...draft, annex8: annex8Of(row, row.over) };
  await keepBasis(tx, ctx, row);
  const receipt = await keepVersion(tx, ctx, row);
  const { daysLate } = standingToDue(ctx, { ...row, submittedOn });
  const alerts = belowConditions(row, ctx.tools.schemes.named(row.scheme));
  const { year, quarter } = row;
  return {
    change: {
      figures: row.figures,
      submittedOn,
      submittedBy: ctx.actor.accountId,
      returnReason: null,
      returnItems: [],
      reviseBy: null,
      revisionReason: null,
      revisionOf: null,
    },
    detail: { ...receipt, year, quarter, daysLate, below: alerts.map((alert) => alert.figure), ...correctedIn(effect) },
    after: (sent) => [
      {
        key: `report:${sent.id}:${receipt.number}`,
        to: { organisationId: sent.authorityId, role: 'officer' },
        subject: `${sent.platform}已${effect ? '更正' : '报送'}${titleOf(sent)}`,
        body: [
          `回执号 ${receipt.number}${daysLate > 0 ? `，逾期 ${daysLate} 天` : ''}。请审核后接收或退回。`,
          ...inWords(effect),
          ...alerts.map((alert) => `提示：${alert.message}`),
          ...doubtsInWords(row),
        ].join('\n'),
        link: `/app/reports/${sent.id}`,
      },
    ],
  };
}

const correctedIn = (effect: Correction | null) => effect && { reason: effect.reason, changed: effect.changes.map(({ label }) => label) };

const doubtsInWords = ({ doubts, explanation }: ReportCase): string[] =>
  doubts.length === 0 ? [] : [`存疑：${doubts.map(({ message }) => message).join('；')}。平台说明：${explanation ?? ''}`];

/** What a correction is told with: why, what, and what it does to annex 8. */
const inWords = (effect: Correction | null): string[] =>
  effect === null
    ? []
    : [
        `更正理由：${effect.reason ?? '未写明'}`,
        effect.changes.length === 0 ? '各项数据与原报送相同。' : `更正：${effect.changes.map(changeInWords).join('；')}。`,
        `${effect.annex8}。`,
      ];

async function keepVersion(tx: Transaction, ctx: Context, report: ReportCase) {
  const no = (await tx.reporting.versions(report.id)).length + 1;
  const series = `${report.year}${report.quarter}`;
  const number = `JB${series}-${String(await tx.nextAtLast(`report:${series}`)).padStart(4, '0')}`;
  const {
    figures,
    sampleTables,
    annualSummary,
    nothingToReport,
    revisionReason: reason,
    reviseBy,
    doubts,
    platform,
    functions,
    divisionCode,
  } = report;
  const explanation = doubts.length > 0 ? report.explanation : null;
  const hash = ctx.tools.digest(JSON.stringify([number, report.platformId, figures, sampleTables, annualSummary]));
  const named = { platform, functions, divisionCode };
  const kept = {
    reportId: report.id,
    no,
    figures,
    rows: sampleTables,
    annualSummary,
    nothingToReport,
    doubts,
    explanation,
    reason,
    reviseBy,
    named,
    number,
    hash,
  };
  await tx.reporting.addVersion({ ...kept, submittedBy: ctx.actor.accountId, submittedAt: ctx.now });
  return { number, hash, submittedAt: ctx.now };
}
