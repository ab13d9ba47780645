import { isBlank } from '../../core/annexes/read.ts';
import { type SummaryFacts, type SummaryState, type SummarySteps, summaryProcedure } from '../../core/procedure/summary.ts';
import { byCertificate } from '../../core/reporting/parties.ts';
import { summarise } from '../../core/reporting/quarter.ts';
import type { Letter, Transaction } from '../context.ts';
import { type Handled, handledOne } from '../hands.ts';
import type { Kind } from '../procedure/take.ts';
import { badInput } from '../refusal.ts';
import { standingToDue } from './duty.ts';
import type { StandingReport, SummaryLineOf } from './port.ts';
import type { Summary, SummaryLine } from './records.ts';
import { asked, namedMissing, standingOf, summaryStanding, summaryTitleOf } from './report-case.ts';

export type Computed = { lines: SummaryLine[]; totals: NonNullable<Summary['totals']>; missing: string[] };

/** 附件8 out of the reports that came in: a line each, 合计, and who has not reported. */
export function compute(all: readonly StandingReport[]): Computed {
  const reports = all.filter(asked).toSorted(byCertificate);
  const lines = reports.flatMap((one): SummaryLine[] => {
    const { platformId, platform, functions } = one;
    const standing = standingOf(one);
    return standing ? [{ platformId, platform, functions, figures: standing.figures }] : [];
  });
  const { totals, missing } = summarise(reports.map((one) => ({ platform: namedMissing(one), figures: standingOf(one)?.figures ?? null })));
  return { lines, totals, missing: [...missing] };
}

export const reportsOf = (tx: Transaction, { year, quarter, authorityId, issuerId }: Summary): Promise<StandingReport[]> =>
  tx.reporting.standing({ year, quarter, authorityId, issuerId });

/** 季度汇总表 (第十五条、附件8) as `take` knows it. */
export const summaryKind: Kind<SummaryLineOf & Handled, SummaryFacts, SummaryState, SummarySteps, object> = {
  procedure: summaryProcedure,
  called: '汇总表',
  async locked(tx, _, id) {
    const summary = await tx.reporting.lockedSummary(id);
    return summary && handledOne(tx, 'summary', summary);
  },
  standing: async (_, ctx, summary) => summaryStanding(ctx, summary),
  change: (tx, { id, version }, change) => tx.reporting.changeSummary(id, version, change),
  entry: ({ id, issuerId, authorityId, year, quarter }) => ({
    subject: { kind: 'summary', id },
    parties: { issuerId, recommenderId: authorityId },
    detail: { year, quarter },
  }),
  effects: {
    /** The officer fixes the lines, 合计 and the names of who is missing; with the fourth quarter goes 年度总结 of the whole area (第十五条). */
    async prepare({ tx, ctx, row, brought: { overview } }) {
      const text = overview === undefined ? row.overview : overview === '' ? null : overview;
      if (row.quarter === 4 && isBlank(text))
        badInput('overview', '第十五条', '本地示范平台运营及发展情况年度总结须随第四季度汇总表一并报送，请填写');
      const computed = compute(await reportsOf(tx, row));
      return {
        change: { ...computed, overview: text, preparedBy: ctx.actor.accountId, givenBackBy: null, givenBackReason: null },
        detail: { reported: computed.lines.length, missing: computed.missing.length },
        after: (prepared) => [
          letter(prepared, `prepared:${row.version}`, {
            to: { organisationId: prepared.authorityId, role: 'leader' },
            subject: `${summaryTitleOf(prepared)}待签发`,
            body: `已汇总 ${computed.lines.length} 家，${unreported(computed.missing)}。`,
          }),
        ],
      };
    },
    /** Late is accepted and marked. */
    send({ ctx, row }) {
      const { daysLate } = standingToDue(ctx, { ...row, submittedOn: ctx.today });
      const missing = row.missing ?? [];
      return {
        change: { signedBy: ctx.actor.accountId, sentOn: ctx.today },
        detail: { daysLate, missing: missing.length },
        after: (sent) => [
          letter(sent, 'sent', {
            to: { organisationId: sent.issuerId, role: 'officer' },
            subject: `${sent.authority}已报送${summaryTitleOf(sent)}`,
            body: `汇总 ${sent.lines?.length ?? 0} 家，${unreported(missing)}${daysLate > 0 ? `；逾期 ${daysLate} 天` : ''}。`,
          }),
        ],
      };
    },
    /** Its figures are live again until somebody prepares it anew. */
    giveBack: ({ ctx, row: { version }, brought: { reason } }) => ({
      change: { lines: null, totals: null, missing: null, preparedBy: null, givenBackBy: ctx.actor.accountId, givenBackReason: reason },
      detail: { reason },
      after: (back) => [
        letter(back, `givenBack:${version}`, {
          to: { organisationId: back.authorityId, role: 'officer' },
          subject: `${summaryTitleOf(back)}由领导退回`,
          body: `${ctx.actor.name}退回：${reason}。修改后请重新编制，再送签发（第十五条）。`,
        }),
      ],
    }),
  },
};

const unreported = (missing: readonly string[]): string =>
  `未报 ${missing.length} 家${missing.length > 0 ? `：${missing.join('、')}` : ''}`;

const letter = ({ id }: SummaryLineOf, key: string, told: Omit<Letter, 'key' | 'link'>): Letter => ({
  ...told,
  key: `summary:${id}:${key}`,
  link: `/app/summaries/${id}`,
});
