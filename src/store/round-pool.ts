import { sql } from 'kysely';
import type { PoolChange, Pools } from '../acts/scheme/pool-port.ts';
import { isOpen } from './others-open.ts';
import { roundFirst } from './round-first.ts';
import { json, type Tx } from './transaction.ts';

export function poolsIn(tx: Tx): Pools {
  return {
    ofRound: (roundId) => tx.selectFrom('roundPool').selectAll().where('roundId', '=', roundId).orderBy('version').execute(),
    newest: async (roundId) =>
      (await tx
        .selectFrom('roundPool')
        .selectAll()
        .where('roundId', '=', roundId)
        .orderBy('version', 'desc')
        .limit(1)
        .executeTakeFirst()) ?? null,
    hashes: (roundId) =>
      tx
        .selectFrom('roundPool')
        .select(['version', 'hash', 'frozenOn', sql<number>`jsonb_array_length(experts)`.as('experts')])
        .where('roundId', '=', roundId)
        .orderBy('version')
        .execute(),
    add: async ({ experts, ...pool }) =>
      void (await tx
        .insertInto('roundPool')
        .values({ ...pool, experts: json(experts) })
        .execute()),
    changes({ roundId, open }) {
      let query = tx.selectFrom('poolChange').selectAll().orderBy('preparedAt', 'desc').orderBy('id', 'desc');
      if (roundId) query = query.where('roundId', '=', roundId);
      if (open) query = query.where(isOpen.poolChanges);
      return query.execute();
    },
    async lockedChange(id) {
      await roundFirst(tx, 'poolChange', id);
      return (await tx.selectFrom('poolChange').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()) ?? null;
    },
    async addChange({ lines, ...change }: PoolChange) {
      const added = await tx
        .insertInto('poolChange')
        .values({ ...change, lines: json(lines) })
        .onConflict((c) => c.doNothing())
        .executeTakeFirst();
      return added.numInsertedOrUpdatedRows === 1n;
    },
    async change(id, version, { lines: _, ...change }) {
      const changed = await tx
        .updateTable('poolChange')
        .set({ ...change, version: version + 1 })
        .where('id', '=', id)
        .where('version', '=', version)
        .executeTakeFirst();
      return changed.numUpdatedRows === 1n;
    },
  };
}
