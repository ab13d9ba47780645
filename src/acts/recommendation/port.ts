import type { Value } from '../../core/annexes/field.ts';
import type { Dossier } from '../dossier/records.ts';
import type { Comparisons } from './comparisons-port.ts';
import type { Attempt, Draw, Recommendation, Sample } from './records.ts';

/** One row of annex 5 as it was submitted: what the applicant claims of the enterprise. */
export type ListedRow = {
  readonly id: string;
  readonly enterprise: string;
  readonly contact: string;
  readonly position: string;
  readonly mobile: string;
  readonly service: string;
  readonly satisfied: Value;
};

/** What was recorded of one drawn enterprise; interviewee and mobile are sealed by the store. */
export type SampleRecord = Pick<
  Sample,
  'method' | 'interviewee' | 'intervieweePosition' | 'mobile' | 'service' | 'satisfied' | 'denied' | 'note' | 'recordedBy' | 'recordedAt'
>;

/** Personal data opened (calls, documents) or masked (screens). */
export type Personal = 'open' | 'masked';

/** Annex 1: the draw, its sample and the recommendation (第八条（三）). */
export type Recommendations = Comparisons & {
  draw(dossierId: string): Promise<Draw | null>;
  addDraw(draw: Draw): Promise<void>;
  /** The whole sample in the draw's order, replaced rows too. */
  sample(dossierId: string, personal: Personal): Promise<Sample[]>;
  addSamples(samples: readonly Sample[]): Promise<void>;
  /** Writes one interview if `version` still stands; false where someone was first. */
  recordSample(at: { dossierId: string; rowId: string; version: number }, record: SampleRecord): Promise<boolean>;
  /** Marks a drawn row as replaced if it still waits; false where someone was first. */
  replaceSample(
    at: { dossierId: string; rowId: string },
    by: { reason: string; note: string; next: string; accountId: string },
  ): Promise<boolean>;
  /** Every attempt to reach the drawn enterprises of a case, earliest first. */
  attempts(dossierId: string, personal: Personal): Promise<Attempt[]>;
  addAttempt(attempt: Attempt): Promise<void>;
  /** Annex 5 in the row order of the last submission; empty before one. */
  submittedList(dossierId: string, personal: Personal): Promise<ListedRow[]>;
  recommendation(dossierId: string): Promise<Recommendation | null>;
  /** Writes the recommendation if `version` (0: none yet) still stands; false where someone was first. What changes is unsigned again. */
  prepare(recommendation: Omit<Recommendation, 'signedBy' | 'signedAt' | 'version'>, version: number): Promise<boolean>;
  /** Marks it as given back to the officers; saving it anew takes the mark away. */
  giveBack(dossierId: string, mark: Pick<Recommendation, 'givenBackBy' | 'givenBackAt' | 'givenBackReason'>): Promise<void>;
  sign(dossierId: string, by: string, at: string): Promise<void>;
  /** The numbers of a round's drawn cases, ascending. */
  drawnNumbers(roundId: string): Promise<string[]>;
  drawnByNumber(number: string): Promise<Dossier | null>;
  /** Cases of the round whose panel may still be drawn; counted by the system, which sees all. */
  reviewingIn(roundId: string): Promise<number>;
  /** How many cases of a round wait for correction, first review or assessment; counted as those. */
  waitingIn(roundId: string): Promise<number>;
};
