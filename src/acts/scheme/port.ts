import type { RankingLine, Round } from './records.ts';

/** Rounds (第十条). */
export type Rounds = {
  round(id: string): Promise<Round | null>;
  rounds(filter?: { issuerId?: string; openOn?: string }): Promise<Round[]>;
  addRound(round: Round): Promise<void>;
  /** The sealed secret, opened; only the draw may ask. */
  secretOf(roundId: string): Promise<string>;
  reveal(roundId: string, secret: string, day: string): Promise<void>;
  fixRanking(roundId: string, ranking: readonly RankingLine[], by: string, at: string): Promise<void>;
};
