import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { CamelCasePlugin, type ControlledTransaction, Kysely, PostgresDialect, type PostgresPool, sql, type Transaction } from 'kysely';
import type pg from 'pg';
import type { Actor } from '../core/workflow/relation.ts';
import { type Gate, gate } from './lanes.ts';
import { isStale, naming } from './named.ts';
import { usualLimits } from './pool.ts';
import type { Tables } from './schema.ts';
import { commitWasRefused, DatabaseUnavailable, tellsOfTheEnd, troubleAsking, troubleConnecting } from './unavailable.ts';

export type Tx = Transaction<Tables>;

/** Whose eyes a transaction sees with: an account, the system itself (jobs, sign-in), or nobody (public pages). */
export type Viewer = Actor | 'system' | 'public';

/** How busy the connections are. */
export type Load = { readonly open: number; readonly idle: number; readonly waiting: number };

export type Database = {
  /**
   * Runs `work` in one transaction as `viewer`; commits, or rolls back and throws. What the database itself undid (40001, 40P01), what broke before the
   * commit was sent (57P01, a lost connection), and what a prepared statement refused because it no longer fits (named.ts) is tried again. Throws `DatabaseUnavailable` where no connection is to be had. One inside another is an
   * error: it would wait for a second connection while it holds one, and a pool full of such holders waits for itself.
   */
  as<T>(viewer: Viewer, work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * One statement by itself, outside any transaction and with nobody's eyes: what everybody may read, or what a function of the database answers (enter.ts).
   * What is lost on the way is asked again, so it may be done twice. Throws as `as` does.
   */
  ask<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T>;
  load(): Load;
  close(): Promise<void>;
};

const RETRIED = new Set(['40001', '40P01']);
const TRIES = 4;
const PAUSE_MS = 20;

/** `lost`: the connection broke before the commit was sent, so nothing of it stands. */
class Undone extends Error {
  readonly lost: boolean;
  constructor(lost: boolean, cause: unknown) {
    super('transaction undone', { cause });
    this.lost = lost;
  }
}

type Choices = { readonly queue?: number; readonly prepared?: boolean };

export function createDatabase(pool: pg.Pool, { queue = usualLimits.queue, prepared = usualLimits.prepared }: Choices = {}): Database {
  const over = (from: PostgresPool) =>
    new Kysely<Tables>({
      dialect: new PostgresDialect({ pool: from }),
      plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
    });
  const turns = gate({ places: pool.options.max, queue, waitMs: pool.options.connectionTimeoutMillis ?? usualLimits.waitMs });
  const inTurn = taken(pool, turns);
  const plain = over(inTurn);
  const usual = prepared ? over(naming(inTurn)) : plain;
  const around = new AsyncLocalStorage<{ open: boolean }>();
  const tried = async <T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T> => {
    if (around.getStore()?.open)
      throw new Error('a transaction inside an open one takes a second connection: use tx.asSystem, or go one after the other');
    let db = usual;
    for (let attempt = 1; ; attempt += 1) {
      const here = { open: true };
      try {
        return await around.run(here, () => work(db));
      } catch (error) {
        if (!(error instanceof Undone)) throw error;
        if (isStale(error.cause)) db = plain; // every connection may be stale, and unnamed statements never are
        if (attempt >= TRIES) throw error.lost ? new DatabaseUnavailable('away', error.cause) : error.cause;
        if (error.lost) await sleep(PAUSE_MS * attempt);
      } finally {
        here.open = false;
      }
    }
  };
  return {
    as: (viewer, work) => tried((db) => once(db, viewer, work)),
    ask: (work) => tried((db) => asked(db, work)),
    load: () => ({ open: pool.totalCount, idle: pool.idleCount, waiting: turns.waiting() }),
    close: async () => (pool.ending ? undefined : pool.end()),
  };
}

/** The pool behind its gate: who comes when the queue is full is told so at once, not after the wait. */
const taken = (pool: pg.Pool, turns: Gate): PostgresPool => ({
  async connect() {
    const leave = await turns.enter();
    const client = await pool.connect().catch((error: unknown) => {
      leave();
      throw error;
    });
    const { release } = client; // the pool makes it anew for whoever gets the connection
    client.release = (destroy) => {
      release.call(client, destroy);
      leave();
    };
    return client;
  },
  end: () => pool.end(),
});

async function once<T>(db: Kysely<Tables>, viewer: Viewer, work: (tx: Tx) => Promise<T>): Promise<T> {
  const tx = await begin(db);
  let result: T;
  try {
    await setViewer(tx, viewer);
    result = await work(tx);
    await end(tx);
  } catch (error) {
    const dead = !(await undo(tx));
    const lost = dead || tellsOfTheEnd(error);
    throw lost || RETRIED.has(codeOf(error)) || isStale(error) ? new Undone(lost, error) : error;
  }
  await commit(tx);
  return result;
}

async function asked<T>(db: Kysely<Tables>, work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
  try {
    return await work(db);
  } catch (error) {
    if (isStale(error)) throw new Undone(false, error);
    if (tellsOfTheEnd(error) || broken(error)) throw new Undone(true, error);
    throw troubleAsking(error) ?? error;
  }
}

type Ending = { readonly work: () => Promise<void>; readonly last: boolean };
const endings = new WeakMap<Tx, Ending[]>();

/** What is done before this transaction commits, once all else is; `last`: behind what else is done then, so that nobody waits meanwhile for what it locks. */
export const atTheEnd = (tx: Tx, work: () => Promise<void>, { last = false } = {}): void =>
  void endings.set(tx, [...(endings.get(tx) ?? []), { work, last }]);

async function end(tx: Tx): Promise<void> {
  const all = endings.get(tx) ?? [];
  for (const { work } of [...all.filter(({ last }) => !last), ...all.filter(({ last }) => last)]) await work();
}

const codeOf = (error: unknown): string => (error as { code?: string } | null)?.code ?? '';

async function begin(db: Kysely<Tables>): Promise<ControlledTransaction<Tables>> {
  try {
    return await db.startTransaction().execute();
  } catch (error) {
    if (tellsOfTheEnd(error) || broken(error)) throw new Undone(true, error);
    throw troubleConnecting(error) ?? error;
  }
}

/** The driver knew that the connection is dead, and sent nothing. */
const unsent = (error: unknown): boolean => error instanceof Error && /not queryable/.test(error.message);

/** An idle connection that broke unnoticed, found out by the first statement; the next attempt gets another. */
const broken = (error: unknown): boolean =>
  unsent(error) || (error instanceof Error && error.message === 'Connection terminated unexpectedly');

/** Rolls back and gives the connection up; false where it is dead, which undoes as well. */
const undo = (tx: ControlledTransaction<Tables>): Promise<boolean> =>
  tx
    .rollback()
    .execute()
    .then(
      () => true,
      () => false,
    );

async function commit(tx: ControlledTransaction<Tables>): Promise<void> {
  try {
    await tx.commit().execute();
  } catch (error) {
    await undo(tx);
    if (unsent(error)) throw new Undone(true, error);
    if (!commitWasRefused(error)) throw new DatabaseUnavailable('unsure', error);
    throw RETRIED.has(codeOf(error)) ? new Undone(false, error) : error;
  }
}

/** The rest of `work` with the system's eyes, in the same transaction over the same connection; one thing after the other, never beside another query. */
export async function withSystemEyes<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  const before = await sql<{ eyes: string | null }>`select current_setting('shifan.system', true) as eyes`.execute(tx);
  const look = (eyes: string) => sql`select set_config('shifan.system', ${eyes}, true)`.execute(tx);
  await look('on');
  try {
    return await work();
  } finally {
    await look(before.rows[0]?.eyes ?? '').catch(() => undefined); // fails only in a transaction that can do nothing more
  }
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
