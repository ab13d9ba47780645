import type { ReactNode } from 'react';
import { useLocation, useSearch } from 'wouter';
import { later } from './later.tsx';
import { paths } from './paths.ts';

// Whoever came from no list needs it not.
const NextCase = later(async () => (await import('./inbox/next-case.tsx')).NextCase);

/** The list that a page was opened from, as its address has it: the inbox by what it was narrowed by, a table by its address; null where it was opened from none. */
const useList = (): string | null => new URLSearchParams(useSearch()).get('list');
const isTable = (list: string): boolean => list.startsWith('/');

/** 下一件: on the page of a case that was opened from a list. `otherwise`: what leads on where it was opened from none. */
export const Onward = ({ otherwise = null }: { otherwise?: ReactNode }) => (useList() === null ? otherwise : <NextCase />);

/** Where the way back to a list leads: to the list narrowed as it was, where one came from it. */
export function useWayBack(to: string = paths.inbox): string {
  const list = useList();
  if (list === null || list === '') return to;
  if (isTable(list)) return list.split('?')[0] === to ? list : to;
  return to === paths.inbox ? `${to}?${list}` : to;
}

/** The links of a table: each page that is opened from it knows the list, and goes on from case to case. */
export function useListed(): (link: string) => string {
  const [path] = useLocation();
  const search = useSearch();
  const list = search === '' ? path : `${path}?${search}`;
  return (link) => `${link}?${new URLSearchParams({ list })}`;
}

/** Links to another page of the same case: the list goes along. */
export function useStillListed(): (link: string) => string {
  const asked = new URLSearchParams(useSearch());
  const kept = ['list', 'at'].flatMap((name) => {
    const text = asked.get(name);
    return text === null ? [] : [[name, text]];
  });
  return (link) => (kept.length === 0 ? link : `${link}?${new URLSearchParams(kept)}`);
}
