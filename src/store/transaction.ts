import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CamelCasePlugin,
  type ControlledTransaction,
  Kysely,
  type KyselyPlugin,
  PostgresDialect,
  type PostgresPool,
  type Transaction,
} from 'kysely';
import type pg from 'pg';
import { codeOf } from '../core/text/code-of.ts';
import { type Gate, gate, noteWritten } from './lanes.ts';
import { isStale, naming } from './named.ts';
import { usualLimits } from './pool.ts';
import type { Tables } from './schema.ts';
import { commitWasRefused, DatabaseUnavailable, isSilence, tellsOfTheEnd, troubleAsking, troubleConnecting } from './unavailable.ts';
import { goesAsSystem, isOfARequest, neededTheSystem, setViewer, type Viewer } from './viewer.ts';

export type Tx = Transaction<Tables>;

/** The connections of requests, and those of the system's role (app-role.ts). */
export type Pools = { readonly app: pg.Pool; readonly system: pg.Pool };

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

/**
 * `lost`: the connection broke before the commit was sent, so nothing of it stands. `beyond`: it went over a request's connection, and needs the system's
 * eyes (viewer.ts).
 */
class Undone extends Error {
  readonly lost: boolean;
  readonly beyond: boolean;
  constructor(lost: boolean, cause: unknown, beyond = false) {
    super('transaction undone', { cause });
    this.lost = lost;
    this.beyond = beyond;
  }
}

type Choices = { readonly queue?: number; readonly prepared?: boolean };

export function createDatabase(pools: pg.Pool | Pools, choices: Choices = {}): Database {
  const { app, system } = 'app' in pools ? pools : { app: pools, system: pools };
  const around = new AsyncLocalStorage<{ open: boolean; wrote: boolean }>();
  const wrote = (): void => {
    const here = around.getStore();
    if (here) here.wrote = true;
  };
  const ofSystem = sideOf(system, choices, { isSystem: true, wrote });
  const ofApp = app === system ? ofSystem : sideOf(app, choices, { isSystem: false, wrote });
  const tried = async <T>(from: Side, work: (db: Kysely<Tables>, side: Side) => Promise<T>): Promise<T> => {
    if (around.getStore()?.open)
      throw new Error('a transaction inside an open one takes a second connection: use tx.asSystem, or go one after the other');
    let side = from;
    let stale = false;
    for (let attempt = 1; ; attempt += 1) {
      const here = { open: true, wrote: false };
      try {
        const result = await around.run(here, () => work(stale ? side.plain : side.usual, side));
        if (here.wrote && from === ofApp) noteWritten(); // what the system counts beside it (a throttle) may be done again
        return result;
      } catch (error) {
        if (!(error instanceof Undone)) throw error;
        if (error.beyond) side = ofSystem;
        stale ||= isStale(error.cause); // every connection may be stale, and unnamed statements never are
        if (attempt >= TRIES) throw isStale(error.cause) ? error.cause : new DatabaseUnavailable(error.lost ? 'away' : 'busy', error.cause);
        if (!error.beyond && !isStale(error.cause)) await sleep(PAUSE_MS * attempt * (1 + Math.random())); // not all who met in one moment in the next one
      } finally {
        here.open = false;
      }
    }
  };
  const sides = [...new Set([ofApp, ofSystem])];
  const sum = (of: (side: Side) => number) => sides.reduce((all, side) => all + of(side), 0);
  return {
    as: (viewer, work) => tried(isOfARequest(viewer) ? ofApp : ofSystem, (db, side) => once(db, { viewer, side }, work)),
    ask: (work) => tried(ofApp, (db) => asked(db, work)),
    load: () => ({
      open: sum(({ pool }) => pool.totalCount),
      idle: sum(({ pool }) => pool.idleCount),
      waiting: sum(({ turns }) => turns.waiting()),
    }),
    close: async () => void (await Promise.all(sides.map(({ pool }) => (pool.ending ? undefined : pool.end())))),
  };
}

/** One of the two pools behind its gate: `usual` sends what recurs by name, `plain` nothing. */
type Side = {
  readonly pool: pg.Pool;
  readonly turns: Gate;
  readonly usual: Kysely<Tables>;
  readonly plain: Kysely<Tables>;
  readonly isSystem: boolean;
};

type Of = { readonly isSystem: boolean; readonly wrote: () => void };

function sideOf(pool: pg.Pool, { queue = usualLimits.queue, prepared = usualLimits.prepared }: Choices, { isSystem, wrote }: Of): Side {
  const over = (from: PostgresPool) =>
    new Kysely<Tables>({
      dialect: new PostgresDialect({ pool: from }),
      plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true }), noticing(wrote)],
    });
  const turns = gate({ places: pool.options.max, queue, waitMs: pool.options.connectionTimeoutMillis ?? usualLimits.waitMs });
  const inTurn = taken(pool, turns);
  const plain = over(inTurn);
  return { pool, turns, plain, usual: prepared ? over(naming(inTurn)) : plain, isSystem };
}

/** Tells of each statement that changed rows. */
const noticing = (wrote: () => void): KyselyPlugin => ({
  transformQuery: ({ node }) => node,
  async transformResult({ result }) {
    if ((result.numAffectedRows ?? 0n) > 0n) wrote();
    return result;
  },
});

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

async function once<T>(db: Kysely<Tables>, { viewer, side }: { viewer: Viewer; side: Side }, work: (tx: Tx) => Promise<T>): Promise<T> {
  const tx = await begin(db);
  if (side.isSystem) goesAsSystem(tx);
  let result: T;
  try {
    await setViewer(tx, viewer);
    result = await work(tx);
    if (neededTheSystem(tx)) throw new Error('the system’s eyes were asked for, and their lack was passed over');
    await end(tx);
  } catch (error) {
    const dead = !(await undo(tx));
    if (neededTheSystem(tx)) throw new Undone(dead, error, true);
    if (isSilence(error)) throw new DatabaseUnavailable('away', error);
    const lost = dead || tellsOfTheEnd(error) || broken(error);
    throw lost || RETRIED.has(codeOf(error)) || isStale(error) ? new Undone(lost, error) : error;
  }
  await commit(tx);
  return result;
}

async function asked<T>(db: Kysely<Tables>, work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
  try {
    return await work(db);
  } catch (error) {
    if (isStale(error) || RETRIED.has(codeOf(error))) throw new Undone(false, error);
    if (isSilence(error)) throw new DatabaseUnavailable('away', error);
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

/** A value for a jsonb column; the driver would send an array as a PostgreSQL array. */
export const json = <T>(value: T): T => JSON.stringify(value) as unknown as T;
