import type { Context } from '../acts/context.ts';
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

/** Who comes with a session, and whether the database has said so in this request. */
export type Visitor = {
  readonly ctx: Context;
  proven(): boolean;
  /** Asks the database, where no transaction of this request has done so yet. Throws where it is not so. */
  prove(): Promise<void>;
};
