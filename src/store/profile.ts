import { sql } from 'kysely';
import type { Profiles } from '../acts/recognition/profile-port.ts';
import { json, type Tx } from './transaction.ts';

const ofTitlesInForce = (tx: Tx, today: string) =>
  tx
    .selectFrom('profile')
    .innerJoin('platformLine', 'platformLine.id', 'profile.platformId')
    .where('platformLine.validFrom', '<=', today)
    .where('platformLine.endsOn', '>=', today);

export const profilesIn = (tx: Tx): Profiles => ({
  of: async (platformId) => (await tx.selectFrom('profile').selectAll().where('platformId', '=', platformId).executeTakeFirst()) ?? null,
  inForce: (today) =>
    ofTitlesInForce(tx, today)
      .innerJoin('platform', 'platform.id', 'profile.platformId')
      .selectAll('profile')
      .select(['platform.name as platform', 'platformLine.city'])
      .orderBy('platformLine.number')
      .execute(),
  async services(today) {
    const count = sql<number>`coalesce(sum(jsonb_array_length(profile.services)), 0)::int`.as('count');
    return (await ofTitlesInForce(tx, today).select(count).executeTakeFirstOrThrow()).count;
  },
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
