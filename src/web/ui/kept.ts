import { useState } from 'react';

const keyOf = (what: string): string => `shifan:${what}`;

/** A choice between two looks of a part, kept in this browser. Where the browser keeps nothing, it holds until the page is left. */
export function kept(what: string, usual: boolean): boolean {
  try {
    const word = localStorage.getItem(keyOf(what));
    return word === null ? usual : word === 'yes';
  } catch {
    return usual;
  }
}

export function keep(what: string, now: boolean): void {
  try {
    localStorage.setItem(keyOf(what), now ? 'yes' : 'no');
  } catch {
    // A browser that keeps nothing shows the usual look next time.
  }
}

/** Whether a part stands open, and how to fold it or open it; remembered in this browser. */
export function useKept(what: string, usual: boolean): [now: boolean, set: (now: boolean) => void] {
  const [now, set] = useState(() => kept(what, usual));
  return [
    now,
    (next) => {
      keep(what, next);
      set(next);
    },
  ];
}
