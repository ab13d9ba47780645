import type { Matches, StampedAnnex } from '../../core/materials/stamped.ts';

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

/** What the recommender's officer found when looking at a scan; `fault` null: sealed and signed as it should be. */
export type ScanCheck = { scanId: string; dossierId: string; fault: string | null; checkedBy: string; checkedAt: string };
