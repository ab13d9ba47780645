import { addYears, type Day } from '../calendar/day.ts';
import { forecast, forecastDay } from '../calendar/forecast.ts';
import { addWorkdays, type Calendar, nextWorkday, workdaysBetween } from '../calendar/workday.ts';
import type { Dates } from './round.ts';

export type WindowKey = keyof Dates;
/** A day of the next year, and the working days behind the one before it, this year and last; `provisional`: a year that it reaches into is not announced. */
export type Moved = {
  readonly key: WindowKey;
  readonly was: Day | null;
  readonly day: Day | null;
  readonly workdays: number | null;
  readonly workdaysBefore: number | null;
  readonly provisional: boolean;
};

const order = ['opensOn', 'closesOn', 'recommendBy', 'reviewBy'] as const;

/**
 * Last year's windows moved into the next (第十条: 认定工作每年开展一次): the first day is the same date, or the next working day; every other one lies as many
 * working days behind the one before it as last year. A day that somebody has chosen stays, and the later ones follow it.
 */
export function movedYear(last: Dates, chosen: Partial<Record<WindowKey, Day | undefined>>, calendar: Calendar): Moved[] {
  const moved: Moved[] = [];
  let [before, wasBefore]: [Day | null, Day | null] = [null, null];
  for (const key of order) {
    const one = movedDay({ key, was: last[key], given: chosen[key], before, wasBefore }, calendar);
    moved.push(one);
    if (one.day !== null) [before, wasBefore] = [one.day, one.was ?? wasBefore];
  }
  return moved;
}

type Place = {
  readonly key: WindowKey;
  readonly was: Day | null;
  readonly given: Day | undefined;
  readonly before: Day | null;
  readonly wasBefore: Day | null;
};

function movedDay({ key, was, given, before, wasBefore }: Place, calendar: Calendar): Moved {
  const last = was === null || wasBefore === null ? null : forecast((known) => workdaysBetween(wasBefore, was, known), calendar).value;
  const found = given === undefined ? foundDay({ was, last, before }, calendar) : { day: given, provisional: false };
  const now =
    found.day === null || before === null ? null : forecast((known) => workdaysBetween(before, found.day ?? before, known), calendar);
  return {
    ...{ key, was, day: found.day, workdays: now?.value ?? null, workdaysBefore: last },
    provisional: found.provisional || (now?.provisional ?? false),
  };
}

type Found = { readonly day: Day | null; readonly provisional: boolean };
function foundDay({ was, last, before }: { was: Day | null; last: number | null; before: Day | null }, calendar: Calendar): Found {
  if (was === null) return { day: null, provisional: false };
  return before === null || last === null
    ? forecastDay((known) => nextWorkday(addYears(was, 1), known), calendar)
    : forecastDay((known) => addWorkdays(before, last, known), calendar);
}
