import { standing } from '../../core/deadlines/validity.ts';
import { judge } from '../../core/procedure/judge.ts';
import { type Offer, offers } from '../../core/procedure/offers.ts';
import { type RewardFacts, type RewardStep, rewardProcedure } from '../../core/procedure/reward.ts';
import type { Standing } from '../../core/procedure/step.ts';
import { by, type Context, type Transaction } from '../context.ts';
import { type Handled, handled, handledOne } from '../hands.ts';
import { badInput, expectVersion, found, notNow, reached, refuse } from '../refusal.ts';
import type { RewardLine } from './cases-port.ts';
import type { Reward } from './records.ts';

const article = '第十三条';

/** Proposes the reward of a platform recognised for the first time; the amount is the round's. */
export async function proposeReward(ctx: Context, platformId: string): Promise<Reward> {
  return ctx.inTransaction(async (tx) => {
    const platform = found(await tx.recognitions.platform(platformId));
    if (platform.issuerId !== ctx.actor.organisationId) refuse({ kind: 'notAllowed' });
    if (!platform.firstTime) notNow(article, '奖励只给新认定的示范平台；该平台此前已获认定，不再奖励');
    if (standing({ from: platform.validFrom, to: platform.validTo }, platform.revokedOn, ctx.today) !== 'valid')
      notNow(article, '该平台的称号已不在有效期内，不能奖励');
    if ((await tx.recognitions.rewards({ platformId })).length > 0) notNow(article, '该平台的奖励已经提出，不能重复');
    const { rewardAmount } = found(await tx.rounds.round(platform.roundId));
    if (rewardAmount === null) return notNow(article, '本年度认定工作没有确定奖励金额，请先在年度认定工作中设定');
    const reward: Reward = {
      id: ctx.tools.newId(),
      platformId,
      issuerId: platform.issuerId,
      organisationId: platform.organisationId,
      amount: rewardAmount,
      state: 'proposed',
      proposedBy: ctx.actor.accountId,
      approvedBy: null,
      paidOn: null,
      endReason: null,
      version: 1,
    };
    await tx.recognitions.addReward(reward);
    await note(tx, ctx, reward, 'proposeReward');
    return reward;
  });
}

type Move = { step: RewardStep; version: number | undefined; change: Partial<Reward> };

const move = (ctx: Context, id: string, { step, version, change }: Move): Promise<RewardLine> =>
  ctx.inTransaction(async (tx) => {
    const reward = found(await tx.recognitions.lockedReward(id));
    const seen = rewardStanding(ctx, await handledOne(tx, 'reward', reward));
    const next = { ...change, state: reached(judge(rewardProcedure, seen, { step, brought: {} })) };
    expectVersion(reward.version, version, '该奖励');
    if (change.paidOn && change.paidOn < reward.recognisedOn)
      badInput(
        'paidOn',
        '拨付日期',
        `拨付日期${change.paidOn}早于认定日期${reward.recognisedOn}，奖励只对认定后的平台（第十三条），请填实际拨付的日期`,
      );
    if (!(await tx.recognitions.changeReward(id, reward.version, next)))
      refuse({ kind: 'conflict', message: '该奖励刚被他人办理，请刷新后查看最新状态' });
    await note(tx, ctx, { ...reward, ...next }, `${step}Reward`);
    if (step === 'pay')
      await tx.post({
        key: `reward:${id}:paid`,
        to: { organisationId: reward.organisationId, role: 'clerk' },
        subject: `“${reward.platform}”奖励已拨付`,
        body: `奖励 ${reward.amount} 万元已于 ${next.paidOn} 拨付（第十三条）。`,
        link: '/app/rewards',
      });
    if (step === 'end')
      await tx.post({
        key: `reward:${id}:ended`,
        to: { organisationId: reward.organisationId, role: 'clerk' },
        subject: `“${reward.platform}”奖励已终止`,
        body: `示范平台称号已撤销，奖励 ${reward.amount} 万元不再办理：${next.endReason}（第十二条、第十三条）。`,
        link: '/app/rewards',
      });
    return { ...reward, ...next, version: reward.version + 1 };
  });

/** The leader, another person than who proposed it, approves. */
export const approveReward = (ctx: Context, id: string, version: number | undefined): Promise<RewardLine> =>
  move(ctx, id, { step: 'approve', version, change: { approvedBy: ctx.actor.accountId } });

/** The officer notes the day on which it was paid; not one still to come, nor one before the recognition. */
export async function payReward(
  ctx: Context,
  id: string,
  { paidOn, version }: { paidOn: string; version?: number | undefined },
): Promise<RewardLine> {
  if (paidOn > ctx.today) badInput('paidOn', '拨付日期', `拨付日期${paidOn}晚于今天${ctx.today}，请填实际拨付的日期`);
  return move(ctx, id, { step: 'pay', version, change: { paidOn } });
}

/** The officer ends what can no longer be paid, since the title was revoked first (第十二条); with the reason. */
export const endReward = (
  ctx: Context,
  id: string,
  { reason, version }: { reason: string; version?: number | undefined },
): Promise<RewardLine> => move(ctx, id, { step: 'end', version, change: { endReason: reason } });

const note = (tx: Transaction, ctx: Context, reward: Reward, action: string): Promise<void> =>
  tx.record({
    ...by(ctx),
    action,
    article,
    subject: { kind: 'reward', id: reward.id },
    parties: { issuerId: reward.issuerId, applicantId: reward.organisationId },
    detail: { platformId: reward.platformId, amount: reward.amount, state: reward.state, paidOn: reward.paidOn },
  });

export type RewardView = RewardLine & { offers: Offer[] };
export const listRewards = (ctx: Context): Promise<RewardView[]> =>
  ctx.inTransaction(async (tx) =>
    (await handled(tx, 'reward', await tx.recognitions.rewards({}))).map(({ hands, ...one }) => ({
      ...one,
      offers: offers(rewardProcedure, rewardStanding(ctx, { ...one, hands })),
    })),
  );

const rewardStanding = ({ actor, today }: Context, one: RewardLine & Handled): Standing<RewardFacts> => ({
  facts: one,
  parties: { issuerId: one.issuerId, applicantId: one.organisationId },
  actor,
  today,
});
