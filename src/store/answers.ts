import type { Answers } from '../acts/dossier/answers-port.ts';
import type { Tx } from './transaction.ts';

export const answersIn = (tx: Tx): Answers => ({
  of: (dossierId) => tx.selectFrom('findingAnswer').selectAll().where('dossierId', '=', dossierId).orderBy('answeredAt').execute(),
  async put({ dossierId, findingId, ...said }) {
    await tx
      .insertInto('findingAnswer')
      .values({ dossierId, findingId, ...said })
      .onConflict((c) => c.columns(['dossierId', 'findingId']).doUpdateSet(said))
      .execute();
  },
  async drop(dossierId, findingId) {
    const result = await tx
      .deleteFrom('findingAnswer')
      .where('dossierId', '=', dossierId)
      .where('findingId', '=', findingId)
      .executeTakeFirst();
    return result.numDeletedRows === 1n;
  },
});
