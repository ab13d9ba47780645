import { sql } from 'kysely';
import type { PlatformCases } from '../acts/recognition/cases-port.ts';
import { veiledText } from '../core/disclosure/in-text.ts';
import { json, type Tx } from './transaction.ts';

const revocationLines = (tx: Tx) =>
  tx
    .selectFrom('revocation')
    .innerJoin('platform', 'platform.id', 'revocation.platformId')
    .innerJoin('organisation as owner', 'owner.id', 'revocation.organisationId')
    .selectAll('revocation')
    .select(['platform.name as platform', 'platform.certificateNumber', 'platform.authorityId', 'owner.pending'])
    .select(sql<boolean>`platform.dossier_id is not null`.as('filed'))
    .select(
      sql<number>`(select count(*)::int from evidence e join file f on f.hash = e.file_hash
      where e.case_id = revocation.id and coalesce(f.scan_state, 'clean') = 'clean')`.as('files'),
    );

const rewardLines = (tx: Tx) =>
  tx
    .selectFrom('reward')
    .innerJoin('platform', 'platform.id', 'reward.platformId')
    .selectAll('reward')
    .select(['platform.name as platform', 'platform.certificateNumber', 'platform.recognisedOn', 'platform.revokedOn']);

const showcaseLines = (tx: Tx) =>
  tx
    .selectFrom('showcase')
    .innerJoin('platform', 'platform.id', 'showcase.platformId')
    .innerJoin('organisation', 'organisation.id', 'showcase.authorityId')
    .selectAll('showcase')
    .select(['platform.name as platform', 'platform.certificateNumber', 'platform.functions', 'organisation.name as authority']);

type CaseTable = 'revocation' | 'reward' | 'showcase';

/** Writes over the version that was read; false where someone was first. */
async function change(tx: Tx, table: CaseTable, { id, version, set }: { id: string; version: number; set: object }): Promise<boolean> {
  const result = await tx
    .updateTable(table)
    .set({ ...set, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export function platformCasesIn(tx: Tx): PlatformCases {
  return {
    async revokePlatform(platformId, day) {
      const result = await tx
        .updateTable('platform')
        .set({ revokedOn: day, version: sql`version + 1` })
        .where('id', '=', platformId)
        .where('revokedOn', 'is', null)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
    async revocations({ platformId }) {
      let query = revocationLines(tx).orderBy('revocation.openedAt', 'desc');
      if (platformId) query = query.where('revocation.platformId', '=', platformId);
      return query.execute();
    },
    announcements: () =>
      tx
        .selectFrom('revocation')
        .innerJoin('platform', 'platform.id', 'revocation.platformId')
        .innerJoin('organisation as owner', 'owner.id', 'revocation.organisationId')
        .innerJoin('organisation as issuer', 'issuer.id', 'revocation.issuerId')
        .select(['revocation.id', 'revocation.platformId', 'revocation.issuerId', 'revocation.number', 'revocation.decidedOn'])
        .select(['revocation.publishedOn', 'revocation.article', 'revocation.basisKind', 'revocation.body', 'revocation.documentNumber'])
        .select(['revocation.documentOn', 'revocation.place', 'platform.name as platform', 'platform.certificateNumber'])
        .select(['issuer.name as issuer', 'owner.creditCode'])
        .where('revocation.publishedOn', 'is not', null)
        .orderBy('revocation.publishedOn', 'desc')
        .orderBy('revocation.id', 'desc')
        .execute(),
    lockedRevocation: async (id) =>
      (await revocationLines(tx).where('revocation.id', '=', id).forUpdate('revocation').executeTakeFirst()) ?? null,
    addRevocation: async (revocation) => void (await tx.insertInto('revocation').values(revocation).execute()),
    changeRevocation: (id, version, set) => change(tx, 'revocation', { id, version, set }),
    async rewards({ platformId }) {
      let query = rewardLines(tx).orderBy('platform.certificateNumber', 'desc');
      if (platformId) query = query.where('reward.platformId', '=', platformId);
      return query.execute();
    },
    lockedReward: async (id) => (await rewardLines(tx).where('reward.id', '=', id).forUpdate('reward').executeTakeFirst()) ?? null,
    async rewardedIn(roundId) {
      const row = await tx
        .selectFrom('reward')
        .innerJoin('platform', 'platform.id', 'reward.platformId')
        .select((w) => w.fn.sum<string>('reward.amount').as('amount'))
        .where('platform.roundId', '=', roundId)
        .where('reward.state', '<>', 'ended')
        .executeTakeFirstOrThrow();
      return row.amount ?? '0';
    },
    addReward: async (reward) => void (await tx.insertInto('reward').values(reward).execute()),
    changeReward: (id, version, set) => change(tx, 'reward', { id, version, set }),
    async showcases({ state, platformId }) {
      let query = showcaseLines(tx).orderBy('showcase.publishedOn', 'desc').orderBy('showcase.id', 'desc');
      if (state) query = query.where('showcase.state', '=', state);
      if (platformId) query = query.where('showcase.platformId', '=', platformId);
      const lines = await query.execute();
      // What is published is read by everybody; its authors go on editing what they wrote.
      return state === 'published' ? lines.map((one) => ({ ...one, title: veiledText(one.title), body: veiledText(one.body) })) : lines;
    },
    lockedShowcase: async (id) => (await showcaseLines(tx).where('showcase.id', '=', id).forUpdate('showcase').executeTakeFirst()) ?? null,
    addShowcase: async ({ promotions, ...showcase }) =>
      void (await tx
        .insertInto('showcase')
        .values({ ...showcase, promotions: json(promotions) })
        .execute()),
    changeShowcase: (id, version, { promotions, ...set }) =>
      change(tx, 'showcase', { id, version, set: promotions === undefined ? set : { ...set, promotions: json(promotions) } }),
  };
}
