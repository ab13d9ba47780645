import { sql } from 'kysely';
import type { Hand, Ledgers, ServiceKept, Span } from '../acts/ledger/port.ts';
import type { EnterpriseRow, ServiceRow } from '../acts/ledger/records.ts';
import type { Field } from '../core/annexes/field.ts';
import { enterpriseKey } from '../core/identifiers/enterprise-name.ts';
import type { Enterprise } from '../core/ledger/line.ts';
import { anyOf } from './bulk.ts';
import type { Sealer } from './crypto.ts';
import { ledgerFilesIn } from './ledger-files.ts';
import { openValue, sealValue } from './sealing.ts';
import type { Tx } from './transaction.ts';

/** PostgreSQL takes 65 535 parameters in a statement. */
const AT_ONCE = 2_000;
const columns = [
  ...(['id', 'enterpriseId', 'servedOn', 'function', 'content', 'fee'] as const),
  ...(['times', 'persons', 'confirmed', 'satisfied', 'version'] as const),
] as const;
export const eventColumns = [
  ...(['id', 'heldOn', 'name', 'place', 'function', 'content'] as const),
  ...(['households', 'persons', 'organiser', 'version'] as const),
] as const;
const personal: Field = { label: '', type: 'text', personal: true };

/** An organisation's own ledger; contact and phone lie sealed, each for its own place. */
export function ledgersIn(tx: Tx, sealer: Sealer): Ledgers {
  const placeOf = (id: string, column: string) => ({ sealer, at: `enterprise/${id}/${column}` });
  const opened = ({ id, name, creditCode, contact, phone, mergedInto, version }: EnterpriseRow): Enterprise => ({
    ...{ id, name, creditCode, mergedInto, version },
    contact: String(openValue(placeOf(id, 'contact'), personal, contact)),
    phone: String(openValue(placeOf(id, 'phone'), personal, phone)),
  });
  const enterprisesOf = async (organisationId: string): Promise<Enterprise[]> =>
    (await tx.selectFrom('enterprise').selectAll().where('organisationId', '=', organisationId).orderBy('name').execute()).map(opened);
  const stored = (organisationId: string, one: Enterprise, hand: Hand) => ({
    ...{ id: one.id, name: one.name, creditCode: one.creditCode, mergedInto: one.mergedInto, version: one.version },
    ...{ organisationId, nameKey: enterpriseKey(one.name), ...handed(hand) },
    contact: String(sealValue(placeOf(one.id, 'contact'), personal, one.contact)),
    phone: String(sealValue(placeOf(one.id, 'phone'), personal, one.phone)),
  });
  return {
    async of(span) {
      const services = await servicesOf(tx, span).orderBy('servedOn').orderBy('id').execute();
      const events = await eventsOf(tx, span);
      return { services, events, enterprises: await enterprisesOf(span.organisationId) };
    },
    servicesById: (organisationId, ids) => standing(tx, organisationId).where('id', '=', anyOf(ids)).orderBy('id').forUpdate().execute(),
    async saveServices(organisationId, rows, hand) {
      const lost: string[] = [];
      for (let at = 0; at < rows.length; at += AT_ONCE) lost.push(...(await keep(tx, organisationId, rows.slice(at, at + AT_ONCE), hand)));
      return lost;
    },
    async voidServices(organisationId, { ids, reason }, hand) {
      const done = await tx
        .updateTable('service')
        .set({ voidedAt: hand.at, voidReason: reason, ...handed(hand), version: sql<number>`version + 1` })
        .where('organisationId', '=', organisationId)
        .where('id', '=', anyOf(ids))
        .where('voidedAt', 'is', null)
        .executeTakeFirst();
      return Number(done.numUpdatedRows);
    },
    enterprises: enterprisesOf,
    async known(organisationId, nameKeys) {
      const rows = await tx
        .selectFrom('enterprise')
        .select(['nameKey', 'id'])
        .where('organisationId', '=', organisationId)
        .where('nameKey', '=', anyOf(nameKeys))
        .orderBy((w) => w('mergedInto', 'is', null))
        .execute();
      const others = await tx
        .selectFrom('enterpriseAlias')
        .select(['nameKey', 'enterpriseId as id'])
        .where('organisationId', '=', organisationId)
        .where('nameKey', '=', anyOf(nameKeys))
        .execute();
      return new Map([...others, ...rows].map(({ nameKey, id }) => [nameKey, id]));
    },
    async saveEnterprise(organisationId, one, hand) {
      const row = stored(organisationId, one, hand);
      const done = await tx
        .insertInto('enterprise')
        .values(row)
        .onConflict((c) =>
          c
            .columns(['organisationId', 'id'])
            .doUpdateSet(row)
            .where('enterprise.version', '=', one.version - 1),
        )
        .executeTakeFirst();
      return done.numInsertedOrUpdatedRows === 1n;
    },
    async addEnterprises(organisationId, all, hand) {
      for (let at = 0; at < all.length; at += AT_ONCE)
        await tx
          .insertInto('enterprise')
          .values(all.slice(at, at + AT_ONCE).map((one) => stored(organisationId, one, hand)))
          .onConflict((c) => c.doNothing())
          .execute();
    },
    async addAliases(organisationId, aliases) {
      if (aliases.length === 0) return;
      await tx
        .insertInto('enterpriseAlias')
        .values(aliases.map((one) => ({ ...one, organisationId })))
        .onConflict((c) =>
          c.columns(['organisationId', 'nameKey']).doUpdateSet((eb) => ({ enterpriseId: eb.ref('excluded.enterpriseId') })),
        )
        .execute();
    },
    events: (span) => eventsOf(tx, span),
    attendance: (organisationId, eventId) =>
      tx
        .selectFrom('attendance')
        .select(['enterpriseId', 'persons'])
        .where('organisationId', '=', organisationId)
        .where('eventId', '=', eventId)
        .execute(),
    async saveEvent(organisationId, event, attending, hand) {
      const row = { ...event, organisationId, ...handed(hand) };
      const done = await tx
        .insertInto('serviceEvent')
        .values({ ...row, voidedAt: null, voidReason: null })
        .onConflict((c) =>
          c
            .columns(['organisationId', 'id'])
            .doUpdateSet(row)
            .where('serviceEvent.version', '=', event.version - 1)
            .where('serviceEvent.voidedAt', 'is', null),
        )
        .executeTakeFirst();
      if (done.numInsertedOrUpdatedRows !== 1n) return false;
      await tx.deleteFrom('attendance').where('organisationId', '=', organisationId).where('eventId', '=', event.id).execute();
      const rows = attending.map((one) => ({ ...one, organisationId, eventId: event.id }));
      if (rows.length > 0) await tx.insertInto('attendance').values(rows).execute();
      return true;
    },
    async voidEvent(organisationId, id, reason, hand) {
      const done = await tx
        .updateTable('serviceEvent')
        .set({ voidedAt: hand.at, voidReason: reason, ...handed(hand), version: sql<number>`version + 1` })
        .where('organisationId', '=', organisationId)
        .where('id', '=', id)
        .where('voidedAt', 'is', null)
        .executeTakeFirst();
      return done.numUpdatedRows === 1n;
    },
    months: ({ organisationId, from, to }) =>
      tx
        .selectFrom('monthAccounts')
        .select(['month', 'serviceIncome', 'lowFeeIncome', 'profit'])
        .where('organisationId', '=', organisationId)
        .where('month', '>=', from)
        .where('month', '<=', to)
        .orderBy('month')
        .execute(),
    async saveMonth(organisationId, month, hand) {
      const row = { ...month, organisationId, ...handed(hand) };
      await tx
        .insertInto('monthAccounts')
        .values(row)
        .onConflict((c) => c.columns(['organisationId', 'month']).doUpdateSet(row))
        .execute();
    },
    capacity: async (organisationId, day) =>
      (await tx
        .selectFrom('capacity')
        .select(['day', 'premisesArea', 'equipmentCount', 'fullTimeStaff'])
        .where('organisationId', '=', organisationId)
        .where('day', '<=', day)
        .orderBy('day', 'desc')
        .limit(1)
        .executeTakeFirst()) ?? null,
    ...ledgerFilesIn(tx),
    async saveCapacity(organisationId, capacity, hand) {
      const row = { ...capacity, organisationId, ...handed(hand) };
      await tx
        .insertInto('capacity')
        .values(row)
        .onConflict((c) => c.columns(['organisationId', 'day']).doUpdateSet(row))
        .execute();
    },
  };
}

