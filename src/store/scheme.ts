import type { Rounds } from '../acts/scheme/port.ts';
import type { Sealer } from './crypto.ts';
import { json, type Tx } from './transaction.ts';

export function roundsIn(tx: Tx, sealer: Sealer): Rounds {
  return {
    round: async (id) => (await tx.selectFrom('round').selectAll().where('id', '=', id).executeTakeFirst()) ?? null,
    async rounds({ issuerId, openOn } = {}) {
      let query = tx.selectFrom('round').selectAll().orderBy('year', 'desc');
      if (issuerId) query = query.where('issuerId', '=', issuerId);
      if (openOn) query = query.where('opensOn', '<=', openOn).where('closesOn', '>=', openOn);
      return query.execute();
    },
    async addRound(round) {
      await tx
        .insertInto('round')
        .values({
          ...round,
          rubric: json(round.rubric),
          quotas: json(round.quotas),
          ranking: round.ranking === null ? null : json(round.ranking),
          sealedSecret: sealer.seal(round.sealedSecret),
        })
        .execute();
    },
    async secretOf(roundId) {
      const row = await tx.selectFrom('round').select('sealedSecret').where('id', '=', roundId).executeTakeFirstOrThrow();
      return sealer.open(row.sealedSecret);
    },
    reveal: async (roundId, secret, day) =>
      void (await tx.updateTable('round').set({ revealedSecret: secret, revealedOn: day }).where('id', '=', roundId).execute()),
    async fixRanking(roundId, ranking, by, at) {
      await tx
        .updateTable('round')
        .set({ ranking: json([...ranking]), rankingFixedBy: by, rankingFixedAt: at })
        .where('id', '=', roundId)
        .execute();
    },
  };
}
