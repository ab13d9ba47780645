import type { Scan } from './records.ts';

/** Stamped papers of a dossier, as the actor may see them. */
export type Scans = {
  add(scan: Scan): Promise<void>;
  /** Newest first. */
  ofDossier(dossierId: string): Promise<Scan[]>;
  scan(id: string): Promise<Scan | null>;
  /** A person vouches for what no code told; false where somebody was first. */
  confirm(id: string, by: { id: string; at: string }): Promise<boolean>;
};
