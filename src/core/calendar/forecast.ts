import type { Day } from './day.ts';
import { type Calendar, type CalendarYear, type Dated, mayStillChange } from './workday.ts';

/** An expected answer for planning. `provisional` where a year is not announced and plain weekdays stood in; never to be used for a statutory period. */
export type Forecast<T> = { readonly value: T; readonly provisional: boolean };

const plainWeekdays: CalendarYear = { doc: '尚未公布，暂按周一至周五推算', off: [], work: [] };

/** Runs a rule of this room; where it lacks a year, the year is taken as plain weekdays and the answer marked. */
export function forecast<T>(rule: (calendar: Calendar) => Dated<T>, calendar: Calendar): Forecast<T> {
  let known = calendar;
  let provisional = false;
  for (;;) {
    const answer = rule(known);
    if (answer.ok) return { value: answer.value, provisional };
    known = { ...known, [answer.missingYear]: plainWeekdays };
    provisional = true;
  }
}

/** The same for a rule that answers a day; a day in late December is provisional too until the next year's notice is loaded. */
export function forecastDay(
  rule: (calendar: Calendar) => Dated<Day>,
  calendar: Calendar,
): { readonly day: Day; readonly provisional: boolean } {
  const { value, provisional } = forecast(rule, calendar);
  return { day: value, provisional: provisional || mayStillChange(value, calendar) };
}
