import type { TwoHandsState } from '../../core/procedure/two-hands.ts';

/** What an officer prepares and another person signs once, whatever is in it. Instants ISO in UTC. */
export type Whole = {
  id: string;
  roundId: string;
  issuerId: string;
  state: TwoHandsState;
  /** A leader's word, until it is prepared anew. */
  word: string | null;
  preparedBy: string;
  preparedAt: string;
  /** The first of a round is 1; null until it is signed. */
  number: number | null;
  signedBy: string | null;
  signedAt: string | null;
  version: number;
};

/** Where it lies. */
export type Wholes<W extends Whole> = {
  /** With its round kept from changing too. */
  locked(id: string): Promise<W | null>;
  add(one: W): Promise<void>;
  /** False where someone was first. */
  change(id: string, version: number, change: Partial<W>): Promise<boolean>;
};
