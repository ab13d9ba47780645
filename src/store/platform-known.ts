import { sql } from 'kysely';
import type { Known, KnownLine } from '../acts/recognition/known-port.ts';
import type { Tx } from './transaction.ts';

/** The last state that was known by a day, of those in force on another; a revocation ends a title on its own day. */
export const platformsKnownIn = (tx: Tx): Known => ({
  async knownTitles({ on, known, limit, offset }) {
    const such = sql`from (select distinct on (platform_id) platform_id, known_on, was from platform_known where known_on <= ${known}
        order by platform_id, n desc) k
      where was is not null and was ->> 'validFrom' <= ${on} and was ->> 'validTo' >= ${on} and coalesce(was ->> 'revokedOn' > ${on}, true)`;
    const { rows } = await sql<KnownLine>`select k.platform_id, k.known_on, k.was,
        (select last.was from platform_known last where last.platform_id = k.platform_id order by last.n desc limit 1) as now
      ${such} order by was ->> 'issuer' collate "C", app.natural(was ->> 'certificateNumber'), k.platform_id limit ${limit} offset ${offset}`.execute(
      tx,
    );
    const counted = await sql<{ total: number }>`select count(*)::int as total ${such}`.execute(tx);
    return { lines: rows, total: counted.rows[0]?.total ?? 0 };
  },
});
