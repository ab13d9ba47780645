import { sql } from 'kysely';
import type { Reviews } from '../acts/review/port.ts';
import type { Review } from '../acts/review/records.ts';
import { json, type Tx } from './transaction.ts';

const drawnFor = sql<boolean>`exists (select 1 from panel_draw p where p.dossier_id = dossier.id)`;

export function reviewsIn(tx: Tx): Reviews {
  return {
    pool: () =>
      tx
        .selectFrom('account')
        .leftJoin('expert', 'expert.accountId', 'account.id')
        .select(['account.id as accountId', 'account.name', 'account.login'])
        .select([
          sql<string>`coalesce(expert.employer, '')`.as('employer'),
          sql<string[]>`coalesce(expert.former_employers, '[]'::jsonb)`.as('formerEmployers'),
          sql<string>`coalesce(expert.position, '')`.as('position'),
          sql<string[]>`coalesce(expert.fields, '[]'::jsonb)`.as('fields'),
          sql<boolean>`account.active and coalesce(expert.active, false)`.as('active'),
          sql<boolean>`expert.account_id is not null`.as('listed'),
        ])
        .where(sql<boolean>`account.roles @> '["expert"]'::jsonb`)
        .orderBy('account.login')
        .execute(),
    async saveExpert({ fields, formerEmployers, ...expert }) {
      const row = { ...expert, fields: json(fields), formerEmployers: json(formerEmployers) };
      await tx
        .insertInto('expert')
        .values(row)
        .onConflict((c) => c.column('accountId').doUpdateSet(row))
        .execute();
    },
    ...daysAway(tx),
    draws: (dossierId) => tx.selectFrom('panelDraw').selectAll().where('dossierId', '=', dossierId).orderBy('n').execute(),
    panelByNumber: async (number) =>
      (await tx.selectFrom('dossier').selectAll('dossier').where('number', '=', number).where(drawnFor).executeTakeFirst()) ?? null,
    async panelNumbers(roundId) {
      const rows = await tx
        .selectFrom('dossier')
        .select('number')
        .where('roundId', '=', roundId)
        .where('state', '<>', 'admitted')
        .where(drawnFor)
        .where(sql<boolean>`not exists (select 1 from panel_draw p where p.dossier_id = dossier.id and p.pool_version is null)`)
        .orderBy('number')
        .execute();
      return rows.flatMap(({ number }) => (number === null ? [] : [number]));
    },
    async addDraw({ candidates, excluded, drawOrder, functions, ...draw }) {
      const lists = { candidates: json(candidates), excluded: json(excluded), drawOrder: json(drawOrder), functions: json(functions) };
      await tx
        .insertInto('panelDraw')
        .values({ ...draw, ...lists })
        .execute();
    },
    seats: (dossierId) => tx.selectFrom('panelSeat').selectAll().where('dossierId', '=', dossierId).orderBy('position').execute(),
    addSeats: async (seats) =>
      void (await tx
        .insertInto('panelSeat')
        .values([...seats])
        .execute()),
    recuse: async (dossierId, accountId, reason) =>
      void (await tx
        .updateTable('panelSeat')
        .set({ state: 'recused', reason })
        .where('dossierId', '=', dossierId)
        .where('accountId', '=', accountId)
        .execute()),
    ...recusing(tx),
    mine: (accountId) => mine(tx, accountId),
    reviews: (dossierId) => asChanged(tx).where('review.dossierId', '=', dossierId).execute(),
    ...speaking(tx),
    scoresOpen: async (dossierId) =>
      (await sql<{ open: boolean }>`select app.scores_open(${dossierId}) as open`.execute(tx)).rows[0]?.open ?? false,
    review: async (dossierId, accountId) =>
      (await asChanged(tx).where('review.dossierId', '=', dossierId).where('review.accountId', '=', accountId).executeTakeFirst()) ?? null,
    ...writing(tx),
  };
}

const daysAway = (tx: Tx): Pick<Reviews, 'away' | 'addAway' | 'changeAway'> => ({
  away: (from) =>
    tx
      .selectFrom('expertAway')
      .selectAll()
      .where('takenBackAt', 'is', null)
      .where('toOn', '>=', from)
      .orderBy('fromOn')
      .orderBy('id')
      .execute(),
  addAway: async (away) => void (await tx.insertInto('expertAway').values(away).execute()),
  async changeAway(id, { unconfirmed, ...change }) {
    let query = tx.updateTable('expertAway').set(change).where('id', '=', id).where('takenBackAt', 'is', null);
    if (unconfirmed) query = query.where('confirmedBy', 'is', null);
    return (await query.executeTakeFirst()).numUpdatedRows === 1n;
  },
});

