import type { Day } from '../calendar/day.ts';
import { addWorkdays, type Calendar, type Dated, dated } from '../calendar/workday.ts';
import type { Scheme } from '../scheme/scheme.ts';

/** The days of an edition that has a term at all. */
export type ReconsiderationDays = NonNullable<Scheme['reconsideration']>;

/** A decision on its way: the day that it was made, and the day that its applicant first opened it; null while it has not. */
export type Sent = { readonly decidedOn: Day; readonly openedOn: Day | null };

/** When a decision reached its applicant, and until which day it may ask for 复核, that day included. */
export type ReconsiderationTerm = { readonly reachedOn: Day; readonly until: Day };

/**
 * The decision reaches its applicant on the day that it is opened; one that is never opened on the last of the working days that the edition gives for that, so
 * that nobody keeps a term open by not reading. From the day after run the working days of the term (办法未作规定，版本的参数).
 */
export function reconsiderationTerm(
  { decidedOn, openedOn }: Sent,
  { workdays, reachedAfter }: ReconsiderationDays,
  calendar: Calendar,
): Dated<ReconsiderationTerm> {
  const latest = addWorkdays(decidedOn, reachedAfter, calendar);
  const reached = openedOn !== null && !(latest.ok && latest.value < openedOn) ? dated(openedOn) : latest;
  if (!reached.ok) return reached;
  const until = addWorkdays(reached.value, workdays, calendar);
  return until.ok ? dated({ reachedOn: reached.value, until: until.value }) : until;
}

/** The last day on which who reconsiders answers. */
export const answeredBy = (askedOn: Day, { answerWorkdays }: ReconsiderationDays, calendar: Calendar): Dated<Day> =>
  addWorkdays(askedOn, answerWorkdays, calendar);

/** Whether it may still be asked for on this day. A term that runs into a year without a calendar is not over before that year. */
export const termRuns = (term: Dated<ReconsiderationTerm>, today: Day): boolean =>
  term.ok ? today <= term.value.until : Number(today.slice(0, 4)) < term.missingYear;
