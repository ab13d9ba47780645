import { addDays, addMonths, addYears, type Day, dayBefore, yearOf } from '../calendar/day.ts';
import type { Scheme } from '../scheme/scheme.ts';

/** First and last day of a recognition; both belong to it. */
export type Validity = { readonly from: Day; readonly to: Day };

export type Standing = 'notYet' | 'valid' | 'expired' | 'revoked';

export const standingLabels: Readonly<Record<Standing, string>> = {
  notYet: '尚未生效',
  valid: '有效',
  expired: '已到期',
  revoked: '已撤销',
};

/**
 * Validity from the recognition document's date to the day before the anniversary (第十二条, three years by default). From 29 February to a year
 * without one it ends on 28 February, so that it is never shorter than full years. An edition may let it begin on the first of January after the document.
 */
export function validity(recognisedOn: Day, { years, from }: Pick<Scheme['validity'], 'years' | 'from'>): Validity {
  if (from === 'nextYear') return { from: `${yearOf(recognisedOn) + 1}-01-01`, to: `${yearOf(recognisedOn) + years}-12-31` };
  const anniversary = addYears(recognisedOn, years);
  const sameDay = anniversary.slice(5) === recognisedOn.slice(5);
  return { from: recognisedOn, to: sameDay ? dayBefore(anniversary) : anniversary };
}

/** The first day on which a round may open that takes a title's holder again: its end lies no more than the window's months after that day (第十二条). */
export function renewableFrom(validTo: Day, windowMonths: number): Day {
  let day = addMonths(validTo, -windowMonths);
  while (addMonths(day, windowMonths) < validTo) day = addDays(day, 1);
  return day;
}

/** What the certificate's page says on a day. A revocation counts from its own day and outlives the expiry. */
export function standing({ from, to }: Validity, revokedOn: Day | null, day: Day): Standing {
  if (revokedOn !== null && day >= revokedOn) return 'revoked';
  if (day < from) return 'notYet';
  return day <= to ? 'valid' : 'expired';
}
