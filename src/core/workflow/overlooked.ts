import { isChanged } from '../annexes/changed-places.ts';
import type { CorrectionItem } from './facts.ts';
import { repeatedPaths } from './repeated.ts';

type Placed = Pick<CorrectionItem, 'path'>;

/** A return that went out: what it named, and what has changed since the submission that it sent back. */
export type EarlierReturn = { readonly items: readonly Placed[]; readonly changed: readonly string[] };

/**
 * The places of a return that could have been named before: a submission that was sent back held the very same there, and no correction has named it. This
 * speaks against 一次性告知 (第八条（三）); it is allowed, and told to the leader. What was named already is `repeatedPaths`.
 */
export function overlookedPaths(items: readonly Placed[], earlier: readonly EarlierReturn[]): string[] {
  const named = repeatedPaths(items, earlier);
  const paths = [...new Set(items.map(({ path }) => path))].filter((path) => !named.includes(path));
  return paths.filter((path) => earlier.some(({ changed }) => !isChanged(path, changed)));
}

/** What an officer reads at such a place before it is sent, and everybody in the correction as kept. */
export const overlookedSentence = '该处上次送审时即是此内容，上次未一次性告知';