/** Reviews, each beside what was changed of it last. */
export const withChanges = (tx: Tx) =>
  tx.selectFrom('review').leftJoinLateral(
    (of) =>
      of
        .selectFrom('panelWord')
        .select(['panelWord.scores', 'panelWord.opinion'])
        .whereRef('panelWord.dossierId', '=', 'review.dossierId')
        .whereRef('panelWord.accountId', '=', 'review.accountId')
        .where('panelWord.kind', '=', 'rescored')
        .orderBy('panelWord.n', 'desc')
        .limit(1)
        .as('changed'),
    (join) => join.onTrue(),
  );
/** Of them what counts. */
export const scoresNow = sql<Record<string, string>>`coalesce(changed.scores, review.scores)`.as('scores');

/** Reviews as they were changed last, beside what was signed. */
const asChanged = (tx: Tx) =>
  withChanges(tx)
    .select(['review.dossierId', 'review.accountId', 'review.issuerId', 'review.signedAt', 'review.version'])
    .select([
      scoresNow,
      sql<string>`coalesce(changed.opinion, review.opinion)`.as('opinion'),
      sql<Review['signed']>`case when changed.scores is not null
        then jsonb_build_object('scores', review.scores, 'opinion', review.opinion) end`.as('signed'),
    ]);

const speaking = (tx: Tx): Pick<Reviews, 'words' | 'addWord'> => ({
  words: (dossierId) => tx.selectFrom('panelWord').selectAll().where('dossierId', '=', dossierId).orderBy('n').execute(),
  addWord: async ({ scores, ...word }) =>
    void (await tx
      .insertInto('panelWord')
      // The trigger counts.
      .values({ ...word, n: 0, scores: scores && json(scores) })
      .execute()),
});

const recusing = (tx: Tx): Pick<Reviews, 'recusals' | 'recusal' | 'addRecusal' | 'changeRecusal'> => ({
  recusals: (dossierId) => tx.selectFrom('recusal').selectAll().where('dossierId', '=', dossierId).orderBy('askedAt').execute(),
  recusal: async (id) => (await tx.selectFrom('recusal').selectAll().where('id', '=', id).executeTakeFirst()) ?? null,
  async addRecusal(recusal) {
    const added = await tx
      .insertInto('recusal')
      .values(recusal)
      .onConflict((c) => c.doNothing())
      .executeTakeFirst();
    return added.numInsertedOrUpdatedRows === 1n;
  },
  async changeRecusal(id, version, change) {
    const changed = await tx
      .updateTable('recusal')
      .set({ ...change, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    return changed.numUpdatedRows === 1n;
  },
});

const mine = (tx: Tx, accountId: string) =>
  tx
    .selectFrom('panelSeat')
    .innerJoin('dossier', 'dossier.id', 'panelSeat.dossierId')
    .innerJoin('organisation', 'organisation.id', 'dossier.applicantId')
    .innerJoin('round', 'round.id', 'dossier.roundId')
    .select(['dossier.id as dossierId', 'dossier.number', 'dossier.state', 'organisation.name as applicantName'])
    .leftJoin(asChanged(tx).as('own'), (join) =>
      join.onRef('own.dossierId', '=', 'panelSeat.dossierId').onRef('own.accountId', '=', 'panelSeat.accountId'),
    )
    .select([
      'round.title as roundTitle',
      'round.reviewBy',
      'round.rubric',
      'panelSeat.seatedAt',
      'panelSeat.acceptedAt',
      'panelSeat.signedAt',
      'own.scores',
    ])
    .where('panelSeat.accountId', '=', accountId)
    .where('panelSeat.state', '=', 'seated')
    .orderBy('panelSeat.signedAt', (o) => o.desc().nullsFirst())
    .orderBy('dossier.number')
    .execute();

const writing = (tx: Tx): Pick<Reviews, 'saveReview' | 'signReview'> => ({
  async saveReview({ scores, ...review }, version) {
    const row = { ...review, scores: json(scores), version: version + 1 };
    if (version === 0) {
      const added = await tx
        .insertInto('review')
        .values({ ...row, signedAt: null })
        .onConflict((c) => c.doNothing())
        .executeTakeFirst();
      return added.numInsertedOrUpdatedRows === 1n;
    }
    const changed = await tx
      .updateTable('review')
      .set(row)
      .where('dossierId', '=', review.dossierId)
      .where('accountId', '=', review.accountId)
      .where('version', '=', version)
      .where('signedAt', 'is', null)
      .executeTakeFirst();
    return changed.numUpdatedRows === 1n;
  },
  async signReview({ dossierId, accountId, version }, signedAt) {
    const signed = await tx
      .updateTable('review')
      .set({ signedAt })
      .where('dossierId', '=', dossierId)
      .where('accountId', '=', accountId)
      .where('version', '=', version)
      .where('signedAt', 'is', null)
      .executeTakeFirst();
    if (signed.numUpdatedRows !== 1n) return false;
    await tx.updateTable('panelSeat').set({ signedAt }).where('dossierId', '=', dossierId).where('accountId', '=', accountId).execute();
    return true;
  },
});
