import type { Licences } from '../acts/directory/licence-port.ts';
import { isOpen } from './others-open.ts';
import type { Tx } from './transaction.ts';

/** Certificates of organisations; the bytes lie with all files, by their hash. */
export function licencesIn(tx: Tx): Licences {
  const lines = () =>
    tx
      .selectFrom('licence')
      .innerJoin('organisation', 'organisation.id', 'licence.organisationId')
      .selectAll('licence')
      .select(['organisation.name as organisation', 'organisation.divisionCode', 'organisation.pending'])
      .select((e) => e.fn.coalesce('organisation.creditCode', e.val('')).as('creditCode'));
  return {
    add: async (licence) => void (await tx.insertInto('licence').values(licence).execute()),
    licence: async (id) => (await lines().where('licence.id', '=', id).executeTakeFirst()) ?? null,
    all: ({ organisationId, waiting }) => {
      let query = lines().orderBy('licence.addedAt', 'desc').limit(500);
      if (organisationId !== undefined) query = query.where('licence.organisationId', '=', organisationId);
      if (waiting) query = query.where(isOpen.licences);
      return query.execute();
    },
    async decide(id, answer) {
      const result = await tx.updateTable('licence').set(answer).where('id', '=', id).where('outcome', 'is', null).executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
  };
}
