import pg from 'pg';

export type Connection = { host: string; port?: number; user: string; password?: string; database: string } | { connectionString: string };

/** What the environment says about connections (config.ts), and what is taken where it says nothing. */
export type PoolLimits = {
  /** Connections at most. */
  readonly size: number;
  /** Requests that may wait for one; the next is refused at once. */
  readonly queue: number;
  /** Milliseconds that one waits at most. */
  readonly waitMs: number;
  /** Whether recurring statements are sent by name and planned once; a pooler that mixes clients up on one connection can't carry that. */
  readonly prepared: boolean;
};
export const usualLimits: PoolLimits = { size: 12, queue: 200, waitMs: 10_000, prepared: true };

/** So long may a statement of a request or a job say nothing: a server that hangs, or a machine that went away, must not keep anybody for ever. */
export const SILENT_MS = 30_000;

const DATE = 1082;
const TIMESTAMPTZ = 1184;
const INT8 = 20;

/** Dates stay 'YYYY-MM-DD', instants become ISO strings in UTC, 8-byte integers numbers; numerics stay decimal strings. */
const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === DATE) return (text: string) => text;
    if (oid === TIMESTAMPTZ) return (text: string) => new Date(text).toISOString();
    if (oid === INT8) return (text: string) => Number(text);
    return pg.types.getTypeParser(oid, format as 'text');
  },
};

/**
 * A pool of connections to one database under one role. A connection that breaks, idle or at work, is the next query's business: without a listener of its
 * own a client at work would end the process. `silentMs`: how long a statement may take; then its connection is given up. 0: for ever.
 */
export function createPool(connection: Connection, size = usualLimits.size, waitMs = usualLimits.waitMs, silentMs = 0): pg.Pool {
  const pool = new pg.Pool({
    ...connection,
    max: size,
    types: types as never,
    pipeline: true, // what is asked together goes out together (held-begin.ts)
    connectionTimeoutMillis: waitMs,
    ...(silentMs > 0 ? { query_timeout: silentMs } : {}),
    idleTimeoutMillis: 60_000,
    // A server whose machine is gone says nothing more: without probes a statement under way would keep its place for ever.
    keepAlive: true,
    keepAliveInitialDelayMillis: 30_000,
  });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
