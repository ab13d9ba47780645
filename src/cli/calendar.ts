import { isDay } from '../core/calendar/day.ts';
import { missingYearMessage, noticeEnd } from '../core/calendar/workday.ts';
import { announcedYears } from '../core/calendar/years.ts';
import { type Quarter, reportDue } from '../core/deadlines/reporting.ts';
import { jx2023 } from '../core/scheme/jx-2023.ts';
import { reportingDays } from '../core/scheme/scheme.ts';
import { type Answer, parse, Usage, unknowable, yes } from './command.ts';

/** `calendar notice` and `calendar due`: a day, and nothing else; exit 3 where the State Council has not yet announced the year. */
export async function calendarCommand(args: readonly string[]): Promise<Answer> {
  const { words, flags } = parse(args, { 'publication-day-counts': 'flag', 'no-roll-over': 'flag' });
  const [what, ...rest] = words;
  const day =
    what === 'notice'
      ? notice(rest, flags['publication-day-counts'] === true)
      : what === 'due'
        ? due(rest, flags['no-roll-over'] !== true)
        : null;
  if (day === null) throw new Usage('用法：calendar notice 2024-06-06，或 calendar due 2025 3 platform');
  return day.ok ? yes(day.value) : unknowable(missingYearMessage(day.missingYear));
}

function notice([from, ...more]: readonly string[], publicationDayCounts: boolean) {
  if (!isDay(from) || more.length > 0) throw new Usage(`日期应写成 2024-06-06，不是“${from ?? ''}”`);
  return noticeEnd(from, { workdays: jx2023.notice.workdays, publicationDayCounts }, announcedYears);
}

function due([year, quarter, who, ...more]: readonly string[], rollOver: boolean) {
  if (!/^\d{4}$/.test(year ?? '') || !/^[1-4]$/.test(quarter ?? '') || more.length > 0) throw new Usage('年份写4位数字，季度写1至4');
  if (who !== 'platform' && who !== 'authority') throw new Usage('报送单位写 platform（示范平台）或 authority（主管部门）');
  return reportDue({ year: Number(year), quarter: Number(quarter) as Quarter, days: reportingDays(jx2023, who), rollOver }, announcedYears);
}
