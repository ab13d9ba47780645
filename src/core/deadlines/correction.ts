import { addDays, type Day } from '../calendar/day.ts';
import { addWorkdays, type Calendar, type Dated, dated, isWorkday } from '../calendar/workday.ts';

/** Last day of a correction (第八条（三）): so many working days after the day of return, which does not count. Throws RangeError below 1. */
export function correctionDue(returnedOn: Day, workdays: number, calendar: Calendar): Dated<Day> {
  if (workdays < 1) throw new RangeError(`补正期限至少1个工作日，得到 ${workdays}`);
  return addWorkdays(returnedOn, workdays, calendar);
}

type Room = { readonly workdays: number; readonly leaves: number; readonly recommendBy: Day };

/**
 * The due day that a return offers (第八条（三）): so many working days after today, but no later than leaves `leaves` working days after it for assessing and
 * recommending; where not even that is left, the next working day. Once none is left before `recommendBy`, the period as it is: a person decides.
 */
export function offeredDue(today: Day, { workdays, leaves, recommendBy }: Room, calendar: Calendar): Dated<Day> {
  const [whole, next] = [correctionDue(today, workdays, calendar), correctionDue(today, 1, calendar)];
  const latest = addWorkdays(addDays(recommendBy, 1), -1 - leaves, calendar);
  if (!whole.ok || !next.ok || !latest.ok || next.value > recommendBy || whole.value <= latest.value) return whole;
  return latest.value > next.value ? latest : next;
}

/** The working days after `today` up to and including `until`, which a due day may be; of none where a year is not loaded. */
export function workdaysUntil(today: Day, until: Day, calendar: Calendar): Dated<Day[]> {
  const days: Day[] = [];
  for (let day = addDays(today, 1); day <= until; day = addDays(day, 1)) {
    const work = isWorkday(day, calendar);
    if (!work.ok) return work;
    if (work.value) days.push(day);
  }
  return dated(days);
}

/** Whether a returned dossier may still come in; the due day belongs to the period and may lie after the round's window. */
export const correctionOpen = (dueOn: Day, today: Day): boolean => today <= dueOn;
