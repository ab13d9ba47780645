import { compare, decimalOf, decimals, divide, subtract, sum } from '../annexes/decimal.ts';

/** What scoring needs of a line of the round's rubric: full marks of a criterion are its weight. */
export type Criterion = { readonly key: string; readonly label: string; readonly weight: number };
export type Scores = Readonly<Record<string, string>>;

/** Every fault of a score sheet in the rubric's order: missing, not a number, above full marks, more than one decimal. */
export function scoreFaults(rubric: readonly Criterion[], scores: Scores): { readonly key: string; readonly message: string }[] {
  return rubric.flatMap(({ key, label, weight }) => {
    const message = faultOf(scores[key], weight);
    return message === null ? [] : [{ key, message: `“${label}”${message}` }];
  });
}

function faultOf(score: string | undefined, weight: number): string | null {
  const value = score === undefined || score === '' ? null : decimalOf(score);
  if (value === null) return '尚未评分';
  if (compare(value, 0) < 0 || compare(value, weight) > 0) return `应为0至${weight}分，现为${score}分`;
  return decimals(value) > 1 ? `最多保留一位小数，现为${score}分` : null;
}

/** The sum over the rubric of what has been scored, as a decimal string. */
export const totalOf = (rubric: readonly Criterion[], scores: Scores): string =>
  sum(rubric.map(({ key }) => decimalOf(scores[key]) ?? '0'));

export type Summary = { readonly mean: string; readonly spread: string; readonly wide: boolean };

/**
 * Mean to two decimals and the distance between the highest and lowest of the signed totals; null before any is signed. A distance above so many points
 * (of 100) is flagged for the officer; it decides nothing by itself. Without a number nothing is flagged.
 */
export function summaryOf(totals: readonly string[], wideAbove: number | null = null): Summary | null {
  const sorted = [...totals].sort(compare);
  const [lowest] = sorted;
  const highest = sorted.at(-1);
  if (lowest === undefined || highest === undefined) return null;
  const spread = subtract(highest, lowest);
  return { mean: divide(sum(totals), totals.length) ?? '0', spread, wide: wideAbove !== null && compare(spread, wideAbove) > 0 };
}

/** By mean score from the highest; those with equal scores keep the order in which people put them. */
export const ranked = <T extends { readonly score: string }>(lines: readonly T[]): (T & { readonly position: number })[] =>
  lines.toSorted((a, b) => compare(b.score, a.score)).map((line, index) => ({ ...line, position: index + 1 }));
