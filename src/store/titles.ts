import type { Titles } from '../acts/recognition/title-port.ts';
import { json, type Tx } from './transaction.ts';

/** What was signed of platforms (migrations/0440-titles.ts). */
export const titlesIn = (tx: Tx): Titles => ({
  issuedTitle: async (platformId) =>
    (await tx.selectFrom('titleCredential').selectAll().where('platformId', '=', platformId).executeTakeFirst()) ?? null,
  titleByCode: async (code) => (await tx.selectFrom('titleCredential').selectAll().where('code', '=', code).executeTakeFirst()) ?? null,
  async addTitle(title) {
    const added = tx
      .insertInto('titleCredential')
      .values(title)
      .onConflict((its) => its.column('platformId').doNothing());
    return (await added.returning('platformId').execute()).length > 0;
  },
  async titleTaken({ code, statusIndex }) {
    const taken = tx.selectFrom('titleCredential').select('platformId');
    return (
      (await taken.where((its) => its.or([its('code', '=', code), its('statusIndex', '=', statusIndex)])).executeTakeFirst()) !== undefined
    );
  },
  issuedPaper: async (platformId) =>
    (await tx.selectFrom('titlePaper').selectAll().where('platformId', '=', platformId).executeTakeFirst()) ?? null,
  async addPaper({ pdf, ...paper }) {
    const added = tx
      .insertInto('titlePaper')
      .values({ ...paper, pdf: Buffer.from(pdf) })
      .onConflict((its) => its.column('platformId').doNothing());
    return (await added.returning('platformId').execute()).length > 0;
  },
  async revokedPlaces(today) {
    const rows = await tx
      .selectFrom('titleCredential')
      .innerJoin('platform', 'platform.id', 'titleCredential.platformId')
      .select('statusIndex')
      .where('revokedOn', '<=', today)
      .execute();
    return rows.map(({ statusIndex }) => statusIndex);
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
