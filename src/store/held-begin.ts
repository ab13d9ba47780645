import type { Writable } from 'node:stream';
import type pg from 'pg';

/** A connection that sends what it is given without waiting for the answer before it (`pipeline`, pool.ts). */
export type Client = pg.PoolClient & {
  readonly connection: { readonly stream: Writable; readonly parsedStatements: Record<string, string> };
};

type Answer = Pick<pg.QueryResult, 'command' | 'rowCount' | 'rows'>;
export type Query = (query: string | pg.QueryConfig, values?: readonly unknown[]) => Promise<Answer>;

const UNSENT: Answer = { command: '', rowCount: null, rows: [] };
const ENDS = /^(commit|rollback)$/;

/**
 * Asks a connection, and lets `begin` wait for the first statement of its transaction, with which it goes out in one write: one way to PostgreSQL and back
 * less for each request, which is what a small request costs most. A transaction that asks nothing is never begun.
 */
export function holdingBegin(client: Client): Query {
  let held = false;
  return async (query, values) => {
    const text = typeof query === 'string' ? query : query.text;
    if (text === 'begin') {
      held = true;
      return UNSENT;
    }
    const sent = () => client.query(query as string, values as unknown[]);
    if (!held) return sent();
    held = false;
    return ENDS.test(text) ? UNSENT : together(client, sent);
  };
}

async function together(client: Client, first: () => Promise<Answer>): Promise<Answer> {
  const [, answer] = await Promise.all(corked(client.connection.stream, () => [client.query('begin'), first()] as const));
  return answer;
}

/** What is written meanwhile goes out as one. */
function corked<T>(stream: Writable, write: () => T): T {
  stream.cork();
  try {
    return write();
  } finally {
    stream.uncork();
  }
}
