import pg from 'pg';

/** One statement as it was sent. */
export type Sent = { readonly text: string; readonly values: readonly unknown[] };
/** What one transaction sent between `begin` and its end. */
export type Sending = readonly Sent[];

type Query = { text: string; values?: readonly unknown[] };

/** What this process sends to PostgreSQL while `work` runs, transaction by transaction. */
export async function sentDuring(work: () => Promise<unknown>): Promise<Sending[]> {
  const query = pg.Client.prototype.query;
  const sendings: Sending[] = [];
  const open = new WeakMap<pg.Client, Sent[]>();
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [asked, more] = args as [string | Query, unknown];
    const text = typeof asked === 'string' ? asked : asked.text;
    const values = (typeof asked === 'string' ? undefined : asked.values) ?? (Array.isArray(more) ? more : []);
    if (/^begin|^start transaction/i.test(text)) open.set(this, []);
    else if (/^(commit|rollback)$/i.test(text)) {
      sendings.push(open.get(this) ?? []);
      open.delete(this);
    } else open.get(this)?.push({ text, values });
    return (query as (...all: unknown[]) => unknown).apply(this, args);
  } as typeof query;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = query;
  }
  return sendings;
}

export type Node = { 'Node Type': string; 'Relation Name'?: string; Plans?: Node[] } & Readonly<Record<string, unknown>>;
export type Explained = { readonly text: string; readonly nodes: readonly Node[] };

/** Every statement of a transaction as PostgreSQL runs it, in a transaction that is then rolled back; settings and what is opened take effect on the next. */
export async function explained(client: pg.ClientBase, sending: Sending): Promise<Explained[]> {
  const all: Explained[] = [];
  await client.query('begin');
  try {
    for (const { text, values } of sending) {
      const reads = /^\s*(select|with)\b/i.test(text);
      if (!reads && !/^\s*(insert|update|delete)\b/i.test(text)) continue;
      // What was written is there already: its plan alone is asked for.
      const { rows } = await client.query<{ 'QUERY PLAN': { Plan: Node }[] }>(
        `explain (${reads ? 'analyze, buffers, ' : ''}format json) ${text}`,
        [...values],
      );
      all.push({ text, nodes: rows[0]?.['QUERY PLAN'].flatMap(({ Plan }) => below(Plan)) ?? [] });
    }
  } finally {
    await client.query('rollback');
  }
  return all;
}

const below = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(below)];
