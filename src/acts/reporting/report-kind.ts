import { chineseDay } from '../../core/calendar/day.ts';
import { type ReportFacts, type ReportState, type ReportSteps, reportProcedure } from '../../core/procedure/report.ts';
import { partiesOf } from '../../core/reporting/parties.ts';
import type { Context, Letter, Transaction } from '../context.ts';
import type { Kind } from '../procedure/take.ts';
import { givenBack, usualDay } from './give-back.ts';
import type { ReportLine } from './port.ts';
import {
  belowOf,
  countedOf,
  doubtsIn,
  editable,
  faultsOf,
  isOwn,
  neighboursOf,
  type ReportCase,
  reportStanding,
  titleOf,
} from './report-case.ts';
import { submission } from './submit-report.ts';
import { withdrawn } from './withdraw-revision.ts';

/** 季度调度表 (第十五条) as `take` knows it. */
export const reportKind: Kind<ReportCase, ReportFacts, ReportState, ReportSteps, object> = {
  procedure: reportProcedure,
  called: '调度表',
  locked: async (tx, ctx, id) => asSent(tx, ctx, await tx.reporting.lockedReport(id)),
  standing: async (_, ctx, report) => reportStanding(ctx, report, report.faults),
  change: (tx, { id, version }, change) => tx.reporting.changeReport(id, version, change),
  entry: (moved, was) => ({
    subject: { kind: 'report', id: moved.id },
    parties: partiesOf(moved),
    detail: { from: was.state, to: moved.state },
  }),
  faults: async ({ row: { faults }, step }) =>
    step === 'submit' ? faults.map(({ path, rule, message }) => ({ path, rule, message })) : [],
  effects: {
    submit: submission,
    /** What came in stays as a version. */
    return: ({ ctx, row, brought }) => {
      const { version } = row;
      const change = givenBack(ctx, row, brought);
      const { returnReason: reason, returnItems: items, reviseBy } = change;
      return {
        change,
        detail: { reason, dueOn: reviseBy, ...(items.length > 0 ? { items: items.map(({ path }) => path) } : {}) },
        after: (back) => [
          letter(back, `return:${version}`, {
            to: { organisationId: back.organisationId, role: 'clerk' },
            subject: `${titleOf(back)}被退回，请修改后重新报送`,
            body: [`退回理由：${reason}`, `请于${chineseDay(reviseBy)}24时前改好重新报送。`].join('\n'),
          }),
        ],
      };
    },
    accept: ({ row: { version } }) => ({
      after: (taken) => [
        letter(taken, `accept:${version}`, {
          to: { organisationId: taken.organisationId, role: 'clerk' },
          subject: `${titleOf(taken)}已接收`,
          body: `${taken.authority}已接收贵单位${titleOf(taken)}。`,
        }),
      ],
    }),
    /** What came in stands until the correction comes in. */
    reopen: ({ ctx, row, brought: { reason } }) => {
      const { version, state } = row;
      return {
        change: { revisionReason: reason, revisionOf: state === 'accepted' ? 'accepted' : 'submitted', reviseBy: usualDay(ctx, row) },
        detail: { reason },
        after: (opened) => [
          letter(opened, `reopen:${version}`, {
            to: { organisationId: opened.authorityId, role: 'officer' },
            subject: `${opened.platform}正在更正${titleOf(opened)}`,
            body: `更正理由：${reason}\n重新报送之前，以已报送的一版为准，汇总表仍按那一版汇总。`,
          }),
        ],
      };
    },
    withdraw: withdrawn,
  },
};

const letter = ({ id }: ReportLine, key: string, told: Omit<Letter, 'key' | 'link'>): Letter => ({
  ...told,
  key: `report:${id}:${key}`,
  link: `/app/reports/${id}`,
});

/** A report as its own platform would send it in now, with what keeps it from that; everybody else needs no more than what it is. */
async function asSent(tx: Transaction, ctx: Context, typed: ReportLine | null): Promise<ReportCase | null> {
  if (typed === null) return null;
  const below = { ...typed, ...(await tx.asSystem((system) => belowOf(system, typed, 'shared'))) };
  if (!editable(typed) || !isOwn(ctx, typed)) return { ...below, sampleTables: { frequent: [], events: [] }, faults: [], doubts: [] };
  const neighbours = await neighboursOf(tx, typed, 'open');
  const counted = countedOf(typed, await tx.reporting.sampleTables(typed.id, 'open'), neighbours);
  const sent = { ...typed, figures: counted.figures };
  return {
    ...{ ...below, ...counted },
    faults: faultsOf(ctx, sent, { sampleTables: counted.sampleTables, neighbours }),
    doubts: doubtsIn(ctx, sent, { sampleTables: counted.sampleTables, neighbours }),
  };
}
