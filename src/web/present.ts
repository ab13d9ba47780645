import { addressOf, type Key } from './client.ts';

/** How often one says where one is. Milliseconds. */
export const EVERY = 10_000;
/** This window among those of the same person. */
export const tab = Math.random().toString(36).slice(2);
/** By these one is seen to be at work. */
const WORK = ['focusin', 'keydown', 'pointerdown'] as const;

/** Calls `moved` with each sign of work; returns how to stop. Whoever shows none says nothing: a forgotten page must not keep a session alive. */
export function whenAtWork(moved: (event: Event) => void): () => void {
  for (const kind of WORK) document.addEventListener(kind, moved);
  return () => {
    for (const kind of WORK) document.removeEventListener(kind, moved);
  };
}

/** Who closes the page or loads it again is no other window; a beacon goes even then. */
export function sayGone(key: Key, id: string, place: 'section' | 'rowId' | 'place'): void {
  const body = new Blob([JSON.stringify({ [place]: null, tab })], { type: 'application/json' });
  navigator.sendBeacon(addressOf(key, { params: { id } }), body);
}
