import { sql } from 'kysely';
import type { Recognition, RecognitionLists, SignedRecognition } from '../acts/recognition/recognition-port.ts';
import { roundFirst } from './round-first.ts';
import { json, type Tx } from './transaction.ts';

export function recognitionListsIn(tx: Tx): RecognitionLists {
  const lists = () => tx.selectFrom('recognitionList').selectAll();
  return {
    ofNotice: (noticeId) => lists().where('noticeId', '=', noticeId).orderBy('preparedAt', 'desc').orderBy('id', 'desc').execute(),
    signed: ({ id } = {}) => signed(tx, id),
    async signedIn(roundId) {
      const rows = await tx
        .selectFrom('recognitionList')
        .select('id')
        .where('roundId', '=', roundId)
        .where('state', '=', 'signed')
        .execute();
      return rows.length;
    },
    async locked(id) {
      await roundFirst(tx, 'recognition_list', id);
      return (await lists().where('id', '=', id).forUpdate().executeTakeFirst()) ?? null;
    },
    add: async (one) => void (await tx.insertInto('recognitionList').values(kept(one)).execute()),
    async change(id, version, change) {
      const result = await tx
        .updateTable('recognitionList')
        .set({ ...kept(change), version: version + 1 })
        .where('id', '=', id)
        .where('version', '=', version)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
    contested: async (noticeId) =>
      (
        await sql<Awaited<ReturnType<RecognitionLists['contested']>>[number]>`select d.id as dossier_id, d.state,
          (count(o.id) filter (where o.state = 'open'))::int as open, (count(o.id) filter (where o.state = 'upheld'))::int as upheld,
          coalesce(array_agg(distinct o.decided_by::text) filter (where o.decided_by is not null), '{}') as decided_by
          from notice n cross join lateral jsonb_array_elements(n.list) l join dossier d on d.id = (l ->> 'dossierId')::uuid
          left join objection o on o.dossier_id = d.id where n.id = ${noticeId} group by d.id, d.state`.execute(tx)
      ).rows,
  };
}

async function signed(tx: Tx, id: string | undefined): Promise<SignedRecognition[]> {
  let query = tx
    .selectFrom('recognitionList')
    .innerJoin('organisation', 'organisation.id', 'recognitionList.issuerId')
    .innerJoin('round', 'round.id', 'recognitionList.roundId')
    .selectAll('recognitionList')
    .select(['organisation.name as issuerName', 'round.year as roundYear', 'round.scheme'])
    .where('recognitionList.state', '=', 'signed')
    .orderBy('recognitionList.recognisedOn', 'desc')
    .orderBy('recognitionList.signedAt', 'desc');
  if (id) query = query.where('recognitionList.id', '=', id);
  const all = await query.execute();
  const ids = all.flatMap(({ entries }) => entries.map(({ dossierId }) => dossierId));
  const titles =
    ids.length === 0
      ? []
      : await tx
          .selectFrom('platform')
          .select(['id as platformId', 'dossierId', 'certificateNumber', 'validFrom', 'validTo'])
          .where('dossierId', 'in', ids)
          .execute();
  return all.map((one) => ({
    ...one,
    titles: titles.flatMap((title) =>
      title.dossierId !== null && one.entries.some(({ dossierId }) => dossierId === title.dossierId)
        ? [{ ...title, dossierId: title.dossierId }]
        : [],
    ),
  }));
}

const kept = <C extends Partial<Recognition>>(change: C): C => ({
  ...change,
  ...(change.entries === undefined ? {} : { entries: json(change.entries) }),
  ...(change.waiting === undefined ? {} : { waiting: json(change.waiting) }),
});
