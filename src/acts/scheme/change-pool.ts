import {
  changedPool,
  type PoolChangeKind,
  type PoolChangeLine,
  type PoolPerson,
  poolChangeKinds,
  poolFaults,
  poolHash,
} from '../../core/draw/pool.ts';
import { judge } from '../../core/procedure/judge.ts';
import { type Offer, offers } from '../../core/procedure/offers.ts';
import { type PoolChangeFacts, type PoolChangeState, type PoolChangeSteps, poolChangeProcedure } from '../../core/procedure/pool-change.ts';
import type { Standing } from '../../core/procedure/step.ts';
import type { Round } from '../../core/scheme/round.ts';
import { by, type Context, type Letter, type Transaction } from '../context.ts';
import { type Handled, handledOne } from '../hands.ts';
import type { Kind } from '../procedure/take.ts';
import { badInput, found, reached, refuse } from '../refusal.ts';
import { registeredPeople } from './freeze-pool.ts';
import type { PoolChange, RoundPool } from './pool-port.ts';

type Asked = { readonly reason: string; readonly lines: readonly { readonly kind: PoolChangeKind; readonly accountId: string }[] };
const { article } = poolChangeProcedure;

/**
 * Proposes a change of a round's frozen pool: who comes, who goes, who is entered anew, and why. It takes effect by the word of a leader who did not propose
 * it; of one round one at a time. Draws that were made stay as they are.
 */
export const preparePoolChange = (ctx: Context, roundId: string, asked: Asked): Promise<PoolChange> =>
  ctx.inTransaction(async (tx) => {
    const round = found(await tx.rounds.lockedRound(roundId));
    const facts = { state: null, faults: [], hands: [] };
    const standing = { facts, parties: { issuerId: round.issuerId }, actor: ctx.actor, today: ctx.today };
    const state = reached(judge(poolChangeProcedure, standing, { step: 'prepare', brought: { reason: asked.reason } }));
    const now = await poolNow(tx, round);
    const lines = linesOf(now, asked);
    const faults = faultsOf(now, lines);
    if (faults.length > 0) refuse({ kind: 'badInput', faults: faults.map((message) => ({ path: 'lines', rule: article, message })) });
    const one: PoolChange = {
      ...{ id: ctx.tools.newId(), roundId, issuerId: round.issuerId, state, lines, reason: asked.reason.trim(), word: null },
      ...{ preparedBy: ctx.actor.accountId, preparedName: by(ctx, 'officer').actor.name, preparedAt: ctx.now },
      ...{ decidedBy: null, decidedName: null, decidedAt: null, version: 1 },
    };
    if (!(await tx.pools.addChange(one)))
      refuse({ kind: 'conflict', message: '本年度专家库已有一次变更等分管领导决定，请先等它办完或撤回，再提出下一次' });
    await tx.record({ ...by(ctx, 'officer'), action: 'preparePoolChange', article, ...entryOf(one) });
    await tx.post(toLeader(one, round.title));
    return one;
  });

/** Each line with the person as the pool knows one now; who goes, as the round's pool does. */
function linesOf({ pool, registered }: PoolNow, { lines }: Asked): PoolChangeLine[] {
  if (lines.length === 0) badInput('lines', article, '没有变更：请至少选一位专家');
  return lines.map(({ kind, accountId }) => {
    const one = (kind === 'remove' ? pool.experts : registered).find((person) => person.accountId === accountId);
    if (!one) return badInput('lines', article, '选中的专家已不在专家库，或已停用，请刷新后重新选择');
    const { name, employer, formerEmployers, fields } = one;
    return { kind, person: { accountId, name, employer, formerEmployers, fields } };
  });
}

/** What a change is measured by; `registered`: who can be drawn by what the pool knows now. */
type PoolNow = { readonly round: Round; readonly pool: RoundPool; readonly registered: readonly PoolPerson[] };
const poolNow = async (tx: Transaction, round: Round): Promise<PoolNow> => ({
  ...{ round, pool: found(await tx.pools.newest(round.id)) },
  registered: await registeredPeople(tx),
});

/** Why a round's pool is changed no more; null while it is. */
export function poolSettled({ cancelledAt, revealedSecret }: Round): string | null {
  if (cancelledAt !== null) return '本次认定工作已经取消，专家库不再变更';
  return revealedSecret === null ? null : '本年度抽样密钥已经公开，此后的抽取可以预知，专家库不再变更';
}

function faultsOf({ round, pool, registered }: PoolNow, lines: readonly PoolChangeLine[]): string[] {
  const settled = poolSettled(round);
  return settled === null ? poolFaults({ pool: pool.experts, registered }, lines) : [settled];
}

type Row = PoolChange & Handled;

