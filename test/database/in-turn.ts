import assert from 'node:assert/strict';
import { sql } from 'kysely';
import type { Database } from '../../src/store/transaction.ts';

/** Something that others wait for until it is opened. */
export function gate(): { readonly passed: Promise<void>; open(): void } {
  let open: () => void = () => undefined;
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open: () => open() };
}

/** Resolves once so many transactions of this database wait for a lock that another holds. */
export async function untilWaiting(store: Database, many: number): Promise<void> {
  const waiting = () =>
    store.ask(async (db) => {
      const { rows } = await sql<{ n: number }>`select count(distinct pid)::int as n from pg_locks join pg_stat_activity using (pid)
        where not granted and datname = current_database()`.execute(db);
      return rows[0]?.n ?? 0;
    });
  for (let tries = 0; (await waiting()) < many; tries += 1) assert.ok(tries < 10_000, `${many} should wait for a lock`);
}
