import { addDays, chineseMonthDay, type Day, isWeekend } from './day.ts';
import { statutoryHolidays } from './statutory.ts';
import type { CalendarYear } from './workday.ts';

/** What a year's arrangement comes to, counted beside what the law gives. */
export type Counted = {
  /** Days named off, weekends among them. */
  readonly off: number;
  /** Weekdays among them: what a working day is lost by. */
  readonly offWeekdays: number;
  readonly work: number;
  /** Days that 全国年节及纪念日放假办法 gives; null where the year's lunar days are not known. */
  readonly statutory: number | null;
};

/** The days of an arrangement, whatever notice they are from. */
export type Days = Pick<CalendarYear, 'off' | 'work'>;

/** How two arrangements of one year differ in whether work is done; a day off named on a weekend that is none to work anyway is no difference. */
export type Difference = { readonly day: Day; readonly before: string; readonly after: string };

const SEVEN = 7;

export function counted(year: number, value: Days): Counted {
  const off = daysOff(value);
  const holidays = statutoryHolidays(year);
  return {
    off: off.length,
    offWeekdays: off.filter((day) => !isWeekend(day)).length,
    work: value.work.length,
    statutory: holidays.length === SEVEN ? holidays.reduce((sum, one) => sum + one.days.length, 0) : null,
  };
}

/** Days of an arrangement that are off, each once, in their order. */
export const daysOff = ({ off }: Pick<Days, 'off'>): Day[] =>
  off.flatMap(([from, to]) => {
    const days: Day[] = [];
    for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
    return days;
  });

/** Every day that is worked in one of them and not in the other. */
export function differences(before: Days | undefined, after: Days): Difference[] {
  if (!before) return [];
  const named = new Set([...daysOff(before), ...before.work, ...daysOff(after), ...after.work]);
  const [was, is] = [standingIn(before), standingIn(after)];
  return [...named]
    .sort()
    .map((day) => ({ day, before: was(day), after: is(day) }))
    .filter((one) => worked(one.before) !== worked(one.after));
}

const worked = (standing: string): boolean => standing === '上班';

function standingIn(value: Days): (day: Day) => string {
  const off = new Set(daysOff(value));
  return (day) => (value.work.includes(day) ? '上班' : off.has(day) ? '放假' : isWeekend(day) ? '周末' : '上班');
}

/**
 * What has to be said before a year is taken although it can be read: a holiday's days cut short, no day worked for a day off, days that do not balance,
 * days that the arrangement in force has and this one has not. Each a sentence; none: it is as the notices of 2023 to 2026 all are.
 */
export function doubts(year: number, value: Days, inForce: Days | undefined): string[] {
  return [...cutShort(year, value), ...unbalanced(year, value), ...against(year, inForce, value)];
}

function cutShort(year: number, value: Days): string[] {
  const off = new Set(daysOff(value));
  return statutoryHolidays(year).flatMap(({ name, days }) => {
    const missing = days.filter((day) => !off.has(day));
    return missing.length === 0
      ? []
      : [`${name}法定放假 ${days.length} 天，缺 ${missing.map(chineseMonthDay).join('、')}（全国年节及纪念日放假办法第二条）。`];
  });
}

/** 调休 swaps days: weekdays off are as many as the law gives and weekend days worked together. It holds for every notice from 2023 to 2026. */
function unbalanced(year: number, value: Days): string[] {
  const { offWeekdays, work, statutory } = counted(year, value);
  if (statutory === null) return [`系统没有${year}年的农历日期，春节、端午节、中秋节未能核对，请逐日核对通知。`];
  const said =
    offWeekdays === statutory + work ? [] : [`放假占用 ${offWeekdays} 个周一至周五，法定 ${statutory} 天加调休上班 ${work} 天，应当相等。`];
  return work === 0 ? [...said, '没有一天调休上班（2023年至2026年每年5至8天）。'] : said;
}

function against(year: number, inForce: Days | undefined, value: Days): string[] {
  if (!inForce) return [];
  const changed = differences(inForce, value);
  const named = (pick: (one: Difference) => boolean) => changed.filter(pick).map(({ day }) => chineseMonthDay(day));
  const noLonger = named((one) => !worked(one.before));
  const newly = named((one) => worked(one.before));
  return [
    ...(noLonger.length > 0 ? [`${year}年现行安排不上班、这份安排上班的 ${noLonger.length} 天：${noLonger.join('、')}。`] : []),
    ...(newly.length > 0 ? [`${year}年现行安排上班、这份安排不上班的 ${newly.length} 天：${newly.join('、')}。`] : []),
  ];
}
