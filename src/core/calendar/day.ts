import { daysInMonth, isDay, split } from './is-day.ts';

/** A calendar day as `YYYY-MM-DD`, Asia/Shanghai. Days are compared as text and computed as numbers; an instant never appears here. */
export type Day = string;

/** The day `n` natural days later; earlier when `n` is negative. Throws RangeError for what is not a day. */
export const addDays = (day: Day, n: number): Day => fromNumber(toNumber(day) + n);

export const dayBefore = (day: Day): Day => addDays(day, -1);

/** The same date `n` months later (earlier when negative); the month's last day where there is none (民法典第二百零二条：没有对应日的，为月末日). */
export function addMonths(day: Day, n: number): Day {
  const { year, month, date } = parts(day);
  const months = year * 12 + month - 1 + n;
  const [toYear, toMonth] = [Math.floor(months / 12), (months % 12) + 1];
  return format(toYear, toMonth, Math.min(date, daysInMonth(toYear, toMonth)));
}

/** The same day `n` years later; from 29 February the month's last day where there is none. */
export const addYears = (day: Day, n: number): Day => addMonths(day, n * 12);

/** Last day of a month; `month` counts from 1. */
export const lastDayOfMonth = (year: number, month: number): Day => format(year, month, daysInMonth(year, month));

/** Natural days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => toNumber(to) - toNumber(from);

/** Negative, zero or positive: fit for sort(). */
export const compare = (a: Day, b: Day): -1 | 0 | 1 => (a < b ? -1 : a > b ? 1 : 0);

export const yearOf = (day: Day): number => parts(day).year;
export const monthOf = (day: Day): number => parts(day).month;

/** 0 is Sunday, 6 Saturday. */
export const weekday = (day: Day): number => toNumber(day) % 7;

export const isWeekend = (day: Day): boolean => weekday(day) % 6 === 0;

/** 2026-03-31 → 2026年3月31日, as documents, messages and pages write it; a day that is not there is `none`. */
export const chineseDay = (day: Day | null, none = '–'): string => (day === null ? none : `${yearOf(day)}年${chineseMonthDay(day)}`);

/** 2026-03-31 → 3月31日 */
export function chineseMonthDay(day: Day): string {
  const { month, date } = parts(day);
  return `${month}月${date}日`;
}

function parts(day: Day) {
  if (!isDay(day)) throw new RangeError(`“${day}”不是存在的日期，应为 2026-03-31 的写法`);
  return split(day);
}

const format = (year: number, month: number, date: number): Day =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;

/** Days of all years before this one, since 0001-01-01. */
function daysBeforeYear(year: number): number {
  const past = year - 1;
  return past * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
}

/** 0001-01-01, a Monday, is 1. */
function toNumber(day: Day): number {
  const { year, month, date } = parts(day);
  let count = daysBeforeYear(year) + date;
  for (let m = 1; m < month; m += 1) count += daysInMonth(year, m);
  return count;
}

function fromNumber(count: number): Day {
  let year = Math.ceil(count / 366);
  while (daysBeforeYear(year + 1) < count) year += 1;
  let date = count - daysBeforeYear(year);
  let month = 1;
  for (; date > daysInMonth(year, month); month += 1) date -= daysInMonth(year, month);
  return format(year, month, date);
}
