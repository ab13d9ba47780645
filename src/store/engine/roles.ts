import type { Client } from 'pg';
import { type Login, withClient } from './probe.ts';
import { unless } from './refusal.ts';

/**
 * What a fresh cluster lacks: the application's login role and the database `shifan`. Repeated at every opening, harmlessly.
 * The role's server log leaves out ordinary errors: their texts quote values, and values are people's data.
 */
export async function ensureDatabase(login: Login, appPassword: string): Promise<void> {
  await withClient({ ...login, database: 'postgres' }, async (client) => {
    const { role, database } = await present(client, login.database);
    if (!role) await createRole(client, appPassword);
    if (!database) await client.query(`create database ${client.escapeIdentifier(login.database)}`).catch(unless('42P04', '23505'));
  });
}

async function present(client: Client, name: string): Promise<{ role: boolean; database: boolean }> {
  const { rows } = await client.query<{ role: boolean; database: boolean }>(
    `select exists (select from pg_roles where rolname = 'shifan_app') as role,
            exists (select from pg_database where datname = $1) as database`,
    [name],
  );
  return rows[0]!;
}

async function createRole(client: Client, password: string): Promise<void> {
  const secret = client.escapeLiteral(password);
  const create = `create role shifan_app login nosuperuser nocreatedb nocreaterole nobypassrls password ${secret}`;
  await client.query(`${create}; alter role shifan_app set log_min_messages = 'log'`).catch(unless('42710', '23505'));
}
