import { CamelCasePlugin, Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import type pg from 'pg';
import type { Actor } from '../core/workflow/relation.ts';
import type { Tables } from './schema.ts';

export type Tx = Transaction<Tables>;

/** Whose eyes a transaction sees with: an account, the system itself (jobs, sign-in), or nobody (public pages). */
export type Viewer = Actor | 'system' | 'public';

export type Database = {
  /** Runs `work` in one transaction as `viewer`; commits, or rolls back and throws. Serialisation failures are tried again. */
  as<T>(viewer: Viewer, work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

const RETRIED = new Set(['40001', '40P01', '57P01']);
const TRIES = 4;

export function createDatabase(pool: pg.Pool): Database {
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
  return {
    async as(viewer, work) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await db.transaction().execute(async (tx) => {
            await setViewer(tx, viewer);
            return await work(tx);
          });
        } catch (error) {
          if (attempt >= TRIES || !RETRIED.has((error as { code?: string }).code ?? '')) throw error;
        }
      }
    },
    close: () => db.destroy(),
  };
}

/** One statement tells the database who is looking; row-level security reads it (migrations/access.ts). */
async function setViewer(tx: Tx, viewer: Viewer): Promise<void> {
  const s = settingsOf(viewer);
  await sql`select set_config('shifan.account', ${s.account}, true), set_config('shifan.organisation', ${s.organisation}, true),
    set_config('shifan.clerk_of', ${s.clerkOf}, true), set_config('shifan.staff_of', ${s.staffOf}, true), set_config('shifan.expert', ${s.expert}, true),
    set_config('shifan.supervisor', ${s.supervisor}, true), set_config('shifan.administrator', ${s.administrator}, true), set_config('shifan.system', ${s.system}, true)`.execute(
    tx,
  );
}

function settingsOf(viewer: Viewer) {
  const none = { account: '', organisation: '', clerkOf: '', staffOf: '', expert: '', supervisor: '', administrator: '', system: '' };
  if (viewer === 'public') return none;
  if (viewer === 'system') return { ...none, system: 'on' };
  const has = (role: string) => viewer.roles.includes(role as never);
  return {
    ...none,
    account: viewer.accountId,
    organisation: viewer.organisationId,
    clerkOf: has('clerk') ? viewer.organisationId : '',
    staffOf: has('officer') || has('leader') ? viewer.organisationId : '',
    expert: has('expert') ? viewer.accountId : '',
    supervisor: has('supervisor') ? 'on' : '',
    administrator: has('administrator') ? 'on' : '',
  };
}

/** A value for a jsonb column; the driver would send an array as a PostgreSQL array. */
export const json = <T>(value: T): T => JSON.stringify(value) as unknown as T;
