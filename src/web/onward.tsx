import { useSearch } from 'wouter';
import { later } from './later.tsx';
import { paths } from './paths.ts';

// Whoever came from no list needs it not.
const NextCase = later(async () => (await import('./inbox/next-case.tsx')).NextCase);

/** The list that a page was opened from, as its address has it; null where it was opened from none. */
const useList = (): string | null => new URLSearchParams(useSearch()).get('list');

/** 下一件: on the page of a case that was opened from the inbox. */
export const Onward = () => (useList() === null ? null : <NextCase />);

/** Where the way back leads: the inbox, narrowed as it was. */
export function useWayBack(): string {
  const list = useList();
  return list === null || list === '' ? paths.inbox : `${paths.inbox}?${list}`;
}
