import { uuidv7 } from 'uuidv7';
import type { Patch, PatchResult, VersionedContent } from '../acts/dossier/port.ts';
import type { Fields, Row, Value } from '../core/annexes/field.ts';
import { emptyContent, tableAt, valueFields } from '../core/annexes/form.ts';
import { isSealed, type Sealer } from './crypto.ts';
import { masked, openCells, openValue, sealCells, sealValue } from './sealing.ts';
import { json, type Tx } from './transaction.ts';

type By = { id: string; at: string };

/** The whole form: two queries, personal data opened or masked, rows in paper order. */
export async function contentOf(
  tx: Tx,
  sealer: Sealer,
  ask: { dossierId: string; personal: 'open' | 'masked' },
): Promise<VersionedContent> {
  const shown = (value: Value): Value => {
    const opened = openValue(sealer, value);
    return ask.personal === 'masked' && isSealed(value) && typeof opened === 'string' ? masked(opened) : opened;
  };
  const values = await tx.selectFrom('dossierValue').select(['key', 'value', 'version']).where('dossierId', '=', ask.dossierId).execute();
  const rows = await tx
    .selectFrom('dossierRow')
    .select(['tableKey', 'rowId', 'cells', 'version'])
    .where('dossierId', '=', ask.dossierId)
    .where('removed', '=', false)
    .orderBy('position')
    .orderBy('rowId')
    .execute();
  const empty = emptyContent();
  const tables: Record<string, Row[]> = Object.fromEntries(Object.keys(empty.tables).map((key) => [key, []]));
  for (const row of rows)
    (tables[row.tableKey] ??= []).push({
      id: row.rowId,
      cells: Object.fromEntries(Object.entries(row.cells).map(([k, v]) => [k, shown(v)])),
    });
  return {
    values: { ...empty.values, ...Object.fromEntries(values.map((v) => [v.key, shown(v.value)])) },
    tables,
    versions: Object.fromEntries([...values.map((v) => [v.key, v.version]), ...rows.map((r) => [`${r.tableKey}/${r.rowId}`, r.version])]),
  };
}

/** Applies patches one by one; where a patch's base no longer stands it writes nothing and answers what stands there now. */
export async function patchForm(
  tx: Tx,
  sealer: Sealer,
  input: { dossierId: string; patches: readonly Patch[]; by: By },
): Promise<PatchResult[]> {
  const results: PatchResult[] = [];
  for (const patch of input.patches) {
    const place = { tx, sealer, dossierId: input.dossierId, by: input.by };
    results.push(
      await (patch.kind === 'value' ? patchValue(place, patch) : patch.kind === 'row' ? patchRow(place, patch) : removeRow(place, patch)),
    );
  }
  return results;
}

type Place = { tx: Tx; sealer: Sealer; dossierId: string; by: By };

async function patchValue({ tx, sealer, dossierId, by }: Place, patch: Extract<Patch, { kind: 'value' }>): Promise<PatchResult> {
  const was = await tx
    .selectFrom('dossierValue')
    .select(['value', 'version'])
    .where('dossierId', '=', dossierId)
    .where('key', '=', patch.key)
    .forUpdate()
    .executeTakeFirst();
  const version = was?.version ?? 0;
  if (version !== patch.base) return { path: patch.key, version, conflict: { current: openValue(sealer, was?.value ?? null) } };
  const value = json(sealValue(sealer, valueFields[patch.key], patch.value));
  const next = { value, version: version + 1, changedBy: by.id, changedAt: by.at };
  await tx
    .insertInto('dossierValue')
    .values({ dossierId, key: patch.key, ...next })
    .onConflict((c) => c.columns(['dossierId', 'key']).doUpdateSet(next))
    .execute();
  await keep(tx, { dossierId, path: patch.key, before: was?.value ?? null, after: value, by });
  return { path: patch.key, version: version + 1 };
}

