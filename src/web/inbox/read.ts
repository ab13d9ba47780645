import { useEffect } from 'react';
import { call } from '../client.ts';
import { type Read, reads, useReadPage, useSource } from '../query.tsx';
import { type Ask, MOST_IN_A_FILE, useWhole, type Whole, wholeOf } from '../ui/whole.ts';
import { type Filter, type Inbox, type Item, queryOf } from './list.ts';

const INBOX = 'GET /api/inbox';

export type Reading = {
  /** The first page, and the totals. */
  readonly read: Read<typeof INBOX>;
  /** What is shown: the first page, all of it once that was asked for, and on paper. */
  readonly items: readonly Item[];
  readonly whole: Whole<Item>;
  /** Reads the rest too; answers all of it. */
  all(): Promise<readonly Item[]>;
};

const keyOf = ({ id }: Item): string => id;
const listOf = (inbox: Inbox, { side }: Filter): readonly Item[] => (side === 'elsewhere' ? inbox.elsewhere : inbox.items);

/** What waits, a page of it first; `wanted`: all of it. */
export function useInbox(filter: Filter, wanted: boolean): Reading {
  const query = queryOf(filter);
  const read = useReadPage(INBOX, { query });
  useAgain(read);
  const ask = inPortions(filter);
  const rest = {
    address: [INBOX, { query }, 'whole'] as const,
    read: async (signal: AbortSignal) => (await wholeOf(ask, { keyOf, most: MOST_IN_A_FILE, told: () => undefined, signal })).rows,
  };
  const more = useSource<readonly Item[]>(wanted ? rest : null);
  const whole = useWhole<Item>(keyOf, ask);
  const first = read.data ? listOf(read.data, filter) : [];
  return { read, items: whole.rows ?? more.data ?? first, whole, all: () => reads.fetch(rest) };
}

const AGAIN_MS = 2_000;

/** While what waits is still being worked out, it is read again. */
function useAgain({ data, refetch }: Read<typeof INBOX>): void {
  const working = data?.working ?? false;
  useEffect(() => {
    if (!working) return;
    const again = setInterval(() => void refetch(), AGAIN_MS);
    return () => clearInterval(again);
  }, [working, refetch]);
}

/** The list a portion after the other, each beginning where the one before ended. */
function inPortions(filter: Filter): Ask<Item> {
  let next: string | null = null;
  return async ({ limit, offset }) => {
    const after: { after?: string } = offset === 0 || next === null ? {} : { after: next };
    const side = filter.side === 'elsewhere' ? ('elsewhere' as const) : ('own' as const);
    const inbox = await call(INBOX, { query: { ...queryOf(filter), side, limit, ...after } });
    next = inbox.fitting.next;
    const rows = listOf(inbox, filter);
    return { rows, total: inbox.fitting.count };
  };
}
