import type { Scan, ScanCheck } from './records.ts';

/** Stamped papers of a dossier, as the actor may see them. */
export type Scans = {
  add(scan: Scan): Promise<void>;
  /** Newest first. */
  ofDossier(dossierId: string): Promise<Scan[]>;
  scan(id: string): Promise<Scan | null>;
  /** A person vouches for what no code told; false where somebody was first. */
  confirm(id: string, by: { id: string; at: string }): Promise<boolean>;
  /** What was found of them, one a scan. */
  checks(dossierId: string): Promise<ScanCheck[]>;
  /** In the place of what was found before. */
  check(check: ScanCheck): Promise<void>;
};
