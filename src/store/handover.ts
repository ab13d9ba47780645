import type { Handovers } from '../acts/directory/handover-port.ts';
import { isOpen } from './others-open.ts';
import type { Tx } from './transaction.ts';

export function handoversIn(tx: Tx): Handovers {
  const lines = () =>
    tx
      .selectFrom('handover')
      .innerJoin('organisation', 'organisation.id', 'handover.organisationId')
      .innerJoin('organisation as asker', 'asker.id', 'handover.askedOrganisation')
      .selectAll('handover')
      .select(['organisation.name as organisation', 'organisation.creditCode', 'asker.name as askedFrom']);
  return {
    async add(handover) {
      const result = await tx
        .insertInto('handover')
        .values(handover)
        .onConflict((c) => c.doNothing())
        .executeTakeFirst();
      return result.numInsertedOrUpdatedRows === 1n;
    },
    locked: async (id) => (await lines().where('handover.id', '=', id).forUpdate('handover').executeTakeFirst()) ?? null,
    all: ({ open }) => {
      const query = lines().orderBy('handover.askedAt', 'desc').limit(200);
      return (open ? query.where(isOpen.handovers) : query).execute();
    },
    async change(id, from, change) {
      const result = await tx.updateTable('handover').set(change).where('id', '=', id).where('state', '=', from).executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
  };
}
