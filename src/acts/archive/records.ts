/** Annexes that go to paper for a seal or a signature. */
export type StampedAnnex = '1' | '2' | '6';

/** What the code on a scan says: the version that stands, another one, or nothing that could be read. */
export type Matches = 'current' | 'other' | 'unreadable';

/** A stamped paper as it came back. Instants ISO in UTC. */
export type Scan = {
  id: string;
  dossierId: string;
  annex: StampedAnnex;
  /** The submission that stood when it came. */
  submissionNo: number;
  fileHash: string;
  name: string;
  mediaType: string;
  size: number;
  matches: Matches;
  /** The version that was read from the paper. */
  version: string | null;
  addedBy: string;
  addedAt: string;
  /** Who looked at it, where the code could not be read. */
  confirmedBy: string | null;
  confirmedAt: string | null;
};
