import type { Documents } from '../documents/create.ts';

/** What a handler knows besides the world: the session's token, how to set it, whether the person is still there, and the room that makes papers. */
export type Visit = {
  readonly visit: {
    readonly token: string | null;
    setToken(token: string | null): void;
    setDevice(mark: string): void;
    readonly signal?: AbortSignal;
  };
  readonly documents: Documents;
  readonly publicUrl: string;
};
