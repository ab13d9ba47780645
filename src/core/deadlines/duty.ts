import { addDays } from '../calendar/day.ts';
import type { Calendar } from '../calendar/workday.ts';
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
