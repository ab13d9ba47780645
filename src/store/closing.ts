import { type OperationNodeSource, type RawBuilder, sql } from 'kysely';
import type { Tx } from './transaction.ts';

/** Where the journal ends: the last entry's number and hash. */
export type Head = { readonly seq: number; readonly hash: string };

type Write = { readonly query: OperationNodeSource; readonly one: boolean };
type Closing = { readonly head: Head; readonly writes: Write[] };

const closings = new WeakMap<Tx, Closing>();

/**
 * The next number of a series as the last thing that this transaction asks: the journal's head is locked before it, in the same statement, so that whoever
 * wants one too waits for the head and for nothing else, and numbers are in the journal's order. What is written from here on waits (`held`) and goes with the
 * journal's entries in one statement before the commit.
 */
export async function numberAtLast(tx: Tx, name: string): Promise<number> {
  const { rows } = await sql<Head & { value: number }>`with head as (select seq, hash from journal_head where id = 1 for no key update),
      counted as (insert into counter (name, value) select ${name}, 1 from head
        on conflict (name) do update set value = counter.value + 1 returning value)
    select head.seq, head.hash, counted.value from head, counted`.execute(tx);
  const [found] = rows;
  if (found === undefined) throw new Error('the journal has no head');
  closings.set(tx, { head: { seq: found.seq, hash: found.hash }, writes: closings.get(tx)?.writes ?? [] });
  return found.value;
}

/**
 * Whether this write goes with the transaction's last statement: then it is not sent now, and nothing may be read that depends on it. `one`: it has to touch
 * one row, which whoever holds that row's lock knows beforehand.
 */
export function held(tx: Tx, query: OperationNodeSource, { one = false } = {}): boolean {
  const closing = closings.get(tx);
  closing?.writes.push({ query, one });
  return closing !== undefined;
}

export const holdsWrites = (tx: Tx): boolean => closings.has(tx);

/** The head that is held already. */
export const heldHead = (tx: Tx): Head | null => closings.get(tx)?.head ?? null;

/** Sends what is held, and `last` with it, in one statement. Throws where a write that has to touch one row found none. */
export async function sendHeld(tx: Tx, last: RawBuilder<unknown>): Promise<void> {
  const writes = closings.get(tx)?.writes ?? [];
  closings.delete(tx);
  if (writes.length === 0) return void (await last.execute(tx));
  const parts = [...writes.map(({ query, one }) => (one ? sql`${query} returning 1` : sql`${query}`)), last];
  const named = parts.map((part, i) => sql`${sql.raw(`w${i}`)} as (${part})`);
  const counts = writes.flatMap(({ one }, i) => (one ? [sql`(select count(*) from ${sql.raw(`w${i}`)})`] : []));
  const { rows } = await sql<{ counts: number[] }>`with ${sql.join(named)} select array[${sql.join(counts)}]::int[] as counts`.execute(tx);
  if (rows[0]?.counts.some((count) => count !== 1)) throw new Error('a row that was locked was not there to be written');
}
