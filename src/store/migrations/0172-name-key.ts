import { type Kysely, sql } from 'kysely';
import { nameKeyOf } from '../name-key.ts';

/**
 * A row of annex 5 bears the name by which one enterprise is found twice, so that others' lists are asked for those names and not read. Levelling a name is not SQL's
 * business: what stands is filled in by `fillNameKeys`.
 */
export const nameKey = 'alter table dossier_row add column name_key text';
export const nameKeyIndex = 'create index dossier_row_name on dossier_row (name_key) where name_key is not null';

const AT_ONCE = 5_000;
type Kept = { dossier_id: string; row_id: string; name: string };

/** Portion by portion, in the order of the primary key: hundreds of thousands of rows are a matter of seconds. */
export async function fillNameKeys<T>(db: Kysely<T>): Promise<void> {
  let last = ['00000000-0000-0000-0000-000000000000', '00000000-0000-0000-0000-000000000000'];
  for (;;) {
    const { rows } = await sql<Kept>`select dossier_id, row_id, cells ->> 'enterprise' as name from dossier_row
      where table_key = 'served' and (dossier_id, row_id) > (${last[0]}::uuid, ${last[1]}::uuid) order by dossier_id, row_id limit ${AT_ONCE}`.execute(
      db,
    );
    const end = rows.at(-1);
    if (!end) return;
    const keys = rows
      .map(({ dossier_id, row_id, name }) => ({ dossier_id, row_id, key: nameKeyOf('served', { enterprise: name }) }))
      .filter(({ key }) => key !== null);
    await sql`update dossier_row r set name_key = k.key
      from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as k (dossier_id uuid, row_id uuid, key text)
      where r.dossier_id = k.dossier_id and r.table_key = 'served' and r.row_id = k.row_id`.execute(db);
    last = [end.dossier_id, end.row_id];
  }
}
