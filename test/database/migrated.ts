import { appLogin } from '../../src/store/app-role.ts';
import { sha256 } from '../../src/store/crypto.ts';
import { migrate, provider } from '../../src/store/migrate.ts';
import { createPool } from '../../src/store/pool.ts';
import type { ConnectionConfig, Prepare } from './database.ts';

const texts = Object.entries(await provider.getMigrations()).map(([name, { text }]) => [name, text]);

/** Brings a template database to the newest schema, as a start of the server does; made once for all processes of one server. */
export const migrated: Prepare = Object.assign(
  async (owner: ConnectionConfig, appPassword: string) => {
    const pool = createPool(owner, 2);
    await migrate(pool, appLogin('shifan_app', appPassword));
    await pool.end();
  },
  { sharedAs: sha256(JSON.stringify(texts)).slice(0, 16) },
);
