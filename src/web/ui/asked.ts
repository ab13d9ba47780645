import { useSearchParams } from 'wouter';
import { pageIn } from './page-of.ts';

/** As long as every list's search is taken by the server. */
export const ASKED = 100;

export type Asked<K extends string> = {
  /** What is asked for by name; empty: everything. */
  readonly filter: Readonly<Record<K, string>>;
  /** Whether anything is asked for. */
  readonly narrowed: boolean;
  readonly page: number;
  /** Asks for something else in one respect, from the first page on. */
  ask(name: K, value: string): void;
  /** Asks for this and nothing else, from the first page on. */
  askAll(filter: Readonly<Record<string, string>>): void;
  turn(page: number): void;
  /** Asks for everything. */
  clear(): void;
};

/** What an address asks a list for. */
export const filterIn = <K extends string>(asked: URLSearchParams, names: readonly K[]): Readonly<Record<K, string>> =>
  Object.fromEntries(names.map((name) => [name, (asked.get(name) ?? '').trim().slice(0, ASKED)])) as Record<K, string>;

/**
 * What a list is asked for stands in the address, so that a view can be kept and sent: a parameter a name, and the page. What else stands there stays. Going
 * back leads out of the list, not through all that was tried in it.
 */
export function useAsked<K extends string>(names: readonly K[]): Asked<K> {
  const [asked, setAsked] = useSearchParams();
  const filter = filterIn(asked, names);
  const put = (parts: Readonly<Record<string, string>>): void =>
    setAsked(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(parts))
          if (value === '') next.delete(name);
          else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  const askAll = (wanted: Readonly<Record<string, string>>): void =>
    put({ ...Object.fromEntries(names.map((name) => [name, wanted[name] ?? ''])), page: '' });
  return {
    filter,
    narrowed: names.some((name) => filter[name] !== ''),
    page: pageIn(asked),
    ask: (name, value) => put({ [name]: value.trim(), page: '' }),
    askAll,
    turn: (page) => put({ page: page === 1 ? '' : String(page) }),
    clear: () => askAll({}),
  };
}
