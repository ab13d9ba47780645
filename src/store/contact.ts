import type { Contacts } from '../acts/directory/contact-port.ts';
import type { Sealer } from './crypto.ts';
import type { Tx } from './transaction.ts';

const NO_CODE = { codeHash: null, codeSentAt: null, codeEndsAt: null, codeTries: 0 };

export function contactsIn(tx: Tx, sealer: Sealer): Contacts {
  const sealed = (text: string | null) => (text === null ? null : sealer.seal(text));
  const opened = (text: string | null) => (text === null ? null : sealer.open(text));
  return {
    async of(accountId) {
      const row = await tx
        .selectFrom('contact')
        .select(['accountId', 'email', 'emailConfirmedAt', 'emailRefused', 'mobile', 'mailOff', 'hookOff'])
        .where('accountId', '=', accountId)
        .executeTakeFirst();
      return row ? { ...row, email: opened(row.email), mobile: opened(row.mobile) } : null;
    },
    async put({ accountId, email, mobile, ...rest }, changedAt) {
      const next = { ...rest, ...NO_CODE, email: sealed(email), mobile: sealed(mobile), changedAt };
      await tx
        .insertInto('contact')
        .values({ accountId, ...next })
        .onConflict((c) => c.column('accountId').doUpdateSet(next))
        .execute();
    },
    async setCode(accountId, { hash, sentAt, endsAt }, apartSeconds) {
      const before = new Date(Date.parse(sentAt) - apartSeconds * 1000).toISOString();
      const result = await tx
        .updateTable('contact')
        .set({ codeHash: hash, codeSentAt: sentAt, codeEndsAt: endsAt, codeTries: 0 })
        .where('accountId', '=', accountId)
        .where((w) => w.or([w('codeSentAt', 'is', null), w('codeSentAt', '<=', before)]))
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
    async tryCode(accountId, now, mostTries) {
      const row = await tx
        .updateTable('contact')
        .set((w) => ({ codeTries: w('codeTries', '+', 1) }))
        .where('accountId', '=', accountId)
        .where('codeEndsAt', '>', now)
        .where('codeTries', '<', mostTries)
        .returning('codeHash')
        .executeTakeFirst();
      return row?.codeHash ?? null;
    },
    refuse: async (accountId, emailRefused) =>
      void (await tx.updateTable('contact').set({ emailRefused }).where('accountId', '=', accountId).execute()),
    async confirm(accountId, codeHash, at) {
      const result = await tx
        .updateTable('contact')
        .set({ ...NO_CODE, emailConfirmedAt: at, emailRefused: null })
        .where('accountId', '=', accountId)
        .where('codeHash', '=', codeHash)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
  };
}
