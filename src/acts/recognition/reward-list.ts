import { sum } from '../../core/annexes/decimal.ts';
import { standing } from '../../core/deadlines/validity.ts';
import { type Offer, offers } from '../../core/procedure/offers.ts';
import { rewardProcedure } from '../../core/procedure/reward.ts';
import type { Round } from '../../core/scheme/round.ts';
import type { Context, Transaction } from '../context.ts';
import { handled } from '../hands.ts';
import { takeWithin } from '../procedure/take.ts';
import { found, notNow, refuse } from '../refusal.ts';
import type { RewardLine } from './cases-port.ts';
import { beyond, NO_AMOUNT, notFirst, proposeWithin, rewardKind, rewardStanding } from './reward.ts';

const { article } = rewardProcedure;

/** One that is not rewarded, and why. */
export type LeftOut = { platform: string; certificateNumber: string; why: string };
/** A year's rewards against its fund; `digest`: of what waits for approval, which a leader signs as it was read. */
export type RewardList = {
  roundId: string;
  year: number;
  title: string;
  amount: string | null;
  fund: string | null;
  /** What all that were proposed and not ended come to. */
  rewarded: string;
  rewards: (RewardLine & { creditCode: string | null })[];
  /** Newly recognised ones of whom none was proposed yet. */
  eligible: { id: string; platform: string; certificateNumber: string }[];
  leftOut: LeftOut[];
  digest: string;
};

/** What this reader may do with the whole of a list, as the steps of one reward are offered. */
export type OfferedList = RewardList & { offers: Offer<'propose' | 'approve'>[] };

/** The rewards of each year of this authority, the newest first: who has one, who may get one, who is left out and why (第十三条). */
export const rewardLists = (ctx: Context): Promise<OfferedList[]> =>
  ctx.inTransaction(async (tx) => {
    const rounds = (await tx.rounds.rounds()).filter(({ issuerId }) => seesAll(ctx) || issuerId === ctx.actor.organisationId);
    const lists: RewardList[] = [];
    for (const round of rounds.toSorted((a, b) => b.year - a.year)) lists.push(await listOf(tx, ctx, round));
    const some = lists.filter(({ rewards, eligible, leftOut }) => rewards.length + eligible.length + leftOut.length > 0);
    const own = rounds.filter(({ issuerId }) => issuerId === ctx.actor.organisationId).map(({ id }) => id);
    const offered: OfferedList[] = [];
    for (const list of some)
      offered.push({ ...list, offers: [...(own.includes(list.roundId) ? toPropose(ctx, list) : []), ...(await toApprove(tx, ctx, list))] });
    return offered;
  });

/** Of an officer of the authority whose list it is. */
function toPropose({ actor }: Context, { eligible, amount, fund, rewarded }: RewardList): Offer<'propose'>[] {
  if (eligible.length === 0 || !actor.roles.includes('officer')) return [];
  const bar = amount === null ? NO_AMOUNT : beyond(fund, sum([rewarded, ...eligible.map(() => amount)]));
  const label = `全部提出（${eligible.length} 家）`;
  return [{ step: 'propose', label, article, blockedBy: bar === null ? [] : [bar], asks: null, brings: [], grave: false }];
}

/** As each of those that wait is offered: one that may not be approved keeps the whole list. */
async function toApprove(tx: Transaction, ctx: Context, { rewards, fund }: RewardList): Promise<Offer<'approve'>[]> {
  const waiting = await handled(
    tx,
    'reward',
    rewards.filter(({ state }) => state === 'proposed'),
  );
  const each = waiting.flatMap((one) => offers(rewardProcedure, rewardStanding(ctx, one)).filter(({ step }) => step === 'approve'));
  const [first] = each;
  if (first === undefined) return [];
  const bars = [...each.flatMap(({ blockedBy }) => blockedBy), ...(fund === null ? [NO_FUND] : [])];
  return [{ ...first, step: 'approve', label: `批准名单（${waiting.length} 家）`, blockedBy: [...new Set(bars)] }];
}

const NO_FUND = '本年度没有确定奖励资金总额：请经办人在年度工作的“变更、延期”中写明，由分管领导签发后再批准名单';

