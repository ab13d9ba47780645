import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { Patch, Patched, PatchResult } from '../acts/dossier/port.ts';
import { fieldOf, type Value } from '../core/annexes/field.ts';
import { tableAt, valueFields } from '../core/annexes/form.ts';
import { anyOf, recordset } from './bulk.ts';
import type { Sealer } from './crypto.ts';
import { nameKeyOf } from './name-key.ts';
import { dossierSpot, openCells, openValue, type Spot, type StoredCells, sealCells, sealValue } from './sealing.ts';
import type { Tx } from './transaction.ts';

type By = { id: string; at: string };
/** `intact`: no patch before this one, in the same batch, changed what it says. */
type Was = { stored: unknown; version: number; removed: boolean; position: number; by: string | null; intact?: boolean };
type Place = { tx: Tx; sealer: Sealer; dossierId: string; by: By };

/**
 * Applies patches in a few statements, however many they are: what stands there is read and locked first; where a patch's base no longer stands
 * it writes nothing and answers what stands there now. Every change is kept (who, when, before, after, sealed as stored).
 */
export async function patchForm(tx: Tx, sealer: Sealer, input: { dossierId: string; patches: readonly Patch[]; by: By }): Promise<Patched> {
  const { dossierId, patches, by } = input;
  const place: Place = { tx, sealer, dossierId, by };
  const standing = await standingAt(tx, dossierId, patches);
  const results: PatchResult[] = [];
  const accepted: Accepted[] = [];
  for (const patch of patches) {
    const path = pathOf(patch);
    const was = standing.get(path) ?? { stored: null, version: 0, removed: false, position: 0, by: null };
    if (patch.kind === 'removeRow' && (was.version === 0 || was.removed)) results.push({ path, version: was.version });
    else if (was.version !== patch.base)
      results.push({
        path,
        version: was.version,
        conflict: { current: shownOf(dossierSpot(sealer, dossierId, path), patch, was), by: was.by },
      });
    else {
      const spot = dossierSpot(sealer, dossierId, path);
      const after = storedOf(spot, patch);
      const keeps = was.intact !== false && keepsSource(spot, patch, was);
      accepted.push({ patch, path, was, after, keeps });
      const position = patch.kind === 'row' ? patch.position : was.position;
      standing.set(path, {
        stored: patch.kind === 'removeRow' ? was.stored : after,
        version: was.version + 1,
        removed: patch.kind === 'removeRow',
        position,
        by: by.id,
        intact: keeps,
      });
      results.push({ path, version: was.version + 1 });
    }
  }
  await write(place, accepted);
  return { results, raised: accepted.length };
}

/** `keeps`: the row stands as it stood, so that where it came from, and whether somebody looked at it, still holds. */
type Accepted = { patch: Patch; path: string; was: Was; after: unknown; keeps: boolean };

const pathOf = (patch: Patch): string => (patch.kind === 'value' ? patch.key : `${patch.table}/${patch.rowId}`);

function storedOf(spot: Spot, patch: Patch): unknown {
  if (patch.kind === 'value') return sealValue(spot, fieldOf(valueFields, patch.key), patch.value);
  return patch.kind === 'row' ? sealCells(spot, tableAt(patch.table)?.columns ?? {}, patch.cells) : null;
}

/** Taken out, or put back as it was taken out: that is no change of what it says. */
function keepsSource(spot: Spot, patch: Patch, was: Was): boolean {
  if (patch.kind === 'removeRow') return true;
  if (patch.kind !== 'row' || !was.removed || was.stored === null) return false;
  const before = openCells(spot, tableAt(patch.table)?.columns ?? {}, was.stored as StoredCells);
  const columns = new Set([...Object.keys(before), ...Object.keys(patch.cells)]);
  return [...columns].every((column) => JSON.stringify(before[column] ?? null) === JSON.stringify(patch.cells[column] ?? null));
}

function shownOf(spot: Spot, patch: Patch, was: Was): unknown {
  if (was.removed || was.stored === null) return null;
  return patch.kind === 'value'
    ? openValue(spot, fieldOf(valueFields, patch.key), was.stored as Value)
    : openCells(spot, tableAt(patch.table)?.columns ?? {}, was.stored as StoredCells);
}

