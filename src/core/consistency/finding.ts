import { compare, type Numeric } from '../annexes/decimal.ts';
import type { Content, Row } from '../annexes/field.ts';
import { numberIn, valueAt } from '../annexes/rows.ts';
import type { Scheme } from '../scheme/scheme.ts';

/** `error` keeps the form from being submitted, `warning` asks the applicant to look again, `signal` is for the officers and reviewers and never refuses anything. */
export type Severity = 'error' | 'warning' | 'signal';

/** Figures that do not agree. `article`: the article or annex that they come from; `paths`: both places. */
export type Finding = {
  readonly id: string;
  readonly severity: Severity;
  readonly article: string;
  readonly paths: readonly string[];
  readonly message: string;
};

export type Rule = {
  readonly id: string;
  readonly severity: Severity;
  readonly article: string;
  readonly find: (content: Content, scheme: Scheme) => readonly Disagreement[];
};

export type Disagreement = Pick<Finding, 'paths' | 'message'>;

/** Rows by a key of theirs; rows without one are left out. */
export function grouped(rows: readonly Row[], keyOf: (row: Row) => string): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key === '') continue;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return groups;
}

export const at = (message: string, ...paths: string[]): Disagreement[] => [{ paths, message }];
export const figure = (content: Content, key: string): string | null => numberIn(valueAt(content, key));

/** Two figures held together once both are there. */
export function pair(
  left: Numeric | null,
  right: Numeric | null,
  clash: (left: Numeric, right: Numeric) => Disagreement[],
): Disagreement[] {
  return left === null || right === null ? [] : clash(left, right);
}
export const more = (left: Numeric, right: Numeric): boolean => compare(left, right) > 0;
export const differ = (left: Numeric, right: Numeric): boolean => compare(left, right) !== 0;
