import type { PublishedHash } from '../../core/draw/commitments.ts';
import type { PoolChangeLine, Pooled } from '../../core/draw/pool.ts';
import type { PoolChangeState } from '../../core/procedure/pool-change.ts';

/** The pool of a round as it was frozen, and each that a leader's word put into its place (第八条（四）). */
export type RoundPool = {
  readonly version: number;
  readonly hash: string;
  readonly frozenOn: string;
  readonly experts: readonly Pooled[];
  readonly roundId: string;
  readonly issuerId: string;
  /** What made it; null: the first. */
  readonly changeId: string | null;
  readonly frozenAt: string;
};

/** A change of a round's pool: who comes, goes or is entered anew, why, and what a leader said. Instants ISO in UTC. */
export type PoolChange = {
  id: string;
  roundId: string;
  issuerId: string;
  state: PoolChangeState;
  lines: PoolChangeLine[];
  reason: string;
  word: string | null;
  preparedBy: string;
  preparedName: string;
  preparedAt: string;
  decidedBy: string | null;
  decidedName: string | null;
  decidedAt: string | null;
  version: number;
};

/** Pools of rounds. The database takes a further one after a leader's signature alone, and lets none be changed (store/migrations/0390-round-pool.ts). */
export type Pools = {
  /** The first first. */
  ofRound(roundId: string): Promise<RoundPool[]>;
  /** The one that panels are drawn from now. */
  newest(roundId: string): Promise<RoundPool | null>;
  /** What everybody may know of them, the first first. */
  hashes(roundId: string): Promise<PublishedHash[]>;
  add(pool: RoundPool): Promise<void>;
  /** The newest first, those alone that one may see. */
  changes(filter: { roundId?: string; open?: boolean }): Promise<PoolChange[]>;
  lockedChange(id: string): Promise<PoolChange | null>;
  /** False where one is under way. */
  addChange(change: PoolChange): Promise<boolean>;
  change(id: string, version: number, change: Partial<PoolChange>): Promise<boolean>;
};
