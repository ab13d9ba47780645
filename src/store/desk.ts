import type { Desk } from '../acts/recommendation/desk-port.ts';
import { json, type Tx } from './transaction.ts';

/** Notes and drafts of one office; row-level security shows no others. */
export function deskIn(tx: Tx): Desk {
  return {
    notes: (dossierId) => tx.selectFrom('officeNote').selectAll().where('dossierId', '=', dossierId).orderBy('at').orderBy('id').execute(),
    addNote: async (note) => void (await tx.insertInto('officeNote').values(note).execute()),
    draft: async (dossierId, organisationId) =>
      (await tx
        .selectFrom('correctionDraft')
        .selectAll()
        .where('dossierId', '=', dossierId)
        .where('organisationId', '=', organisationId)
        .executeTakeFirst()) ?? null,
    async saveDraft(draft, version) {
      const next = { ...draft, items: json(draft.items), version: version + 1 };
      if (version === 0) {
        const added = await tx
          .insertInto('correctionDraft')
          .values(next)
          .onConflict((c) => c.doNothing())
          .executeTakeFirst();
        return added.numInsertedOrUpdatedRows === 1n;
      }
      const changed = await tx
        .updateTable('correctionDraft')
        .set(next)
        .where('dossierId', '=', draft.dossierId)
        .where('organisationId', '=', draft.organisationId)
        .where('version', '=', version)
        .executeTakeFirst();
      return changed.numUpdatedRows === 1n;
    },
    dropDraft: async (dossierId, organisationId) =>
      void (await tx
        .deleteFrom('correctionDraft')
        .where('dossierId', '=', dossierId)
        .where('organisationId', '=', organisationId)
        .execute()),
  };
}
