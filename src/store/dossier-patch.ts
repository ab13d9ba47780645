import { uuidv7 } from 'uuidv7';
import type { Patch, PatchResult } from '../acts/dossier/port.ts';
import { fieldOf, type Value } from '../core/annexes/field.ts';
import { tableAt, valueFields } from '../core/annexes/form.ts';
import { chunks } from './chunks.ts';
import type { Sealer } from './crypto.ts';
import { openCells, openValue, type StoredCells, sealCells, sealValue } from './sealing.ts';
import { json, type Tx } from './transaction.ts';

type By = { id: string; at: string };
type Was = { stored: unknown; version: number; removed: boolean; position: number };
type Place = { tx: Tx; sealer: Sealer; dossierId: string; by: By };

/**
 * Applies patches in a few statements, however many they are: what stands there is read and locked first; where a patch's base no longer stands
 * it writes nothing and answers what stands there now. Every change is kept (who, when, before, after, sealed as stored).
 */
export async function patchForm(
  tx: Tx,
  sealer: Sealer,
  input: { dossierId: string; patches: readonly Patch[]; by: By },
): Promise<PatchResult[]> {
  const { dossierId, patches, by } = input;
  const place: Place = { tx, sealer, dossierId, by };
  const standing = await standingAt(tx, dossierId, patches);
  const results: PatchResult[] = [];
  const accepted: Accepted[] = [];
  for (const patch of patches) {
    const path = pathOf(patch);
    const was = standing.get(path) ?? { stored: null, version: 0, removed: false, position: 0 };
    if (patch.kind === 'removeRow' && (was.version === 0 || was.removed)) results.push({ path, version: was.version });
    else if (was.version !== patch.base) results.push({ path, version: was.version, conflict: { current: shownOf(sealer, patch, was) } });
    else {
      const after = storedOf(sealer, patch);
      accepted.push({ patch, path, was, after });
      const position = patch.kind === 'row' ? patch.position : was.position;
      standing.set(path, { stored: after ?? was.stored, version: was.version + 1, removed: patch.kind === 'removeRow', position });
      results.push({ path, version: was.version + 1 });
    }
  }
  await writeValues(place, lastOf(accepted));
  await writeRows(place, lastOf(accepted));
  await keep(place, accepted);
  return results;
}

type Accepted = { patch: Patch; path: string; was: Was; after: unknown };

const pathOf = (patch: Patch): string => (patch.kind === 'value' ? patch.key : `${patch.table}/${patch.rowId}`);

/** Of several accepted patches at one place the last one is what stands; one statement can't write a row twice. */
const lastOf = (accepted: readonly Accepted[]): Accepted[] => [...new Map(accepted.map((one) => [one.path, one])).values()];

function storedOf(sealer: Sealer, patch: Patch): unknown {
  if (patch.kind === 'value') return sealValue(sealer, fieldOf(valueFields, patch.key), patch.value);
  return patch.kind === 'row' ? sealCells(sealer, tableAt(patch.table)?.columns ?? {}, patch.cells) : null;
}

function shownOf(sealer: Sealer, patch: Patch, was: Was): unknown {
  if (was.removed || was.stored === null) return null;
  return patch.kind === 'value'
    ? openValue(sealer, fieldOf(valueFields, patch.key), was.stored as Value)
    : openCells(sealer, tableAt(patch.table)?.columns ?? {}, was.stored as StoredCells);
}

async function standingAt(tx: Tx, dossierId: string, patches: readonly Patch[]): Promise<Map<string, Was>> {
  const keys = patches.flatMap((patch) => (patch.kind === 'value' ? [patch.key] : []));
  const rowIds = patches.flatMap((patch) => (patch.kind === 'value' ? [] : [patch.rowId]));
  const values =
    keys.length === 0
      ? []
      : await tx
          .selectFrom('dossierValue')
          .select(['key', 'value', 'version'])
          .where('dossierId', '=', dossierId)
          .where('key', 'in', keys)
          .forUpdate()
          .execute();
  const rows =
    rowIds.length === 0
      ? []
      : await tx
          .selectFrom('dossierRow')
          .select(['tableKey', 'rowId', 'cells', 'version', 'removed', 'position'])
          .where('dossierId', '=', dossierId)
          .where('rowId', 'in', rowIds)
          .forUpdate()
          .execute();
  return new Map<string, Was>([
    ...values.map((v) => [v.key, { stored: v.value, version: v.version, removed: false, position: 0 }] as const),
    ...rows.map(
      (r) => [`${r.tableKey}/${r.rowId}`, { stored: r.cells, version: r.version, removed: r.removed, position: r.position }] as const,
    ),
  ]);
}

async function writeValues({ tx, dossierId, by }: Place, accepted: readonly Accepted[]): Promise<void> {
  const values = accepted.flatMap(({ patch, was, after }) =>
    patch.kind === 'value'
      ? [
          {
            dossierId,
            key: patch.key,
            value: json(after as Value),
            source: null,
            version: was.version + 1,
            changedBy: by.id,
            changedAt: by.at,
          },
        ]
      : [],
  );
  for (const chunk of chunks(values))
    await tx
      .insertInto('dossierValue')
      .values(chunk)
      .onConflict((c) => c.columns(['dossierId', 'key']).doUpdateSet(newest('value', 'source', 'version', 'changedBy', 'changedAt')))
      .execute();
}

async function writeRows({ tx, dossierId, by }: Place, accepted: readonly Accepted[]): Promise<void> {
  const rows = accepted.flatMap(({ patch, was, after }) =>
    patch.kind === 'value'
      ? []
      : [
          {
            dossierId,
            tableKey: patch.table,
            rowId: patch.rowId,
            // A row that is taken out keeps its place, so that it can come back to it.
            position: patch.kind === 'row' ? patch.position : was.position,
            cells: json((after ?? was.stored ?? {}) as StoredCells),
            version: was.version + 1,
            removed: patch.kind === 'removeRow',
            changedBy: by.id,
            changedAt: by.at,
          },
        ],
  );
  for (const chunk of chunks(rows))
    await tx
      .insertInto('dossierRow')
      .values(chunk)
      .onConflict((c) =>
        c
          .columns(['dossierId', 'tableKey', 'rowId'])
          .doUpdateSet(newest('cells', 'position', 'version', 'removed', 'changedBy', 'changedAt')),
      )
      .execute();
}

type RowColumn = 'value' | 'source' | 'cells' | 'position' | 'version' | 'removed' | 'changedBy' | 'changedAt';
/** On conflict, what the statement brings stands. */
const newest =
  <C extends RowColumn>(...columns: readonly C[]) =>
  ({ ref }: { ref(name: `excluded.${C}`): unknown }) =>
    Object.fromEntries(columns.map((column) => [column, ref(`excluded.${column}`)])) as never;

async function keep({ tx, dossierId, by }: Place, accepted: readonly Accepted[]): Promise<void> {
  const changes = accepted.map(({ path, was, after }) => ({
    id: uuidv7(),
    dossierId,
    path,
    before: was.removed || was.stored === null ? null : json(was.stored),
    after: after === null ? null : json(after),
    changedBy: by.id,
    changedAt: by.at,
  }));
  for (const chunk of chunks(changes)) await tx.insertInto('dossierChange').values(chunk).execute();
}
