import type { Standing } from '../../core/scheme/round-progress.ts';

/** A round, or of it what one office recommends. */
export type Counting = { readonly roundId: string; readonly recommenderId: string | null };

/** How one condition stands over all that was handed in: as the program judged the last submission, and what people said last. */
export type ConditionCount = {
  readonly condition: string;
  readonly side: 'program' | 'recommender' | 'panel';
  readonly said: string;
  readonly count: number;
};

/** Figures of a round as it runs, counted in the database; no name is read. */
export type Statistics = {
  byRecommender(of: Counting): Promise<(Standing & { recommender: string })[]>;
  /** A case of several functions counts in each. */
  byFunction(of: Counting): Promise<(Standing & { function: string })[]>;
  byCondition(of: Counting): Promise<ConditionCount[]>;
  /** Which places the reasons cite by which cases ended, and how often. */
  byReason(of: Counting): Promise<{ article: string; count: number }[]>;
};
