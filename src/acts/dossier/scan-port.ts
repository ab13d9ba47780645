import type { Flaw } from '../../core/files/flaw.ts';

/** Looks for malware. Throws where it can't be asked: the file then waits. */
export type Scanner = {
  /** What was found by its name, or null. */
  scan(bytes: AsyncIterable<Uint8Array>): Promise<string | null>;
};

/** Opens what others made, where it can do no harm. */
export type Examiner = {
  /** What keeps a file of this type from being opened; null where nothing does. Its bytes are asked for when its turn comes. */
  look(file: { readonly mediaType: string; bytes(): Promise<Uint8Array> }): Promise<Flaw | null>;
};

/** What is known of a file's bytes: `null` where no scanner was configured when it came. */
export type ScanState = 'clean' | 'quarantined' | 'infected' | null;

export type ScanResult = { readonly state: ScanState; readonly found: string | null };

/** Where a file stands, as whoever has to replace it is told. */
export type Place = { kind: 'dossier' | 'organisation'; id: string; name: string; addedBy: string };

/** The files' own state, by the hash of their bytes: whoever else brought the same file shares it. */
export type Quarantine = {
  /** Of those that are known. */
  of(hashes: readonly string[]): Promise<ReadonlyMap<string, ScanResult>>;
  set(hash: string, result: ScanResult, at: string): Promise<void>;
  /** Which of these something still refers to: what stands in a dossier, what a submission held, stamped papers. */
  referredTo(hashes: readonly string[]): Promise<ReadonlySet<string>>;
  /** Where these bytes stand: as a material or a stamped paper of a dossier, as a certificate or evidence of an organisation; under which name, brought by whom. */
  placesOf(hash: string): Promise<Place[]>;
  /** Those that wait, oldest first. */
  waiting(most: number): Promise<string[]>;
};
