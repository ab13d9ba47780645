import { addDays, chineseDay, chineseMonthDay } from '../calendar/day.ts';
import { type Calendar, workdaysBetween } from '../calendar/workday.ts';
import { deadlineLeavesDayOff, reportingDays, type Scheme } from '../scheme/scheme.ts';
import { type Period, quarterEnd, type Reporter, reportDue } from './reporting.ts';

/**
 * The last day of a quarterly duty (第十五条) by the scheme's days and its reading of a day off; the plain natural day, and `provisional`, where
 * the year's arrangement is not loaded yet.
 */
export function dueOf(period: Period, who: Reporter, { scheme, calendar }: { scheme: Scheme; calendar: Calendar }): string {
  const days = reportingDays(scheme, who);
  const due = reportDue({ ...period, days, rollOver: deadlineLeavesDayOff(scheme) }, calendar);
  return due.ok ? due.value : addDays(quarterEnd(period.year, period.quarter), days);
}

/** How that day comes about, in words: 季度2026年9月30日结束，10日内至10月10日，其中工作日2天. */
export function derivationOf(period: Period, who: Reporter, at: { scheme: Scheme; calendar: Calendar }): string {
  const ends = quarterEnd(period.year, period.quarter);
  const days = reportingDays(at.scheme, who);
  const [natural, due] = [addDays(ends, days), dueOf(period, who, at)];
  const workdays = workdaysBetween(ends, due, at.calendar);
  return [
    `季度${chineseDay(ends)}结束`,
    `${days}日内至${chineseMonthDay(natural)}`,
    ...(due === natural ? [] : [`最后一日是休息日，顺延至${chineseMonthDay(due)}`]),
    ...(workdays.ok ? [`其中工作日${workdays.value}天`] : []),
  ].join('，');
}
