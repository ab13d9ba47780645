import { sql } from 'kysely';
import type { InquiryLine, MaskedObjection, Notices } from '../acts/notice/port.ts';
import { veiledText } from '../core/disclosure/in-text.ts';
import { maskedName } from '../core/identifiers/checked.ts';
import { anyOf } from './bulk.ts';
import type { Sealer } from './crypto.ts';
import { isOpen } from './others-open.ts';
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
      objector: maskedName(one.objector),
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
        .values({
          ...notice,
          list: json(notice.list),
          contact: notice.contact && json(notice.contact),
          posting: notice.posting && json(notice.posting),
        })
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
    async post(id, posting) {
      const open = tx.updateTable('notice').where((w) => w.or([w('posting', 'is', null), w('concludedBy', 'is', null)]));
      const posted = await open
        .set({ posting: json(posting) })
        .where('id', '=', id)
        .executeTakeFirst();
      return posted.numUpdatedRows === 1n;
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
    async lockedObjection(id) {
      await tx.selectFrom('objection').select('id').where('id', '=', id).forUpdate().execute();
      return shown(await objections(tx).where('objection.id', '=', id).executeTakeFirst(), hidden);
    },
    objectionByNumber: async (number) =>
      shown(await objections(tx).where('objection.trackingNumber', '=', number).executeTakeFirst(), hidden),
    async objections({ noticeId, limit, offset }) {
      let [query, all] = [objections(tx), tx.selectFrom('objection').select((w) => w.fn.countAll<number>().as('total'))];
      if (noticeId) [query, all] = [query.where('objection.noticeId', '=', noticeId), all.where('objection.noticeId', '=', noticeId)];
      const { total } = await all.executeTakeFirstOrThrow();
      return { lines: (await query.limit(limit).offset(offset).execute()).map(hidden), total: Number(total) };
    },
    async objectorOf(id) {
      const row = await tx
        .selectFrom('objection')
        .select(['objector', 'contact', 'content', 'evidence', 'outcome'])
        .where('id', '=', id)
        .executeTakeFirst();
      return row ? opened(row) : null;
    },
    async changeObjection(id, from, change) {
      const sealed = change.outcome === undefined ? change : { ...change, outcome: sealText(sealer, change.outcome) };
      const result = await tx.updateTable('objection').set(sealed).where('id', '=', id).where('state', '=', from).executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
    outcomes: async (noticeId) =>
      (
        await tx
          .selectFrom('objection')
          .select(['dossierId', 'state', 'outcome', 'decidedAt'])
          .where('noticeId', '=', noticeId)
          .where('decidedAt', 'is not', null)
          .orderBy('decidedAt', 'desc')
          .execute()
      ).map((one) => ({ ...one, outcome: one.outcome === null ? null : veiledText(wordsIn(sealer, one.outcome)) })),
    ...inquiriesIn(tx, sealer),
  };
}

type OfInquiries = 'inquiries' | 'inquiry' | 'addInquiry' | 'changeInquiry' | 'closeInquiries';

/** What was asked because of an objection; words lie sealed. */
function inquiriesIn(tx: Tx, sealer: Sealer): Pick<Notices, OfInquiries> {
  const read = <T extends Pick<InquiryLine, 'question' | 'answer'>>(one: T): T => ({
    ...one,
    question: wordsIn(sealer, one.question),
    answer: wordsIn(sealer, one.answer),
  });
  const lines = () =>
    tx
      .selectFrom('objectionInquiry')
      .innerJoin('organisation', 'organisation.id', 'objectionInquiry.organisationId')
      .innerJoin('dossier', 'dossier.id', 'objectionInquiry.dossierId')
      .innerJoin('organisation as applicant', 'applicant.id', 'dossier.applicantId')
      .selectAll('objectionInquiry')
      .select(['organisation.name as organisation', 'applicant.name as applicantName'])
      .orderBy('objectionInquiry.askedAt');
  return {
    async inquiries({ objections, organisationId, open }) {
      let query = lines();
      if (objections) query = query.where('objectionInquiry.objectionId', '=', anyOf(objections));
      if (organisationId) query = query.where('objectionInquiry.organisationId', '=', organisationId);
      if (open) query = query.where(isOpen.inquiries);
      return (await query.execute()).map(read);
    },
    async inquiry(id) {
      const row = await lines().where('objectionInquiry.id', '=', id).executeTakeFirst();
      return row ? read(row) : null;
    },
    addInquiry: async (inquiry) =>
      void (await tx
        .insertInto('objectionInquiry')
        .values({ ...inquiry, question: sealText(sealer, inquiry.question) })
        .execute()),
    async changeInquiry(id, version, change) {
      const sealed = change.answer === undefined ? change : { ...change, answer: sealText(sealer, change.answer) };
      const result = await tx
        .updateTable('objectionInquiry')
        .set({ ...sealed, version: version + 1 })
        .where('id', '=', id)
        .where('version', '=', version)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
    closeInquiries: async (objectionId) =>
      void (await tx
        .updateTable('objectionInquiry')
        .set({ state: 'closed' })
        .where('objectionId', '=', objectionId)
        .where('state', '=', 'asked')
        .execute()),
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
    .orderBy(sql`objection.decided_at is not null`)
    .orderBy('objection.filedAt', 'desc')
    .orderBy('objection.id', 'desc');
