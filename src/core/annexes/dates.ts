import { isDay } from '../calendar/is-day.ts';
import { chineseNumber } from './chinese-number.ts';

const since1900 = (day: string): boolean => isDay(day) && day >= '1900';

/** A stored date: "2026-03-31", of a day that exists. */
export const isDate = (text: string): boolean => since1900(text);

/** A date as exactly as it is known: "2019", "2019-05" or "2019-05-12". */
export const isMonth = (text: string): boolean => isDate(text) || isDate(`${text}-01`) || isDate(`${text}-01-01`);

const compact = /^(\d{4})(\d\d)(\d\d)?$/;
const spaced = /^(\d{4})\s*(?:[-./年]\s*(?:(\d{1,2})\s*(?:(?:[-./]|月份?)\s*(?:(\d{1,2})\s*[日号]?)?)?)?)?$/;
const yearLast = /^(\d{1,2})[-./](\d{1,2})[-./](\d{4})$/;
const numerals =
  /^([一二][〇○零一二三四五六七八九]{3}|\d{4})年([一二三四五六七八九十]{1,3}|\d{1,2})月([一二三四五六七八九十]{1,3}|\d{1,2})?(份|[日号])?$/;

const figureOf = (text: string): string => (/^\d+$/.test(text) ? text : String(chineseNumber(text) ?? text));

/** 二〇二三年五月 and 2023年五月 in figures; as it stands where it is written so already. */
function inFigures(text: string): string {
  const [, year, month, day] = numerals.exec(text.replace(/\s/g, '')) ?? [];
  return year === undefined || month === undefined
    ? text
    : `${figureOf(year)}-${figureOf(month)}${day === undefined ? '' : `-${figureOf(day)}`}`;
}

/** 5/1/2023 as 2023-5-1 where month and day can't be taken for one another; as it stands where they can. */
function yearFirst(text: string): string {
  const [, one = '', two = '', year] = yearLast.exec(text) ?? [];
  if (year === undefined || ambiguousDate(text)) return text;
  return Number(one) > 12 ? `${year}-${two}-${one}` : `${year}-${one}-${two}`;
}

/** Both readings of 5/1/2023; null where there is one at most. */
export function ambiguousDate(text: string): readonly [string, string] | null {
  const [, one, two] = (yearLast.exec(text.trim()) ?? []).map(Number);
  if (one === undefined || two === undefined || one === two || one > 12 || two > 12) return null;
  return [`${one}月${two}日`, `${two}月${one}日`];
}

/**
 * 2023-5-1, 2023.05.01, 2023/5/1, 2023年5月1日, 20230501 and their shorter kin, as people write them, to "2023-05-01", "2023-05" or "2023";
 * null where the text is no date or names a day that does not exist.
 */
export function writtenDate(text: string): string | null {
  const plain = yearFirst(inFigures(text.trim().replace(/^['‘’`]/, '')));
  const [, year, month, day] = compact.exec(plain) ?? spaced.exec(plain) ?? [];
  if (year === undefined) return null;
  const date = [year, month, day]
    .filter((part) => part !== undefined)
    .map((part) => part.padStart(2, '0'))
    .join('-');
  return isMonth(date) ? date : null;
}
