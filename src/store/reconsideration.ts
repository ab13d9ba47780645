import type { Reconsiderations } from '../acts/recommendation/reconsideration-port.ts';
import type { Sealer } from './crypto.ts';
import { sealText, wordsIn } from './sealing.ts';
import type { Tx } from './transaction.ts';

/** 复核 of decisions; the grounds and the answer lie sealed, as all that people write where nobody searches. */
export function reconsiderationsIn(tx: Tx, sealer: Sealer): Reconsiderations {
  const opened = <T extends { grounds: string; outcome: string | null }>(one: T): T => ({
    ...one,
    grounds: wordsIn(sealer, one.grounds),
    outcome: wordsIn(sealer, one.outcome),
  });
  return {
    of: async (dossierId) => (await lines(tx).where('reconsideration.dossierId', '=', dossierId).execute()).map(opened),
    async locked(id) {
      const row = await lines(tx).where('reconsideration.id', '=', id).forUpdate('reconsideration').executeTakeFirst();
      return row === undefined ? null : opened(row);
    },
    add: async (one) =>
      void (await tx
        .insertInto('reconsideration')
        .values({ ...one, grounds: sealText(sealer, one.grounds) })
        .execute()),
    async change(id, version, { outcome, ...change }) {
      const words = outcome ? { outcome: sealText(sealer, outcome) } : {};
      const result = await tx
        .updateTable('reconsideration')
        .set({ ...change, ...words, version: version + 1 })
        .where('id', '=', id)
        .where('version', '=', version)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
    async returnable(roundId) {
      const rows = await tx
        .selectFrom('decision')
        .innerJoin('dossier', 'dossier.id', 'decision.dossierId')
        .innerJoin('round', 'round.id', 'dossier.roundId')
        .leftJoin('reconsideration', 'reconsideration.number', 'decision.number')
        .select(['round.scheme', 'decision.decidedAt', 'decision.receivedAt', 'reconsideration.state'])
        .where('dossier.roundId', '=', roundId)
        .where('dossier.state', 'in', ['declined', 'rejected'])
        .where('decision.number', 'is not', null)
        .where('decision.setAsideAt', 'is', null)
        .execute();
      return rows.flatMap(({ decidedAt, state, ...one }) =>
        decidedAt === null || state === 'kept' || state === 'granted' ? [] : [{ ...one, decidedAt, asked: state === 'asked' }],
      );
    },
  };
}

const lines = (tx: Tx) =>
  tx
    .selectFrom('reconsideration')
    .innerJoin('dossier', 'dossier.id', 'reconsideration.dossierId')
    .selectAll('reconsideration')
    .select(['dossier.applicantId', 'dossier.recommenderId', 'dossier.issuerId', 'dossier.roundId', 'dossier.number as dossierNumber'])
    .orderBy('reconsideration.askedAt', 'desc');
