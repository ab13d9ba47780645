import type { Desk } from '../acts/recommendation/desk-port.ts';
import type { Sealer } from './crypto.ts';
import { sealText, wordsIn } from './sealing.ts';
import { json, type Tx } from './transaction.ts';

/** Notes and drafts of one office; row-level security shows no others. What a note says is sealed at rest. */
export function deskIn(tx: Tx, sealer: Sealer): Desk {
  return {
    async notes(dossierId) {
      const notes = await tx.selectFrom('officeNote').selectAll().where('dossierId', '=', dossierId).orderBy('at').orderBy('id').execute();
      return notes.map((note) => ({ ...note, body: wordsIn(sealer, note.body) }));
    },
    addNote: async (note) =>
      void (await tx
        .insertInto('officeNote')
        .values({ ...note, body: sealText(sealer, note.body) })
        .execute()),
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
    materialChecks: (dossierId) =>
      tx.selectFrom('materialCheck').selectAll().where('dossierId', '=', dossierId).orderBy('kind').orderBy('point').execute(),
    async putMaterialCheck({ dossierId, organisationId, kind, point, ...said }) {
      await tx
        .insertInto('materialCheck')
        .values({ dossierId, organisationId, kind, point, ...said })
        .onConflict((c) => c.columns(['dossierId', 'organisationId', 'kind', 'point']).doUpdateSet(said))
        .execute();
    },
    dropMaterialCheck: async ({ dossierId, organisationId, kind, point }) =>
      void (await tx
        .deleteFrom('materialCheck')
        .where('dossierId', '=', dossierId)
        .where('organisationId', '=', organisationId)
        .where('kind', '=', kind)
        .where('point', '=', point)
        .execute()),
    dropDraft: async (dossierId, organisationId) =>
      void (await tx
        .deleteFrom('correctionDraft')
        .where('dossierId', '=', dossierId)
        .where('organisationId', '=', organisationId)
        .execute()),
  };
}
