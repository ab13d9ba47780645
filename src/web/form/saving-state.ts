import type { Content } from '../../core/annexes/field.ts';
import type { Conflict } from './conflicts.ts';
import type { Kept } from './kept.ts';
import type { NotSaved } from './not-saved.ts';
import type { Patch, PatchResult } from './patch.ts';

export type SavingState = {
  readonly content: Content;
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
