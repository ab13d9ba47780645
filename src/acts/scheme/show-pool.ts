import { differs, type PoolChangeKind, type PoolChangeLine, type Pooled, type PoolPerson } from '../../core/draw/pool.ts';
import type { Round } from '../../core/scheme/round.ts';
import type { Context } from '../context.ts';
import { found, refuse } from '../refusal.ts';
import { counted, type PoolChangeView, poolSettled, withPoolOffers } from './change-pool.ts';
import { registeredPeople } from './freeze-pool.ts';
import type { RoundPool } from './pool-port.ts';

/** Somebody of the round's pool, or who could come into it; `now`: what a change would do by what the pool knows today, null where nothing is to be done. */
export type PoolSeat = PoolPerson & { readonly number: string | null; readonly now: Exclude<PoolChangeKind, 'remove'> | 'stopped' | null };

export type PoolView = {
  readonly round: Round;
  /** Why its pool is changed no more; null while it is. */
  readonly settled: string | null;
  /** The first first; `changed`: how the one before became this one. */
  readonly versions: readonly (Pick<RoundPool, 'version' | 'hash' | 'frozenOn'> & { readonly experts: number; readonly changed: string })[];
  readonly people: readonly PoolSeat[];
  readonly changes: readonly (Omit<PoolChangeView, 'lines'> & { readonly lines: readonly ShownLine[] })[];
};

/** `was`: as the round's pool has whoever is entered anew; null of others, and of a change that is over. */
type ShownLine = PoolChangeLine & { readonly was: PoolPerson | null };

/** A round's frozen pool with its changes, for who recognises by it and who supervises; nobody else learns who may be drawn (第八条（四）). */
export const showPool = (ctx: Context, roundId: string): Promise<PoolView> =>
  ctx.inTransaction(async (tx) => {
    const round = found(await tx.rounds.round(roundId));
    if (round.issuerId !== ctx.actor.organisationId && !ctx.actor.roles.includes('supervisor')) refuse({ kind: 'notFound' });
    const pools = await tx.pools.ofRound(roundId);
    const changes = await tx.pools.changes({ roundId });
    const views: PoolChangeView[] = [];
    for (const one of changes) views.push(await withPoolOffers(tx, ctx, one));
    const inside = pools.at(-1)?.experts ?? [];
    const lines = (id: string | null) => changes.find((one) => one.id === id)?.lines ?? [];
    return {
      round,
      settled: poolSettled(round),
      versions: pools.map(({ version, hash, frozenOn, experts, changeId }) => ({
        ...{ version, hash, frozenOn, experts: experts.length, changed: counted(lines(changeId)) },
      })),
      people: seatsOf(inside, await registeredPeople(tx)),
      changes: views.map((view) => ({ ...view, lines: view.lines.map((line) => shown(line, view.state === 'prepared' ? inside : [])) })),
    };
  });

const shown = (line: PoolChangeLine, inside: readonly Pooled[]): ShownLine => ({
  ...line,
  was: line.kind === 'renew' ? (inside.find(({ accountId }) => accountId === line.person.accountId) ?? null) : null,
});

function seatsOf(pool: readonly Pooled[], registered: readonly PoolPerson[]): PoolSeat[] {
  const inside = pool.map((one): PoolSeat => {
    const known = registered.find(({ accountId }) => accountId === one.accountId);
    return { ...one, now: known === undefined ? 'stopped' : differs(known, one) ? 'renew' : null };
  });
  const outside = registered.filter(({ accountId }) => !pool.some((one) => one.accountId === accountId));
  return [...inside, ...outside.map((one): PoolSeat => ({ ...one, number: null, now: 'add' }))];
}