const handed = ({ by, at }: Hand) => ({ changedBy: by, changedAt: at });

const eventsOf = (tx: Tx, { organisationId, from, to }: Span) =>
  tx
    .selectFrom('serviceEvent')
    .select(eventColumns)
    .where('organisationId', '=', organisationId)
    .where('heldOn', '>=', from)
    .where('heldOn', '<=', to)
    .where('voidedAt', 'is', null)
    .orderBy('heldOn')
    .orderBy('id')
    .execute();

const standing = (tx: Tx, organisationId: string) =>
  tx.selectFrom('service').select(columns).where('organisationId', '=', organisationId).where('voidedAt', 'is', null);
const servicesOf = (tx: Tx, { organisationId, from, to }: Span) =>
  standing(tx, organisationId).where('servedOn', '>=', from).where('servedOn', '<=', to);

/** A change of what an enterprise confirmed is confirmed no more; what it denied stays denied until it says otherwise. */
async function keep(tx: Tx, organisationId: string, rows: readonly ServiceKept[], hand: Hand): Promise<string[]> {
  const values = rows.map(
    ({ id, enterpriseId, servedOn, function: of, content, fee, times, persons, version, importId = null }): ServiceRow => ({
      ...{ organisationId, id, enterpriseId, servedOn, function: of, content, fee, times, persons, version, importId, ...handed(hand) },
      ...{ confirmed: null, satisfied: null, voidedAt: null, voidReason: null },
    }),
  );
  const done = await tx
    .insertInto('service')
    .values(values)
    .onConflict((c) =>
      c
        .columns(['organisationId', 'id'])
        .doUpdateSet((eb) => ({
          servedOn: eb.ref('excluded.servedOn'),
          enterpriseId: eb.ref('excluded.enterpriseId'),
          function: eb.ref('excluded.function'),
          content: eb.ref('excluded.content'),
          fee: eb.ref('excluded.fee'),
          times: eb.ref('excluded.times'),
          persons: eb.ref('excluded.persons'),
          confirmed: sql<'denied' | null>`case service.confirmed when 'denied' then 'denied' end`,
          satisfied: null,
          version: eb.ref('excluded.version'),
          changedBy: eb.ref('excluded.changedBy'),
          changedAt: eb.ref('excluded.changedAt'),
        }))
        .whereRef('service.version', '=', sql<number>`excluded.version - 1`)
        .where('service.voidedAt', 'is', null),
    )
    .returning('id')
    .execute();
  const kept = new Set(done.map(({ id }) => id));
  return rows.flatMap(({ id }) => (kept.has(id) ? [] : [id]));
}
