import { meets } from '../annexes/changed-places.ts';
import type { CorrectionItem } from './facts.ts';

type Placed = Pick<CorrectionItem, 'path'>;

/**
 * The places of a return that an earlier return named already: the same cell, or a cell of the same row, or the row or table of that cell. A defect that stood before
 * and is returned again speaks against 一次性告知 (第八条（三）); it is allowed, and told to the leader.
 */
export const repeatedPaths = (items: readonly Placed[], earlier: readonly { readonly items: readonly Placed[] }[]): string[] => {
  const before = earlier.flatMap((one) => one.items.map((item) => item.path));
  return [...new Set(items.map((item) => item.path))].filter((path) => before.some((one) => meets(path, one)));
};
