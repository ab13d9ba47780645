import { createHash } from 'node:crypto';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import { codeOf } from '../core/text/code-of.ts';
import { type Client, holdingBegin } from './held-begin.ts';

/** How many statements one connection keeps prepared: a cached plan takes 30–120 KiB of the server's memory. */
const KEPT = 240;
/** A text is named from its second sight on; how many texts the process remembers, of either kind. */
const REMEMBERED = 2_000;
/** A long list of parameters is a list of values whose length varies: preparing each length would fill the memory. */
const MOST_PARAMETERS = 40;

const names = new Map<string, string>();
const once = new Set<string>();

/** The statement's name, or null while it goes unnamed. One text has one name on every connection; the driver refuses one name with two texts. */
function nameOf(text: string, parameters: number): string | null {
  if (parameters > MOST_PARAMETERS) return null;
  const known = names.get(text);
  if (known !== undefined) return known;
  if (!once.delete(text)) {
    if (once.size >= REMEMBERED) once.clear();
    once.add(text);
    return null;
  }
  if (names.size >= REMEMBERED) names.clear();
  const name = `s${createHash('sha256').update(text).digest('base64url').slice(0, 20)}`;
  names.set(text, name);
  return name;
}

/** Least recently used first. The driver has no word of its own for taking a statement back. */
const kept = new WeakMap<Client, Set<string>>();

async function keep(client: Client, name: string): Promise<void> {
  const of = kept.get(client) ?? new Set<string>();
  kept.set(client, of);
  of.delete(name);
  of.add(name);
  if (of.size <= KEPT) return;
  const [oldest] = of;
  if (oldest === undefined) return;
  of.delete(oldest);
  const { parsedStatements } = client.connection;
  if (parsedStatements[oldest] === undefined) return;
  delete parsedStatements[oldest]; // first, so that whoever asks for it meanwhile prepares it again
  await client.query(`deallocate "${oldest}"`);
}

/**
 * 0A000: a migration changed the columns under a prepared statement; 26000, 42P05: the names of the connection are not those that the driver knows
 * (DISCARD ALL, a pooler). The statement cannot be prepared again within its transaction.
 */
const STALE = new Set(['0A000', '26000', '42P05']);
export const isStale = (error: unknown): boolean => STALE.has(codeOf(error));

const CONTROL = /^(begin|commit|rollback|savepoint|release|set |start )/i;

/** A pool for kysely that sends what recurs as named prepared statements, so that it is planned once; a connection that turns out stale is thrown away. */
export function naming(pool: PostgresPool): PostgresPool {
  const wrapped = new WeakMap<object, PostgresPoolClient>();
  const wrap = (client: Client): PostgresPoolClient => {
    let stale = false;
    const ask = holdingBegin(client);
    const query = async (text: string, values?: readonly unknown[]) => {
      const name = CONTROL.test(text) ? null : nameOf(text, values?.length ?? 0);
      if (name === null) return ask(text, values);
      await keep(client, name);
      return ask({ name, text, values: values as unknown[] }).catch((error: unknown) => {
        stale ||= isStale(error);
        throw error;
      });
    };
    return { query, release: () => client.release(stale) } as unknown as PostgresPoolClient;
  };
  return {
    async connect() {
      const client = (await pool.connect()) as unknown as Client;
      const known = wrapped.get(client) ?? wrap(client);
      wrapped.set(client, known);
      return known;
    },
    end: () => pool.end(),
  };
}
