import { type CancelFacts, type CancelStep, cancelProcedure } from '../../core/procedure/cancel.ts';
import { judge, rolesOf } from '../../core/procedure/judge.ts';
import { type Offer, offers } from '../../core/procedure/offers.ts';
import type { Standing } from '../../core/procedure/step.ts';
import { by, type Context, type Transaction } from '../context.ts';
import { badInput, expectVersion, found, reached, refuse } from '../refusal.ts';
import type { Round } from './records.ts';

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

export type Cancelling = { step: CancelStep; reason?: string | undefined; version?: number | undefined };

/** Asks for a round to be cancelled with the reason; a leader, another person, cancels or keeps it. Drafts stay, and their units hear of it. */
export const cancelRound = (ctx: Context, id: string, { step, reason, version }: Cancelling): Promise<Round> =>
  ctx.inTransaction(async (tx) => {
    const round = found(await tx.rounds.lockedRound(id));
    if (round.issuerId !== ctx.actor.organisationId) refuse({ kind: 'notAllowed' });
    const cases = await tx.asSystem((system) => system.rounds.casesLocked(id));
    const submitted = cases.filter((one) => one.submitted).length;
    reached(judge(cancelProcedure, cancelStanding(ctx, round, submitted), { step, brought: {} }));
    expectVersion(round.version, version, '该年度工作');
    const change = changeBy(ctx, step, reason);
    if (!(await tx.rounds.changeRound(id, round.version, change)))
      refuse({ kind: 'conflict', message: '该年度工作刚被他人办理，请刷新后查看最新状态' });
    const next = { ...round, ...change, version: round.version + 1 };
    await tx.record({
      ...by(ctx, rolesOf(cancelProcedure.steps[step].role)[0]),
      action: recorded[step],
      article: '第十条',
      subject: { kind: 'round', id },
      parties: { issuerId: round.issuerId },
      detail: { year: round.year, title: round.title, reason: next.cancelReason ?? round.cancelReason },
    });
    if (step === 'ask') await askLeader(tx, next);
    if (step === 'cancel') await tellDrafts(tx, next, new Set(cases.filter((one) => one.state === 'draft').map((one) => one.applicantId)));
    return next;
  });

const recorded = { ask: 'askCancelRound', cancel: 'cancelRound', keep: 'keepRound' } as const;

function changeBy(ctx: Context, step: CancelStep, reason: string | undefined) {
  if (step === 'cancel') return { cancelledBy: ctx.actor.accountId, cancelledAt: ctx.now };
  if (step === 'keep') return { cancelReason: null, cancelAskedBy: null, cancelAskedAt: null };
  const text = reason?.trim() ?? '';
  if (text === '') badInput('reason', '第十条', '请写明取消的理由，填写中的单位会看到');
  return { cancelReason: text, cancelAskedBy: ctx.actor.accountId, cancelAskedAt: ctx.now };
}

const askLeader = (tx: Transaction, round: Round) =>
  tx.post({
    key: `${round.id}:cancel:${round.version}`,
    to: { organisationId: round.issuerId, role: 'leader' },
    subject: `请决定是否取消：${round.title}`,
    body: `经办人提出取消本次认定工作，理由：${round.cancelReason}。目前没有单位提交过申报，取消后不能恢复（第十条）。`,
    link: `/app/rounds/${round.id}`,
  });

async function tellDrafts(tx: Transaction, round: Round, applicants: ReadonlySet<string>): Promise<void> {
  for (const organisationId of applicants)
    await tx.post({
      key: `${round.id}:cancelled:${organisationId}`,
      to: { organisationId, role: 'clerk' },
      subject: `已取消：${round.title}`,
      body: `理由：${round.cancelReason}。贵单位填写中的申报不再提交，已填写的内容保留，可以查看；重新申报请留意新的申报通知（第十条）。`,
      link: '/app/dossiers',
    });
}
