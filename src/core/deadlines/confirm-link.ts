import { daysAfter } from '../calendar/instant.ts';

/** The measure knows no confirmation by the served enterprise: these terms are the program's own. */
/** For how many days an enterprise may answer by its link, and guests by the code of an event. */
export const CONFIRM_DAYS = { enterprise: 30, event: 7 } as const;
/** For how many days an answer may be changed by the same link. */
export const CHANGE_DAYS = 7;
/** Whoever makes a link and answers it from the same network within so short a time is asked about. */
const SAME_HAND_MS = 60_000;

/** So many units are taken at one event: more than any hall holds, and than have three to a person that was counted, but no script's millions. */
export const guestsAtMost = (persons: number): number => Math.max(500, 3 * persons);

/** Whether the answer came so soon that the hand that made the link may have given it. */
export const isSoon = (madeAt: string, now: string): boolean => Date.parse(now) - Date.parse(madeAt) <= SAME_HAND_MS;

/** What a line is to its link: still to be said, said and open to change, or settled. */
export type Asked = 'open' | 'changeable' | 'settled';
export function askedOf(said: { readonly answer: string; readonly firstAt: string } | null, expiresAt: string, now: string): Asked {
  if (said === null || said.answer === 'unsure') return now < expiresAt ? 'open' : 'settled';
  return now < daysAfter(said.firstAt, CHANGE_DAYS) ? 'changeable' : 'settled';
}
