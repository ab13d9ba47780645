import { sql } from 'kysely';
import type { Invitations } from '../acts/review/invitation-port.ts';
import type { Tx } from './transaction.ts';

const open = (tx: Tx) => tx.updateTable('panelInvitation').where('answeredAt', 'is', null).where('revokedAt', 'is', null);

/** Invitations of drawn experts. */
export const invitationsIn = (tx: Tx): Invitations => ({
  add: async (invitation) => void (await tx.insertInto('panelInvitation').values(invitation).execute()),
  newest: (dossierId) =>
    tx
      .selectFrom('panelInvitation')
      .distinctOn('accountId')
      .selectAll()
      .where('dossierId', '=', dossierId)
      .orderBy('accountId')
      .orderBy('revokedAt', (o) => o.desc().nullsFirst())
      .orderBy('madeAt', 'desc')
      .execute(),
  byToken: async (tokenHash) =>
    (await tx.selectFrom('panelInvitation').selectAll().where('tokenHash', '=', tokenHash).forUpdate().executeTakeFirst()) ?? null,
  async revoke({ dossierId, accountId }, revokedAt) {
    const of = open(tx).set({ revokedAt }).where('dossierId', '=', dossierId).where('accountId', '=', accountId);
    return Number((await of.executeTakeFirst()).numUpdatedRows);
  },
  opened: async (id, openedAt) => void (await open(tx).set({ openedAt }).where('id', '=', id).where('openedAt', 'is', null).execute()),
  answered: async (id, said) => (await open(tx).set(said).where('id', '=', id).executeTakeFirst()).numUpdatedRows === 1n,
  async accept({ dossierId, accountId }, acceptedAt) {
    const taken = await tx
      .updateTable('panelSeat')
      .set({ acceptedAt })
      .where('dossierId', '=', dossierId)
      .where('accountId', '=', accountId)
      .where('state', '=', 'seated')
      .where('acceptedAt', 'is', null)
      .executeTakeFirst();
    return taken.numUpdatedRows === 1n;
  },
  onBehalfOf: async ({ accountId, organisationId, roles }) =>
    void (await sql`select app.act_as(${accountId}, ${organisationId}, ${JSON.stringify(roles)}::jsonb)`.execute(tx)),
  async expert(accountId) {
    const one = await tx
      .selectFrom('account')
      .innerJoin('organisation', 'organisation.id', 'account.organisationId')
      .select(['account.id as accountId', 'account.organisationId', 'account.name', 'account.login'])
      .select(['organisation.name as organisationName', 'organisation.kind as organisationKind'])
      .where('account.id', '=', accountId)
      .where('account.active', '=', true)
      .where(sql<boolean>`account.roles @> '["expert"]'::jsonb`)
      .executeTakeFirst();
    return one ? { ...one, roles: ['expert'], mustChangePassword: false, standsInFor: [] } : null;
  },
});
