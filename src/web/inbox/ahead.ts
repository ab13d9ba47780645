import { placeText } from '../../core/waiting/order.ts';
import { call } from '../client.ts';
import { paths } from '../paths.ts';
import type { Source } from '../reads.ts';
import { addressText } from './address.ts';
import { type CameFrom, cameFrom, caseIn, nextOf, placeOf, withList } from './came-from.ts';
import { type Inbox, queryOf } from './list.ts';
import { tableAt } from './table-list.ts';

/** `link` null: behind this case its list ends; `left`: so many stand in the list before it. */
export type Next = { readonly link: string | null; readonly title: string; readonly left: number };
/** The list that a case was opened from: where it is, and what stands behind the case there. */
export type Ahead = { readonly caseId: string; readonly back: string; readonly source: Source<Next> };

/** What an address says of the list that its case was opened from; null where it was opened from none. */
export function aheadIn(path: string, search: string): Ahead | null {
  const caseId = caseIn(path);
  if (caseId === null) return null;
  const from = cameFrom(search);
  if (from) return inInbox(from, caseId);
  const list = new URLSearchParams(search).get('list') ?? '';
  const behind = tableAt(list);
  if (behind === null) return null;
  return {
    caseId,
    back: list,
    source: {
      address: ['GET /api/dossiers', { list, after: caseId }, path],
      read: async () => {
        const { id, title, total } = await behind(caseId);
        return { link: id && `${path.replace(caseId, id)}?${new URLSearchParams({ list })}`, title, left: total };
      },
    },
  };
}

/** A case has a few lines at most: the next case is among so many. */
const LINES_AHEAD = 10;

function inInbox(from: CameFrom, caseId: string): Ahead {
  const { filter, place } = from;
  const side = filter.side === 'elsewhere' ? ('elsewhere' as const) : ('own' as const);
  const query = { ...queryOf(filter), side, after: placeText(place), limit: LINES_AHEAD };
  return {
    caseId,
    back: `${paths.inbox}?${addressText(filter)}`,
    source: {
      address: ['GET /api/inbox', { query }, caseId],
      read: async () => nextIn(await call('GET /api/inbox', { query }), from, caseId),
    },
  };
}

function nextIn({ items, elsewhere, fitting }: Inbox, { filter }: CameFrom, caseId: string): Next {
  const next = nextOf(filter.side === 'elsewhere' ? elsewhere : items, caseId);
  if (next === null) return { link: null, title: '', left: fitting.count };
  return { link: withList(next.link, { filter, place: placeOf(next) }), title: next.title, left: fitting.count };
}
