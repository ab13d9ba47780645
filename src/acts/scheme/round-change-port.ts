import type { RoundChangeState } from '../../core/procedure/round-change.ts';
import type { ChangeLine, Relied } from '../../core/scheme/round-change.ts';

/** A change of a round that stands (第十条). Instants ISO in UTC. */
export type RoundChange = {
  id: string;
  roundId: string;
  issuerId: string;
  state: RoundChangeState;
  lines: ChangeLine[];
  reason: string;
  /** A leader's word, until it is written anew. */
  word: string | null;
  preparedBy: string;
  preparedAt: string;
  /** The first of a round is 1; null until it is signed. */
  number: number | null;
  signedBy: string | null;
  signedAt: string | null;
  version: number;
};

/** Who goes by a round: applicants with a living case and whether it was handed in, those who recommend these, experts who have not signed yet. */
export type GoingBy = {
  readonly applicants: readonly { readonly id: string; readonly submitted: boolean }[];
  readonly recommenders: readonly string[];
  readonly experts: readonly string[];
};

export type RoundChanges = {
  /** The newest first, those alone that one may see: what was signed, and of one's own office whatever was written. */
  all(filter: { roundId?: string; open?: boolean }): Promise<RoundChange[]>;
  locked(id: string): Promise<RoundChange | null>;
  add(one: RoundChange): Promise<void>;
  change(id: string, version: number, change: Partial<RoundChange>): Promise<boolean>;
  /** With the system's eyes. */
  relied(roundId: string): Promise<Relied>;
  /** With the system's eyes. */
  goingBy(roundId: string): Promise<GoingBy>;
};
