import { wholeDay } from '../../core/deadlines/round.ts';
import { type Organisation, recommenderKinds } from '../../core/directory/organisation.ts';
import { mayRecommend } from '../../core/directory/recommenders.ts';
import { commitmentOf } from '../../core/draw/draw.ts';
import type { Round } from '../../core/scheme/round.ts';
import type { Scheme } from '../../core/scheme/scheme.ts';
import { by, type Context, type Transaction } from '../context.ts';
import { found, refuse } from '../refusal.ts';
import { localArticle } from './editions.ts';
import { freezePool, registeredPeople } from './freeze-pool.ts';
import { roundFaults } from './round-faults.ts';

type Sizes = Pick<Round, 'panelSize' | 'sampleSize'>;
type Settled = Pick<Round, 'closesAt' | 'rewardFund' | 'renewalMonths'>;
export type NewRound = Pick<Round, 'year' | 'title' | 'opensOn' | 'closesOn' | 'recommendBy' | 'reviewBy' | 'rewardAmount'> & {
  /** Left out: what the edition asks for at least. */
  readonly [K in keyof Sizes]?: number | undefined;
} & { readonly [K in keyof Settled]?: Settled[K] | undefined } & {
  /** A round of the own office whose quotas hold again. */
  readonly quotasOf?: string | undefined;
};

/**
 * Opens one year's work (第十条): the province's by its measure in force, a city's by its own (第十七条), without which there is none. The draw's secret is
 * made and sealed here and its digest published, and the expert pool is frozen, so that nobody can choose a sample or a panel afterwards.
 */
export async function openRound(ctx: Context, input: NewRound): Promise<Round> {
  const secret = ctx.tools.newSecret();
  return ctx.inTransaction(async (tx) => {
    const issuer = found(await tx.directory.organisation(ctx.actor.organisationId));
    const scheme = schemeOf(ctx, issuer);
    const { panelSize = scheme.panel.atLeast, sampleSize = scheme.sample.atLeast, quotasOf, ...given } = input;
    const faults = roundFaults(ctx, { ...input, panelSize, sampleSize }, scheme);
    if (faults.length > 0) refuse({ kind: 'badInput', faults });
    const same = (await tx.rounds.rounds({ issuerId: issuer.id })).find((one) => one.year === input.year && one.cancelledAt === null);
    if (same)
      refuse({
        kind: 'conflict',
        message: `${input.year}年度认定工作已经建立：“${same.title}”。认定工作每年开展一次（第十条），请在已建立的年度中办理`,
      });
    const round: Round = {
      ...given,
      panelSize,
      sampleSize,
      closesAt: given.closesAt ?? wholeDay,
      rewardFund: given.rewardFund ?? null,
      renewalMonths: given.renewalMonths ?? null,
      callNumber: null,
      callText: null,
      id: ctx.tools.newId(),
      issuerId: issuer.id,
      scheme: scheme.id,
      rubric: scheme.rubric.map(({ key, label, weight, article, asks }) => ({ key, label, weight, article, hint: asks })),
      stampedPapers: scheme.stamped,
      asked: scheme.asked,
      quotas: quotasOf === undefined ? {} : await quotasAgain(tx, { scheme, issuer, of: quotasOf }),
      commitment: commitmentOf(secret, ctx.tools.digest),
      committedOn: ctx.today,
      sealedSecret: secret,
      revealedSecret: null,
      revealedOn: null,
      cancelReason: null,
      cancelAskedBy: null,
      cancelAskedAt: null,
      cancelledBy: null,
      cancelledAt: null,
      version: 1,
      createdAt: ctx.now,
    };
    await tx.rounds.addRound(round);
    const pool = await freezePool(tx, ctx, round);
    await tx.record({
      ...by(ctx),
      action: 'openRound',
      article: '第十条',
      subject: { kind: 'round', id: round.id },
      parties: { issuerId: issuer.id },
      detail: {
        ...{ year: round.year, title: round.title, opensOn: round.opensOn, closesOn: round.closesOn, commitment: round.commitment },
        ...{ pool: pool.version, hash: pool.hash, experts: pool.experts.length },
      },
    });
    return round;
  });
}

type Again = { readonly scheme: Scheme; readonly issuer: Organisation; readonly of: string };
/** The limits of an earlier round, of those who still may recommend. */
async function quotasAgain(tx: Transaction, { scheme, issuer, of }: Again): Promise<Round['quotas']> {
  const { quotas, issuerId } = found(await tx.rounds.round(of));
  if (issuerId !== issuer.id) refuse({ kind: 'notFound' });
  const limits = new Map(Object.entries(quotas));
  const units = await tx.directory.organisations({ kinds: [...recommenderKinds, 'county'] });
  const again = units.filter((unit) => unit.active && mayRecommend(scheme, issuer, unit));
  return Object.fromEntries(again.flatMap(({ id }) => (limits.has(id) ? [[id, limits.get(id) ?? 0]] : [])));
}

/** By which edition the actor's office works today; a city without one of its own can't use the province's, whose title it would then give. */
function schemeOf(ctx: Context, { id, kind, name }: Organisation): Scheme {
  const { tools, today } = ctx;
  if (kind === 'province') return tools.schemes.inForce(today);
  if (kind !== 'city') return refuse({ kind: 'notAllowed' });
  const own = tools.schemes.localInForce(id, today);
  if (own) return own;
  const article = localArticle(ctx);
  const reason = `${name}还没有施行中的本地办法，不能建立本地的年度工作：请先在“办法”中参照省级办法起草，由分管领导签发（${article}）`;
  return refuse({ kind: 'notNow', article, reasons: [reason] });
}

/**
 * What is to be known of a round that was opened all the same: its panel can't be drawn from the pool as it stands, or a first recusal already leaves nobody
 * to take the seat, and a supplement can't be drawn either. The size is the round's for good.
 */
export async function panelWarnings(ctx: Context, { panelSize }: Pick<Round, 'panelSize'>): Promise<string[]> {
  const pool = (await ctx.inTransaction(registeredPeople)).length;
  if (pool < panelSize)
    return [
      `专家库现有 ${pool} 人，不足专家组的 ${panelSize} 人，抽不出专家组：专家库已随本年度冻结，请在专家库登记后办理本年度专家库的变更（第八条（四））`,
    ];
  if (pool === panelSize)
    return [
      `专家库现有 ${pool} 人，专家组须全部入选，有一人回避即无人可以递补、也无人可以补抽：请在专家库登记后办理本年度专家库的变更（第八条（四））`,
    ];
  return [];
}
