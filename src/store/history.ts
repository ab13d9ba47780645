import { type ExpressionBuilder, sql } from 'kysely';
import type { History, HistoryPlaces, Sweep } from '../acts/dossier/history-port.ts';
import { fieldOf } from '../core/annexes/field.ts';
import { tableAt, valueFields } from '../core/annexes/form.ts';
import { anyOf } from './bulk.ts';
import type { Sealer } from './crypto.ts';
import { escapeLike } from './like.ts';
import type { Tables } from './schema.ts';
import { dossierSpot, openCells, openValue, type Spot, type StoredCells, type StoredValue } from './sealing.ts';
import type { Tx } from './transaction.ts';

type Where = ExpressionBuilder<Tables, 'dossierChange'>;

/** What was changed, with personal data opened: only the applicant's own people ask. */
export const historyIn = (tx: Tx, sealer: Sealer): History => ({
  async of(dossierId, { places, by, sweeps, from, most }) {
    const oldestFirst = 'within' in sweeps;
    let query = tx
      .selectFrom('dossierChange')
      .selectAll()
      .where('dossierId', '=', dossierId)
      .where((w) => standsAt(w, places))
      .where((w) => ('within' in sweeps ? sweptBy(w, sweeps.within) : w.not(w.or(sweeps.without.map((one) => sweptBy(w, one))))));
    if (by !== null) query = query.where('changedBy', '=', by);
    if (from)
      query = query.where((w) => w(w.refTuple('changedAt', 'id'), oldestFirst ? '>' : '<', w.tuple(w.val(from.at), w.val(from.id))));
    const order = oldestFirst ? 'asc' : 'desc';
    const changes = await query.orderBy('changedAt', order).orderBy('id', order).limit(most).execute();
    return changes.map((change) => ({
      ...change,
      before: openAt(dossierSpot(sealer, dossierId, change.path), change.path, change.before),
      after: openAt(dossierSpot(sealer, dossierId, change.path), change.path, change.after),
    }));
  },
  async people(dossierId, places) {
    const rows = await tx
      .selectFrom('dossierChange')
      .select('changedBy')
      .distinct()
      .where('dossierId', '=', dossierId)
      .where((w) => standsAt(w, places))
      .execute();
    return rows.map(({ changedBy }) => changedBy);
  },
  imports: (dossierId) =>
    tx
      .selectFrom('tableImport')
      .select(['id', 'tableKey', 'fileName', 'importedBy', 'importedAt', 'undoneBy', 'undoneAt'])
      .select([sql<number>`jsonb_array_length(added)`.as('rows'), sql<number>`jsonb_array_length(removed)`.as('replaced')])
      .where('dossierId', '=', dossierId)
      .execute(),
  gone: (dossierId, tables, most) =>
    tx
      .selectFrom('dossierRow')
      .select(['rowId', 'tableKey', 'cells', 'changedBy', 'changedAt'])
      .where('dossierId', '=', dossierId)
      .where('tableKey', '=', anyOf(tables))
      .where('removed', '=', true)
      .orderBy('changedAt', 'desc')
      .orderBy('tableKey')
      .orderBy('position')
      .orderBy('rowId')
      .limit(most)
      .execute(),
});

/** A stored value by its key, or a row's cells by `table/rowId`. */
function openAt(spot: Spot, path: string, stored: unknown): unknown {
  const [head = '', rowId] = path.split('/');
  if (rowId === undefined) return openValue(spot, fieldOf(valueFields, head), stored as StoredValue);
  return stored === null ? null : openCells(spot, tableAt(head)?.columns ?? {}, stored as StoredCells);
}

const rowsOf = (w: Where, table: string) => w('path', 'like', `${table}/%`);

/** One of these places; without any, none. */
const standsAt = (w: Where, { paths, tables, rows }: HistoryPlaces) =>
  w.or([
    ...(paths.length > 0 ? [w('path', '=', anyOf(paths))] : []),
    ...tables.map((table) => rowsOf(w, table)),
    ...rows.map(({ table, column, words }) => w.and([rowsOf(w, table), calledLike(column, words)])),
  ]);

const calledLike = (column: string, words: string) => {
  const pattern = `%${escapeLike(words)}%`;
  return sql<boolean>`(before ->> ${column} ilike ${pattern} or after ->> ${column} ilike ${pattern})`;
};

const sweptBy = (w: Where, { table, at, by }: Sweep) => w.and([w('changedAt', '=', at), w('changedBy', '=', by), rowsOf(w, table)]);
