import { sql } from 'kysely';
import type { VersionedContent } from '../acts/dossier/port.ts';
import { isExtra } from '../core/annexes/extra.ts';
import { type Content, type Field, type FieldType, fieldOf, type Row, type Value } from '../core/annexes/field.ts';
import { emptyContent, tableAt, valueFields } from '../core/annexes/form.ts';
import { veiledText } from '../core/disclosure/in-text.ts';
import { recordset } from './bulk.ts';
import type { Sealer } from './crypto.ts';
import { nameKeyOf } from './name-key.ts';
import { dossierSpot, maskedText, openValue, sealCells, sealValue } from './sealing.ts';
import type { Tx } from './transaction.ts';

/** Fields in which people write what they like, also somebody's number. */
const inWords: ReadonlySet<FieldType> = new Set<FieldType>(['text', 'longText']);

type By = { id: string; at: string };

/** The whole form: two queries, personal data opened or masked, rows in paper order. */
export async function contentOf(
  tx: Tx,
  sealer: Sealer,
  ask: { dossierId: string; personal: 'open' | 'masked' },
): Promise<VersionedContent> {
  /** `under`: `table/rowId/` of a cell, empty for a value. A long list has ten cells a row, of which two or three are personal. */
  const shown = (under: string, [key, value]: [string, Value], field: Field | undefined): Value => {
    if (typeof value !== 'string' || value === '') return value;
    if (field?.personal) {
      const spot = dossierSpot(sealer, ask.dossierId, under + key);
      return ask.personal === 'open' ? openValue(spot, field, value) : maskedText(spot, value);
    }
    return ask.personal === 'masked' && (isExtra(key) || (field && inWords.has(field.type))) ? veiledText(value) : value;
  };
  const values = await tx
    .selectFrom('dossierValue')
    .select(['key', 'value', 'version', 'source'])
    .where('dossierId', '=', ask.dossierId)
    .orderBy('key')
    .execute();
  const rows = await tx
    .selectFrom('dossierRow')
    .select(['tableKey', 'rowId', 'cells', 'version', 'position', 'source'])
    .where('dossierId', '=', ask.dossierId)
    .where('removed', '=', false)
    .orderBy('position')
    .orderBy('rowId')
    .execute();
  const empty = emptyContent();
  const tables: Record<string, Row[]> = Object.fromEntries(Object.keys(empty.tables).map((key) => [key, []]));
  const positions: Record<string, number> = {};
  for (const row of rows) {
    const place = (tables[row.tableKey]?.length ?? 0) + 1;
    if (row.position !== place) positions[`${row.tableKey}/${row.rowId}`] = row.position;
    const columns = tableAt(row.tableKey)?.columns ?? {};
    tables[row.tableKey]?.push({
      id: row.rowId,
      cells: Object.fromEntries(
        Object.entries(row.cells).map((cell) => [cell[0], shown(`${row.tableKey}/${row.rowId}/`, cell, fieldOf(columns, cell[0]))]),
      ),
    });
  }
  return {
    values: {
      ...empty.values,
      ...Object.fromEntries(values.map(({ key, value }) => [key, shown('', [key, value], fieldOf(valueFields, key))])),
    },
    tables,
    positions,
    sources: Object.fromEntries([
      ...values.flatMap((v) => (v.source === null ? [] : [[v.key, v.source]])),
      ...rows.flatMap((r) => (r.source === null ? [] : [[`${r.tableKey}/${r.rowId}`, r.source]])),
    ]),
    versions: Object.fromEntries([...values.map((v) => [v.key, v.version]), ...rows.map((r) => [`${r.tableKey}/${r.rowId}`, r.version])]),
  };
}

/** Fills an empty form in one go (prefill at the start, the demonstration): values and rows in a few statements. */
export async function fillForm(
  tx: Tx,
  sealer: Sealer,
  input: {
    dossierId: string;
    content: Content & { sources?: Readonly<Record<string, string>> };
    by: By;
  },
): Promise<void> {
  const { dossierId, content, by } = input;
  const values = Object.entries(content.values)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => ({
      key,
      source: content.sources?.[key] ?? null,
      value: sealValue(dossierSpot(sealer, dossierId, key), fieldOf(valueFields, key), value),
    }));
  const rows = Object.entries(content.tables).flatMap(([table, list]) =>
    list.map((row, i) => ({
      table,
      id: row.id,
      source: content.sources?.[`${table}/${row.id}`] ?? null,
      position: i + 1,
      cells: sealCells(dossierSpot(sealer, dossierId, `${table}/${row.id}`), tableAt(table)?.columns ?? {}, row.cells),
      name: nameKeyOf(table, row.cells),
    })),
  );
  await sql`with raised as (update dossier set revision = revision + 1 where id = ${dossierId})
    insert into dossier_value (dossier_id, key, source, value, version, changed_by, changed_at)
    select ${dossierId}, key, source, value, 1, ${by.id}, ${by.at}
    from jsonb_to_recordset(${recordset(values)}) as v (key text, source text, value jsonb)`.execute(tx);
  if (rows.length > 0)
    await sql`insert into dossier_row (dossier_id, table_key, row_id, source, position, cells, name_key, version, removed, changed_by, changed_at)
      select ${dossierId}, r."table", id, source, position, cells, name, 1, false, ${by.id}, ${by.at}
      from jsonb_to_recordset(${recordset(rows)}) as r ("table" text, id uuid, source text, position float8, cells jsonb, name text)`.execute(
      tx,
    );
}
