/** What is counted together: for what, about whom (a login, a notice), from where (a digest of an address, a device). */
export type Counted = { purpose: string; subject: string; source: string };

/**
 * How much is let through: `free` at once, each further one only after a pause, which doubles from `firstSeconds` up to `longestSeconds`. What is
 * refused is not counted, so that nobody can make another's pause longer. Without an attempt for `forgetSeconds` all is forgotten.
 */
export type Rule = { free: number; firstSeconds: number; longestSeconds: number; forgetSeconds: number };

export type Counting = { ok: true; count: number } | { ok: false; freeAt: string };

/** Counters that decide in the statement that counts, so that of attempts at the same time no more get through than of attempts in a row. */
export type Throttles = {
  count(what: Counted, rule: Rule, now: string): Promise<Counting>;
  /** Takes one attempt back that was in order. */
  forgive(what: Counted): Promise<void>;
  /** Begins anew. */
  forget(what: Counted): Promise<void>;
  /** Forgets everything about one of a purpose, from wherever it came. */
  lift(purpose: string, subject: string): Promise<void>;
  /** Deletes counters that say nothing any more and devices not seen since `unseenSince`; how many. */
  sweep(now: string, unseenSince: string): Promise<number>;
};
