import type { Content, Row } from '../annexes/field.ts';
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
