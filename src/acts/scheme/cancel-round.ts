import { type CancelFacts, type CancelState, type CancelSteps, cancelProcedure } from '../../core/procedure/cancel.ts';
import { type Offer, offers } from '../../core/procedure/offers.ts';
import type { Standing } from '../../core/procedure/step.ts';
import type { Round } from '../../core/scheme/round.ts';
import type { Context, Letter, Transaction } from '../context.ts';
import type { Kind } from '../procedure/take.ts';

const cancelStanding = ({ actor, today }: Context, round: Round, submitted: number): Standing<CancelFacts> => ({
  facts: { state: stateOf(round), cancelAskedBy: round.cancelAskedBy, submitted },
  parties: { issuerId: round.issuerId },
  actor,
  today,
});

const stateOf = ({ cancelledAt, cancelAskedAt }: Round): CancelFacts['state'] =>
  cancelledAt !== null ? 'cancelled' : cancelAskedAt !== null ? 'asked' : 'standing';

/** What this actor may do about cancelling the round; `submitted`: cases that were ever submitted. */
export const cancelOffers = (ctx: Context, round: Round, submitted: number): Offer[] =>
  offers(cancelProcedure, cancelStanding(ctx, round, submitted));

/** 取消年度工作 (第十条) as `take` knows it: an officer asks with the reason; a leader, another person, cancels or keeps it. Drafts stay, and their units hear of it. */
export const cancelKind: Kind<Round, CancelFacts, CancelState, CancelSteps, object> = {
  procedure: cancelProcedure,
  called: '该年度工作',
  locked: (tx, _, id) => tx.rounds.lockedRound(id),
  standing: async (tx, ctx, round) => {
    const cases = await casesOf(tx, round);
    return cancelStanding(ctx, round, cases.filter((one) => one.submitted).length);
  },
  change: (tx, { id, version }, { state: _, ...change }) => tx.rounds.changeRound(id, version, change),
  entry: ({ id, issuerId, year, title, cancelReason }, was) => ({
    article: '第十条',
    subject: { kind: 'round', id },
    parties: { issuerId },
    detail: { year, title, reason: cancelReason ?? was.cancelReason },
  }),
  effects: {
    ask: ({ ctx, brought: { reason } }) => ({
      change: { cancelReason: reason, cancelAskedBy: ctx.actor.accountId, cancelAskedAt: ctx.now },
      after: (asked) => [toLeader(asked)],
    }),
    cancel: ({ tx, ctx }) => ({
      change: { cancelledBy: ctx.actor.accountId, cancelledAt: ctx.now },
      after: async (cancelled) => toDrafts(cancelled, await casesOf(tx, cancelled)),
    }),
    keep: () => ({ change: { cancelReason: null, cancelAskedBy: null, cancelAskedAt: null } }),
  },
};

/** Every case of the round, kept from changing until the transaction ends. */
const casesOf = (tx: Transaction, { id }: Round) => tx.asSystem((system) => system.rounds.casesLocked(id));

const toLeader = ({ id, version, issuerId, title, cancelReason }: Round): Letter => ({
  key: `${id}:cancel:${version}`,
  to: { organisationId: issuerId, role: 'leader' },
  subject: `请决定是否取消：${title}`,
  body: `经办人提出取消本次认定工作，理由：${cancelReason}。目前没有单位提交过申报，取消后不能恢复（第十条）。`,
  link: `/app/rounds/${id}`,
});

const toDrafts = (round: Round, cases: readonly { readonly state: string; readonly applicantId: string }[]): Letter[] =>
  [...new Set(cases.filter(({ state }) => state === 'draft').map(({ applicantId }) => applicantId))].map((organisationId) => ({
    key: `${round.id}:cancelled:${organisationId}`,
    to: { organisationId, role: 'clerk' },
    subject: `已取消：${round.title}`,
    body: `理由：${round.cancelReason}。贵单位填写中的申报不再提交，已填写的内容保留，可以查看；重新申报请留意新的申报通知（第十条）。`,
    link: '/app/dossiers',
  }));
