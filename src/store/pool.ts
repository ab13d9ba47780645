import pg from 'pg';

export type Connection = { host: string; port?: number; user: string; password?: string; database: string } | { connectionString: string };

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

/** A pool of connections to one database under one role; errors of idle clients are the next query's business. */
export function createPool(connection: Connection, max = 12): pg.Pool {
  const pool = new pg.Pool({ ...connection, max, types: types as never, connectionTimeoutMillis: 10_000, idleTimeoutMillis: 60_000 });
  pool.on('error', () => undefined);
  return pool;
}
