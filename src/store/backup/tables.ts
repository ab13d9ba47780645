import type pg from 'pg';

export type Table = { readonly name: string; readonly columns: readonly string[] };
export type Sequence = { readonly name: string; readonly value: string; readonly called: boolean };

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** The migrator's own tables are told by `migrations`, not copied. */
const ours = "c.relnamespace = 'public'::regnamespace and c.relname not like 'kysely_migration%'";

/** Every table that outlives a crash, with the columns that are not worked out from others; by name. */
export async function tablesOf(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      where c.relkind = 'r' and c.relpersistence = 'p' and ${ours} group by 1 order by 1`,
  );
  return rows;
}

export async function sequencesOf(client: pg.ClientBase): Promise<Sequence[]> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c where c.relkind = 'S' and ${ours} order by 1`,
  );
  const found: Sequence[] = [];
  for (const { name } of rows) {
    const { rows: at } = await client.query<Omit<Sequence, 'name'>>(
      `select last_value::text as value, is_called as called from ${quoted(name)}`,
    );
    if (at[0]) found.push({ name, ...at[0] });
  }
  return found;
}

/** The schema's migrations that the database has been through, in order. */
export async function migrationsOf(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>('select name from kysely_migration order by name');
  return rows.map(({ name }) => name);
}

export const copyOut = ({ name, columns }: Table): string => `copy ${quoted(name)} (${columns.map(quoted).join(', ')}) to stdout`;
export const copyIn = ({ name, columns }: Table): string => `copy ${quoted(name)} (${columns.map(quoted).join(', ')}) from stdin`;

/**
 * The same rows have the same text on every server, and one digest: in the order in which they lie, from the first, and written one way, whatever the zone and
 * habits of the server or database.
 */
export const ONE_WAY = [
  'synchronize_seqscans = off',
  "timezone = 'UTC'",
  "datestyle = 'ISO, YMD'",
  "intervalstyle = 'postgres'",
  "bytea_output = 'hex'",
  'extra_float_digits = 1',
]
  .map((one) => `set local ${one}`)
  .join('; ');

/**
 * Lets rows in that are a whole only together: without foreign keys and triggers, which stand again before it returns; the keys are then checked over all rows.
 * In the caller's transaction, as the tables' owner.
 */
export async function lettingIn(client: pg.ClientBase, tables: readonly Table[], work: () => Promise<void>): Promise<void> {
  const { rows: keys } = await client.query<{ of: string; name: string; rule: string }>(
    `select k.conrelid::regclass::text as of, k.conname as name, pg_get_constraintdef(k.oid) as rule
       from pg_constraint k join pg_class c on c.oid = k.conrelid where k.contype = 'f' and ${ours} order by 1, 2`,
  );
  for (const { of, name } of keys) await client.query(`alter table ${of} drop constraint ${quoted(name)}`);
  const each = async (what: string) => {
    for (const { name } of tables) await client.query(`alter table ${quoted(name)} ${what}`);
  };
  await each('disable trigger user');
  // What the migrations themselves put in is in the backup too.
  if (tables.length > 0) await client.query(`truncate ${tables.map(({ name }) => quoted(name)).join(', ')}`);
  await work();
  await each('enable trigger user');
  for (const { of, name, rule } of keys) await client.query(`alter table ${of} add constraint ${quoted(name)} ${rule}`);
}

export async function setSequences(client: pg.ClientBase, sequences: readonly Sequence[]): Promise<void> {
  for (const { name, value, called } of sequences) await client.query('select setval($1::regclass, $2, $3)', [quoted(name), value, called]);
}
