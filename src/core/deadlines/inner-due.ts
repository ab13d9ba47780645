import { chineseDay, type Day } from '../calendar/day.ts';
import { type Calendar, isWorkday, missingYearMessage } from '../calendar/workday.ts';
import type { State } from '../workflow/state.ts';

/** The day that the round gives an office for its part of a case, and what that day is called. `day` null: the round gives none. */
export type OuterDue = { readonly name: '推荐截止' | '评审截止'; readonly day: Day | null };

type Handled = { readonly state: State; readonly recommenderId: string; readonly issuerId: string };
type RoundDays = { readonly recommendBy: Day; readonly reviewBy: Day | null };

const recommending: readonly State[] = ['submitted', 'returned', 'assessing'];
const recognising: readonly State[] = ['recommended', 'admitted', 'reviewed', 'proposed'];

/** Until when this office's part of a case lasts (第八条（三）（四）、第十条); null where the case is not, or no longer, in its hands. */
export function outerDue(one: Handled & RoundDays, organisationId: string): OuterDue | null {
  if (one.recommenderId === organisationId && recommending.includes(one.state)) return { name: '推荐截止', day: one.recommendBy };
  if (one.issuerId === organisationId && recognising.includes(one.state)) return { name: '评审截止', day: one.reviewBy };
  return null;
}

/** What is wrong with an office's own due day whatever the case, as a sentence: past, a day off, a year without a calendar; null: nothing. */
export function innerDayFault(day: Day, today: Day, calendar: Calendar): string | null {
  if (day < today) return `内部办结日${chineseDay(day)}已过，请选今天或以后的工作日`;
  const work = isWorkday(day, calendar);
  if (!work.ok) return missingYearMessage(work.missingYear);
  return work.value ? null : `内部办结日${chineseDay(day)}不是工作日，请改选工作日`;
}

/** Whether it fits the case: not after the round's day, which itself is allowed, and only while the office has the case in hand. */
export function innerDueFault(day: Day, outer: OuterDue | null): string | null {
  if (outer === null) return '这份申报现不由本部门办理，不能设内部办结日';
  if (outer.day === null || day <= outer.day) return null;
  return `内部办结日${chineseDay(day)}晚于${outer.name}${chineseDay(outer.day)}，请选当天或以前的工作日`;
}

/** The earlier of two days of which either may be missing. */
export const nearer = (a: Day | null, b: Day | null): Day | null => (a === null ? b : b === null ? a : a <= b ? a : b);
