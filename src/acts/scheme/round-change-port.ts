import type { ChangeLine, Relied } from '../../core/scheme/round-change.ts';
import type { Whole, Wholes } from '../procedure/whole-port.ts';

/** A change of a round that stands (第十条). */
export type RoundChange = Whole & { lines: ChangeLine[]; reason: string };

/** Who goes by a round: applicants with a living case and whether it was handed in, those who recommend these, experts who have not signed yet. */
export type GoingBy = {
  readonly applicants: readonly { readonly id: string; readonly submitted: boolean }[];
  readonly recommenders: readonly string[];
  readonly experts: readonly string[];
};

export type RoundChanges = Wholes<RoundChange> & {
  /** The newest first, those alone that one may see: what was signed, and of one's own office whatever was written. */
  all(filter: { roundId?: string; open?: boolean }): Promise<RoundChange[]>;
  /** With the system's eyes. */
  relied(roundId: string): Promise<Relied>;
  /** With the system's eyes. */
  goingBy(roundId: string): Promise<GoingBy>;
};
