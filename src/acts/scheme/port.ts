import type { Round } from '../../core/scheme/round.ts';
import type { ChangeKey } from '../../core/scheme/round-change.ts';
import type { State } from '../../core/workflow/state.ts';

type CancelField = 'cancelReason' | 'cancelAskedBy' | 'cancelAskedAt' | 'cancelledBy' | 'cancelledAt';

/** Rounds (第十条). */
export type Rounds = {
  round(id: string): Promise<Round | null>;
  rounds(filter?: { issuerId?: string; openOn?: string }): Promise<Round[]>;
  addRound(round: Round): Promise<void>;
  /** The same, and nobody else changes it until this transaction ends. */
  lockedRound(id: string): Promise<Round | null>;
  changeRound(id: string, version: number, change: Partial<Pick<Round, CancelField | ChangeKey>>): Promise<boolean>;
  /** Takes every case of a round, so that none is submitted meanwhile; answers whose they are and whether each was ever submitted. */
  casesLocked(roundId: string): Promise<{ id: string; applicantId: string; state: State; submitted: boolean }[]>;
  /** How many cases of a round were ever submitted. */
  submittedIn(roundId: string): Promise<number>;
  /** The sealed secret, opened; only the draw may ask. */
  secretOf(roundId: string): Promise<string>;
  reveal(roundId: string, secret: string, day: string): Promise<void>;
};
