import { numbered, type PoolPerson, poolHash } from '../../core/draw/pool.ts';
import type { Round } from '../../core/scheme/round.ts';
import type { Context, Transaction } from '../context.ts';
import type { RoundPool } from './pool-port.ts';

/** Who can be drawn by what the pool knows now: entered, not stopped, of at least one field. Names stand in accounts, which only the system reads. */
export async function registeredPeople(tx: Transaction): Promise<PoolPerson[]> {
  const all = await tx.asSystem((system) => system.reviews.pool());
  return all.filter(({ active, fields }) => active && fields.length > 0);
}

/** The pool from which every panel of a round is drawn, as it stands when the round is set up (第八条（四）): nobody comes in who is wanted by then. */
export async function freezePool(tx: Transaction, ctx: Context, { id, issuerId, commitment }: Round): Promise<RoundPool> {
  const experts = numbered(await registeredPeople(tx), [], ctx.tools);
  const pool: RoundPool = {
    ...{ roundId: id, version: 1, issuerId, experts, changeId: null, frozenOn: ctx.today, frozenAt: ctx.now },
    hash: poolHash({ commitment, version: 1, frozenOn: ctx.today }, experts, ctx.tools.digest),
  };
  await tx.pools.add(pool);
  return pool;
}
