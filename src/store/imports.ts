import type { Imports } from '../acts/dossier/imports-port.ts';
import type { Fields } from '../core/annexes/field.ts';
import { tableAt } from '../core/annexes/form.ts';
import { anyOf } from './bulk.ts';
import type { Sealer } from './crypto.ts';
import { dossierSpot, openCells, type StoredCells } from './sealing.ts';
import { json, type Tx } from './transaction.ts';

const columnsOf = (table: string): Fields => tableAt(table)?.columns ?? {};

export const importsIn = (tx: Tx, sealer: Sealer): Imports => ({
  async add({ added, removed, ...one }) {
    await tx
      .insertInto('tableImport')
      .values({ ...one, added: json(added), removed: json(removed) })
      .execute();
  },
  of: (dossierId) =>
    tx.selectFrom('tableImport').selectAll().where('dossierId', '=', dossierId).orderBy('importedAt').orderBy('id').execute(),
  async markUndone(id, by) {
    const result = await tx
      .updateTable('tableImport')
      .set({ undoneBy: by.id, undoneAt: by.at })
      .where('id', '=', id)
      .where('undoneAt', 'is', null)
      .executeTakeFirst();
    return result.numUpdatedRows === 1n;
  },
  async cameAs(dossierId, table, rowIds) {
    if (rowIds.length === 0) return new Map();
    const paths = rowIds.map((rowId) => `${table}/${rowId}`);
    const changes = await tx
      .selectFrom('dossierChange')
      .select(['path', 'after'])
      .where('dossierId', '=', dossierId)
      .where('path', '=', anyOf(paths))
      .where('before', 'is', null)
      .where('after', 'is not', null)
      .orderBy('changedAt', 'desc')
      .orderBy('id', 'desc')
      .execute();
    // The oldest comes last and stands.
    return new Map(
      changes.map(({ path, after }) => [
        path.slice(table.length + 1),
        openCells(dossierSpot(sealer, dossierId, path), columnsOf(table), after as StoredCells),
      ]),
    );
  },
  async rows(dossierId, table) {
    const rows = await tx
      .selectFrom('dossierRow')
      .select(['rowId', 'cells', 'position', 'version', 'removed', 'changedBy', 'changedAt'])
      .where('dossierId', '=', dossierId)
      .where('tableKey', '=', table)
      .orderBy('position')
      .orderBy('rowId')
      .forUpdate()
      .execute();
    return rows.map((row) => ({
      ...row,
      cells: openCells(dossierSpot(sealer, dossierId, `${table}/${row.rowId}`), columnsOf(table), row.cells),
    }));
  },
});
