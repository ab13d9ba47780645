import { sql } from 'kysely';
import type { Dossiers } from '../acts/dossier/port.ts';
import type { Dossier } from '../acts/dossier/records.ts';
import type { Shelf } from '../core/scheme/shelf.ts';
import { anyOf } from './bulk.ts';
import { held } from './closing.ts';
import type { Sealer } from './crypto.ts';
import { contentOf, fillForm, markSeen, valuesOf } from './dossier-form.ts';
import { dossierCounts, dossierLines, dossierPage } from './dossier-list.ts';
import { patchForm } from './dossier-patch.ts';
import { neverLeft, platformInForce, storedFacts } from './facts.ts';
import { noteOrigin, provenanceOf } from './origin.ts';
import { json, type Tx } from './transaction.ts';

/** Dossiers over one transaction; the form's own tables are in dossier-form.ts, the needs' facts in facts.ts. */
export function dossiersIn(tx: Tx, sealer: Sealer, schemes: Shelf): Dossiers {
  return {
    dossier: async (id) => (await tx.selectFrom('dossier').selectAll().where('id', '=', id).where(opens).executeTakeFirst()) ?? null,
    locked: async (id) =>
      (await tx.selectFrom('dossier').selectAll().where('id', '=', id).where(opens).forNoKeyUpdate().executeTakeFirst()) ?? null,
    line: async (id) => (await dossierLines(tx).where('dossier.id', '=', id).where(opens).executeTakeFirst()) ?? null,
    numbered: async (number) =>
      (await tx.selectFrom('dossier').selectAll().where('number', '=', number).where(opens).executeTakeFirst()) ?? null,
    lines(filter) {
      const of =
        'roundId' in filter
          ? dossierLines(tx).where('dossier.roundId', '=', filter.roundId)
          : dossierLines(tx).where('dossier.applicantId', '=', filter.applicantId);
      return (filter.states ? of.where('dossier.state', 'in', filter.states) : of).execute();
    },
    page: (of, asked) => dossierPage(tx, of, asked),
    counts: (of, asked) => dossierCounts(tx, of, asked),
    async partiesOf(dossier) {
      const { applicantId, recommenderId, issuerId } = dossier;
      if (neverLeft(dossier)) return { applicantId, recommenderId, issuerId, panelists: [] };
      const seats = await tx
        .selectFrom('panelSeat')
        .select('accountId')
        .where('dossierId', '=', dossier.id)
        .where('state', '=', 'seated')
        .where('acceptedAt', 'is not', null)
        .execute();
      return { applicantId, recommenderId, issuerId, panelists: seats.map((seat) => seat.accountId) };
    },
    storedFacts: (dossier) => storedFacts(tx, schemes, dossier),
    platformInForce: (organisationId, { issuerId, scheme, opensOn, renewalMonths }) =>
      platformInForce(tx, {
        ...{ organisationId, issuerId, opensOn },
        windowMonths: renewalMonths ?? schemes.named(scheme).renewal.windowMonths,
      }),
    liveOf: async (roundId, creditCode) =>
      (await tx
        .selectFrom('dossier')
        .selectAll()
        .where('roundId', '=', roundId)
        // Whoever has this code now may have submitted under another one, before it was corrected.
        .where((w) =>
          w.or([
            w('creditCode', '=', creditCode),
            w('applicantId', 'in', w.selectFrom('organisation').select('id').where('organisation.creditCode', '=', creditCode)),
          ]),
        )
        .where('state', '<>', 'withdrawn')
        .where('codeMovedAt', 'is', null)
        .where(opens)
        .executeTakeFirst()) ?? null,
    async codeMoved({ applicantId, creditCode }, at) {
      const result = await tx
        .updateTable('dossier')
        .set({ codeMovedAt: at })
        .where('applicantId', '=', applicantId)
        .where('creditCode', '=', creditCode)
        .where('codeMovedAt', 'is', null)
        .executeTakeFirst();
      return Number(result.numUpdatedRows);
    },
    openOf: (applicantId) =>
      tx
        .selectFrom('dossier')
        .selectAll()
        .where('applicantId', '=', applicantId)
        .where('state', 'in', ['draft', 'returned', 'submitted', 'assessing', 'recommended', 'admitted', 'reviewed', 'proposed'])
        .orderBy('id')
        .execute(),
    async add(dossier) {
      await tx.insertInto('dossier').values(asRow(dossier)).execute();
      await sql`select app.open(${[dossier.id]})`.execute(tx); // its form follows
    },
    async change(id, version, change) {
      const changed = tx
        .updateTable('dossier')
        .set({ ...asRow(change), version: version + 1 })
        .where('id', '=', id)
        .where('version', '=', version);
      return held(tx, changed, { one: true }) || (await changed.executeTakeFirst()).numUpdatedRows === 1n;
    },
    noteWork: async (ids, at) =>
      void (await tx
        .updateTable('dossier')
        .set({ workedAt: at })
        .where('id', '=', anyOf(ids))
        .where('workedAt', 'is', null)
        .where('state', '=', 'submitted')
        .execute()),
    content: (dossierId, personal) => contentOf(tx, sealer, { dossierId, personal }),
    values: (dossierId) => valuesOf(tx, sealer, { dossierId, personal: 'open' }),
    patch: (dossierId, patches, by) => patchForm(tx, sealer, { dossierId, patches, by }),
    fill: (dossierId, content, by) => fillForm(tx, sealer, { dossierId, content, by }),
    provenance: (id, path) => provenanceOf(tx, id, path),
    noteOrigin: (id, places, origin) => noteOrigin(tx, id, { places, origin }),
    markSeen: (dossierId, paths, seen) => markSeen(tx, dossierId, { paths, seen }),
    async addSubmission(submission) {
      const added = tx
        .insertInto('submission')
        .values({ ...submission, frozen: json(submission.frozen), verdicts: json(submission.verdicts ?? []) });
      if (!held(tx, added)) await added.execute();
    },
    submissions: (dossierId) => tx.selectFrom('submission').selectAll().where('dossierId', '=', dossierId).orderBy('no').execute(),
    async lastVerdicts(dossierId) {
      const last = tx.selectFrom('submission').select('verdicts').where('dossierId', '=', dossierId).orderBy('no', 'desc').limit(1);
      return (await last.executeTakeFirst())?.verdicts ?? [];
    },
    async lastSubmission(dossierId) {
      const last = tx.selectFrom('submission').select('no').where('dossierId', '=', dossierId).orderBy('no', 'desc').limit(1);
      return (await last.executeTakeFirst())?.no ?? 0;
    },
    materials: (dossierId) =>
      tx
        .selectFrom('material')
        .selectAll()
        .where('dossierId', '=', dossierId)
        .where('removedAt', 'is', null)
        .orderBy('kind')
        .orderBy('addedAt')
        .execute(),
    material: async (id) =>
      (await tx.selectFrom('material').selectAll().where('id', '=', id).where('removedAt', 'is', null).executeTakeFirst()) ?? null,
    addMaterial: async (material) => void (await tx.insertInto('material').values(material).execute()),
    lookedAtMaterial: async (id, look) => void (await tx.updateTable('material').set(look).where('id', '=', id).execute()),
    tieMaterial: async (id, proves) =>
      void (await tx
        .updateTable('material')
        .set({ proves: [...proves] })
        .where('id', '=', id)
        .execute()),
    removeMaterial: async (id, at) => void (await tx.updateTable('material').set({ removedAt: at }).where('id', '=', id).execute()),
    knownFile: async (hash, size, mediaType, at) =>
      void (await tx
        .insertInto('file')
        .values({ hash, size, mediaType, createdAt: at, scanState: null, scanFound: null, scannedAt: null })
        .onConflict((c) => c.doNothing())
        .execute()),
    addCorrection: async (correction) =>
      void (await tx
        .insertInto('correction')
        .values({ ...correction, items: json(correction.items) })
        .execute()),
    corrections: (dossierId) => tx.selectFrom('correction').selectAll().where('dossierId', '=', dossierId).orderBy('no', 'desc').execute(),
    resolveCorrections: async (dossierId, at) =>
      void (await tx
        .updateTable('correction')
        .set({ resolvedAt: at })
        .where('dossierId', '=', dossierId)
        .where('resolvedAt', 'is', null)
        .execute()),
  };
}

/**
 * Whoever reads one dossier opens it, for this transaction: what hangs on it is then judged by a list and not row by row (migrations/0120-gate.ts). The
 * policy is asked first, so a dossier that the actor may not see is never opened.
 */
const opens = sql<boolean>`app.open(array[dossier.id]) > 0`;

/** jsonb columns as JSON text. */
function asRow<T extends Partial<Dossier>>(change: T): T {
  const { certificateCheck, decisionReasons } = change;
  return {
    ...change,
    ...(certificateCheck ? { certificateCheck: json(certificateCheck) } : {}),
    ...(decisionReasons ? { decisionReasons: json(decisionReasons) } : {}),
  };
}
