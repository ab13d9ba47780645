import { useEffect } from 'react';
import type { ProblemError } from '../client.ts';
import { useDrafts } from './drafts.ts';
import type { Kept } from './kept.ts';

/** `typed` lies over what stands on the server; `over`: the version that stood there when it was begun, to be sent along. */
export type Typed<D> = { readonly typed: Partial<D>; readonly over: number; put(part: Partial<D>): void; drop(): void };

/**
 * What is typed over something that others change too. It is kept in this browser, stays where a colleague is first, and is never sent over what nobody here
 * has seen: the server says that somebody was first (`error`), the page shows what stands now, and whoever sends it once more means it over that.
 */
export function useTyped<D extends object>(kept: Kept, now: number, error: ProblemError | null): Typed<D> {
  const drafts = useDrafts<{ typed: Partial<D>; over: number }>(kept);
  const { typed = {}, over = now } = drafts.of('typed');
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each answer, with what was read anew before it was told
  useEffect(() => {
    if (error?.status === 409) drafts.put('typed', { over: now });
  }, [error]);
  return {
    ...{ typed, over },
    put: (part) => drafts.put('typed', { typed: { ...typed, ...part }, over }),
    drop: () => drafts.put('typed', null),
  };
}
