import type { Decision } from '../core/procedure/judge.ts';

/** Everything that may be answered instead of a result; api/problem.ts maps it, exhaustively, to HTTP. */
export type Refusal =
  | { readonly kind: 'badInput'; readonly faults: readonly InputFault[] }
  | { readonly kind: 'notSignedIn' }
  | { readonly kind: 'notAllowed' }
  /** The request was sent by a page of somebody else. */
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'passwordToChange' }
  | { readonly kind: 'secondFactorToSet' }
  /** It is too long since the person showed that it is really they; `by`: with what it is shown. */
  | { readonly kind: 'proofNeeded'; readonly by: 'password' | 'code' }
  | { readonly kind: 'notFound' }
  /** The address is not the one that the public was given. */
  | { readonly kind: 'wrongHost' }
  /** There is something at this address, but not for this verb. */
  | { readonly kind: 'wrongMethod'; readonly methods: readonly string[] }
  | { readonly kind: 'conflict'; readonly message: string; readonly version?: number; readonly current?: unknown }
  /** The body did not come in time. */
  | { readonly kind: 'tooSlow' }
  | { readonly kind: 'tooLarge'; readonly message: string }
  | { readonly kind: 'wrongType'; readonly message: string }
  /** What was sent is not of the kind that the address takes; `came`: what the request said of itself, cut short. */
  | { readonly kind: 'wrongMedia'; readonly takes: string; readonly came: string | null }
  | { readonly kind: 'notNow'; readonly article: string; readonly reasons: readonly string[]; readonly faults?: readonly InputFault[] }
  /** As much personal data was opened as one may in a day; a leader can let it go on. */
  | { readonly kind: 'leaderNeeded'; readonly message: string }
  /** What can't be masked is opened once its reader has said why (第十六条). */
  | { readonly kind: 'purposeNeeded'; readonly message: string }
  | { readonly kind: 'busy'; readonly message: string; readonly retryAfterSeconds: number }
  | { readonly kind: 'noSpace' }
  | { readonly kind: 'tooMany'; readonly message: string; readonly retryAfterSeconds: number }
  | { readonly kind: 'unavailable'; readonly message: string; readonly retryAfterSeconds: number }
  /** Nobody knows whether it was done. */
  | { readonly kind: 'unsure'; readonly message: string; readonly retryAfterSeconds: number };

/** Which field, by which rule, and what to do. */
export type InputFault = { readonly path: string; readonly rule: string; readonly message: string };

/** Thrown inside a transaction, so that nothing half-written can stay behind. */
export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal, cause?: unknown) {
    super(refusal.kind, { cause });
    this.refusal = refusal;
  }
}

export function refuse(refusal: Refusal): never {
  throw new Refused(refusal);
}

/** The thing itself, or the same answer whether it does not exist or may not be seen. */
export const found = <T>(thing: T | null | undefined): T => thing ?? refuse({ kind: 'notFound' });

/** One sentence at one field. */
export const badInput = (path: string, rule: string, message: string): never =>
  refuse({ kind: 'badInput', faults: [{ path, rule, message }] });

/** A step that can't be taken now, with its article. */
export const notNow = (article: string, ...reasons: string[]): never => refuse({ kind: 'notNow', article, reasons });

/** The state that a judged step leads to. Throws Refused: not theirs, out of turn, or a need unmet. */
export function reached<S extends string>(decision: Decision<S>): S {
  if (decision.kind === 'notYours') refuse({ kind: 'notAllowed' });
  return decision.kind === 'refused' ? notNow(decision.article, ...decision.reasons) : decision.to;
}

/** Optimistic locking: the version that was read must still stand. */
export function expectVersion(actual: number, expected: number | undefined, what: string): void {
  if (expected !== undefined && expected !== actual)
    refuse({ kind: 'conflict', message: `${what}刚被他人修改，请核对最新内容后再操作；您填写的内容没有丢失`, version: actual });
}
