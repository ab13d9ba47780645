import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useLocation, useSearch } from 'wouter';
import { placeText } from '../../core/waiting/order.ts';
import { call } from '../client.ts';
import { paths } from '../paths.ts';
import { useRead } from '../query.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { useToast } from '../ui/toast.tsx';
import { addressText } from './address.ts';
import { type CameFrom, cameFrom, caseIn, nextOf, placeOf, withList } from './came-from.ts';
import { type Inbox, queryOf } from './list.ts';

const INBOX = 'GET /api/inbox';
/** The key of the next case: no letter, so that it works from within a field too, and types nothing. */
const KEY = 'F9';
/** A case has a few lines at most: the next case is among so many. */
const AHEAD = 10;

/** On the page of a case that was opened from the inbox: on to the next one of that list, also once the present one has left it. */
export function NextCase() {
  const [path] = useLocation();
  const search = useSearch();
  const from = useMemo(() => cameFrom(search), [search]);
  const caseId = caseIn(path);
  return from && caseId ? <Next key={caseId} from={from} caseId={caseId} /> : null;
}

type Props = { from: CameFrom; caseId: string };

function Next({ from, caseId }: Props) {
  const [, navigate] = useLocation();
  const toast = useToast();
  const query = aheadOf(from);
  const ahead = useRead(INBOX, { query });
  const found = ahead.data ? nextIn(ahead.data, { from, caseId }) : null;
  const going = useRef(false);
  const go = useCallback(async (): Promise<void> => {
    if (going.current) return;
    going.current = true;
    // Asked anew: a colleague may have done the one that was read ahead.
    const next = await call(INBOX, { query: aheadOf(from) }).then(
      (inbox) => nextIn(inbox, { from, caseId }),
      () => null,
    );
    going.current = false;
    if (next?.link) navigate(next.link);
    else toast(next ? END : '没有读到名单，请再试一次', next ? {} : { tone: 'red' });
  }, [from, caseId, navigate, toast]);
  useKey(go);
  if (found === null) return null;
  if (found.link === null)
    return (
      <ButtonLink look="quiet" href={listOf(from)}>
        {found.left > 0 ? `名单到末尾，回到名单（还有 ${found.left} 件）` : '名单办完，回到名单'}
      </ButtonLink>
    );
  return (
    <Button title={`下一件：${found.title}`} aria-keyshortcuts={KEY} onClick={() => void go()}>
      下一件 <kbd className="kbd kbd--btn">{KEY}</kbd>
    </Button>
  );
}

const END = '名单到这里为止，后面没有了';

const listOf = ({ filter }: CameFrom): string => `${paths.inbox}?${addressText(filter)}`;

const aheadOf = ({ filter, place }: CameFrom) => ({
  ...queryOf(filter),
  side: filter.side === 'elsewhere' ? ('elsewhere' as const) : ('own' as const),
  after: placeText(place),
  limit: AHEAD,
});

/** `link` null: behind this case the list ends; `left`: so many stand in it before. */
function nextIn({ items, elsewhere, fitting }: Inbox, { from, caseId }: Props): { link: string | null; title: string; left: number } {
  const next = nextOf(from.filter.side === 'elsewhere' ? elsewhere : items, caseId);
  if (next === null) return { link: null, title: '', left: fitting.count };
  return { link: withList(next.link, { filter: from.filter, place: placeOf(next) }), title: next.title, left: fitting.count };
}

function useKey(go: () => Promise<void>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey && !event.isComposing && !event.repeat;
      // A form in which an earlier year's values wait has the key for its own: what one looks at there must not be left by it.
      if (event.key !== KEY || event.defaultPrevented || !plain || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      void go();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [go]);
}
