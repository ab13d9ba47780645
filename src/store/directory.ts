import type { Directory } from '../acts/directory/port.ts';
import { NO_PASSWORD } from '../core/directory/in-office.ts';
import { anyOf } from './bulk.ts';
import { sha256 } from './crypto.ts';
import { enter } from './enter.ts';
import { idleAccounts } from './idle-accounts.ts';
import { escapeLike } from './like.ts';
import { organisationPage } from './organisation-list.ts';
import { json, type Tx } from './transaction.ts';

export function directoryIn(tx: Tx): Directory {
  return {
    organisation: async (id) => (await tx.selectFrom('organisation').selectAll().where('id', '=', id).executeTakeFirst()) ?? null,
    organisationByCode: async (code) =>
      (await tx.selectFrom('organisation').selectAll().where('creditCode', '=', code).executeTakeFirst()) ?? null,
    async organisations({ kinds, search }) {
      let query = tx.selectFrom('organisation').selectAll().orderBy('kind').orderBy('divisionCode').orderBy('name');
      if (kinds) query = query.where('kind', 'in', kinds);
      if (search) query = query.where((w) => w.or([w('name', 'like', `%${escapeLike(search)}%`), w('creditCode', '=', search)]));
      return query.execute();
    },
    organisationPage: (asked) => organisationPage(tx, asked),
    addOrganisation: async (organisation) =>
      void (await tx
        .insertInto('organisation')
        .values({ pending: false, ...organisation })
        .execute()),
    changeOrganisation: async (id, change) => void (await tx.updateTable('organisation').set(change).where('id', '=', id).execute()),
    pendingIn: (codes) =>
      codes.length === 0
        ? Promise.resolve([])
        : tx
            .selectFrom('organisation')
            .selectAll()
            .where('kind', '=', 'applicant')
            .where('pending', '=', true)
            .where('divisionCode', '=', anyOf(codes))
            .orderBy('createdAt')
            .limit(500)
            .execute(),
    account: async (id) => (await tx.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirst()) ?? null,
    lockedAccount: async (id) => (await tx.selectFrom('account').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()) ?? null,
    accountByLogin: async (login) => (await tx.selectFrom('account').selectAll().where('login', '=', login).executeTakeFirst()) ?? null,
    async accountsOf(organisationId) {
      let query = tx.selectFrom('account').selectAll().orderBy('login');
      if (organisationId !== null) query = query.where('organisationId', '=', organisationId);
      return query.execute();
    },
    async names(ids) {
      if (ids.length === 0) return {};
      const rows = await tx
        .selectFrom('account')
        .select(['id', 'name'])
        .where('id', '=', anyOf([...new Set(ids)]))
        .execute();
      return Object.fromEntries(rows.map((row) => [row.id, row.name]));
    },
    addAccount: async (account) =>
      void (await tx
        .insertInto('account')
        .values({ ...account, roles: json(account.roles) })
        .execute()),
    async changeAccount(id, { roles, ...change }) {
      await tx
        .updateTable('account')
        .set({ ...change, ...(roles ? { roles: json(roles) } : {}) })
        .where('id', '=', id)
        .execute();
    },
    idle: (since) => idleAccounts(tx, since),
    inOffice: (role) =>
      tx
        .selectFrom('account')
        .selectAll()
        .where('active', '=', true)
        .where('passwordHash', '<>', NO_PASSWORD)
        .where('roles', '@>', json([role]))
        .execute(),
    openSession: async (session) =>
      void (await tx
        .insertInto('session')
        .values({ ...session, tokenHash: sha256(session.tokenHash) })
        .execute()),
    async sessionsOf(accountId, { now, idleSeconds, tokenHash }) {
      const idleSince = new Date(Date.parse(now) - idleSeconds * 1000).toISOString();
      const rows = await tx
        .selectFrom('session')
        .select(['id', 'browser', 'createdAt', 'seenAt', 'tokenHash'])
        .where('accountId', '=', accountId)
        .where('endsAt', '>', now)
        .where('seenAt', '>', idleSince)
        .orderBy('seenAt', 'desc')
        .execute();
      const own = sha256(tokenHash);
      return rows.map(({ tokenHash: mark, ...row }) => ({ ...row, own: mark === own }));
    },
    endSession: async (accountId, id) =>
      (await tx.deleteFrom('session').where('accountId', '=', accountId).where('id', '=', id).executeTakeFirst()).numDeletedRows === 1n,
    proveSession: async (tokenHash, at) =>
      void (await tx.updateTable('session').set({ provedAt: at }).where('tokenHash', '=', sha256(tokenHash)).execute()),
    session: (tokenHash, at) => enter(tx, { tokenHash, ...at }),
    closeSession: async (tokenHash) => void (await tx.deleteFrom('session').where('tokenHash', '=', sha256(tokenHash)).execute()),
    async closeSessionsOf(accountId, except) {
      let query = tx.deleteFrom('session').where('accountId', '=', accountId);
      if (except) query = query.where('tokenHash', '<>', sha256(except));
      await query.execute();
    },
    knowsDevice: async (tokenHash, accountId) =>
      (await tx
        .selectFrom('device')
        .select('accountId')
        .where('tokenHash', '=', tokenHash)
        .where('accountId', '=', accountId)
        .executeTakeFirst()) !== undefined,
    noteDevice: async (tokenHash, accountId, at) =>
      void (await tx
        .insertInto('device')
        .values({ tokenHash, accountId, firstAt: at, seenAt: at })
        .onConflict((c) => c.columns(['tokenHash', 'accountId']).doUpdateSet({ seenAt: at }))
        .execute()),
  };
}
