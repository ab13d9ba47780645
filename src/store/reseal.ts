import type pg from 'pg';
import type { Sealer } from './crypto.ts';
import { type Cells, candidatesOf, placeOf, renewedIn, stuckIn } from './resealed-row.ts';
import { type SealedTable, sealedTables, within } from './sealed-tables.ts';

/** Small, so that nobody waits long for a table that is in hand. */
const AT_ONCE = 200;
export type Resealed = {
  /** Rows that were written. */
  readonly rows: number;
  /** Where something still lies under no or another key's name: altered, moved from elsewhere, or written since by a server that does not know the new key. */
  readonly left: readonly { readonly place: string; readonly rows: number }[];
};

/**
 * Puts what lies under former keys under the one that seals now, in portions of a transaction each, while the system goes on: cut off anywhere, it goes on where
 * it stood. No meaning, version or journal changes: triggers stand still, and the journal is never touched. `told`: after each portion, rows so far and in all.
 */
export async function resealAll(owner: pg.Pool, sealer: Sealer, told: (done: number, all: number) => void): Promise<Resealed> {
  const tables = await sealedTables(owner);
  const candidates = candidatesOf(sealer.ids[0]);
  const waiting: number[] = [];
  for (const table of tables) waiting.push(await countOf(owner, table, candidates));
  const all = waiting.reduce((sum, one) => sum + one, 0);
  let rows = 0;
  for (const [n, table] of tables.entries()) {
    if (table.journal || waiting[n] === 0) continue;
    for (let last: readonly string[] | null = []; last !== null; ) {
      const portion: Portion = await resealPortion(owner, sealer, { table, last, candidates });
      rows += portion.written;
      last = portion.last;
      told(rows, all);
    }
  }
  const left: Resealed['left'][number][] = [];
  for (const table of tables) left.push(await leftIn(owner, sealer.ids[0], { table, candidates }));
  return { rows, left: left.filter((one) => one.rows > 0) };
}

const matching = ({ columns }: SealedTable): string => columns.map(({ name }) => `t.${name}::text ~ $1`).join(' or ');

const countOf = (owner: pg.Pool, table: SealedTable, candidates: string): Promise<number> =>
  within(owner, table, 'look', async (client) => {
    const { rows } = await client.query<{ n: number }>(`select count(*)::int as n from ${table.name} t where ${matching(table)}`, [
      candidates,
    ]);
    return rows[0]?.n ?? 0;
  });

type Of = { readonly table: SealedTable; readonly candidates: string };

async function leftIn(owner: pg.Pool, own: string, { table, candidates }: Of): Promise<{ place: string; rows: number }> {
  const texts = table.columns.map(({ name }) => `t.${name}::text as ${name}`).join(', ');
  const rows = await within(owner, table, 'look', async (client) => {
    const found = await client.query<Cells>(`select ${texts} from ${table.name} t where ${matching(table)}`, [candidates]);
    return found.rows;
  });
  const stuck = rows.flatMap((row) => table.columns.filter(({ name }) => stuckIn(row[name], own)).map(({ name }) => name));
  return { place: [table.name, ...new Set(stuck)].join('.'), rows: stuck.length };
}

type Portion = { written: number; last: readonly string[] | null };

const resealPortion = (owner: pg.Pool, sealer: Sealer, { table, last, candidates }: Of & { last: readonly string[] }): Promise<Portion> =>
  within(owner, table, 'write', async (client) => {
    const rows = await portionOf(client, { table, last, candidates });
    const renewed = rows.flatMap((row) => {
      const next = renewedIn(sealer, table.columns, { row, at: placeOf(table.name, row) });
      return next === null ? [] : [{ ...row, ...next }];
    });
    if (renewed.length > 0) await write(client, table, renewed);
    const end = rows.length < AT_ONCE ? undefined : rows.at(-1);
    return { written: renewed.length, last: end ? table.key.map(({ name }) => end[name] ?? '') : null };
  });

async function portionOf(client: pg.PoolClient, { table, last, candidates }: Of & { last: readonly string[] }): Promise<Cells[]> {
  const { name, key, columns, beside } = table;
  const texts = [...new Set([...key, ...columns, ...beside].map((one) => one.name))].map((one) => `t.${one}::text as ${one}`);
  const order = key.map((one) => `t.${one.name}`).join(', ');
  const from = key.map((one, n) => `$${n + 2}::text::${one.type}`).join(', ');
  const after = last.length === 0 ? '' : `and (${order}) > (${from})`;
  const { rows } = await client.query<Cells>(
    `select ${texts.join(', ')} from ${name} t where (${matching(table)}) ${after} order by ${order} limit ${AT_ONCE} for update`,
    [candidates, ...last],
  );
  return rows;
}

async function write(client: pg.PoolClient, { name, key, columns }: SealedTable, rows: readonly Cells[]): Promise<void> {
  const given = [...new Set([...key, ...columns].map((one) => one.name))].map((one) => `${one} text`).join(', ');
  const set = columns.map((one) => `${one.name} = s.${one.name}::${one.type}`).join(', ');
  const same = key.map((one) => `t.${one.name} = s.${one.name}::${one.type}`).join(' and ');
  await client.query(`update ${name} t set ${set} from jsonb_to_recordset($1::jsonb) as s (${given}) where ${same}`, [
    JSON.stringify(rows),
  ]);
}
