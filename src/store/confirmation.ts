import { sql } from 'kysely';
import type { ConfirmAnswer, Confirmations } from '../acts/ledger/confirm-port.ts';
import { anyOf } from './bulk.ts';
import type { Sealer } from './crypto.ts';
import { eventColumns } from './ledger.ts';
import { sealText, wordsIn } from './sealing.ts';
import type { Tx } from './transaction.ts';

/** Links to served enterprises and codes of events; what they wrote in their own words is sealed at rest. */
export function confirmationsIn(tx: Tx, sealer: Sealer): Confirmations {
  const opened = (one: ConfirmAnswer): ConfirmAnswer => ({ ...one, remark: wordsIn(sealer, one.remark) });
  return {
    add: async (link) => void (await tx.insertInto('confirmLink').values(link).execute()),
    byToken: async (tokenHash) =>
      (await tx.selectFrom('confirmLink').selectAll().where('tokenHash', '=', tokenHash).forUpdate().executeTakeFirst()) ?? null,
    async revoke({ organisationId, enterpriseId, eventId }, at) {
      const done = await tx
        .updateTable('confirmLink')
        .set({ revokedAt: at })
        .where('organisationId', '=', organisationId)
        .where((w) => (enterpriseId === null ? w('eventId', '=', eventId) : w('enterpriseId', '=', enterpriseId)))
        .where('revokedAt', 'is', null)
        .where('expiresAt', '>', at)
        .executeTakeFirst();
      return Number(done.numUpdatedRows);
    },
    opened: async (link, at, keepsOrigin) =>
      void (await tx
        .updateTable('confirmLink')
        .set({ openedAt: link.openedAt ?? at, ...(keepsOrigin ? {} : { madeFrom: null }) })
        .where('organisationId', '=', link.organisationId)
        .where('id', '=', link.id)
        .execute()),
    async kin(organisationId, enterpriseId) {
      const root = sql<string>`(select coalesce(e.merged_into, e.id) from enterprise e where e.organisation_id = ${organisationId} and e.id = ${enterpriseId})`;
      const rows = await tx
        .selectFrom('enterprise')
        .select('id')
        .where('organisationId', '=', organisationId)
        .where((w) => w.or([w('id', '=', root), w('mergedInto', '=', root)]))
        .execute();
      return rows.map(({ id }) => id);
    },
    async unconfirmed(organisationId, enterpriseIds, most) {
      const rows = await tx
        .selectFrom('service')
        .select('id')
        .where('organisationId', '=', organisationId)
        .where('enterpriseId', '=', anyOf(enterpriseIds))
        .where('voidedAt', 'is', null)
        .where(sql<boolean>`confirmed is distinct from 'happened'`)
        .orderBy('servedOn', 'desc')
        .orderBy('id', 'desc')
        .limit(most)
        .execute();
      return rows.map(({ id }) => id);
    },
    nameOf: async (organisationId, id) =>
      (
        await tx
          .selectFrom('enterprise')
          .select('name')
          .where('organisationId', '=', organisationId)
          .where('id', '=', id)
          .executeTakeFirst()
      )?.name ?? '',
    event: async (organisationId, id) =>
      (await tx
        .selectFrom('serviceEvent')
        .select(eventColumns)
        .where('organisationId', '=', organisationId)
        .where('id', '=', id)
        .where('voidedAt', 'is', null)
        .executeTakeFirst()) ?? null,
    answers: async (organisationId, serviceIds) => (await answersOf(tx, organisationId, serviceIds).execute()).map(opened),
    async answer(answer) {
      const row = { ...answer, remark: sealText(sealer, answer.remark) };
      const { organisationId: _, id: __, ...over } = row;
      const done = await tx
        .insertInto('confirmAnswer')
        .values(row)
        .onConflict((c) =>
          answer.serviceId === null
            ? c.doNothing()
            : c.columns(['organisationId', 'serviceId']).where('serviceId', 'is not', null).doUpdateSet(over),
        )
        .executeTakeFirst();
      return done.numInsertedOrUpdatedRows === 1n;
    },
    async confirm({ organisationId, serviceId, serviceVersion }, { confirmed, satisfied }) {
      const done = await tx
        .updateTable('service')
        .set({ confirmed, satisfied })
        .where('organisationId', '=', organisationId)
        .where('id', '=', serviceId)
        .where('version', '=', serviceVersion)
        .where('voidedAt', 'is', null)
        .executeTakeFirst();
      return done.numUpdatedRows === 1n;
    },
    states: (organisationId) =>
      tx
        .selectFrom('confirmLink')
        .distinctOn(['enterpriseId', 'eventId'])
        .select(['enterpriseId', 'eventId', 'madeAt', 'openedAt', 'expiresAt'])
        .select([
          sql<number>`cardinality(service_ids)`.as('asked'),
          sql<number>`(select count(*)::int from confirm_answer a where a.organisation_id = confirm_link.organisation_id
            and a.link_id = confirm_link.id and a.answer <> 'unsure')`.as('answered'),
        ])
        .where('organisationId', '=', organisationId)
        .orderBy('enterpriseId')
        .orderBy('eventId')
        .orderBy('madeAt', 'desc')
        .orderBy('id', 'desc')
        .execute(),
    guests: (organisationId, eventIds) =>
      tx
        .selectFrom('confirmAnswer')
        .select(['eventId', 'unit', 'unitKey'])
        .where('organisationId', '=', organisationId)
        .where('eventId', '=', anyOf(eventIds))
        .orderBy('firstAt')
        .execute(),
    contested: async (organisationId, serviceIds) =>
      (
        await answersOf(tx, organisationId, serviceIds)
          .where((w) => w.or([w('deniedAt', 'is not', null), w('doubted', '=', true)]))
          .execute()
      ).map(opened),
  };
}

const answersOf = (tx: Tx, organisationId: string, serviceIds: readonly string[]) =>
  tx.selectFrom('confirmAnswer').selectAll().where('organisationId', '=', organisationId).where('serviceId', '=', anyOf(serviceIds));