/** 本年度专家库的变更 as `take` knows it: with a leader's word a further pool stands beside the earlier ones, each with its hash. */
export const poolChangeKind: Kind<Row, PoolChangeFacts, PoolChangeState, PoolChangeSteps, object> = {
  procedure: poolChangeProcedure,
  called: '这次专家库变更',
  over: '这次专家库变更已经办理，请刷新后查看',
  async locked(tx, _, id) {
    const one = await tx.pools.lockedChange(id);
    return one && handledOne(tx, 'poolChange', one);
  },
  standing: (tx, ctx, row) => standingOf(tx, ctx, row),
  change: (tx, { id, version }, { hands: _, ...change }) => tx.pools.change(id, version, change),
  entry: entryOf,
  effects: {
    sign: async ({ tx, ctx, row }) => {
      const pool = await nextPool(tx, ctx, row);
      return {
        change: decided(ctx),
        detail: { pool: pool.version, hash: pool.hash },
        after: async (signed) => {
          await tx.pools.add(pool);
          return [answer(signed, '同意专家库变更，以后的抽取用变更后的专家库')];
        },
      };
    },
    refuse: ({ ctx, brought: { word } }) => ({
      change: { word, ...decided(ctx) },
      detail: { word },
      after: (refused) => [answer(refused, `不同意专家库变更：${word}`)],
    }),
  },
};

const decided = (ctx: Context) => ({ decidedBy: ctx.actor.accountId, decidedName: by(ctx, 'leader').actor.name, decidedAt: ctx.now });

async function nextPool(tx: Transaction, ctx: Context, { id, roundId, lines }: PoolChange): Promise<RoundPool> {
  const { commitment } = found(await tx.rounds.round(roundId));
  const all = await tx.pools.ofRound(roundId);
  const last = found(all.at(-1) ?? null);
  const ever = all.flatMap(({ experts }) => experts);
  const experts = changedPool(last.experts, lines, ever, ctx.tools);
  const version = last.version + 1;
  return {
    ...{ ...last, version, experts, changeId: id, frozenOn: ctx.today, frozenAt: ctx.now },
    hash: poolHash({ commitment, version, frozenOn: ctx.today }, experts, ctx.tools.digest),
  };
}

/** How many come, go and are entered anew: 增加1人，移出1人. */
export const counted = (lines: readonly PoolChangeLine[]): string =>
  Object.entries(poolChangeKinds)
    .map(([kind, label]) => ({ label, of: lines.filter((line) => line.kind === kind).length }))
    .filter(({ of }) => of > 0)
    .map(({ label, of }) => `${label}${of}人`)
    .join('，');

function entryOf({ id, issuerId, roundId, lines, reason }: PoolChange) {
  return { subject: { kind: 'poolChange', id }, parties: { issuerId }, detail: { roundId, changed: counted(lines), reason } };
}

async function standingOf(
  tx: Transaction,
  ctx: Context,
  { state, hands, lines, roundId, issuerId }: Row,
): Promise<Standing<PoolChangeFacts>> {
  const faults = state === 'prepared' ? faultsOf(await poolNow(tx, found(await tx.rounds.round(roundId))), lines) : [];
  return { facts: { state, hands, faults }, parties: { issuerId }, actor: ctx.actor, today: ctx.today };
}

export type PoolChangeView = PoolChange & { readonly offers: readonly Offer[] };

/** A change with what one may do about it: nothing more where it is over. */
export async function withPoolOffers(tx: Transaction, ctx: Context, one: PoolChange): Promise<PoolChangeView> {
  if (one.state !== 'prepared') return { ...one, offers: [] };
  return { ...one, offers: offers(poolChangeProcedure, await standingOf(tx, ctx, await handledOne(tx, 'poolChange', one))) };
}

/** Of the own office, those that wait for a leader. */
export async function poolChangesOpen(tx: Transaction, ctx: Context): Promise<(PoolChangeView & { title: string })[]> {
  const open: (PoolChangeView & { title: string })[] = [];
  for (const one of await tx.pools.changes({ open: true }))
    if (one.issuerId === ctx.actor.organisationId)
      open.push({ ...(await withPoolOffers(tx, ctx, one)), title: (await tx.rounds.round(one.roundId))?.title ?? '' });
  return open;
}

const toLeader = ({ id, issuerId, roundId, preparedName, lines, reason }: PoolChange, title: string): Letter => ({
  key: `poolChange:${id}`,
  to: { organisationId: issuerId, role: 'leader' },
  subject: `请决定专家库变更：${title}`,
  body: `${preparedName}提出本年度专家库${counted(lines)}，原因：${reason}。同意后，以后的专家组从变更后的专家库抽取；已经抽取的不变（${article}）。`,
  link: `/app/rounds/${roundId}/pool`,
});

const answer = ({ id, roundId, preparedBy, decidedName }: PoolChange, body: string): Letter => ({
  key: `poolChange:${id}:answer`,
  to: { accountId: preparedBy },
  subject: '专家库变更已办理',
  body: `${decidedName}${body}（${article}）。`,
  link: `/app/rounds/${roundId}/pool`,
});
