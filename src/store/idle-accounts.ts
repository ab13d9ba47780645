import { sql } from 'kysely';
import type { IdleAccount } from '../acts/directory/port.ts';
import { NO_PASSWORD, staffRoles } from '../core/directory/in-office.ts';
import type { Tx } from './transaction.ts';

/** When an account was last used: a sign-in leaves its device, whoever set a password by a link is there too; else when it was made. */
const usedAt = sql<string>`greatest(account.created_at, (select max(d.seen_at) from device d where d.account_id = account.id),
  (select max(l.used_at) from password_link l where l.account_id = account.id))`;

/** Accounts of offices that can be signed in with, and were not since that instant; who was idle for longest is first. */
export const idleAccounts = (tx: Tx, since: string): Promise<IdleAccount[]> =>
  tx
    .selectFrom('account')
    .innerJoin('organisation', 'organisation.id', 'account.organisationId')
    .selectAll('account')
    .select(['organisation.name as organisation', usedAt.as('usedAt')])
    .where('account.active', '=', true)
    .where('account.passwordHash', '<>', NO_PASSWORD)
    // In the words of the index account_in_office, which a parameter would not find.
    .where(sql<boolean>`account.roles ?| array[${sql.raw(staffRoles.map((role) => `'${role}'`).join(', '))}]`)
    .where('account.createdAt', '<', since)
    .where(usedAt, '<', since)
    .orderBy('usedAt')
    .execute();
