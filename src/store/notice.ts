import { sql } from 'kysely';
import type { MaskedObjection, Notices } from '../acts/notice/port.ts';
import { veiledText } from '../core/disclosure/in-text.ts';
import type { Sealer } from './crypto.ts';
import { roundFirst } from './round-first.ts';
import { masked, openText, sealText, wordsIn } from './sealing.ts';
import { json, type Tx } from './transaction.ts';

export function noticesIn(tx: Tx, sealer: Sealer): Notices {
  type Said = Pick<MaskedObjection, 'objector' | 'contact' | 'content' | 'evidence' | 'outcome'>;
  const opened = <T extends Said>(one: T): T => ({
    ...one,
    content: wordsIn(sealer, one.content),
    evidence: wordsIn(sealer, one.evidence),
    outcome: wordsIn(sealer, one.outcome),
    objector: openText(sealer, one.objector),
    contact: openText(sealer, one.contact),
  });
  const hidden = <T extends Said>(sealed: T): T => {
    const one = opened(sealed);
    return {
      ...one,
      content: veiledText(one.content),
      evidence: veiledText(one.evidence),
      outcome: one.outcome === null ? null : veiledText(one.outcome),
      objector: masked(one.objector),
      contact: masked(one.contact),
    };
  };
  return {
    notice: async (id) => (await notices(tx).where('notice.id', '=', id).executeTakeFirst()) ?? null,
    notices({ roundId, publishedBy } = {}) {
      let query = notices(tx);
      if (roundId) query = query.where('notice.roundId', '=', roundId);
      if (publishedBy) query = query.where('notice.publishedOn', '<=', publishedBy);
      return query.execute();
    },
    heads({ issuerId, publishedBy } = {}) {
      let query = headed(tx);
      if (issuerId) query = query.where('notice.issuerId', '=', issuerId);
      if (publishedBy) query = query.where('notice.publishedOn', '<=', publishedBy);
      return query.execute();
    },
    addNotice: async (notice) =>
      void (await tx
        .insertInto('notice')
        .values({ ...notice, list: json(notice.list), contact: notice.contact && json(notice.contact) })
        .execute()),
    async draft(id) {
      await roundFirst(tx, 'noticeDraft', id);
      return (await tx.selectFrom('noticeDraft').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()) ?? null;
    },
    contactBefore: async (issuerId) =>
      (
        await tx
          .selectFrom('notice')
          .select('contact')
          .where('issuerId', '=', issuerId)
          .where('contact', 'is not', null)
          .orderBy('publishedOn', 'desc')
          .orderBy('createdAt', 'desc')
          .limit(1)
          .executeTakeFirst()
      )?.contact ?? null,
    openDraft: async (roundId) =>
      (await tx
        .selectFrom('noticeDraft')
        .selectAll()
        .where('roundId', '=', roundId)
        .where('state', '<>', 'published')
        .executeTakeFirst()) ?? null,
    async addDraft(draft) {
      const added = await tx
        .insertInto('noticeDraft')
        .values({ ...draft, contact: json(draft.contact) })
        .onConflict((c) => c.doNothing())
        .executeTakeFirst();
      return added.numInsertedOrUpdatedRows === 1n;
    },
    async changeDraft(id, version, { contact, ...change }) {
      const changed = await tx
        .updateTable('noticeDraft')
        .set({ ...change, ...(contact === undefined ? {} : { contact: json(contact) }), version: version + 1 })
        .where('id', '=', id)
        .where('version', '=', version)
        .executeTakeFirst();
      return changed.numUpdatedRows === 1n;
    },
    async conclude(id, report) {
      const result = await tx.updateTable('notice').set(report).where('id', '=', id).where('concludedBy', 'is', null).executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
    addObjection: async (objection) =>
      void (await tx
        .insertInto('objection')
        .values({
          ...objection,
          objector: sealer.seal(objection.objector),
          contact: sealer.seal(objection.contact),
          content: sealText(sealer, objection.content),
          evidence: sealText(sealer, objection.evidence),
        })
        .execute()),
    objection: async (id) => shown(await objections(tx).where('objection.id', '=', id).executeTakeFirst(), hidden),
    objectionByNumber: async (number) =>
      shown(await objections(tx).where('objection.trackingNumber', '=', number).executeTakeFirst(), hidden),
    async objections({ noticeId } = {}) {
      let query = objections(tx);
      if (noticeId) query = query.where('objection.noticeId', '=', noticeId);
      return (await query.execute()).map(hidden);
    },
    async objectorOf(id) {
      const row = await tx
        .selectFrom('objection')
        .select(['objector', 'contact', 'content', 'evidence', 'outcome'])
        .where('id', '=', id)
        .executeTakeFirst();
      return row ? opened(row) : null;
    },
    async decide(id, decision) {
      const sealed = { ...decision, outcome: sealText(sealer, decision.outcome) };
      const result = await tx.updateTable('objection').set(sealed).where('id', '=', id).where('state', '=', 'open').executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
  };
}

const shown = (row: MaskedObjection | undefined, hidden: (one: MaskedObjection) => MaskedObjection) => (row ? hidden(row) : null);

const named = (tx: Tx) =>
  tx
    .selectFrom('notice')
    .innerJoin('organisation', 'organisation.id', 'notice.issuerId')
    .innerJoin('round', 'round.id', 'notice.roundId')
    .select(['organisation.name as issuerName', 'round.year as roundYear', 'round.scheme'])
    .orderBy('notice.publishedOn', 'desc')
    .orderBy('notice.createdAt', 'desc');
const notices = (tx: Tx) => named(tx).selectAll('notice');
const headed = (tx: Tx) =>
  named(tx)
    .select(['notice.id', 'notice.roundId', 'notice.issuerId', 'notice.title', 'notice.publishedOn', 'notice.endsOn', 'notice.publishedBy'])
    .select(['notice.conclusion', 'notice.concludedBy', 'notice.concludedAt', 'notice.createdAt'])
    .select(sql<number>`jsonb_array_length(notice.list)`.as('listed'));

const objections = (tx: Tx) =>
  tx
    .selectFrom('objection')
    .innerJoin('dossier', 'dossier.id', 'objection.dossierId')
    .innerJoin('organisation', 'organisation.id', 'dossier.applicantId')
    .innerJoin('notice', 'notice.id', 'objection.noticeId')
    .selectAll('objection')
    .select(['organisation.name as applicantName', 'notice.title as noticeTitle'])
    .orderBy('objection.filedAt', 'desc');
