import { sql } from 'kysely';
import type { Recognition, RecognitionLists, SignedRecognition } from '../acts/recognition/recognition-port.ts';
import type { Tx } from './transaction.ts';
import { wholesIn } from './wholes.ts';

export function recognitionListsIn(tx: Tx): RecognitionLists {
  const lists = () => tx.selectFrom('recognitionList').selectAll();
  return {
    ofNotice: (noticeId) => lists().where('noticeId', '=', noticeId).orderBy('preparedAt', 'desc').orderBy('id', 'desc').execute(),
    open: async (noticeId) =>
      (await lists().where('noticeId', '=', noticeId).where('state', 'in', ['prepared', 'returned']).executeTakeFirst()) ?? null,
    heads: () =>
      published(tx)
        .select(['recognitionList.id', 'recognitionList.title', 'recognitionList.documentNumber', 'recognitionList.recognisedOn'])
        .select(sql<number>`jsonb_array_length(recognition_list.entries)`.as('count'))
        .execute(),
    signed: (id) => signed(tx, id),
    async signedIn(roundId) {
      const rows = await tx
        .selectFrom('recognitionList')
        .select('id')
        .where('roundId', '=', roundId)
        .where('state', '=', 'signed')
        .execute();
      return rows.length;
    },
    ...wholesIn<Recognition>(tx, 'recognitionList'),
    contested: async (noticeId) =>
      (
        await sql<Awaited<ReturnType<RecognitionLists['contested']>>[number]>`select d.id as dossier_id, d.state,
          (count(o.id) filter (where o.state in ('open', 'accepted', 'found')))::int as open, (count(o.id) filter (where o.state = 'upheld'))::int as upheld,
          coalesce(array_agg(distinct coalesce(o.found_by, o.decided_by)::text) filter (where o.decided_by is not null), '{}') as decided_by
          from notice n cross join lateral jsonb_array_elements(n.list) l join dossier d on d.id = (l ->> 'dossierId')::uuid
          left join objection o on o.dossier_id = d.id where n.id = ${noticeId} group by d.id, d.state`.execute(tx)
      ).rows,
  };
}

/** What was signed, the newest first, with whose it is. */
const published = (tx: Tx) =>
  tx
    .selectFrom('recognitionList')
    .innerJoin('organisation', 'organisation.id', 'recognitionList.issuerId')
    .innerJoin('round', 'round.id', 'recognitionList.roundId')
    .select(['organisation.name as issuerName', 'round.year as roundYear', 'round.scheme'])
    .where('recognitionList.state', '=', 'signed')
    .orderBy('recognitionList.recognisedOn', 'desc')
    .orderBy('recognitionList.signedAt', 'desc');

async function signed(tx: Tx, id: string): Promise<SignedRecognition | null> {
  const one = await published(tx).selectAll('recognitionList').where('recognitionList.id', '=', id).executeTakeFirst();
  if (one === undefined) return null;
  const ids = one.entries.map(({ dossierId }) => dossierId);
  const titles = await tx
    .selectFrom('platform')
    .select(['id as platformId', 'dossierId', 'certificateNumber', 'validFrom', 'validTo'])
    .where('dossierId', 'in', ids)
    .execute();
  return { ...one, titles: titles.flatMap(({ dossierId, ...title }) => (dossierId === null ? [] : [{ ...title, dossierId }])) };
}
