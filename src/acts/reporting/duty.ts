import { daysBetween } from '../../core/calendar/day.ts';
import { type Calendar, isWorkday, missingYearMessage } from '../../core/calendar/workday.ts';
import { derivationOf, dueOf } from '../../core/deadlines/duty.ts';
import { type Lateness, lateness } from '../../core/deadlines/lateness.ts';
import { asPeriod, type Period, type Reporter, reminderDays, reportOpens } from '../../core/deadlines/reporting.ts';
import type { Scheme } from '../../core/scheme/scheme.ts';
import type { World } from '../context.ts';

/**
 * The day from which a report may be filled in: its first reminder where that comes before the quarter's end (before 国庆 only a few working
 * days are left), else the day after. It is submitted only once the quarter is over.
 */
export function fillableFrom(period: Period, dueOn: string, calendar: Calendar): string {
  const opens = reportOpens(period);
  const reminders = reminderDays(dueOn, calendar);
  const first = reminders.ok ? reminders.value[0]?.day : undefined;
  return first !== undefined && first < opens ? first : opens;
}

/** Why a due day is only provisional: the arrangement that might move it is not loaded. Null where it stands. */
export function provisional(dueOn: string, calendar: Calendar): string | null {
  const work = isWorkday(dueOn, calendar);
  return work.ok ? null : missingYearMessage(work.missingYear);
}

/** How a report or summary stands to its deadline today; by a provisional day nobody is late. */
export function standingToDue(
  world: Pick<World, 'today' | 'calendar'>,
  duty: { year: number; quarter: number; dueOn: string; submittedOn: string | null },
): Lateness & { opens: string; dueOn: string; provisional: string | null } {
  const { dueOn, submittedOn } = duty;
  const reason = provisional(dueOn, world.calendar);
  const judgedOn = submittedOn ?? world.today;
  const due = reason !== null && judgedOn > dueOn ? judgedOn : dueOn;
  const opens = reportOpens(asPeriod(duty));
  return { ...lateness({ opens, due, closes: null, submittedOn, today: world.today }), opens, dueOn, provisional: reason };
}

/** How what was given back, or is being corrected, stands to its own day; null where nothing is. */
export function revisionDue(
  world: Pick<World, 'today' | 'calendar'>,
  { reviseBy }: { reviseBy: string | null },
  cameOn: string | null = null,
) {
  if (reviseBy === null) return null;
  const reason = provisional(reviseBy, world.calendar);
  const daysLate = reason === null ? Math.max(0, daysBetween(reviseBy, cameOn ?? world.today)) : 0;
  return { dueOn: reviseBy, provisional: reason, daysLate };
}

type Derived = { readonly who: Reporter; readonly scheme: Scheme };

/** How the day of a duty comes about, in words; null where it is not what the edition and the calendar make of it now. */
export function derivedDay(
  world: Pick<World, 'calendar'>,
  duty: { year: number; quarter: number; dueOn: string },
  { who, scheme }: Derived,
) {
  const at = { scheme, calendar: world.calendar };
  return dueOf(asPeriod(duty), who, at) === duty.dueOn ? derivationOf(asPeriod(duty), who, at) : null;
}
