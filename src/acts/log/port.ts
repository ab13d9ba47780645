/** The tree over the journal's first `size` entries; its root in base64. */
export type Tree = { readonly size: number; readonly root: string };
/** A tree as it was signed: a note (C2SP), with whoever cosigned it. */
export type Checkpoint = { readonly size: number; readonly note: string };

/** The journal as a transparency log: what is kept of its Merkle tree, which only ever grows (migrations/0545-log.ts). */
export type Logs = {
  /** Takes at most so many further entries of the journal into the tree; answers how many. */
  grow(most: number): Promise<number>;
  tree(): Promise<Tree>;
  /** The newest that was signed, with its cosignatures; null before the first. */
  latest(): Promise<Checkpoint | null>;
  /** Keeps what was signed; the same size again is kept as it was. */
  add(checkpoint: Checkpoint, at: string): Promise<void>;
  /** Keeps a witness's line under the checkpoint of that size; the first of each witness stays. */
  cosign(size: number, witness: string, line: string): Promise<void>;
  /** A signed checkpoint of that size; null: none was. */
  ofSize(size: number): Promise<Checkpoint | null>;
  /** The first so many hashes of a tile; null: there are not so many. */
  tile(at: { level: number; index: number; width: number }): Promise<Uint8Array | null>;
  /** The way from entries (counted from 0) to the root of the first `size`, in base64. */
  paths(indexes: readonly number[], size: number): Promise<string[][]>;
};

/** What signs the log, and whom it lets cosign. */
export type LogKeys = {
  /** The name under which a new log is begun: where the public reaches it. Null: not said yet, and nothing is signed. */
  readonly origin: string | null;
  /** A tree, signed under that name. */
  checkpoint(origin: string, tree: Tree): string;
  /** The name under which a checkpoint was signed. */
  originOf(checkpoint: Checkpoint): string;
  /** The key by which anybody checks it, as it is published. */
  key(origin: string): string;
  /** Which known witness's true cosignature of this checkpoint the line is; null: nobody's. */
  witnessOf(checkpoint: Checkpoint, line: string): string | null;
};
