import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { codeOf } from '../core/text/code-of.ts';

type Column = { readonly name: string; readonly type: string };
/** A table in which something sealed may lie: all that has a key and a column of text or of JSON. */
export type SealedTable = {
  readonly name: string;
  readonly key: readonly Column[];
  readonly columns: readonly Column[];
  /** What else tells a row's place. */
  readonly beside: readonly Column[];
  /** Whether row-level security hides its rows from its owner too. */
  readonly forced: boolean;
  /** Hashed as it lies, and never written again. */
  readonly journal: boolean;
};

const listed = (alias: string, order: string) =>
  `json_agg(json_build_object('name', quote_ident(${alias}.attname), 'type', format_type(${alias}.atttypid, ${alias}.atttypmod)) order by ${order})`;

/**
 * Asked of the database and not written down, so that no table which comes is forgotten; the installation first: from then on nobody starts without the new key.
 */
export async function sealedTables(owner: pg.Pool): Promise<SealedTable[]> {
  const { rows } = await owner.query<SealedTable>(
    `select quote_ident(c.relname) as name, c.relforcerowsecurity and not (select rolsuper or rolbypassrls from pg_roles where rolname = current_user) as forced, c.relname ~ '^(journal|log_)' as journal,
       (select ${listed('a', 'array_position(i.indkey::int2[], a.attnum)')}
          from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey) where i.indrelid = c.oid and i.indisprimary) as key,
       (select ${listed('a', 'a.attnum')} from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
          and a.atttypid in ('text'::regtype, 'jsonb'::regtype)
          and not exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary and a.attnum = any(i.indkey))) as columns,
       coalesce((select ${listed('a', 'a.attnum')} from pg_attribute a where a.attrelid = c.oid and a.attname in ('dossier_id', 'report_id', 'path')), '[]') as beside
     from pg_class c where c.relkind = 'r' and c.relpersistence = 'p' and c.relnamespace = 'public'::regnamespace and c.relname not like 'kysely_migration%'
     order by c.relname <> 'installation', c.relname`,
  );
  return rows.filter(({ key, columns }) => key !== null && columns !== null);
}

/** A table that somebody holds is tried again: who asks meanwhile must not wait behind us. */
const PATIENCE = { lock: '1s', tries: 120, between: 500 };
/** Somebody holds it, or two waited for one another. */
const BUSY = ['55P03', '40P01'];

/** A transaction in which the owner sees all rows of a table and, to write, no trigger takes it for somebody's change; both stand again when it ends. */
export async function within<T>(
  owner: pg.Pool,
  table: SealedTable,
  what: 'look' | 'write',
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const changes = [...(what === 'write' ? ['disable trigger user'] : []), ...(table.forced ? ['no force row level security'] : [])];
  for (let tries = 1; ; tries += 1) {
    try {
      return await altered(owner, { name: table.name, changes }, work);
    } catch (error) {
      if (!BUSY.includes(codeOf(error) ?? '') || tries === PATIENCE.tries) throw error;
      await delay(PATIENCE.between);
    }
  }
}

type Altered = { readonly name: string; readonly changes: readonly string[] };

async function altered<T>(owner: pg.Pool, { name, changes }: Altered, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await owner.connect();
  const alter = (these: readonly string[]) => (these.length === 0 ? undefined : client.query(`alter table ${name} ${these.join(', ')}`));
  try {
    await client.query(`begin; set local lock_timeout = '${PATIENCE.lock}'`);
    await alter(changes);
    const done = await work(client);
    await client.query('set constraints all immediate');
    await alter(changes.map((one) => one.replace('disable', 'enable').replace('no force', 'force')));
    await client.query('commit');
    return done;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}
