/** A file that comes in pieces. Nothing of it is a material before it is complete. Instants ISO in UTC. */
export type Upload = {
  id: string;
  dossierId: string;
  accountId: string;
  kind: string;
  name: string;
  size: number;
  /** SHA-256 of the whole file, as the sender declared it. */
  hash: string;
  /** So many bytes are on disk for certain: where the next piece begins. */
  received: number;
  touchedAt: string;
};

/** How much one dossier may hold, and how much one account may bring within a day, in bytes: settings of the installation. */
export type Quotas = { readonly dossier: number; readonly accountDay: number };

/** Uploads under way, as the actor may see them: its own. */
export type Uploads = {
  add(upload: Upload): Promise<void>;
  upload(id: string): Promise<Upload | null>;
  ofAccount(accountId: string): Promise<Upload[]>;
  /** Never back: of two senders of the same piece the further one counts. */
  advance(id: string, received: number, at: string): Promise<void>;
  /** Its bytes are gone; it begins again. */
  restart(id: string): Promise<void>;
  remove(id: string): Promise<void>;
  /** Forgets those that nobody has touched since. */
  removeUntouchedSince(instant: string): Promise<void>;
  /** Bytes that a dossier holds: materials that stand, stamped papers, and what is announced. */
  bytesOfDossier(dossierId: string): Promise<number>;
  /** Bytes that an account has brought since an instant, what it removed again among them. */
  bytesBroughtSince(accountId: string, instant: string): Promise<number>;
  /** Which of these are still known. */
  known(ids: readonly string[]): Promise<string[]>;
};

/** The bytes of uploads under way, beside the store of whole files. */
export type Parts = {
  /**
   * Writes at most `most` bytes from `offset` on, and says where they end once they are on disk for certain. `over`: there was more.
   * Null where the bytes before `offset` are gone.
   */
  write(
    id: string,
    at: { offset: number; most: number },
    source: AsyncIterable<Uint8Array>,
  ): Promise<{ end: number; over: boolean } | null>;
  /** SHA-256 of the first `size` bytes, hex; null where they are not all there. */
  digest(id: string, size: number): Promise<string | null>;
  open(id: string, size: number): AsyncIterable<Uint8Array>;
  drop(id: string): Promise<void>;
  all(): Promise<string[]>;
};
