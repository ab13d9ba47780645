import assert from 'node:assert/strict';
import { sql } from 'kysely';
import type { Shelf } from '../../src/core/scheme/shelf.ts';
import type { WaitingRow } from '../../src/store/schema.ts';
import type { Database } from '../../src/store/transaction.ts';
import { refreshWaiting, rowOf, type Stale, widened } from '../../src/store/waiting.ts';
import { workers } from '../../src/store/waiting-lines.ts';

/**
 * What is kept of what waits is what it would be if all of it were worked out now, whatever happened before: but for what nobody has looked at since a write
 * that no act made (`stale`), and once that is worked out too, for all of it.
 */
export async function assertWaitingKept(store: Database, schemes: Shelf): Promise<number> {
  const look = () =>
    store.as('system', async (tx) => {
      const stale = await widened(tx, (await sql<Stale>`select kind, id from waiting_stale`.execute(tx)).rows);
      const { rows: kept } = await sql<WaitingRow>`select * from waiting`.execute(tx);
      const { rows: all } = await sql<Stale>`select kind, id from app.all_waiting()`.execute(tx);
      const now: WaitingRow[] = [];
      const pending = { hands: () => [], lastOn: () => null };
      for (const [kind, ids] of await widened(tx, all))
        for (const { id, lines } of (await workers[kind]?.(tx, ids, { schemes, pending })) ?? [])
          now.push(...lines().map((line) => rowOf(kind, id, line)));
      const fresh = (rows: readonly WaitingRow[]) =>
        rows
          .filter(({ kind, caseId }) => !stale.get(kind)?.includes(caseId))
          .map(told)
          .sort();
      return { kept: fresh(kept), now: fresh(now), stale: stale.size };
    });
  const before = await look();
  assert.deepEqual(before.kept, before.now, 'what waits, as the acts left it');
  while ((await store.as('system', (tx) => refreshWaiting(tx, { most: 500, schemes, urgent: false }))) > 0);
  const { kept, now, stale } = await look();
  assert.equal(stale, 0);
  assert.deepEqual(kept, now, 'what waits, once all is worked out');
  return kept.length;
}

/** As text: the order of keys is the database's. */
const told = (row: WaitingRow): string =>
  JSON.stringify(row, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
