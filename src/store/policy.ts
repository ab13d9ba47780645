import { sql } from 'kysely';
import type { Policies } from '../acts/recognition/policy-port.ts';
import type { Tx } from './transaction.ts';

const lines = (tx: Tx) =>
  tx
    .selectFrom('policy')
    .innerJoin('organisation', 'organisation.id', 'policy.issuerId')
    .selectAll('policy')
    .select('organisation.name as issuer')
    .select(sql<number>`(select count(*)::int from evidence e where e.case_id = policy.id)`.as('files'));

export const policiesIn = (tx: Tx): Policies => ({
  list({ inForce, issuerId }) {
    let query = lines(tx)
      .orderBy(sql`organisation.kind <> 'province'`)
      .orderBy(sql`organisation.name collate "C"`)
      .orderBy('policy.fromOn', 'desc')
      .orderBy('policy.id', 'desc');
    if (issuerId) query = query.where('policy.issuerId', '=', issuerId);
    if (inForce)
      query = query
        .where('policy.state', '=', 'published')
        .where((w) => w.or([w('policy.untilOn', 'is', null), w('policy.untilOn', '>=', inForce)]));
    return query.execute();
  },
  one: async (id) => (await lines(tx).where('policy.id', '=', id).executeTakeFirst()) ?? null,
  locked: async (id) => (await lines(tx).where('policy.id', '=', id).forUpdate('policy').executeTakeFirst()) ?? null,
  add: async (policy) => void (await tx.insertInto('policy').values(policy).execute()),
  async change(id, version, change) {
    const result = await tx
      .updateTable('policy')
      .set({ ...change, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    return result.numUpdatedRows === 1n;
  },
});
