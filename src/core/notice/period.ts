import { addDays, chineseDay, chineseMonthDay, type Day, weekday } from '../calendar/day.ts';
import { type Calendar, type Dated, dated, isWorkday, noticeEnd } from '../calendar/workday.ts';

/** A day of a notice: the one of publication where that does not count, one that counts and which, or a day off. */
export type NoticeDay = { readonly day: Day; readonly as: 'published' | 'counted' | 'off'; readonly nth: number | null };
export type NoticePeriod = { readonly publishedOn: Day; readonly endsOn: Day; readonly days: readonly NoticeDay[] };
export type NoticeRule = { readonly workdays: number; readonly publicationDayCounts: boolean };

/** Every day from publication to the last one, each with what it is in the count (第八条（四）); the year that is not loaded where one is missing. */
export function noticePeriod(publishedOn: Day, rule: NoticeRule, calendar: Calendar): Dated<NoticePeriod> {
  const end = noticeEnd(publishedOn, rule, calendar);
  if (!end.ok) return end;
  const days: NoticeDay[] = [];
  let nth = 0;
  for (let day = publishedOn; day <= end.value; day = addDays(day, 1)) {
    const work = isWorkday(day, calendar);
    if (!work.ok) return work;
    const published = day === publishedOn && !rule.publicationDayCounts;
    if (work.value && !published) nth += 1;
    days.push(work.value && !published ? { day, as: 'counted', nth } : { day, as: published ? 'published' : 'off', nth: null });
  }
  return dated({ publishedOn, endsOn: end.value, days });
}

/** How the last day comes about, for whoever signs: which day counts as which, which do not, and why. */
export function derivedInWords({ publishedOn, endsOn, days }: NoticePeriod): string {
  const counted = days.filter(({ as }) => as === 'counted');
  const off = days.filter(({ as, day }) => as === 'off' && day !== publishedOn);
  const first = days.some(({ as }) => as === 'published') ? '发布，当日不计' : '发布';
  return [
    `${chineseDay(publishedOn)}${first}`,
    `计${counted.map(({ day, nth }) => `第${nth}日${chineseMonthDay(day)}`).join('、')}`,
    ...(off.length === 0 ? [] : [`${off.map(({ day }) => chineseMonthDay(day)).join('、')}休息，不计`]),
    `至${chineseDay(endsOn)}24时止`,
  ].join('；');
}

/** Whole weeks, Monday first, around the days of a notice: null is a day that has nothing to do with it. */
export function weeksOf({ publishedOn, endsOn, days }: NoticePeriod): { readonly day: Day; readonly of: NoticeDay | null }[] {
  const known = new Map(days.map((one) => [one.day, one]));
  const cells: { day: Day; of: NoticeDay | null }[] = [];
  const sunday = addDays(endsOn, (7 - weekday(endsOn)) % 7);
  for (let day = addDays(publishedOn, -((weekday(publishedOn) + 6) % 7)); day <= sunday; day = addDays(day, 1))
    cells.push({ day, of: known.get(day) ?? null });
  return cells;
}
