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

/** How many moves led out of a state, and the half of them that took longest began at so many days there; from the journal. */
export type StateTime = { readonly state: string; readonly moves: number; readonly days: string };
/** Of panels whose scores are open: how many, the mean distance between the highest and the lowest total, and the widest. */
export type SpreadOf = { readonly panels: number; readonly mean: string; readonly widest: string };
/** Of the drawn who were heard: how many, how many were satisfied, and of how many annex 5 claimed it. */
export type Heard = { readonly heard: number; readonly satisfied: number; readonly claimed: number };

/** Figures of a round as it runs, counted in the database; no name is read. */
export type Statistics = {
  byRecommender(of: Counting): Promise<(Standing & { recommender: string })[]>;
  /** A case of several functions counts in each. */
  byFunction(of: Counting): Promise<(Standing & { function: string })[]>;
  byCondition(of: Counting): Promise<ConditionCount[]>;
  /** Which places the reasons cite by which cases ended, and how often. */
  timeInState(of: Counting): Promise<StateTime[]>;
  /** Null: no panel has scores that are open. */
  spread(of: Counting): Promise<SpreadOf | null>;
  heard(of: Counting): Promise<Heard>;
  byReason(of: Counting): Promise<{ article: string; count: number }[]>;
};
