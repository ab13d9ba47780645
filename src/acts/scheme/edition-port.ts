import type { Edition } from '../../core/scheme/edition/edition.ts';

/** An edition that was brought in; `source` is the file as it was handed in, `digest` its SHA-256, `whole` what it resolves to. */
export type StoredEdition = {
  id: string;
  issuerId: string;
  title: string;
  source: string;
  digest: string;
  whole: Edition;
  state: 'drafting' | 'prepared' | 'returned' | 'signed';
  /** Greater by one after every change. */
  version: number;
  preparedBy: string;
  preparedAt: string;
  /** Everybody who wrote in it, at whatever time. */
  hands: string[];
  word: string | null;
  signedBy: string | null;
  signedAt: string | null;
};

/** Editions of the measure beside the built-in one (第十七条、第十八条). */
export type Editions = {
  /** Those that one may see, the latest prepared first; without their text. */
  all(): Promise<
    (Omit<StoredEdition, 'source' | 'whole' | 'version' | 'hands'> & {
      issuerName: string;
      derivedFrom: string | null;
      inForce: string | null;
      until: string | null;
    })[]
  >;
  edition(id: string): Promise<StoredEdition | null>;
  locked(id: string): Promise<StoredEdition | null>;
  /** Brings it in, or in the place of one of its name that is not signed. */
  put(edition: StoredEdition): Promise<void>;
  decide(id: string, decision: Pick<StoredEdition, 'state' | 'word' | 'signedBy' | 'signedAt'>): Promise<void>;
  remove(id: string): Promise<void>;
};
