import { sql } from 'kysely';
import type { Titles } from '../acts/recognition/title-port.ts';
import { json, type Tx } from './transaction.ts';

/** Which certificate of a platform stands: each name that it gave up had one. */
const last = sql<number>`(select jsonb_array_length(p.former_names) + 1 from platform p where p.id = platform_id)`;

/** What was signed of platforms (migrations/0440-titles.ts). */
export const titlesIn = (tx: Tx): Titles => ({
  issuedTitle: async (platformId) =>
    (await tx.selectFrom('titleCredential').selectAll().where('platformId', '=', platformId).where('n', '=', last).executeTakeFirst()) ??
    null,
  titleByCode: async (code) => (await tx.selectFrom('titleCredential').selectAll().where('code', '=', code).executeTakeFirst()) ?? null,
  async addTitle(title) {
    const added = tx
      .insertInto('titleCredential')
      .values(title)
      .onConflict((its) => its.columns(['platformId', 'n']).doNothing());
    return (await added.returning('platformId').execute()).length > 0;
  },
  async titleTaken({ code, statusIndex }) {
    const taken = tx.selectFrom('titleCredential').select('platformId');
    return (
      (await taken.where((its) => its.or([its('code', '=', code), its('statusIndex', '=', statusIndex)])).executeTakeFirst()) !== undefined
    );
  },
  issuedPaper: async (platformId) =>
    (await tx.selectFrom('titlePaper').selectAll().where('platformId', '=', platformId).where('n', '=', last).executeTakeFirst()) ?? null,
  async addPaper({ pdf, ...paper }) {
    const added = tx
      .insertInto('titlePaper')
      .values({ ...paper, pdf: Buffer.from(pdf) })
      .onConflict((its) => its.columns(['platformId', 'n']).doNothing());
    return (await added.returning('platformId').execute()).length > 0;
  },
  async endedPlaces(today) {
    const rows = await tx
      .selectFrom('titleCredential')
      .innerJoin('platform', 'platform.id', 'titleCredential.platformId')
      .select(['statusIndex', sql<boolean>`coalesce(revoked_on <= ${today}, false)`.as('revoked')])
      .where((its) => its.or([its('revokedOn', '<=', today), its('n', '<', last)]))
      .execute();
    const placesOf = (gone: boolean) => rows.filter(({ revoked }) => revoked === gone).map(({ statusIndex }) => statusIndex);
    return { revoked: placesOf(true), replaced: placesOf(false) };
  },
  publishedKeys: async () =>
    (await tx.selectFrom('signingKey').select('jwk').orderBy('since').orderBy('kid').execute()).map(({ jwk }) => jwk),
  async publishKeys(keys, at) {
    const rows = keys.map((jwk) => ({ kid: jwk.kid, jwk: json(jwk), since: at }));
    await tx
      .insertInto('signingKey')
      .values(rows)
      .onConflict((its) => its.doNothing())
      .execute();
  },
});
