import { isBlank } from '../../core/annexes/read.ts';
import { type SummaryFacts, type SummaryState, type SummarySteps, summaryProcedure } from '../../core/procedure/summary.ts';
import { type QuarterTable, tableChanges } from '../../core/reporting/table.ts';
import { by, type Letter } from '../context.ts';
import { handledOne } from '../hands.ts';
import type { Effect, Kind, Taking } from '../procedure/take.ts';
import { badInput } from '../refusal.ts';
import { standingToDue } from './duty.ts';
import type { SummaryLineOf } from './port.ts';
import type { SignedTable, Summary } from './records.ts';
import { summaryStanding, summaryTitleOf } from './report-case.ts';
import { type SummaryCase, summaryCase } from './summary-case.ts';

/** 季度汇总表 (第十五条、附件8) as `take` knows it. */
export const summaryKind: Kind<SummaryCase, SummaryFacts, SummaryState, SummarySteps, object> = {
  procedure: summaryProcedure,
  called: '汇总表',
  async locked(tx, _, id) {
    const summary = await tx.reporting.lockedSummary(id);
    return summary && summaryCase(tx, await handledOne(tx, 'summary', summary));
  },
  standing: async (_, ctx, summary) => summaryStanding(ctx, summary),
  change: (tx, { id, version }, change) => tx.reporting.changeSummary(id, version, columnsOf(change)),
  entry: ({ id, issuerId, authorityId, year, quarter }) => ({
    subject: { kind: 'summary', id },
    parties: { issuerId, recommenderId: authorityId },
    detail: { year, quarter },
  }),
  effects: {
    prepare: (taking) => fixed(taking, { overview: taking.brought.overview, reason: null }),
    amend: (taking) => fixed(taking, taking.brought),
    send: signed,
    /** Its figures are live again until somebody prepares it anew. */
    giveBack: ({ ctx, row: { version }, brought: { reason } }) => ({
      change: { ...unfixed, givenBackBy: ctx.actor.accountId, givenBackReason: reason },
      detail: { reason },
      after: (back) => [
        letter(back, `givenBack:${version}`, {
          to: { organisationId: back.authorityId, role: 'officer' },
          subject: `${summaryTitleOf(back)}由领导退回`,
          body: `${ctx.actor.name}退回：${reason}。修改后请重新编制，再送签发（第十五条）。`,
        }),
      ],
    }),
    accept: ({ ctx, row: { version } }) => ({
      change: { acceptedOn: ctx.today },
      after: (taken) => [
        letter(taken, `accept:${version}`, {
          to: { organisationId: taken.authorityId },
          subject: `${summaryTitleOf(taken)}已接收`,
          body: `${taken.issuer}已接收${taken.authority}${summaryTitleOf(taken)}。所汇总的调度表不再变动；确需更正的，报请${taken.issuer}退回汇总表。`,
        }),
      ],
    }),
    /** What was signed stands until its amendment is. */
    return: ({ row: { version }, brought: { reason } }) => ({
      change: { ...unfixed, returnReason: reason, acceptedOn: null },
      detail: { reason },
      after: (back) => [
        letter(back, `return:${version}`, {
          to: { organisationId: back.authorityId },
          subject: `${summaryTitleOf(back)}被退回，请更正后重报`,
          body: `${back.issuer}退回理由：${reason}`,
        }),
      ],
    }),
  },
};

const unfixed = { lines: null, totals: null, missing: null, asOf: null, preparedBy: null } as const;

/** What is kept of a case besides its row is worked out anew each time. */
const columnsOf = ({ live: _, stale: __, hands: ___, scheme: ____, ...change }: Partial<SummaryCase>): Partial<Summary> => change;

