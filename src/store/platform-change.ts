import { sql } from 'kysely';
import type { PlatformChanges } from '../acts/recognition/change-port.ts';
import type { Tx } from './transaction.ts';

const lines = (tx: Tx) =>
  tx
    .selectFrom('platformChange')
    .innerJoin('platform', 'platform.id', 'platformChange.platformId')
    .innerJoin('organisation', 'organisation.id', 'platformChange.issuerId')
    .selectAll('platformChange')
    .select(['platform.name as platform', 'platform.address as addressNow', 'platform.certificateNumber', 'organisation.name as issuer'])
    .select(['platform.validFrom', 'platform.validTo', 'platform.revokedOn', 'platform.basis'])
    .select(sql<number>`(select count(*)::int from evidence e where e.case_id = platform_change.id)`.as('files'))
    .orderBy('platformChange.askedAt', 'desc')
    .orderBy('platformChange.id', 'desc');

/** Changes of platforms' names and addresses (migrations/0525-platform-changes.ts). */
export const platformChangesIn = (tx: Tx): PlatformChanges => ({
  list({ platformId }) {
    const query = lines(tx);
    return (platformId ? query.where('platformChange.platformId', '=', platformId) : query).execute();
  },
  one: async (id) => (await lines(tx).where('platformChange.id', '=', id).executeTakeFirst()) ?? null,
  locked: async (id) => (await lines(tx).where('platformChange.id', '=', id).forUpdate('platformChange').executeTakeFirst()) ?? null,
  async add(change) {
    const added = tx
      .insertInto('platformChange')
      .values(change)
      .onConflict((its) => its.doNothing());
    return (await added.executeTakeFirst()).numInsertedOrUpdatedRows === 1n;
  },
  async change(id, version, change) {
    const result = await tx
      .updateTable('platformChange')
      .set({ ...change, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    return result.numUpdatedRows === 1n;
  },
});
