import { addDays, type Day, daysBetween, lastDayOfMonth, monthOf, yearOf } from '../calendar/day.ts';
import { addWorkdays, type Calendar, type Dated, dated, lastWorkday, nextWorkday } from '../calendar/workday.ts';

export type Quarter = 1 | 2 | 3 | 4;

/** The period of a quarterly duty (第十五条); it comes from the duty, never from a drop-down. */
export type Period = { readonly year: number; readonly quarter: Quarter };

/** Who reports: a platform to its local authority, an authority to the province. */
export type Reporter = 'platform' | 'authority';

/** Working days ahead of a deadline on which a reminder goes out; counted so, the one before 国庆 falls before the holiday. */
export const reminderLadder: readonly number[] = [7, 3, 1, 0];

/** From so many days off in a row on, the working day before them is one to remind on: nobody is at the desk for a while. */
const LONG_HOLIDAY = 3;

export const quarterEnd = (year: number, quarter: Quarter): Day => lastDayOfMonth(year, quarter * 3);

/** The first day on which the quarter is over and its report can be made. */
export const reportOpens = ({ year, quarter }: Period): Day => addDays(quarterEnd(year, quarter), 1);

export const periodOf = (day: Day): Period => asPeriod({ year: yearOf(day), quarter: Math.ceil(monthOf(day) / 3) });

const isQuarter = (number: number): number is Quarter => number === 1 || number === 2 || number === 3 || number === 4;

/** The period that a report or a summary is of. Throws where its quarter is none, which the database does not take. */
export function asPeriod({ year, quarter }: { readonly year: number; readonly quarter: number }): Period {
  if (!isQuarter(quarter)) throw new Error(`no quarter: ${quarter}`);
  return { year, quarter };
}

export const previousPeriod = ({ year, quarter }: Period): Period =>
  asPeriod(quarter === 1 ? { year: year - 1, quarter: 4 } : { year, quarter: quarter - 1 });

/** The last quarter that is over on a day: the one to report. */
export const lastEndedPeriod = (day: Day): Period => previousPeriod(periodOf(day));

/** 2026年第一季度 */
export const periodLabel = ({ year, quarter }: Period): string => `${year}年第${['一', '二', '三', '四'][quarter - 1]}季度`;

export type ReportDuty = Period & {
  /** Natural days after the quarter's end: the scheme's `reporting` numbers. */
  readonly days: number;
  /** Whether a period that ends on a day off ends on the next working day: the scheme's reading. */
  readonly rollOver: boolean;
};

/**
 * Last day of a report (第十五条): so many natural days after the quarter's end, by the scheme fewer for a platform than for an authority. One ending on a day off moves to
 * the next working day (民法典第二百零三条). Without roll-over no calendar is needed and the answer is always there.
 */
export function reportDue(duty: ReportDuty, calendar: Calendar): Dated<Day> {
  const day = addDays(quarterEnd(duty.year, duty.quarter), duty.days);
  return duty.rollOver ? nextWorkday(day, calendar) : dated(day);
}

/** `natural`: the year's arrangement is not loaded, so the days left are counted as natural days and say so. */
export type Reminder = { readonly day: Day; readonly workdaysLeft: number; readonly natural?: true };

/** The ladder where no working day can be counted: so many days ahead. */
export const naturalLadder: readonly number[] = [7, 3, 1, 0];

/** The days on which to remind of a day whose year is not loaded: so that nobody hears nothing because somebody has not loaded a calendar. */
export const naturalReminders = (due: Day): readonly Reminder[] =>
  naturalLadder.map((left) => ({ day: addDays(due, -left), workdaysLeft: left, natural: true }));

/** The days on which to remind, earliest first, the last working day before a long holiday among them; for a deadline on a day off the last rung is the last working day before it. */
export function reminderDays(due: Day, calendar: Calendar): Dated<readonly Reminder[]> {
  const last = lastWorkday(due, calendar);
  if (!last.ok) return last;
  const reminders: Reminder[] = [];
  let next = last.value;
  for (let workdaysLeft = 0; workdaysLeft <= Math.max(...reminderLadder); workdaysLeft += 1) {
    const day = addWorkdays(last.value, -workdaysLeft, calendar);
    if (!day.ok) return day;
    const holidayAhead = daysBetween(day.value, next) > LONG_HOLIDAY;
    if (holidayAhead || reminderLadder.includes(workdaysLeft)) reminders.unshift({ day: day.value, workdaysLeft });
    next = day.value;
  }
  return dated(reminders);
}
