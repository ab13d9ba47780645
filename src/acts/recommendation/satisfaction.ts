import { share, shareAtLeast } from '../../core/annexes/decimal.ts';
import { reasonAsked, surveyedIn } from '../../core/eligibility/recommended-though.ts';
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
  /** The heading of the reason that annex 1 must give where it is recommended nevertheless; null where none is asked for. */
  readonly reasonAsked: string | null;
  readonly sentence: string;
};

/** Satisfaction by the interviews (附件1、第六条（三）), held against the scheme's percentage. */
export function satisfactionOf(
  sample: readonly Pick<Sample, 'state' | 'satisfied' | 'denied'>[],
  n: number,
  threshold: Threshold,
): Satisfaction {
  const counts = surveyedIn(sample);
  const { reached, waiting, satisfied } = counts;
  const none = reached === 0;
  return {
    ...counts,
    drawn: sample.length,
    replaced: sample.length - reached - waiting,
    ofDrawn: none ? null : share(satisfied, sample.length),
    ofReached: none ? null : share(satisfied, reached),
    enough: none || waiting > 0 ? null : shareAtLeast(satisfied, reached, threshold.atLeast),
    reasonAsked: reasonAsked(counts, threshold.atLeast),
    sentence: sentenceOf({ ...counts, drawn: sample.length }, n, threshold),
  };
}

type Counts = Pick<Satisfaction, 'drawn' | 'reached' | 'waiting' | 'satisfied'>;

/** The case's own figures beside how many make the percentage: of 12, 80 % means 10, since 9 are only 75 %. `n`: how many are to be drawn. */
function sentenceOf({ drawn, reached, waiting, satisfied }: Counts, n: number, { atLeast, article }: Threshold): string {
  const standing = reached + waiting || n;
  return `${reachedWords({ drawn, reached, waiting, satisfied })}；按${standing}家计，${atLeast}%即至少${neededOf(standing, atLeast)}家满意（${article}）`;
}

/** The least whole number that makes so many per cent of n. */
export const neededOf = (n: number, atLeast: number): number => Math.ceil((n * atLeast) / 100);

function reachedWords({ drawn, reached, waiting, satisfied }: Counts): string {
  if (drawn === 0) return '尚未抽取';
  const replaced = drawn - reached - waiting;
  const of = replaced === 0 ? `${drawn}家中` : `抽到${drawn}家（其中${replaced}家访不到、已按顺序递补），`;
  if (reached === 0) return `${of}还没有访到一家`;
  const rest = waiting > 0 ? `，还有${waiting}家待访` : '';
  return `${of}访到${reached}家、满意${satisfied}家，占访到的${share(satisfied, reached)}%${rest}`;
}
