import type { RoleGrants } from '../acts/directory/role-grant-port.ts';
import { isOpen } from './others-open.ts';
import { json, type Tx } from './transaction.ts';

export function roleGrantsIn(tx: Tx): RoleGrants {
  const lines = () =>
    tx
      .selectFrom('roleGrant')
      .innerJoin('account', 'account.id', 'roleGrant.accountId')
      .innerJoin('organisation', 'organisation.id', 'roleGrant.organisationId')
      .selectAll('roleGrant')
      .select(['account.login', 'account.name', 'organisation.name as organisation']);
  return {
    async add(grant) {
      const result = await tx
        .insertInto('roleGrant')
        .values({ ...grant, before: json(grant.before), roles: json(grant.roles) })
        .onConflict((c) => c.doNothing())
        .executeTakeFirst();
      return result.numInsertedOrUpdatedRows === 1n;
    },
    locked: async (id) => (await lines().where('roleGrant.id', '=', id).forUpdate('roleGrant').executeTakeFirst()) ?? null,
    all({ open }) {
      const query = lines().orderBy('roleGrant.askedAt', 'desc').limit(200);
      return (open ? query.where(isOpen.roleGrants) : query).execute();
    },
    async change(id, version, change) {
      const result = await tx
        .updateTable('roleGrant')
        .set({ ...change, version: version + 1 })
        .where('id', '=', id)
        .where('version', '=', version)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
  };
}
