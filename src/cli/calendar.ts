import { readFile } from 'node:fs/promises';
import { readConfig } from '../config.ts';
import { doubts } from '../core/calendar/appraise.ts';
import { isDay } from '../core/calendar/is-day.ts';
import { parseCalendarYear } from '../core/calendar/parse.ts';
import { type Calendar, missingYearMessage, noticeEnd } from '../core/calendar/workday.ts';
import { announcedYears } from '../core/calendar/years.ts';
import { asPeriod, reportDue } from '../core/deadlines/reporting.ts';
import { reportingDays } from '../core/scheme/scheme.ts';
import { shelfOf } from '../core/scheme/shelf.ts';
import { loadedYears } from '../databank.ts';
import { builtInEditions } from '../intake/edition/built-in.ts';
import { type Answer, parse, Usage, unknowable, yes } from './command.ts';

/**
 * `calendar notice` and `calendar due`: a day, and nothing else; exit 3 where the State Council has not yet announced the year. Besides the built-in years
 * those of `--calendar FILE` (by the rules that an administrator's file is held to; a list of years, or one) or, where DATABASE_URL is set, those that were loaded there.
 */
export async function calendarCommand(args: readonly string[]): Promise<Answer> {
  const { words, flags } = parse(args, { 'publication-day-counts': 'flag', 'no-roll-over': 'flag', confirmed: 'flag', calendar: 'valued' });
  const [what, ...rest] = words;
  const calendar = await calendarOf(flags.calendar, flags.confirmed === true);
  const day =
    what === 'notice'
      ? notice(rest, { publicationDayCounts: flags['publication-day-counts'] === true, calendar })
      : what === 'due'
        ? due(rest, { rollOver: flags['no-roll-over'] !== true, calendar })
        : null;
  if (day === null)
    throw new Usage(
      '用法：calendar notice 2024-06-06，或 calendar due 2025 3 platform / usage: calendar notice DAY | calendar due YEAR QUARTER platform|authority',
    );
  return day.ok ? yes(day.value) : unknowable(missingYearMessage(day.missingYear));
}

/** The province's edition that comes with the program. */
const scheme = () => shelfOf(builtInEditions(readConfig().appRoot)).named('jx-2023');

async function calendarOf(file: string | true | undefined, confirmed: boolean): Promise<Calendar> {
  if (typeof file === 'string') return { ...announcedYears, ...(await yearsIn(file, confirmed)) };
  const config = readConfig();
  return config.databaseUrl === null ? announcedYears : { ...announcedYears, ...(await loadedYears(config.databaseUrl)) };
}

/** A file with doubts (cut short, unbalanced, other than what is built in) counts only where the caller says that it was compared with the notice. */
async function yearsIn(file: string, confirmed: boolean): Promise<Calendar> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Usage(`读不到日历文件 ${file} / can't read the calendar file`);
  });
  const years = listIn(text, file).map((one) => parseCalendarYear(one));
  const faults = years.flatMap((one) => (one.ok ? [] : one.faults));
  if (faults.length > 0) throw new Usage(`日历文件 ${file} 有误 / faults in the calendar file：\n${faults.join('\n')}`);
  const open = years.flatMap((one) => (one.ok ? doubts(one.year, one.value, announcedYears[one.year]) : []));
  if (open.length > 0 && !confirmed)
    throw new Usage(
      `日历文件 ${file} 有需要核对的地方 / doubts：\n${open.join('\n')}\n已对照国务院办公厅通知核对、确认照此计算的，另加 --confirmed / add --confirmed once compared with the notice`,
    );
  return Object.fromEntries(years.flatMap((one) => (one.ok ? [[one.year, one.value]] : [])));
}

function listIn(text: string, file: string): readonly unknown[] {
  try {
    const content: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return Array.isArray(content) ? content : [content];
  } catch {
    throw new Usage(`日历文件 ${file} 不是 JSON / not JSON`);
  }
}

function notice(
  [from, ...more]: readonly string[],
  { publicationDayCounts, calendar }: { publicationDayCounts: boolean; calendar: Calendar },
) {
  if (!isDay(from) || more.length > 0) throw new Usage(`日期应写成 2024-06-06，不是“${from ?? ''}” / a date is written 2024-06-06`);
  return noticeEnd(from, { workdays: scheme().notice.workdays, publicationDayCounts }, calendar);
}

function due([year, quarter, who, ...more]: readonly string[], { rollOver, calendar }: { rollOver: boolean; calendar: Calendar }) {
  if (!/^\d{4}$/.test(year ?? '') || !/^[1-4]$/.test(quarter ?? '') || more.length > 0)
    throw new Usage('年份写4位数字，季度写1至4 / a year of 4 digits, a quarter 1 to 4');
  if (who !== 'platform' && who !== 'authority')
    throw new Usage('报送单位写 platform（示范平台）或 authority（主管部门）/ platform or authority');
  return reportDue(
    { ...asPeriod({ year: Number(year), quarter: Number(quarter) }), days: reportingDays(scheme(), who), rollOver },
    calendar,
  );
}
