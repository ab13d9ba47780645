import type { World } from './context.ts';
import { refuse } from './refusal.ts';
import type { Counted, Rule } from './throttle-port.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** docs/decisions/0010: why these, and why none of them is a lock. */
export const rules = {
  /** One account from one address, or from a device that it knows. */
  signIn: { free: 8, firstSeconds: MINUTE, longestSeconds: 15 * MINUTE, forgetSeconds: 24 * HOUR },
  /** The same while the account is being guessed at from everywhere. */
  signInUnderAttack: { free: 2, firstSeconds: 5 * MINUTE, longestSeconds: 15 * MINUTE, forgetSeconds: 24 * HOUR },
  /** Whatever accounts, from one address without a known device. */
  signInAddress: { free: 60, firstSeconds: 5, longestSeconds: MINUTE, forgetSeconds: HOUR },
  /** Only counted, over all addresses: says whether an account is under attack. */
  signInAccount: { free: 1_000_000_000, firstSeconds: 1, longestSeconds: 1, forgetSeconds: HOUR },
  password: { free: 8, firstSeconds: MINUTE, longestSeconds: 15 * MINUTE, forgetSeconds: 24 * HOUR },
  registration: { free: 10, firstSeconds: MINUTE, longestSeconds: 10 * MINUTE, forgetSeconds: HOUR },
  objection: { free: 30, firstSeconds: 10, longestSeconds: MINUTE, forgetSeconds: HOUR },
  /** On a notice's last day an honest colleague of a flooder must still come through before midnight. */
  objectionLastDay: { free: 300, firstSeconds: 5, longestSeconds: 10, forgetSeconds: HOUR },
  /** An office shares an address, and complaints have no last day: beyond twenty an hour each waits, none is refused for good. */
  complaint: { free: 20, firstSeconds: 10, longestSeconds: 2 * MINUTE, forgetSeconds: HOUR },
  /** Numbers and codes that are tried. */
  complaintCode: { free: 20, firstSeconds: MINUTE, longestSeconds: 10 * MINUTE, forgetSeconds: HOUR },
  /** Guessing at the code of an objection. */
  objectionCode: { free: 20, firstSeconds: MINUTE, longestSeconds: 10 * MINUTE, forgetSeconds: HOUR },
  /** Files for complaints and objections: four full complaints an hour, beyond them 300 MB an hour at most. */
  evidence: { free: 40, firstSeconds: 10, longestSeconds: 2 * MINUTE, forgetSeconds: HOUR },
  /** Evidence of cases by one account: each is derived, committed and journalled. A year's cases go through within the hour, a script's not. */
  evidenceTaken: { free: 100, firstSeconds: 10, longestSeconds: MINUTE, forgetSeconds: HOUR },
  survey: { free: 20, firstSeconds: MINUTE, longestSeconds: 10 * MINUTE, forgetSeconds: HOUR },
  /** A hall of guests behind one network, each saying once that it came; good ones count as well. */
  guest: { free: 300, firstSeconds: 10, longestSeconds: MINUTE, forgetSeconds: HOUR },
  passwordLink: { free: 20, firstSeconds: MINUTE, longestSeconds: 10 * MINUTE, forgetSeconds: HOUR },
} as const satisfies Record<string, Rule>;

/** How often an account may be tried from everywhere within an hour before each address gets fewer tries. */
export const UNDER_ATTACK = 100;

/** A source as it is kept. */
export const sourceOf = (world: World, text: string): string => world.tools.digest(text).slice(0, 32);

/** Counts one attempt, in a transaction of its own, before anything is looked at; refuses (429) with when the next one may be made. Answers which one it was. */
export async function counted(world: World, what: Counted, rule: Rule, said: (wait: string) => string): Promise<number> {
  const result = await world.asSystem((tx) => tx.throttles.count(what, rule, world.wallNow));
  if (result.ok) return result.count;
  const seconds = Math.max(1, Math.ceil((Date.parse(result.freeAt) - Date.parse(world.wallNow)) / 1000));
  return refuse({ kind: 'tooMany', message: said(inWords(seconds)), retryAfterSeconds: seconds });
}

const inWords = (seconds: number): string => (seconds < 60 ? `${seconds}秒` : `${Math.ceil(seconds / 60)}分钟`);

/** 180 days without a sign-in, and a device is unknown again. */
const DEVICE_DAYS = 180;

/** Clears away what says nothing any more; answers how much. */
export const sweepCounters = (world: World): Promise<number> =>
  world.asSystem((tx) => tx.throttles.sweep(world.wallNow, new Date(Date.parse(world.wallNow) - DEVICE_DAYS * 86_400_000).toISOString()));
