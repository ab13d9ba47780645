import { shareAtLeast } from '../annexes/decimal.ts';

/** The interviews so far: how many were reached, how many still wait, and of those reached how many are satisfied or deny any service. */
export type Surveyed = { readonly reached: number; readonly waiting: number; readonly satisfied: number; readonly denied: number };

/**
 * Under which heading a recommender must say why it recommends although the sample speaks against it (第六条（三）、附件1): satisfaction of those reached is below
 * `atLeast` per cent once all are recorded, or an enterprise denies any service; null where neither is so. Recommending stays the people's decision.
 */
export function reasonAsked({ reached, waiting, satisfied, denied }: Surveyed, atLeast: number): string | null {
  if (reached > 0 && waiting === 0 && !shareAtLeast(satisfied, reached, atLeast)) return `满意度低于${atLeast}%仍予推荐的理由`;
  return denied > 0 ? '有企业否认接受过服务仍予推荐的理由' : null;
}
