import { addDays, type Day, isWeekend } from './day.ts';
import { isDay } from './is-day.ts';
import { statutoryHolidays } from './statutory.ts';
import type { CalendarYear } from './workday.ts';

export type ParsedYear =
  | { readonly ok: true; readonly year: number; readonly value: CalendarYear }
  | { readonly ok: false; readonly faults: readonly string[] };

const keys = ['year', 'doc', 'issued', 'off', 'work'];
const longestHoliday = 15;
const longestDoc = 100;
const most = 60;

/**
 * A year that an administrator loads: `{"year": 2027, "doc": "国办发明电〔2026〕1号", "issued": "2026-11-05", "off": [["2027-01-01", "2027-01-03"]], "work": ["2027-02-14"]}`.
 * Takes the file's text or what JSON.parse made of it; tells every fault at once, in Chinese. `expected` is the year that was asked for, if one was.
 */
export function parseCalendarYear(json: unknown, expected?: number): ParsedYear {
  const content = typeof json === 'string' ? parsed(json) : json;
  if (!isRecord(content)) return { ok: false, faults: ['文件不是 JSON 对象，请按 {"year","doc","off","work"} 的格式填写。'] };
  const { year, doc, issued, off, work } = content;
  if (!isYear(year)) return { ok: false, faults: [`年份 year 应为 2000 至 2099 的整数，文件中为 ${shown(year)}。`] };
  if (expected !== undefined && year !== expected)
    return { ok: false, faults: [`文件是${year}年的安排，要载入的是${expected}年，请换用${expected}年的文件。`] };
  const faults = [...headFaults(content), ...offFaults(off, year), ...workFaults(work, year)];
  if (faults.length > 0) return { ok: false, faults };
  const value = { doc: String(doc).trim(), off: sortedOff(off as [Day, Day][]), work: [...(work as Day[])].sort() };
  const clashes = [...overlaps(value.off), ...workedWhileOff(value), ...missingHolidays(value.off, year)];
  if (clashes.length > 0) return { ok: false, faults: clashes };
  return { ok: true, year, value: issued === undefined ? value : { ...value, issued: issued as Day } };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

function headFaults(content: Record<string, unknown>): string[] {
  const faults = Object.keys(content)
    .filter((key) => !keys.includes(key))
    .map((key) => `不认识的栏目“${key}”，只用 ${keys.join('、')}。`);
  if (typeof content.doc !== 'string' || content.doc.trim() === '') faults.push('缺少文号 doc：请填国务院办公厅通知的文号或标题。');
  else if (!/国办|国务院/.test(content.doc))
    faults.push(`文号 doc “${content.doc.trim()}”不是国务院办公厅的：请填通知的文号（如国办发明电〔2024〕12号）或标题。`);
  else if (content.doc.length > longestDoc) faults.push(`文号 doc 超过${longestDoc}字，请只填文号或标题。`);
  if (content.issued !== undefined && !isDay(content.issued)) faults.push(`印发日期 issued ${shown(content.issued)} 不是存在的日期。`);
  return faults;
}

function offFaults(off: unknown, year: number): string[] {
  if (!Array.isArray(off)) return ['缺少放假日期 off：应为 [["起","止"], …]。'];
  if (off.length > most) return [`放假日期 off 有 ${off.length} 段，一年至多${most}段。`];
  return off.flatMap((range: unknown, index) => {
    const place = `第${index + 1}段放假日期 ${shown(range)}`;
    if (!Array.isArray(range) || range.length !== 2 || !range.every(isDay)) return [`${place} 应为两个存在的日期 ["起","止"]。`];
    const [from, to] = range as [Day, Day];
    if (from > to) return [`${place} 的起日晚于止日。`];
    if (to > addDays(from, longestHoliday - 1)) return [`${place} 超过${longestHoliday}天，请核对年月。`];
    return [from, to].filter((day) => !belongs(day, year)).map((day) => `${place} 中的 ${day} 不属于${year}年（元旦可连上年12月）。`);
  });
}

function workFaults(work: unknown, year: number): string[] {
  if (!Array.isArray(work)) return ['缺少调休上班日期 work：应为 ["日期", …]，没有时填 []。'];
  if (work.length > most) return [`上班日期 work 有 ${work.length} 天，一年至多${most}天。`];
  return work.flatMap((day: unknown, index) => {
    const place = `第${index + 1}个上班日期 ${shown(day)}`;
    if (!isDay(day)) return [`${place} 不是存在的日期。`];
    if (!belongs(day, year)) return [`${place} 不属于${year}年。`];
    if (!isWeekend(day)) return [`${place} 不是周六或周日，调休上班日只能是周末。`];
    return work.indexOf(day) < index ? [`${place} 重复。`] : [];
  });
}

const overlaps = (off: CalendarYear['off']): string[] =>
  off.flatMap(([from, to], index) => {
    const before = off[index - 1];
    return before && from <= before[1] ? [`放假日期 ${before.join('至')} 与 ${from}至${to} 重叠。`] : [];
  });

const workedWhileOff = ({ off, work }: CalendarYear): string[] =>
  work.filter((day) => off.some(([from, to]) => from <= day && day <= to)).map((day) => `${day} 既放假又上班，请核对通知。`);

/** The seven holidays of 全国年节及纪念日放假办法第二条: without one of them the file is of another year or cut short. */
function missingHolidays(off: CalendarYear['off'], year: number): string[] {
  return statutoryHolidays(year)
    .filter(({ day }) => !off.some(([from, to]) => from <= day && day <= to))
    .map(({ name, day }) => `放假日期中没有${name}（${day}），请核对文件是否完整、年份是否正确。`);
}

const belongs = (day: Day, year: number): boolean => day >= `${year - 1}-12-01` && day <= `${year}-12-31`;
const sortedOff = (off: [Day, Day][]) => [...off].sort(([a], [b]) => (a < b ? -1 : 1));
const shown = (value: unknown): string => (value === undefined ? '（空）' : JSON.stringify(value).slice(0, 60));
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isYear = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 2000 && Number(value) <= 2099;
