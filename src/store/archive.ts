import type { Scans } from '../acts/archive/port.ts';
import type { Tx } from './transaction.ts';

/** Stamped papers; the bytes lie with all files, by their hash. */
export function scansIn(tx: Tx): Scans {
  return {
    add: async (scan) => void (await tx.insertInto('scan').values(scan).execute()),
    ofDossier: (dossierId) =>
      tx.selectFrom('scan').selectAll().where('dossierId', '=', dossierId).orderBy('addedAt', 'desc').orderBy('id', 'desc').execute(),
    scan: async (id) => (await tx.selectFrom('scan').selectAll().where('id', '=', id).executeTakeFirst()) ?? null,
    async confirm(id, { id: confirmedBy, at: confirmedAt }) {
      const result = await tx
        .updateTable('scan')
        .set({ confirmedBy, confirmedAt })
        .where('id', '=', id)
        .where('confirmedAt', 'is', null)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
  };
}
