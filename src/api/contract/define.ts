import type * as z from 'zod';
import type { AnyProcedure } from '../../core/procedure/step.ts';
import type { Role } from '../../core/workflow/relation.ts';

/**
 * One table of routes: handlers' types, the browser's client, OpenAPI and the every-role test all come from it.
 * A route's key is 'METHOD /path/{param}', which is all that the browser needs at run time.
 */
export type Route = {
  summary: string;
  /** Who may come through the door at all; which case is theirs is decided by relation and by the database. */
  who: 'public' | 'signedIn' | readonly Role[];
  params?: z.ZodObject;
  query?: z.ZodObject;
  /** A JSON body by its schema, or a raw stream of bytes. */
  body?: z.ZodType | 'bytes';
  /** A JSON body by the step that the address names, each with its schema. */
  bodies?: Readonly<Record<string, z.ZodType>>;
  /** The table of the steps that the address names: who may take each, and in which role the journal notes it, not in whatever else opens the door. */
  procedure?: AnyProcedure;
  /** The address that is to be used instead; this one goes with the next version. */
  deprecated?: string;
  /** The member of the body whose items are judged one by one: what is wrong with some of them comes as `faulty`, the others go on. */
  each?: { readonly member: string; readonly item: z.ZodType };
  /** A JSON answer by its schema, or a file. */
  response: z.ZodType | 'file';
  /** What kinds of file it answers with, where the address does not end in one. */
  files?: readonly FileKind[];
  /** The name of what happened, in the journal; reading routes have none. */
  audit?: string;
  /** Whether the server notes that a supervisor reads here, where that differs from the rule (api/supervised.ts). */
  supervised?: boolean;
  /** Reads, though its method does not say so: such requests never go before those that save. */
  lane?: 'reading';
  /** Answers within so many milliseconds, or that the database does not: what stands before the server and asks for it is not kept waiting. */
  withinMs?: number;
  /** Does something before its first transaction: who comes is asked of the database before it begins (visitors.ts). */
  asksFirst?: true;
  /** Open to who has signed in with a one-time password and not changed it yet; everything else is not. */
  withOneTimePassword?: true;
  /** Works only in the demonstration. */
  demonstration?: true;
};

/** Files that are answered, by the end of their names. */
export const fileTypes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
  ndjson: 'application/x-ndjson',
  json: 'application/json',
  jpg: 'image/jpeg',
  png: 'image/png',
  yaml: 'application/yaml',
} as const;
export type FileKind = keyof typeof fileTypes;

export type Contract = Readonly<Record<string, Route>>;
export const define = <const C extends Contract>(contract: C): C => contract;

/** A file as a handler answers it. */
export type FileAnswer = {
  bytes: Uint8Array | AsyncIterable<Uint8Array>;
  /** How many they are, where that is known and they come as a stream. */
  size?: number;
  name: string;
  mediaType: string;
  /** Shown in the page, or saved. */
  shown: 'inline' | 'attachment';
};

type Part<R extends Route, K extends 'params' | 'query'> = R[K] extends z.ZodType ? { [P in K]: z.output<R[K]> } : unknown;
type Body<R extends Route> = R['body'] extends z.ZodType
  ? { body: z.output<R['body']> }
  : R['body'] extends 'bytes'
    ? { body: Upload }
    : R['bodies'] extends object
      ? { body: z.output<R['bodies'][keyof R['bodies']]> }
      : unknown;
export type Upload = { stream: AsyncIterable<Uint8Array>; mediaType: string; length: number | null };

/** An item of a body that does not fit its schema, and why. */
export type Faulty = {
  readonly item: unknown;
  readonly faults: readonly { readonly path: string; readonly rule: string; readonly message: string }[];
};
type Parts<R extends Route> = R['each'] extends object ? { faulty: readonly Faulty[] } : unknown;

/** What a handler receives, already checked against the route's schemas. */
export type Input<R extends Route> = Part<R, 'params'> & Part<R, 'query'> & Body<R> & Parts<R>;
export type Output<R extends Route> = R['response'] extends z.ZodType ? z.input<R['response']> : FileAnswer;

type PartIn<R extends Route, K extends 'params' | 'query'> = R[K] extends z.ZodType ? { [P in K]: z.input<R[K]> } : unknown;
type BodyIn<R extends Route> = R['body'] extends z.ZodType
  ? { body: z.input<R['body']> }
  : R['body'] extends 'bytes'
    ? { body: Blob }
    : R['bodies'] extends object
      ? { body: z.input<R['bodies'][keyof R['bodies']]> }
      : unknown;
/** What a client sends and gets; the browser imports these as types only. */
export type Request<R extends Route> = PartIn<R, 'params'> & PartIn<R, 'query'> & BodyIn<R>;
export type Answer<R extends Route> = R['response'] extends z.ZodType ? z.output<R['response']> : Blob;

/** An answer as a handler may give it: nothing of it need be changeable. */
type Settled<T> = T extends FileAnswer | string | number | boolean | null | undefined
  ? T
  : T extends readonly (infer U)[]
    ? readonly Settled<U>[]
    : T extends object
      ? { readonly [K in keyof T]: Settled<T[K]> }
      : T;

export type Handlers<C extends Contract, Public, Signed> = {
  readonly [K in keyof C]: (input: Input<C[K]>, ctx: C[K]['who'] extends 'public' ? Public : Signed) => Promise<Settled<Output<C[K]>>>;
};
