import { chineseDay } from '../../core/calendar/day.ts';
import { dayOf } from '../../core/calendar/instant.ts';
import { reconsiderationTerm, termRuns } from '../../core/deadlines/reconsideration.ts';
import { reconsiderationProcedure } from '../../core/procedure/reconsideration.ts';
import type { Round } from '../../core/scheme/round.ts';
import { dossierProcedure } from '../../core/workflow/steps.ts';
import { by, type Context } from '../context.ts';
import { needsProof } from '../proof.ts';
import { found, notNow, refuse } from '../refusal.ts';

/**
 * Publishes a round's secret so that every draw can be recomputed (docs/draw.md): a leader of the issuer, once the window for applying
 * is over and no case is left of which a sample or a panel may still be drawn, whatever the day: a case that comes late would be drawn with a known secret.
 */
export async function revealSecret(ctx: Context, roundId: string): Promise<Round> {
  const round = found(await ctx.inTransaction((tx) => tx.rounds.round(roundId)));
  if (round.issuerId !== ctx.actor.organisationId) refuse({ kind: 'notAllowed' });
  if (round.revealedSecret !== null)
    refuse({ kind: 'conflict', message: `本年度抽样密钥已于${chineseDay(round.revealedOn)}公开，不用再办` });
  const waiting = await ctx.asSystem((tx) => tx.recommendations.waitingIn(roundId));
  refuseEarly(round, { today: ctx.today, waiting });
  const reviewing = await ctx.asSystem((tx) => tx.recommendations.reviewingIn(roundId));
  if (reviewing > 0) notNow(dossierProcedure.steps.admit.article, stillDrawn(reviewing));
  const returning = await returningTo(ctx, roundId);
  if (returning > 0) notNow(reconsiderationProcedure.article, mayReturn(returning));
  needsProof(ctx);
  return ctx.inTransaction(async (tx) => {
    // A window put off at this moment would let the next draw be foreseen.
    if (found(await tx.rounds.lockedRound(roundId)).version !== round.version)
      refuse({ kind: 'conflict', message: '年度工作刚有变更，请刷新后再公开密钥' });
    const secret = await tx.rounds.secretOf(roundId);
    await tx.rounds.reveal(roundId, secret, ctx.today);
    await tx.record({
      ...by(ctx),
      action: 'revealSecret',
      article: '附件1',
      subject: { kind: 'round', id: roundId },
      parties: { issuerId: round.issuerId },
      detail: { year: round.year, commitment: round.commitment },
    });
    return { ...round, revealedSecret: secret, revealedOn: ctx.today };
  });
}

const stillDrawn = (cases: number) =>
  `还有 ${cases} 件申报待受理或在评审，专家组还可能抽取、补充抽取：现在公开密钥，抽到哪些专家就可以预知。请待评审全部结束后再公开`;

const mayReturn = (cases: number) =>
  `还有 ${cases} 件不予推荐、不予受理的申报在申请复核的期限内，或者复核没有决定：撤销原决定的要重新抽取，现在公开密钥就可以预知。请待期限届满、复核决定以后再公开`;

/** Cases that a 复核 may still bring back to where a sample or a panel is drawn (第四条). */
async function returningTo(ctx: Context, roundId: string): Promise<number> {
  const cases = await ctx.asSystem((tx) => tx.reconsiderations.returnable(roundId));
  return cases.filter(({ scheme, decidedAt, receivedAt, asked }) => {
    const { reconsideration: days } = ctx.tools.schemes.named(scheme);
    if (asked || days === null) return asked;
    const sent = { decidedOn: dayOf(decidedAt), openedOn: receivedAt === null ? null : dayOf(receivedAt) };
    return termRuns(reconsiderationTerm(sent, days, ctx.calendar), ctx.today);
  }).length;
}

function refuseEarly(round: Round, { today, waiting }: { today: string; waiting: number }): void {
  if (today <= round.closesOn)
    notNow(
      '附件1',
      `申报至${chineseDay(round.closesOn)}截止，推荐至${chineseDay(round.recommendBy)}截止，此前公开密钥会使抽样结果可以预知`,
    );
  if (waiting > 0)
    notNow(
      '附件1',
      `还有 ${waiting} 件申报在初审、补正或测评中，现在公开密钥，其抽样和专家组就可以预知。请待其推荐、不予推荐或撤回后再公开${today > round.recommendBy ? `（推荐已于${chineseDay(round.recommendBy)}截止，请催办）` : ''}`,
    );
}
