import type { Day } from '../calendar/day.ts';
import { addWorkdays, type Calendar, type Dated } from '../calendar/workday.ts';

/** Last day of a correction (第八条（三）): so many working days after the day of return, which does not count. Throws RangeError below 1. */
export function correctionDue(returnedOn: Day, workdays: number, calendar: Calendar): Dated<Day> {
  if (workdays < 1) throw new RangeError(`补正期限至少1个工作日，得到 ${workdays}`);
  return addWorkdays(returnedOn, workdays, calendar);
}

/** Whether a returned dossier may still come in; the due day belongs to the period and may lie after the round's window. */
export const correctionOpen = (dueOn: Day, today: Day): boolean => today <= dueOn;
