import { useState } from 'react';
import { type Filter, filterFrom, storedFilter } from './list.ts';

/** The filter as it was left in this tab, so that going to a case and back keeps it. */
export function useKeptFilter(accountId: string): [Filter, (filter: Filter) => void] {
  const key = `shifan:${accountId}:inbox`;
  const [filter, setFilter] = useState<Filter>(() => kept(key));
  const set = (next: Filter): void => {
    sessionStorage.setItem(key, JSON.stringify(storedFilter(next)));
    setFilter(next);
  };
  return [filter, set];
}

function kept(key: string): Filter {
  try {
    return filterFrom(JSON.parse(sessionStorage.getItem(key) ?? '{}') as Record<string, string>);
  } catch {
    return filterFrom({});
  }
}
