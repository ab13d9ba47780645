import type { Came } from '../../core/annexes/carried.ts';
import type { Content } from '../../core/annexes/field.ts';
import type { Conflict } from './conflicts.ts';
import type { Kept } from './kept.ts';
import type { NotSaved } from './not-saved.ts';
import type { Patch, PatchResult } from './patch.ts';
import type { Placed } from './positions.ts';

/** A form as the server answers it; one that nothing is carried into has no sources. */
export type Loaded = Placed & { readonly versions: Readonly<Record<string, number>> } & Partial<Pick<Came, 'sources' | 'unseen'>>;

export type SavingState = {
  readonly content: Content;
  /** The form as the server last told it, for where its values come from and what of it waits to be looked at. */
  readonly came: Loaded;
  /** saved: all is on the server · waiting, sending: on its way · failed: will be tried again · refused: will not go through as it is. */
  readonly status: 'saved' | 'waiting' | 'sending' | 'failed' | 'refused';
  readonly savedAt: number | null;
  readonly message: string | null;
  readonly conflicts: readonly Conflict[];
  /** Places that can't be saved as they are, and why; the rest goes on being saved. */
  readonly refused: readonly NotSaved[];
  /** Places that the server does not have yet. */
  readonly pending: number;
  /** Whether this browser keeps what waits; some do not let a page keep anything. */
  readonly keptHere: boolean;
};

/** What saving needs of its surroundings. `kept` holds what is not on the server yet, over a reload or a crash. */
export type SavingParts = {
  send(patches: readonly Patch[]): Promise<readonly PatchResult[]>;
  /** Whether it is worth trying again by itself, and what to say. */
  explain(error: unknown): { again: boolean; message: string };
  kept: Pick<Kept, 'text' | 'write'>;
  now(): number;
  after(ms: number, run: () => void): () => void;
};

/** The same form, with places that somebody has looked at, or that wait again. */
export function lookedAt(came: Loaded, paths: readonly string[], seen: boolean): Loaded {
  const asked = new Set(paths);
  const others = (came.unseen ?? []).filter((path) => !asked.has(path));
  return { ...came, unseen: seen ? others : [...others, ...paths] };
}