async function standingAt(tx: Tx, dossierId: string, patches: readonly Patch[]): Promise<Map<string, Was>> {
  const keys = patches.flatMap((patch) => (patch.kind === 'value' ? [patch.key] : []));
  const rowIds = patches.flatMap((patch) => (patch.kind === 'value' ? [] : [patch.rowId]));
  const values =
    keys.length === 0
      ? []
      : await tx
          .selectFrom('dossierValue')
          .select(['key', 'value', 'version', 'changedBy'])
          .where('dossierId', '=', dossierId)
          .where('key', '=', anyOf(keys))
          .forUpdate()
          .execute();
  const rows =
    rowIds.length === 0
      ? []
      : await tx
          .selectFrom('dossierRow')
          .select(['tableKey', 'rowId', 'cells', 'version', 'removed', 'position', 'changedBy'])
          .where('dossierId', '=', dossierId)
          .where('rowId', '=', anyOf(rowIds))
          .forUpdate()
          .execute();
  return new Map<string, Was>([
    ...values.map((v) => [v.key, { stored: v.value, version: v.version, removed: false, position: 0, by: v.changedBy }] as const),
    ...rows.map(
      (r) =>
        [
          `${r.tableKey}/${r.rowId}`,
          { stored: r.cells, version: r.version, removed: r.removed, position: r.position, by: r.changedBy },
        ] as const,
    ),
  ]);
}

/**
 * What stands now, each change of it, and the dossier's revision, in one statement, so that what is new goes to the database once: a list of 120 rows went as
 * rows and as changes. Of several accepted patches at one place the last is what stands; one statement can't write a row twice.
 */
async function write({ tx, dossierId, by }: Place, accepted: readonly Accepted[]): Promise<void> {
  if (accepted.length === 0) return;
  const last = new Map(accepted.map((one) => [one.path, one]));
  const given = accepted.map((one) => ({ ...changeOf(one), stands: last.get(one.path) === one }));
  const written = [
    ...(accepted.some(({ patch }) => patch.kind === 'value') ? [valuesWritten(dossierId, by)] : []),
    ...(accepted.some(({ patch }) => patch.kind !== 'value') ? [rowsWritten(dossierId, by)] : []),
  ];
  await sql`with given as materialized (select * from jsonb_to_recordset(${recordset(given)}) as c (id uuid, path text, before jsonb, after jsonb,
      key text, source text, unseen boolean, "table" text, "rowId" uuid, position float8, name text, version int, removed boolean, keeps boolean, origin jsonb, stands boolean)),
    raised as (update dossier set revision = revision + ${accepted.length} where id = ${dossierId}), ${sql.join(written)}
    insert into dossier_change (id, dossier_id, path, before, after, changed_by, changed_at)
    select id, ${dossierId}, path, before, after, ${by.id}, ${by.at} from given`.execute(tx);
}

/** A change as the statement takes it; a row that is taken out keeps its cells and its place, so that it can come back to it. */
function changeOf({ patch, path, was, after, keeps }: Accepted) {
  const change = { id: uuidv7(), path, before: was.removed ? null : was.stored, after, version: was.version + 1 };
  if (patch.kind === 'value')
    return { ...change, key: patch.key, source: patch.carried?.source ?? null, unseen: patch.carried?.unseen ?? false };
  return {
    ...change,
    table: patch.table,
    rowId: patch.rowId,
    position: patch.kind === 'row' ? patch.position : was.position,
    name: nameKeyOf(patch.table, (after ?? was.stored ?? {}) as StoredCells),
    removed: patch.kind === 'removeRow',
    keeps,
    origin: (patch.kind === 'row' ? patch.origin : undefined) ?? null,
  };
}

const valuesWritten = (dossierId: string, by: By) => sql`values_written as (
    insert into dossier_value (dossier_id, key, value, source, unseen, version, changed_by, changed_at)
    select ${dossierId}, key, coalesce(after, 'null'), source, unseen, version, ${by.id}, ${by.at} from given where stands and key is not null
    on conflict (dossier_id, key) do update set value = excluded.value, source = excluded.source, origin = null, unseen = excluded.unseen,
      version = excluded.version, changed_by = excluded.changed_by, changed_at = excluded.changed_at)`;

const rowsWritten = (dossierId: string, by: By) => sql`rows_written as (
    insert into dossier_row (dossier_id, table_key, row_id, position, cells, name_key, version, removed, unseen, origin, changed_by, changed_at)
    select ${dossierId}, "table", "rowId", position, coalesce(after, before, '{}'), name, version, removed, keeps, origin, ${by.id}, ${by.at}
    from given where stands and "table" is not null
    on conflict (dossier_id, table_key, row_id) do update set cells = excluded.cells, name_key = excluded.name_key,
      source = case when excluded.unseen then dossier_row.source end, unseen = excluded.unseen and dossier_row.unseen,
      origin = coalesce(excluded.origin, dossier_row.origin), position = excluded.position, version = excluded.version, removed = excluded.removed, changed_by = excluded.changed_by,
      changed_at = excluded.changed_at)`;
