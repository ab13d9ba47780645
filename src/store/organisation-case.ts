import type { OrganisationCases } from '../acts/directory/organisation-case-port.ts';
import { anyOf } from './bulk.ts';
import { isOpen } from './others-open.ts';
import type { Tx } from './transaction.ts';

export function organisationCasesIn(tx: Tx): OrganisationCases {
  const lines = () =>
    tx
      .selectFrom('organisationCase')
      .innerJoin('organisation', 'organisation.id', 'organisationCase.organisationId')
      .leftJoin('organisation as other', 'other.id', 'organisationCase.againstId')
      .selectAll('organisationCase')
      .select(['organisation.name as organisation', 'other.name as against']);
  return {
    async add(one) {
      const result = await tx
        .insertInto('organisationCase')
        .values(one)
        .onConflict((c) => c.doNothing())
        .executeTakeFirst();
      return result.numInsertedOrUpdatedRows === 1n;
    },
    of: async (id) => (await lines().where('organisationCase.id', '=', id).executeTakeFirst()) ?? null,
    locked: async (id) => (await lines().where('organisationCase.id', '=', id).forUpdate('organisationCase').executeTakeFirst()) ?? null,
    all: ({ open }) => {
      const query = lines().orderBy('organisationCase.askedAt', 'desc').limit(200);
      return (open ? query.where(isOpen.organisationCases) : query).execute();
    },
    async change(id, change) {
      const open = tx.updateTable('organisationCase').set(change).where('id', '=', id).where('state', '=', 'asked');
      return (await open.executeTakeFirst()).numUpdatedRows === 1n;
    },
    addEvidence: async (evidence) => void (await tx.insertInto('organisationEvidence').values(evidence).execute()),
    evidence: (ids) =>
      ids.length === 0
        ? Promise.resolve([])
        : tx.selectFrom('organisationEvidence').selectAll().where('caseId', '=', anyOf(ids)).orderBy('addedAt').execute(),
    keepName: async (former) => void (await tx.insertInto('organisationName').values(former).execute()),
    async nameAt(organisationId, at) {
      const former = tx.selectFrom('organisationName').select('name').where('organisationId', '=', organisationId).where('until', '>', at);
      const found = await former.orderBy('until').limit(1).executeTakeFirst();
      if (found) return found.name;
      return (await tx.selectFrom('organisation').select('name').where('id', '=', organisationId).executeTakeFirst())?.name ?? null;
    },
  };
}
