import type { Client } from 'pg';
import { entryAt } from '../../core/list/entry-at.ts';
import { type AppLogin, ensureAppRole, RIGHTS, SYSTEM } from '../app-role.ts';
import { type Login, withClient } from './probe.ts';
import { unless } from './refusal.ts';

/**
 * What a fresh cluster lacks: the application's two login roles and the database `shifan`. Repeated at every opening, harmlessly.
 * The roles' server log leaves out ordinary errors: their texts quote values, and values are people's data.
 */
export async function ensureDatabase(login: Login, app: AppLogin): Promise<void> {
  await withClient({ ...login, database: 'postgres' }, async (client) => {
    const { roles, database } = await present(client, login.database);
    if (!roles) await makeRoles(client, app);
    if (!database) await client.query(`create database ${client.escapeIdentifier(login.database)}`).catch(unless('42P04', '23505'));
  });
}

async function present(client: Client, name: string): Promise<{ roles: boolean; database: boolean }> {
  const { rows } = await client.query<{ roles: boolean; database: boolean }>(
    `select (select count(*) = 2 from pg_roles where rolname in ('${RIGHTS}', '${SYSTEM}')) as roles,
            exists (select from pg_database where datname = $1) as database`,
    [name],
  );
  return entryAt(rows, 0);
}

async function makeRoles(client: Client, app: AppLogin): Promise<void> {
  await ensureAppRole(client, app);
  for (const role of [RIGHTS, SYSTEM])
    await client.query(`alter role ${role} set log_min_messages = 'log'`).catch(unless('XX000', '23505'));
}
