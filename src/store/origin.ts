import { sql } from 'kysely';
import type { Dossiers } from '../acts/dossier/port.ts';
import type { Origin } from '../core/annexes/origin.ts';
import { recordset } from './bulk.ts';
import { placeIn } from './dossier-form.ts';
import { json, type Tx } from './transaction.ts';

/** Where a place has its content from; null where nothing stands. */
export async function provenanceOf(tx: Tx, dossierId: string, path: string): ReturnType<Dossiers['provenance']> {
  const { key, table, id } = { key: null, table: null, id: null, ...placeIn(path) };
  const columns = ['source', 'origin', 'changedBy', 'changedAt', 'version'] as const;
  const found = key
    ? tx.selectFrom('dossierValue').select(columns).where('dossierId', '=', dossierId).where('key', '=', key)
    : tx
        .selectFrom('dossierRow')
        .select(columns)
        .where('dossierId', '=', dossierId)
        .where('tableKey', '=', table)
        .where('rowId', '=', id ?? '')
        .where('removed', '=', false);
  const one = await found.executeTakeFirst();
  return one ? { ...one, origin: one.origin ?? null } : null;
}

type Places = readonly { readonly path: string; readonly base: number }[];

/** Notes the file of those that still stand at their version; answers how many. */
export async function noteOrigin(tx: Tx, dossierId: string, { places, origin }: { places: Places; origin: Origin }): Promise<number> {
  const given = places.map(({ path, base }) => ({ ...placeIn(path), base }));
  const { rows } = await sql<{ count: number }>`
    with given as materialized (select * from jsonb_to_recordset(${recordset(given)}) as g (key text, "table" text, id uuid, base int)),
      noted_values as (update dossier_value v set origin = ${json(origin)} from given g
        where v.dossier_id = ${dossierId} and v.key = g.key and v.version = g.base returning 1),
      noted_rows as (update dossier_row r set origin = ${json(origin)} from given g
        where r.dossier_id = ${dossierId} and r.table_key = g."table" and r.row_id = g.id and r.version = g.base and not r.removed returning 1)
    select ((select count(*) from noted_values) + (select count(*) from noted_rows))::int as count`.execute(tx);
  return rows[0]?.count ?? 0;
}
