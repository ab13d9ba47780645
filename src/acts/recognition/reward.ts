import { compare, sum } from '../../core/annexes/decimal.ts';
import { chineseDay } from '../../core/calendar/day.ts';
import { standing } from '../../core/deadlines/validity.ts';
import { type Offer, offers } from '../../core/procedure/offers.ts';
import { type RewardFacts, type RewardState, type RewardSteps, rewardProcedure } from '../../core/procedure/reward.ts';
import type { Standing } from '../../core/procedure/step.ts';
import { by, type Context, type Letter, type Transaction } from '../context.ts';
import { type Handled, handled, handledOne } from '../hands.ts';
import type { Kind } from '../procedure/take.ts';
import { badInput, found, notNow, refuse } from '../refusal.ts';
import type { RewardLine } from './cases-port.ts';
import { placeOfEarlier } from './earlier-known.ts';
import type { PlatformLine } from './platforms-port.ts';
import type { Reward } from './records.ts';

const article = '第十三条';

/** Proposes the reward of a platform recognised for the first time; the amount is the round's. */
export const proposeReward = (ctx: Context, platformId: string): Promise<Reward> =>
  ctx.inTransaction((tx) => proposeWithin(tx, ctx, platformId));

/** The same of one among several, in the transaction that proposes them all. */
export async function proposeWithin(tx: Transaction, ctx: Context, platformId: string): Promise<Reward> {
  const platform = found(await tx.recognitions.platform(platformId));
  if (platform.issuerId !== ctx.actor.organisationId) refuse({ kind: 'notAllowed' });
  const bar = await notFirst(tx, ctx, platform);
  if (bar !== null) notNow(article, bar);
  if (standing({ from: platform.validFrom, to: platform.validTo }, platform.revokedOn, ctx.today) !== 'valid')
    notNow(article, '该平台的称号已不在有效期内，不能奖励');
  if ((await tx.recognitions.rewards({ platformId })).length > 0) notNow(article, '该平台的奖励已经提出，请在奖励名单中办理');
  // Locked: of two proposed at once each would find room for itself alone.
  const { rewardAmount, rewardFund, id: roundId } = found(await tx.rounds.lockedRound(found(platform.roundId)));
  if (rewardAmount === null) return notNow(article, NO_AMOUNT);
  const over = beyond(rewardFund, sum([await tx.recognitions.rewardedIn(roundId), rewardAmount]));
  if (over !== null) notNow(article, over);
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
  await tx.record({ ...by(ctx), action: 'proposeReward', article, ...entryOf(reward) });
  return reward;
}

export const NO_AMOUNT = '本年度认定工作没有确定奖励金额：请经办人在年度工作的“变更、延期”中写明金额，由分管领导签发后再提出奖励';

/** Why no more may be proposed: the year's fund is what its rewards may come to, once it is known. */
export const beyond = (fund: string | null, all: string): string | null =>
  fund === null || compare(all, fund) <= 0
    ? null
    : `本年度奖励资金共 ${fund} 万元，加上所提出的为 ${all} 万元：请先在年度工作的“变更、延期”中变更资金总额，由分管领导签发`;

/**
 * Why a platform is none that was newly recognised: it was recognised before, here or, as was found since, before this system came. Null where it is one.
 */
export async function notFirst(tx: Transaction, ctx: Context, platform: PlatformLine): Promise<string | null> {
  if (platform.basis !== null)
    return `奖励只给新认定的示范平台；该平台是此前认定（${platform.basis}）、按${placeOfEarlier(ctx)}延续的，不是新认定，不能奖励`;
  const { organisationId, issuerId, recognisedOn } = platform;
  const titles = await tx.recognitions.platforms({ organisationId, issuerId });
  const before = titles.find((one) => one.basis !== null && one.recognisedOn < recognisedOn);
  if (before)
    return `奖励只给新认定的示范平台；该单位此前已获认定（证书 ${before.certificateNumber}，${placeOfEarlier(ctx)}），这一次是重新认定，不能奖励`;
  return platform.firstTime ? null : '奖励只给新认定的示范平台；该平台此前已获认定，不再奖励';
}

/** 奖励 (第十三条) as `take` knows it: what a step writes beside the state, and who hears of it. */
export const rewardKind: Kind<RewardLine, RewardFacts, RewardState, RewardSteps, object> = {
  procedure: rewardProcedure,
  called: '该奖励',
  locked: (tx, _, id) => tx.recognitions.lockedReward(id),
  standing: async (tx, ctx, reward) => rewardStanding(ctx, await handledOne(tx, 'reward', reward)),
  change: (tx, { id, version }, change) => tx.recognitions.changeReward(id, version, change),
  entry: entryOf,
  effects: {
    approve: ({ ctx }) => ({ change: { approvedBy: ctx.actor.accountId } }),
    pay({ row, brought: { paidOn } }) {
      if (paidOn < row.recognisedOn)
        badInput(
          'paidOn',
          '拨付日期',
          `拨付日期${chineseDay(paidOn)}早于认定日期${chineseDay(row.recognisedOn)}，奖励只对认定后的平台（第十三条），请填实际拨付的日期`,
        );
      return {
        change: { paidOn },
        after: (paid) => [letter(paid, '已拨付', `奖励 ${paid.amount} 万元已于${chineseDay(paidOn)}拨付（第十三条）。`)],
      };
    },
    end: ({ brought: { reason } }) => ({
      change: { endReason: reason },
      after: (ended) => [
        letter(ended, '已终止', `示范平台称号已撤销，奖励 ${ended.amount} 万元不再办理：${reason}（第十二条、第十三条）。`),
      ],
    }),
  },
};

const letter = ({ id, state, organisationId, platform }: RewardLine, what: string, body: string): Letter => ({
  key: `reward:${id}:${state}`,
  to: { organisationId, role: 'clerk' },
  subject: `“${platform}”奖励${what}`,
  body,
  link: '/app/rewards',
});

function entryOf({ id, platformId, issuerId, organisationId, amount, state, paidOn }: Reward) {
  return {
    subject: { kind: 'reward', id },
    parties: { issuerId, applicantId: organisationId },
    detail: { platformId, amount, state, paidOn },
  };
}

export type RewardView = RewardLine & { offers: Offer[] };
export const listRewards = (ctx: Context): Promise<RewardView[]> =>
  ctx.inTransaction(async (tx) =>
    (await handled(tx, 'reward', await tx.recognitions.rewards({}))).map(({ hands, ...one }) => ({
      ...one,
      offers: offers(rewardProcedure, rewardStanding(ctx, { ...one, hands })),
    })),
  );

/** A reward as its procedure judges it. */
export const rewardStanding = ({ actor, today }: Context, one: RewardLine & Handled): Standing<RewardFacts> => ({
  facts: one,
  parties: { issuerId: one.issuerId, applicantId: one.organisationId },
  actor,
  today,
});