const seesAll = ({ actor }: Context): boolean => actor.roles.includes('supervisor');

/** One year's list, for the paper and for whoever approves it, with the authority that rewards. */
export const rewardListOf = (ctx: Context, roundId: string): Promise<RewardList & { issuer: string }> =>
  ctx.inTransaction(async (tx) => {
    const round = found(await tx.rounds.round(roundId));
    if (!seesAll(ctx) && round.issuerId !== ctx.actor.organisationId) refuse({ kind: 'notFound' });
    const { name: issuer } = found(await tx.directory.organisation(round.issuerId));
    return { ...(await listOf(tx, ctx, round)), issuer };
  });

async function listOf(tx: Transaction, ctx: Context, round: Round): Promise<RewardList> {
  const platforms = (await tx.recognitions.platforms({ issuerId: round.issuerId }))
    .filter(({ roundId }) => roundId === round.id)
    .toSorted((a, b) => (a.certificateNumber < b.certificateNumber ? -1 : 1));
  const all = await tx.recognitions.rewards({});
  const rewards: RewardList['rewards'] = [];
  const [eligible, leftOut]: [RewardList['eligible'], LeftOut[]] = [[], []];
  for (const one of platforms) {
    const of = all.find(({ platformId }) => platformId === one.id);
    const { id, name: platform, certificateNumber } = one;
    if (of) {
      rewards.push({ ...of, creditCode: one.creditCode });
      continue;
    }
    const ended = standing({ from: one.validFrom, to: one.validTo }, one.revokedOn, ctx.today) !== 'valid';
    const why = (await notFirst(tx, ctx, one)) ?? (ended ? '称号已不在有效期内' : null);
    if (why === null) eligible.push({ id, platform, certificateNumber });
    else leftOut.push({ platform, certificateNumber, why });
  }
  const waiting = rewards.filter(({ state }) => state === 'proposed');
  return {
    ...{ roundId: round.id, year: round.year, title: round.title, amount: round.rewardAmount, fund: round.rewardFund },
    ...{ rewarded: sum(rewards.filter(({ state }) => state !== 'ended').map(({ amount }) => amount)), rewards, eligible, leftOut },
    digest: ctx.tools.digest(JSON.stringify(waiting.map(({ id, version, amount }) => [id, version, amount]))),
  };
}

/** An officer proposes all of a year who may get one and have none, within its fund; answers how many. Repeats and earlier titles are left out by themselves. */
export const proposeRewards = (ctx: Context, roundId: string): Promise<number> =>
  ctx.inTransaction(async (tx) => {
    const round = found(await tx.rounds.lockedRound(roundId));
    if (round.issuerId !== ctx.actor.organisationId) refuse({ kind: 'notAllowed' });
    const { eligible } = await listOf(tx, ctx, round);
    if (eligible.length === 0) notNow(article, '本年度没有可以提出奖励的新认定平台，已经提出的请由分管领导批准');
    for (const { id } of eligible) await proposeWithin(tx, ctx, id);
    return eligible.length;
  });

/** A leader approves the whole list that was read, within the year's fund; another than who proposed any of it. Answers how many. */
export const approveRewards = (ctx: Context, roundId: string, read: string): Promise<number> =>
  ctx.inTransaction(async (tx) => {
    const round = found(await tx.rounds.lockedRound(roundId));
    if (round.issuerId !== ctx.actor.organisationId) refuse({ kind: 'notAllowed' });
    const list = await listOf(tx, ctx, round);
    if (list.digest !== read) refuse({ kind: 'conflict', message: '奖励名单刚有变动，请核对最新的名单后再批准' });
    if (list.fund === null) notNow(article, NO_FUND);
    const waiting = list.rewards.filter(({ state }) => state === 'proposed');
    if (waiting.length === 0) notNow(article, '名单中没有待批准的奖励：请经办人先提出，或者刷新后查看是否已经批准');
    for (const { id, version } of waiting) await takeWithin(tx, ctx, rewardKind, { id, step: 'approve', brought: {}, version });
    return waiting.length;
  });
