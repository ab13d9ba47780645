import { Client } from 'pg';
import type { Connection } from '../../src/store/pool.ts';

/** By table: how many rows, and the newest transaction that wrote one that stands. */
export type Standing = ReadonlyMap<string, string>;
export type Witness = { standing(): Promise<Standing>; close(): Promise<void> };

/** What may be written though a request is refused: how often somebody tried, who is signed in; and what the timer writes meanwhile. */
const BESIDE = new Set(['throttle', 'session', 'device', 'outbox', 'message', 'mail', 'day_run', 'presence']);

/** Looks at the database from outside, as its owner, so that a refused request that wrote something is found out. */
export async function witness(owner: Connection): Promise<Witness> {
  const client = new Client(owner);
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    "select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema') order by 1",
  );
  const names = rows.map(({ name }) => name).filter((name) => !BESIDE.has(name.split('.')[1] as string));
  const asked = names.map(
    (name) => `select '${name}' as name, count(*) || '/' || coalesce(max(xmin::text::bigint), 0) as stands from ${name}`,
  );
  return {
    standing: async () =>
      new Map((await client.query<{ name: string; stands: string }>(asked.join(' union all '))).rows.map((one) => [one.name, one.stands])),
    close: () => client.end(),
  };
}

/** The tables that differ. */
export const moved = (before: Standing, after: Standing): string[] =>
  [...after].filter(([name, stands]) => before.get(name) !== stands).map(([name]) => name);