/** The officer fixes the lines, 合计 and the names of who is missing; with the fourth quarter goes 年度总结 of the whole area (第十五条). */
function fixed(
  { ctx, row }: Pick<Taking<SummaryCase, object>, 'ctx' | 'row'>,
  { overview, reason }: { overview?: string | undefined; reason: string | null },
): Effect<SummaryCase> {
  const text = overview === undefined ? row.overview : overview === '' ? null : overview;
  if (row.quarter === 4 && isBlank(text))
    badInput('overview', '第十五条', '本地示范平台运营及发展情况年度总结须随第四季度汇总表一并报送，请填写');
  const { lines, totals, missing } = row.live;
  return {
    change: {
      ...{ lines: [...lines], totals, missing: [...missing], asOf: ctx.today, overview: text, reason },
      ...{ preparedBy: ctx.actor.accountId, givenBackBy: null, givenBackReason: null },
    },
    detail: { reported: lines.length, missing: missing.length, ...(reason === null ? {} : { reason }) },
    after: (prepared) => [
      letter(prepared, `prepared:${row.version}`, {
        to: { organisationId: prepared.authorityId, role: 'leader' },
        subject: `${summaryTitleOf(prepared)}${reason === null ? '' : '更正表'}待签发`,
        body: `已汇总 ${lines.length} 家，${unreported(missing)}。${reason === null ? '' : `更正理由：${reason}`}`,
      }),
    ],
  };
}

/** Late is accepted and marked; what is signed is kept as it is signed, one after the other. */
async function signed({ tx, ctx, row }: Taking<SummaryCase, object>): Promise<Effect<SummaryCase>> {
  const sentOn = row.sentOn ?? ctx.today;
  const { daysLate } = standingToDue(ctx, { ...row, submittedOn: sentOn });
  const before = await tx.reporting.summaryVersions({ summaryId: row.id });
  const content = await contentOf({ tx, ctx, row }, before.at(-1)?.content ?? null);
  const no = before.length + 1;
  await tx.reporting.addSummaryVersion({ summaryId: row.id, no, content, reason: row.reason, signedOn: ctx.today });
  const ordinal = no === 1 ? '' : `第${no - 1}次更正`;
  return {
    // What was accepted stays so, however it is amended: only its return opens the reports in it again.
    change: { signedBy: ctx.actor.accountId, sentOn, returnReason: null },
    detail: { daysLate, missing: content.missing.length, no },
    after: (sent) => [
      letter(sent, `sent:${no}`, {
        to: { organisationId: sent.issuerId, role: 'officer' },
        subject: `${sent.authority}已报送${summaryTitleOf(sent)}${ordinal}`,
        body: [
          `汇总 ${content.lines.length} 家，${unreported(content.missing)}${daysLate > 0 ? `；逾期 ${daysLate} 天` : ''}。`,
          ...(row.reason === null ? [] : [`更正理由：${row.reason}`, `变动：${content.changes.join('；') || '无'}。`]),
        ].join('\n'),
      }),
    ],
  };
}

type Signing = Pick<Taking<SummaryCase, object>, 'tx' | 'ctx' | 'row'>;

async function contentOf({ tx, ctx, row }: Signing, before: QuarterTable | null): Promise<SignedTable> {
  const { authority, issuer, year, quarter, asOf, overview, scheme, live, preparedBy } = row;
  const names = await tx.asSystem((system) => system.directory.names(preparedBy === null ? [] : [preparedBy]));
  return {
    ...{ authority, issuer, year, quarter, asOf, overview, scheme },
    // The need of this step has just seen that what was prepared says what is live.
    ...live,
    changes: before ? tableChanges(before, live) : [],
    preparedBy: names[preparedBy ?? ''] ?? null,
    signedBy: by(ctx, 'leader').actor.name,
  };
}

const unreported = (missing: readonly string[]): string =>
  `未报 ${missing.length} 家${missing.length > 0 ? `：${missing.join('、')}` : ''}`;

const letter = ({ id }: SummaryLineOf, key: string, told: Omit<Letter, 'key' | 'link'>): Letter => ({
  ...told,
  key: `summary:${id}:${key}`,
  link: `/app/summaries/${id}`,
});
