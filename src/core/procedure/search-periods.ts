import { chineseDay } from '../calendar/day.ts';
import { type Calendar, workdaysBetween } from '../calendar/workday.ts';
import { periodLabel, quarterEnd, type Reporter, reportDue } from '../deadlines/reporting.ts';
import type { Edition } from '../scheme/edition/edition.ts';
import { readingsOf, sentencesOf } from '../scheme/edition/walk.ts';

/** What the search found, and the sentence or setting of the edition where it can be mended; '' where it is the tables' own. */
export type Finding = { readonly at: string; readonly message: string };

/** Fewer working days than these are too few to fill a report in, or to sum up those that came on the last day. */
const FEWEST = 4;

const numberOf = (edition: Edition, is: string) =>
  sentencesOf(edition).flatMap(({ id, number }) => (number?.is === is ? [{ at: id, days: Number(number.value) }] : []))[0];

/** Each quarter of each year whose calendar is known: does the period of 第十五条 leave working days enough, for platforms and then for authorities? */
export function reportingFindings(edition: Edition, calendar: Calendar): Finding[] {
  const [platform, authority] = [numberOf(edition, 'platformReport'), numberOf(edition, 'authorityReport')];
  if (!platform || !authority) return [];
  if (authority.days <= platform.days)
    return [{ at: authority.at, message: `主管部门报送期限${authority.days}日不长于平台的${platform.days}日，最后一天报来的来不及汇总` }];
  const rollOver = readingsOf(edition).some(({ id, chosen }) => id === 'dayOff' && chosen === 'nextWorkday');
  const years = Object.keys(calendar).map(Number);
  const periods = years.flatMap((year) => ([1, 2, 3, 4] as const).map((quarter) => ({ year, quarter })));
  return periods.flatMap((period) => {
    const due = (who: Reporter) => reportDue({ ...period, days: (who === 'platform' ? platform : authority).days, rollOver }, calendar);
    const [first, last] = [due('platform'), due('authority')];
    if (!first.ok || !last.ok) return [];
    const end = quarterEnd(period.year, period.quarter);
    return [
      ...short({ at: platform.at, what: `${periodLabel(period)}的季度表`, from: end, to: first.value }, calendar),
      ...short({ at: authority.at, what: `${periodLabel(period)}的汇总表`, from: first.value, to: last.value }, calendar),
    ];
  });
}

function short({ at, what, from, to }: { at: string; what: string; from: string; to: string }, calendar: Calendar): Finding[] {
  const days = workdaysBetween(from, to, calendar);
  return days.ok && days.value < FEWEST
    ? [{ at, message: `${what}：${chineseDay(from)}以后到${chineseDay(to)}只有${days.value}个工作日` }]
    : [];
}
