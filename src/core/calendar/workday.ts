import { addDays, type Day, dayBefore, isWeekend, yearOf } from './day.ts';

/** One yearly arrangement of days off: ranges off, weekend days worked, and the notice that says so. */
export type CalendarYear = {
  readonly doc: string;
  readonly issued?: Day;
  readonly off: readonly (readonly [from: Day, to: Day])[];
  readonly work: readonly Day[];
};

export type Calendar = Readonly<Record<number, CalendarYear>>;

/** A statutory answer, or the year whose arrangement is not loaded. Weekdays are never assumed in silence. */
export type Dated<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly missingYear: number };

export const dated = <T>(value: T): Dated<T> => ({ ok: true, value });

/** What an officer reads where a statutory day cannot be computed. */
export const missingYearMessage = (year: number): string =>
  `${year}年的节假日安排尚未载入，无法计算法定工作日期限。请管理员按国务院办公厅通知载入${year}年日历后再办理。`;

/**
 * Whether work is done on a day: by the notice of the next year where that one names the day (2022-12-31), else by that of its own year,
 * else by the weekday.
 */
export function isWorkday(day: Day, calendar: Calendar): Dated<boolean> {
  const year = yearOf(day);
  const byNext = named(day, calendar[year + 1]);
  if (byNext !== undefined) return dated(byNext);
  const own = calendar[year];
  return own ? dated(named(day, own) ?? !isWeekend(day)) : { ok: false, missingYear: year };
}

/**
 * Whether a day of late December can still be changed by a notice that is not loaded: that of 2019 made Monday 2018-12-31 a day off.
 * The answer stands by the notices that are known; a screen may say so.
 */
export const mayStillChange = (day: Day, calendar: Calendar): boolean => day.slice(5) >= '12-28' && !calendar[yearOf(day) + 1];

/**
 * The `n`-th working day after `from`, which itself is not counted (民法典第二百零一条); the `n`-th before it when `n` is negative; `from` when 0.
 * Throws RangeError unless `n` is whole.
 */
export function addWorkdays(from: Day, n: number, calendar: Calendar): Dated<Day> {
  if (!Number.isInteger(n)) throw new RangeError(`工作日数须为整数，得到 ${n}`);
  const step = n < 0 ? -1 : 1;
  let day = from;
  for (let left = Math.abs(n); left > 0; ) {
    day = addDays(day, step);
    const work = isWorkday(day, calendar);
    if (!work.ok) return work;
    if (work.value) left -= 1;
  }
  return dated(day);
}

/** The day itself if work is done on it, else the first working day after it. */
export const nextWorkday = (day: Day, calendar: Calendar): Dated<Day> => addWorkdays(dayBefore(day), 1, calendar);

/** The day itself if work is done on it, else the last working day before it. */
export const lastWorkday = (day: Day, calendar: Calendar): Dated<Day> => addWorkdays(addDays(day, 1), -1, calendar);

/**
 * Last day of a public notice of so many full working days (第八条（四）: 5). The day of publication does not count (民法典第二百零一条)
 * unless the scheme says that it does; published on a day off, both readings begin with the next working day.
 */
export function noticeEnd(
  publishedOn: Day,
  { workdays, publicationDayCounts }: { readonly workdays: number; readonly publicationDayCounts: boolean },
  calendar: Calendar,
): Dated<Day> {
  if (workdays < 1) throw new RangeError(`公示期至少1个工作日，得到 ${workdays}`);
  return addWorkdays(publicationDayCounts ? dayBefore(publishedOn) : publishedOn, workdays, calendar);
}

/** Working days left after today up to and including the due day: “还有 n 个工作日”. Negative once the due day is past. */
export function workdaysBetween(today: Day, due: Day, calendar: Calendar): Dated<number> {
  const [first, last] = today <= due ? [today, due] : [due, today];
  let count = 0;
  for (let day = addDays(first, 1); day <= last; day = addDays(day, 1)) {
    const work = isWorkday(day, calendar);
    if (!work.ok) return work;
    if (work.value) count += 1;
  }
  return dated(today <= due || count === 0 ? count : -count);
}

function named(day: Day, year: CalendarYear | undefined): boolean | undefined {
  if (!year) return undefined;
  if (year.work.includes(day)) return true;
  return year.off.some(([from, to]) => from <= day && day <= to) ? false : undefined;
}
