import type { Platforms } from '../acts/recognition/platforms-port.ts';
import { json, type Tx } from './transaction.ts';

export function platformsIn(tx: Tx): Platforms {
  return {
    platform: async (id) => (await lines(tx).where('platform.id', '=', id).executeTakeFirst()) ?? null,
    platformByNumber: async (number) => (await lines(tx).where('platform.certificateNumber', '=', number).executeTakeFirst()) ?? null,
    platforms({ issuerId, authorityId, organisationId } = {}) {
      let query = lines(tx);
      if (issuerId) query = query.where('platform.issuerId', '=', issuerId);
      if (authorityId) query = query.where('platform.authorityId', '=', authorityId);
      if (organisationId) query = query.where('platform.organisationId', '=', organisationId);
      return query.execute();
    },
    addPlatform: async (platform) =>
      void (await tx
        .insertInto('platform')
        .values({ ...platform, functions: json(platform.functions) })
        .execute()),
  };
}

const lines = (tx: Tx) =>
  tx
    .selectFrom('platform')
    .innerJoin('organisation', 'organisation.id', 'platform.organisationId')
    .innerJoin('organisation as authority', 'authority.id', 'platform.authorityId')
    .innerJoin('organisation as issuer', 'issuer.id', 'platform.issuerId')
    .innerJoin('round', 'round.id', 'platform.roundId')
    .selectAll('platform')
    .select(['organisation.creditCode', 'organisation.divisionCode', 'authority.name as authorityName'])
    .select(['authority.divisionCode as authorityDivision', 'issuer.name as issuerName', 'issuer.kind as issuerKind'])
    .select(['round.year as roundYear', 'round.scheme'])
    .orderBy('platform.recognisedOn', 'desc')
    .orderBy('platform.certificateNumber');
