import type { SecondFactors } from '../acts/directory/second-factor-port.ts';
import type { Sealer } from './crypto.ts';
import type { Tx } from './transaction.ts';

export function secondFactorsIn(tx: Tx, sealer: Sealer): SecondFactors {
  return {
    async of(accountId) {
      const row = await tx.selectFrom('secondFactor').selectAll().where('accountId', '=', accountId).executeTakeFirst();
      return row ? { key: sealer.open(row.key), lastStep: row.lastStep, setAt: row.setAt } : null;
    },
    async begin(accountId, { key, at }) {
      const next = { key: sealer.seal(key), lastStep: -1, begunAt: at, setAt: null };
      const result = await tx
        .insertInto('secondFactor')
        .values({ accountId, ...next })
        .onConflict((c) => c.column('accountId').doUpdateSet(next).where('secondFactor.setAt', 'is', null))
        .executeTakeFirst();
      return result.numInsertedOrUpdatedRows === 1n;
    },
    async count(accountId, step) {
      const result = await tx
        .updateTable('secondFactor')
        .set({ lastStep: step })
        .where('accountId', '=', accountId)
        .where('lastStep', '<', step)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
    stand: async (accountId, at) =>
      void (await tx.updateTable('secondFactor').set({ setAt: at }).where('accountId', '=', accountId).execute()),
    async remove(accountId) {
      await tx.deleteFrom('recoveryCode').where('accountId', '=', accountId).execute();
      const result = await tx.deleteFrom('secondFactor').where('accountId', '=', accountId).executeTakeFirst();
      return result.numDeletedRows === 1n;
    },
    async giveCodes(accountId, digests) {
      await tx.deleteFrom('recoveryCode').where('accountId', '=', accountId).execute();
      await tx
        .insertInto('recoveryCode')
        .values(digests.map((digest) => ({ accountId, digest, usedAt: null })))
        .execute();
    },
    async spendCode(accountId, digest, at) {
      const result = await tx
        .updateTable('recoveryCode')
        .set({ usedAt: at })
        .where('accountId', '=', accountId)
        .where('digest', '=', digest)
        .where('usedAt', 'is', null)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
    async codesLeft(accountId) {
      const { left } = await tx
        .selectFrom('recoveryCode')
        .select((e) => e.fn.countAll<string>().as('left'))
        .where('accountId', '=', accountId)
        .where('usedAt', 'is', null)
        .executeTakeFirstOrThrow();
      return Number(left);
    },
  };
}
