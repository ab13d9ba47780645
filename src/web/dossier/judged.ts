import type { Waiting } from '../../core/annexes/carried.ts';
import type { Fault } from '../../core/annexes/field.ts';
import type { Proof } from '../../core/materials/proofs.ts';
import type { Lasting } from '../../core/materials/validity.ts';
import type { Scheme } from '../../core/scheme/scheme.ts';
import type { Opened } from '../../core/workflow/opened.ts';
import type { AnswerOf } from '../client.ts';
import type { Progress } from './progress.ts';

export type Checks = AnswerOf<'GET /api/dossiers/{id}/checks'>;
export type VerdictShown = Checks['verdicts'][number];
export type FindingShown = Checks['findings'][number];

/** The same judgements as the server's, over what is being typed. */
export type LiveChecks = {
  readonly faults: readonly Fault[];
  readonly findings: readonly FindingShown[];
  readonly verdicts: readonly VerdictShown[];
  readonly missing: Checks['missing'];
  readonly unproven: Checks['unproven'];
  readonly progress: readonly Progress[];
  /** What nothing that rests on it is done or met by, before somebody has looked at it. */
  readonly waiting?: readonly Waiting[];
};

/** `current`: it is said of what stands there now; false in the pause until the latest change is judged. */
export type TypedChecks = LiveChecks & { readonly current: boolean };

export type Around = {
  scheme: Scheme;
  today: string;
  roundOpensOn: string;
  editable: Opened;
  materials: readonly (Proof & Lasting)[];
  below: string | null;
  /** What an earlier year brought and nobody has looked at. */
  waiting: readonly Waiting[];
};

export type Judged = Omit<LiveChecks, 'missing' | 'unproven'>;
export type Under = Omit<Around, 'materials'>;
