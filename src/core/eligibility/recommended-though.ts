import { shareAtLeast } from '../annexes/decimal.ts';

/** The interviews so far: how many were reached, how many still wait, and of those reached how many are satisfied or deny any service. */
export type Surveyed = { readonly reached: number; readonly waiting: number; readonly satisfied: number; readonly denied: number };

/** Counts them; a replaced enterprise is neither reached nor waiting. */
export function surveyedIn(rows: readonly { state: string; satisfied: boolean | null; denied: boolean }[]): Surveyed {
  const reached = rows.filter((row) => row.state === 'recorded');
  return {
    reached: reached.length,
    waiting: rows.filter((row) => row.state === 'drawn').length,
    satisfied: reached.filter((row) => row.satisfied === true).length,
    denied: reached.filter((row) => row.denied).length,
  };
}

/**
 * Under which heading a recommender must say why it recommends although the sample speaks against it (第六条（三）、附件1): satisfaction of those reached is below
 * `atLeast` per cent once all are recorded, or an enterprise denies any service; null where neither is so. Recommending stays the people's decision.
 */
export function reasonAsked({ reached, waiting, satisfied, denied }: Surveyed, atLeast: number): string | null {
  if (reached > 0 && waiting === 0 && !shareAtLeast(satisfied, reached, atLeast)) return `满意度低于${atLeast}%仍予推荐的理由`;
  return denied > 0 ? '有企业否认接受过服务仍予推荐的理由' : null;
}
