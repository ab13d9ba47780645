import { type Days, daysOff } from './appraise.ts';
import { addDays, type Day, isWeekend } from './day.ts';

/** A day as it is marked on a wall calendar: off, or worked although it is a Saturday or Sunday. */
export type Mark = 'off' | 'work';
export type Marks = Readonly<Record<Day, Mark>>;

export const marksOf = (value: Days): Marks =>
  Object.fromEntries([...daysOff(value).map((day): [Day, Mark] => [day, 'off']), ...value.work.map((day): [Day, Mark] => [day, 'work'])]);

/** What a click makes of a day: a weekday is off or not; a Saturday or Sunday also worked. */
export function clicked(marks: Marks, day: Day): Marks {
  const { [day]: mark, ...others } = marks;
  if (mark === undefined) return { ...others, [day]: 'off' };
  return mark === 'off' && isWeekend(day) ? { ...others, [day]: 'work' } : others;
}

/** The marks as a notice puts them: runs of days off, from the first to the last, and days worked. */
export function rangesOf(marks: Marks): { off: [Day, Day][]; work: Day[] } {
  const days = Object.keys(marks).sort();
  const off: [Day, Day][] = [];
  for (const day of days.filter((one) => marks[one] === 'off')) {
    const last = off.at(-1);
    if (last && addDays(last[1], 1) === day) last[1] = day;
    else off.push([day, day]);
  }
  return { off, work: days.filter((one) => marks[one] === 'work') };
}