async function patchRow({ tx, sealer, dossierId, by }: Place, patch: Extract<Patch, { kind: 'row' }>): Promise<PatchResult> {
  const path = `${patch.table}/${patch.rowId}`;
  const was = await rowAt(tx, dossierId, patch);
  const version = was?.version ?? 0;
  if (version !== patch.base) return { path, version, conflict: { current: was && !was.removed ? openCells(sealer, was.cells) : null } };
  const columns: Fields = tableAt(patch.table)?.columns ?? {};
  const cells = json(sealCells(sealer, columns, patch.cells));
  const next = { cells, position: patch.position, version: version + 1, removed: false, changedBy: by.id, changedAt: by.at };
  await tx
    .insertInto('dossierRow')
    .values({ dossierId, tableKey: patch.table, rowId: patch.rowId, ...next })
    .onConflict((c) => c.columns(['dossierId', 'tableKey', 'rowId']).doUpdateSet(next))
    .execute();
  await keep(tx, { dossierId, path, before: was?.cells ?? null, after: cells, by });
  return { path, version: version + 1 };
}

async function removeRow({ tx, sealer, dossierId, by }: Place, patch: Extract<Patch, { kind: 'removeRow' }>): Promise<PatchResult> {
  const path = `${patch.table}/${patch.rowId}`;
  const was = await rowAt(tx, dossierId, patch);
  if (!was || was.removed) return { path, version: was?.version ?? 0 };
  if (was.version !== patch.base) return { path, version: was.version, conflict: { current: openCells(sealer, was.cells) } };
  await tx
    .updateTable('dossierRow')
    .set({ removed: true, version: was.version + 1, changedBy: by.id, changedAt: by.at })
    .where('dossierId', '=', dossierId)
    .where('tableKey', '=', patch.table)
    .where('rowId', '=', patch.rowId)
    .execute();
  await keep(tx, { dossierId, path, before: was.cells, after: null, by });
  return { path, version: was.version + 1 };
}

const rowAt = (tx: Tx, dossierId: string, { table, rowId }: { table: string; rowId: string }) =>
  tx
    .selectFrom('dossierRow')
    .select(['cells', 'version', 'removed'])
    .where('dossierId', '=', dossierId)
    .where('tableKey', '=', table)
    .where('rowId', '=', rowId)
    .forUpdate()
    .executeTakeFirst();

/** Every change is kept: who, when, before, after (sealed as stored). */
async function keep(tx: Tx, change: { dossierId: string; path: string; before: unknown; after: unknown; by: By }): Promise<void> {
  const { dossierId, path, before, after, by } = change;
  const stored = typeof before === 'object' && before !== null ? json(before) : before === null ? null : json(before);
  await tx
    .insertInto('dossierChange')
    .values({ id: uuidv7(), dossierId, path, before: stored, after: after as never, changedBy: by.id, changedAt: by.at })
    .execute();
}

const CHUNK = 200;

/** Fills an empty form in one go (prefill at the start, the demonstration): values and rows in a few statements. */
export async function fillForm(
  tx: Tx,
  sealer: Sealer,
  input: {
    dossierId: string;
    content: { values: Readonly<Record<string, Value>>; tables: Readonly<Record<string, readonly Row[]>> };
    by: By;
  },
): Promise<void> {
  const { dossierId, content, by } = input;
  const stamp = { dossierId, version: 1, changedBy: by.id, changedAt: by.at };
  const values = Object.entries(content.values)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => ({ ...stamp, key, value: json(sealValue(sealer, valueFields[key], value)) }));
  if (values.length > 0) await tx.insertInto('dossierValue').values(values).execute();
  const rows = Object.entries(content.tables).flatMap(([tableKey, list]) =>
    list.map((row, i) => ({
      ...stamp,
      tableKey,
      rowId: row.id,
      position: i + 1,
      removed: false,
      cells: json(sealCells(sealer, tableAt(tableKey)?.columns ?? {}, row.cells)),
    })),
  );
  for (let at = 0; at < rows.length; at += CHUNK)
    await tx
      .insertInto('dossierRow')
      .values(rows.slice(at, at + CHUNK))
      .execute();
}
