import type { Profiles } from '../acts/recognition/profile-port.ts';
import { json, type Tx } from './transaction.ts';

export const profilesIn = (tx: Tx): Profiles => ({
  of: async (platformId) => (await tx.selectFrom('profile').selectAll().where('platformId', '=', platformId).executeTakeFirst()) ?? null,
  all: () =>
    tx
      .selectFrom('profile')
      .innerJoin('platform', 'platform.id', 'profile.platformId')
      .innerJoin('platformLine', 'platformLine.id', 'profile.platformId')
      .selectAll('profile')
      .select(['platform.name as platform', 'platformLine.city', 'platform.validFrom', 'platform.validTo', 'platform.revokedOn'])
      .orderBy('platformLine.number')
      .execute(),
  async save({ platformId, version, ...rest }) {
    const row = { ...rest, services: json(rest.services), version };
    if (version === 1) {
      const added = await tx
        .insertInto('profile')
        .values({ platformId, ...row })
        .onConflict((c) => c.doNothing())
        .executeTakeFirst();
      return added.numInsertedOrUpdatedRows === 1n;
    }
    const changed = await tx
      .updateTable('profile')
      .set(row)
      .where('platformId', '=', platformId)
      .where('version', '=', version - 1)
      .executeTakeFirst();
    return changed.numUpdatedRows === 1n;
  },
});
