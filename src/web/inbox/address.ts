import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { veiledText } from '../../core/disclosure/in-text.ts';
import { brokenIn } from '../../core/text/whole.ts';
import { type Filter, filterFrom } from './list.ts';

export type { Filter } from './list.ts';

const names = ['side', 'state', 'kind', 'search', 'whose'] as const;
/** As long as the server takes each of them. */
const MOST = { side: 10, state: 40, kind: 40, search: 200, whose: 40 } as const;

/** The filter that an address asks for; what is unknown or too long in it counts as not set. */
export const addressIn = (asked: URLSearchParams): Filter =>
  filterFrom(
    Object.fromEntries(
      names.flatMap((name) => {
        const text = asked.get(name) ?? '';
        return text.length > MOST[name] || brokenIn(text) !== null ? [] : [[name, text]];
      }),
    ),
  );

/** The filter as an address carries it: what is asked for, and nothing else. */
export const addressText = (filter: Filter): string =>
  new URLSearchParams(names.flatMap((name) => (filter[name].trim() === '' ? [] : [[name, filter[name]]]))).toString();

/**
 * What the list is asked for stands in the address: a view can be kept, sent to a colleague and come back to. A number of a person that somebody searches for
 * stays in this window: addresses are kept in places where nobody should find it.
 */
export function useAddressed(): [Filter, (filter: Filter) => void] {
  const [asked, setAsked] = useSearchParams();
  const [unsaid, setUnsaid] = useState<string | null>(null);
  const filter = addressIn(asked);
  const set = (next: Filter): void => {
    const personal = veiledText(next.search) !== next.search;
    setUnsaid(personal ? next.search : null);
    setAsked(new URLSearchParams(addressText(personal ? { ...next, search: '' } : next)), { replace: true });
  };
  return [unsaid === null ? filter : { ...filter, search: unsaid }, set];
}
