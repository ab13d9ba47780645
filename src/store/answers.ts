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
  ofItems: (dossierId) =>
    tx.selectFrom('itemAnswer').selectAll().where('dossierId', '=', dossierId).orderBy('correctionNo').orderBy('item').execute(),
  async putItem({ dossierId, correctionNo, item, ...said }) {
    await tx
      .insertInto('itemAnswer')
      .values({ dossierId, correctionNo, item, ...said })
      .onConflict((c) => c.columns(['dossierId', 'correctionNo', 'item']).doUpdateSet(said))
      .execute();
  },
  async dropItem({ dossierId, correctionNo, item }) {
    const result = await tx
      .deleteFrom('itemAnswer')
      .where('dossierId', '=', dossierId)
      .where('correctionNo', '=', correctionNo)
      .where('item', '=', item)
      .executeTakeFirst();
    return result.numDeletedRows === 1n;
  },
});
