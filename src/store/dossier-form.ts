import { sql } from 'kysely';
import type { Filled, VersionedContent } from '../acts/dossier/port.ts';
import { isExtra } from '../core/annexes/extra.ts';
import { type Field, type Fields, type FieldType, fieldOf, type Row, type Value } from '../core/annexes/field.ts';
import { emptyContent, tableAt, valueFields } from '../core/annexes/form.ts';
import { veiledText } from '../core/disclosure/in-text.ts';
import { recordset } from './bulk.ts';
import type { Sealer } from './crypto.ts';
import { nameKeyOf } from './name-key.ts';
import {
  dossierSpot,
  maskedCells,
  maskedText,
  openCells,
  openValue,
  type Spot,
  type StoredCells,
  sealCells,
  sealValue,
} from './sealing.ts';
import type { Tx } from './transaction.ts';

/** Fields in which people write what they like, also somebody's number. */
const inWords: ReadonlySet<FieldType> = new Set<FieldType>(['text', 'longText']);
const isInWords = (key: string, field: Field | undefined): boolean => isExtra(key) || (field !== undefined && inWords.has(field.type));

type By = { id: string; at: string };

type Asked = { dossierId: string; personal: 'open' | 'masked' };

/** The form's single values: one query, personal data opened or masked. */
export async function valuesOf(tx: Tx, sealer: Sealer, { dossierId, personal }: Asked) {
  const stored = await tx
    .selectFrom('dossierValue')
    .select(['key', 'value', 'version', 'source', 'unseen'])
    .where('dossierId', '=', dossierId)
    .orderBy('key')
    .execute();
  const values: Record<string, Value> = { ...emptyContent().values };
  const sources: Record<string, string> = {};
  const versions: Record<string, number> = {};
  const unseen: string[] = [];
  for (const { key, value, version, source, unseen: waits } of stored) {
    values[key] = valueAs(personal, dossierSpot(sealer, dossierId, key), { key, value });
    versions[key] = version;
    if (source !== null) sources[key] = source;
    if (waits) unseen.push(key);
  }
  return { values, sources, versions, unseen };
}

/** The whole form: another query for its rows, in paper order. */
export async function contentOf(tx: Tx, sealer: Sealer, { dossierId, personal }: Asked): Promise<VersionedContent> {
  const { values, sources, versions, unseen } = await valuesOf(tx, sealer, { dossierId, personal });
  const rows = await tx
    .selectFrom('dossierRow')
    .select(['tableKey', 'rowId', 'cells', 'version', 'position', 'source', 'unseen'])
    .where('dossierId', '=', dossierId)
    .where('removed', '=', false)
    .orderBy('position')
    .orderBy('rowId')
    .execute();
  const tables: Record<string, Row[]> = Object.fromEntries(Object.keys(emptyContent().tables).map((key) => [key, []]));
  const positions: Record<string, number> = {};
  for (const { tableKey, rowId, cells, version, position, source, unseen: waits } of rows) {
    const path = `${tableKey}/${rowId}`;
    const list = tables[tableKey];
    if (position !== (list?.length ?? 0) + 1) positions[path] = position;
    const columns = tableAt(tableKey)?.columns ?? {};
    list?.push({ id: rowId, cells: cellsAs(personal, dossierSpot(sealer, dossierId, path), { columns, cells }) });
    versions[path] = version;
    if (source !== null) sources[path] = source;
    if (waits) unseen.push(path);
  }
  return { values, tables, positions, sources, unseen, versions };
}

function valueAs(personal: Asked['personal'], spot: Spot, { key, value }: { key: string; value: Value }): Value {
  const field = fieldOf(valueFields, key);
  if (typeof value !== 'string' || value === '') return value;
  if (field?.personal) return personal === 'open' ? openValue(spot, field, value) : maskedText(spot, value);
  return personal === 'masked' && isInWords(key, field) ? veiledText(value) : value;
}

function cellsAs(personal: Asked['personal'], spot: Spot, { columns, cells }: { columns: Fields; cells: StoredCells }): Row['cells'] {
  if (personal === 'open') return openCells(spot, columns, cells);
  const shown = maskedCells(spot, columns, cells);
  for (const key of Object.keys(shown)) {
    const [value, field] = [shown[key], fieldOf(columns, key)];
    if (typeof value === 'string' && !field?.personal && isInWords(key, field)) shown[key] = veiledText(value);
  }
  return shown;
}

/** Fills an empty form in one go (prefill at the start, the demonstration): values and rows in a few statements. */
export async function fillForm(
  tx: Tx,
  sealer: Sealer,
  input: {
    dossierId: string;
    content: Filled;
    by: By;
  },
): Promise<void> {
  const { dossierId, content, by } = input;
  const waits = new Set(content.unseen);
  const values = Object.entries(content.values)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => ({
      key,
      source: content.sources?.[key] ?? null,
      unseen: waits.has(key),
      value: sealValue(dossierSpot(sealer, dossierId, key), fieldOf(valueFields, key), value),
    }));
  const rows = Object.entries(content.tables).flatMap(([table, list]) =>
    list.map((row, i) => ({
      table,
      id: row.id,
      source: content.sources?.[`${table}/${row.id}`] ?? null,
      unseen: waits.has(`${table}/${row.id}`),
      position: i + 1,
      cells: sealCells(dossierSpot(sealer, dossierId, `${table}/${row.id}`), tableAt(table)?.columns ?? {}, row.cells),
      name: nameKeyOf(table, row.cells),
    })),
  );
  await sql`with raised as (update dossier set revision = revision + 1 where id = ${dossierId})
    insert into dossier_value (dossier_id, key, source, unseen, value, version, changed_by, changed_at)
    select ${dossierId}, key, source, unseen, value, 1, ${by.id}, ${by.at}
    from jsonb_to_recordset(${recordset(values)}) as v (key text, source text, unseen boolean, value jsonb)`.execute(tx);
  if (rows.length > 0)
    await sql`insert into dossier_row (dossier_id, table_key, row_id, source, unseen, position, cells, name_key, version, removed, changed_by, changed_at)
      select ${dossierId}, r."table", id, source, unseen, position, cells, name, 1, false, ${by.id}, ${by.at}
      from jsonb_to_recordset(${recordset(rows)}) as r ("table" text, id uuid, source text, unseen boolean, position float8, cells jsonb, name text)`.execute(
      tx,
    );
}

/** Of which place: `key`, or `table/rowId`. */
export function placeIn(path: string) {
  const [head = '', id] = path.split('/');
  return id === undefined ? { key: head } : { table: head, id };
}

/** Sets or lifts the mark of places that wait to be looked at; what was looked at, and how often, changes no version. */
export async function markSeen(tx: Tx, dossierId: string, { paths, seen }: { paths: readonly string[]; seen: boolean }): Promise<void> {
  await sql`with given as materialized (select * from jsonb_to_recordset(${recordset(paths.map(placeIn))}) as g (key text, "table" text, id uuid)),
    seen_values as (update dossier_value v set unseen = ${!seen} from given g where v.dossier_id = ${dossierId} and v.key = g.key),
    seen_rows as (update dossier_row r set unseen = ${!seen} from given g
      where r.dossier_id = ${dossierId} and r.table_key = g."table" and r.row_id = g.id)
    update dossier set revision = revision + 1 where id = ${dossierId}`.execute(tx);
}
