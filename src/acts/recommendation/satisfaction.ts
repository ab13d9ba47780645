import { share, shareAtLeast } from '../../core/annexes/decimal.ts';
import type { Threshold } from '../../core/scheme/scheme.ts';
import type { Sample } from './records.ts';

/** What the sample says: on every enterprise ever drawn, and on those reached. One share alone flatters where many could not be reached. */
export type Satisfaction = {
  readonly drawn: number;
  readonly replaced: number;
  readonly reached: number;
  readonly waiting: number;
  readonly satisfied: number;
  /** Of those reached, how many say that they never had a service; counted as not satisfied. */
  readonly denied: number;
  /** Percentages with at most two decimals; null before anything is recorded. */
  readonly ofDrawn: string | null;
  readonly ofReached: string | null;
  /** Whether those reached come to the threshold; null while some still wait. */
  readonly enough: boolean | null;
  readonly sentence: string;
};

/** Satisfaction by the interviews (附件1、第六条（三）), held against the scheme's percentage. */
export function satisfactionOf(
  sample: readonly Pick<Sample, 'state' | 'satisfied' | 'denied'>[],
  n: number,
  threshold: Threshold,
): Satisfaction {
  const reached = sample.filter((one) => one.state === 'recorded');
  const satisfied = reached.filter((one) => one.satisfied === true).length;
  const waiting = sample.filter((one) => one.state === 'drawn').length;
  const none = reached.length === 0;
  return {
    drawn: sample.length,
    replaced: sample.length - reached.length - waiting,
    reached: reached.length,
    waiting,
    satisfied,
    denied: reached.filter((one) => one.denied).length,
    ofDrawn: none ? null : share(satisfied, sample.length),
    ofReached: none ? null : share(satisfied, reached.length),
    enough: none || waiting > 0 ? null : shareAtLeast(satisfied, reached.length, threshold.atLeast),
    sentence: neededSentence(n, threshold),
  };
}

/** How many of n make the percentage: of 12, 80 % means 10, since 9 are only 75 %. */
export function neededSentence(n: number, { atLeast, article }: Pick<Threshold, 'atLeast' | 'article'>): string {
  const needed = Math.ceil((n * atLeast) / 100);
  const below = needed > 0 ? `，${needed - 1}家只有${share(needed - 1, n)}%` : '';
  return `${n}家中，满意度${atLeast}%以上即${needed}家以上满意${below}（${article}）`;
}
