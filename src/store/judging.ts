import { sql } from 'kysely';
import type { Judgings } from '../acts/recommendation/judging-port.ts';
import { inWords } from '../core/eligibility/site-visit.ts';
import type { Sealer } from './crypto.ts';
import { sealText, wordsIn } from './sealing.ts';
import type { Tx } from './transaction.ts';

/** Answers to conditions, the record of what was looked at and its pictures; the database lets none of it change (migrations/0400-judging.ts). */
export const judgingsIn = (tx: Tx, sealer: Sealer): Judgings => ({
  async answers(dossierId) {
    const rows = await tx
      .selectFrom('conditionAnswer')
      .selectAll()
      .where('dossierId', '=', dossierId)
      .orderBy('writtenAt')
      .orderBy('no')
      .execute();
    return rows.map((row) => ({ ...row, says: wordsIn(sealer, row.says), basis: wordsIn(sealer, row.basis) }));
  },
  async answer(answers) {
    const rows = answers.map((one) => ({ ...one, says: sealText(sealer, one.says), basis: sealText(sealer, one.basis) }));
    const added = await tx
      .insertInto('conditionAnswer')
      .values(rows)
      .onConflict((c) => c.doNothing())
      .executeTakeFirst();
    return Number(added.numInsertedOrUpdatedRows) === rows.length;
  },
  async visits(dossierId) {
    const rows = await tx.selectFrom('siteVisit').selectAll().where('dossierId', '=', dossierId).orderBy('no').execute();
    return rows.map((row) => inWords(row, (text) => wordsIn(sealer, text)));
  },
  async record(visit) {
    const added = await tx
      .insertInto('siteVisit')
      .values(inWords(visit, (text) => sealText(sealer, text)))
      .onConflict((c) => c.doNothing())
      .executeTakeFirst();
    return added.numInsertedOrUpdatedRows === 1n;
  },
  async revision(dossierId) {
    const { rows } = await sql<{ n: number }>`select (
      (select count(*) from condition_answer where dossier_id = ${dossierId} and side = 'recommender') + (select count(*) from site_visit where dossier_id = ${dossierId})
      + (select count(*) + count(removed_at) from site_photo where dossier_id = ${dossierId}))::int as n`.execute(tx);
    return rows[0]?.n ?? 0;
  },
  photos: (dossierId) =>
    tx
      .selectFrom('sitePhoto')
      .selectAll()
      .where('dossierId', '=', dossierId)
      .where('removedAt', 'is', null)
      .orderBy('addedAt')
      .orderBy('id')
      .execute(),
  addPhoto: async (photo) => void (await tx.insertInto('sitePhoto').values(photo).execute()),
  async removePhoto(id, { id: removedBy, at: removedAt }) {
    const removed = await tx
      .updateTable('sitePhoto')
      .set({ removedBy, removedAt })
      .where('id', '=', id)
      .where('removedAt', 'is', null)
      .executeTakeFirst();
    return removed.numUpdatedRows === 1n;
  },
});

/** What of a case decides whether everything is judged, in one column of a statement; `id`: the case. */
export const judgingSeen = (id: ReturnType<typeof sql>) => sql`json_build_object(
    'verdicts', coalesce((select s.verdicts from submission s where s.dossier_id = ${id} order by s.no desc limit 1), '[]'::jsonb),
    'answered', (select coalesce(json_agg(distinct a.condition), '[]'::json) from condition_answer a where a.dossier_id = ${id} and a.side = 'recommender'),
    'visit', (select json_build_object('how', v.how, 'present', v.present <> '') from site_visit v where v.dossier_id = ${id} order by v.no desc limit 1),
    'photos', (select count(*) from site_photo f where f.dossier_id = ${id} and f.removed_at is null))`;
