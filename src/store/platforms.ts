import { sql } from 'kysely';
import type { Platforms } from '../acts/recognition/platforms-port.ts';
import { anyOf } from './bulk.ts';
import { json, type Tx } from './transaction.ts';

export function platformsIn(tx: Tx): Platforms {
  return {
    platform: async (id) => (await lines(tx).where('platform.id', '=', id).executeTakeFirst()) ?? null,
    platformByNumber: async (number) => (await lines(tx).where('platform.certificateNumber', '=', number).executeTakeFirst()) ?? null,
    platforms({ issuerId, organisationId } = {}) {
      let query = lines(tx);
      if (issuerId) query = query.where('platform.issuerId', '=', issuerId);
      if (organisationId) query = query.where('platform.organisationId', '=', organisationId);
      return query.execute();
    },
    titlesOfUnits: async (ids) =>
      ids.length === 0
        ? []
        : await lines(tx)
            .where(
              'platform.id',
              'in',
              sql<string>`(select other.id from platform_line one join platform_line other
                on other.organisation_id = one.organisation_id and other.issuer_id = one.issuer_id where one.id = ${anyOf(ids)})`,
            )
            .execute(),
    addPlatform: async (platform) =>
      void (await tx
        .insertInto('platform')
        .values({
          ...{ basis: null, edition: null, reportsFrom: null, address: '', ...platform },
          ...{ functions: json(platform.functions), formerNames: json(platform.formerNames ?? []) },
        })
        .execute()),
    async changePlatform(id, change) {
      const { functions, formerNames, ...rest } = change;
      const lists = { ...(functions ? { functions: json(functions) } : {}), ...(formerNames ? { formerNames: json(formerNames) } : {}) };
      const set = { ...rest, ...lists, version: sql<number>`version + 1` };
      await tx.updateTable('platform').set(set).where('id', '=', id).execute();
    },
    removePlatform: async (id) => void (await tx.deleteFrom('platform').where('id', '=', id).execute()),
  };
}

/** The edition that a platform stands under: its round's, or the one that carries an earlier one on; beside a left join of its round. */
export const schemeOfPlatform = sql<string>`coalesce(round.scheme, platform.edition)`;

/** A platform as what time does to it asks (第十六条, 第十二条): whose it is, under which edition it stands, and until when. */
export const titles = (tx: Tx) =>
  tx
    .selectFrom('platform')
    .leftJoin('round', 'round.id', 'platform.roundId')
    .select(['platform.id', 'platform.organisationId', 'platform.authorityId', 'platform.issuerId', 'platform.name'])
    .select([schemeOfPlatform.as('scheme'), 'platform.validTo', 'platform.certificateNumber'])
    .orderBy('platform.id');

const lines = (tx: Tx) =>
  tx
    .selectFrom('platform')
    .innerJoin('organisation', 'organisation.id', 'platform.organisationId')
    .innerJoin('organisation as authority', 'authority.id', 'platform.authorityId')
    .innerJoin('organisation as issuer', 'issuer.id', 'platform.issuerId')
    .innerJoin('platformLine', 'platformLine.id', 'platform.id')
    .leftJoin('round', 'round.id', 'platform.roundId')
    .selectAll('platform')
    .select(['organisation.creditCode', 'platformLine.city', 'authority.name as authorityName'])
    .select(['issuer.name as issuerName', 'issuer.kind as issuerKind'])
    .select([
      schemeOfPlatform.as('scheme'),
      sql<number>`coalesce(round.year, extract(year from platform.recognised_on)::int)`.as('roundYear'),
    ])
    .orderBy('platform.recognisedOn', 'desc')
    .orderBy('platformLine.number');
