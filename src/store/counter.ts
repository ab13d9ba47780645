import { sql } from 'kysely';
import type { Tx } from './transaction.ts';

/** The next number of a named series, from 1; the row lock makes it gapless within commits. */
export async function nextOf(tx: Tx, name: string): Promise<number> {
  const row = await tx
    .insertInto('counter')
    .values({ name, value: 1 })
    .onConflict((c) => c.column('name').doUpdateSet({ value: sql`counter.value + 1` }))
    .returning('value')
    .executeTakeFirstOrThrow();
  return row.value;
}
