import type { PasswordLinks } from '../acts/directory/password-link-port.ts';
import { isOpen } from './others-open.ts';
import type { Tx } from './transaction.ts';

/** Links that set a password; what opens them is kept as digests only. */
export function passwordLinksIn(tx: Tx): PasswordLinks {
  const lines = () =>
    tx
      .selectFrom('passwordLink')
      .innerJoin('account', 'account.id', 'passwordLink.accountId')
      .innerJoin('organisation', 'organisation.id', 'passwordLink.organisationId')
      .selectAll('passwordLink')
      .select(['account.login', 'account.name', 'organisation.name as organisation']);
  const live = () => tx.updateTable('passwordLink').where('usedAt', 'is', null).where('overAt', 'is', null);
  return {
    add: async (link) => void (await tx.insertInto('passwordLink').values(link).execute()),
    link: async (id) => (await lines().where('passwordLink.id', '=', id).executeTakeFirst()) ?? null,
    byToken: async (hash) => (await lines().where('passwordLink.tokenHash', '=', hash).executeTakeFirst()) ?? null,
    waiting: (now) => lines().where(isOpen.links).where('endsAt', '>', now).orderBy('askedAt').limit(500).execute(),
    endOf: async (accountId, overAt, overWhy) => void (await live().set({ overAt, overWhy }).where('accountId', '=', accountId).execute()),
    async end(id, overAt, overWhy) {
      const result = await live().set({ overAt, overWhy }).where('id', '=', id).executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
    async second(id, second) {
      const result = await live().set(second).where('id', '=', id).where('secondAt', 'is', null).executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
    async tryCode(id, mostTries) {
      const row = await live()
        .set((w) => ({ codeTries: w('codeTries', '+', 1) }))
        .where('id', '=', id)
        .where('codeTries', '<', mostTries)
        .returning('codeHash')
        .executeTakeFirst();
      return row?.codeHash ?? null;
    },
    async use(id, usedAt) {
      const result = await live().set({ usedAt }).where('id', '=', id).executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
  };
}
