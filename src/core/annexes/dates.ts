import { isDay } from '../calendar/day.ts';

const since1900 = (day: string): boolean => isDay(day) && day >= '1900';

/** A stored date: "2026-03-31", of a day that exists. */
export const isDate = (text: string): boolean => since1900(text);

/** A date as exactly as it is known: "2019", "2019-05" or "2019-05-12". */
export const isMonth = (text: string): boolean => isDate(text) || isDate(`${text}-01`) || isDate(`${text}-01-01`);

const compact = /^(\d{4})(\d\d)(\d\d)?$/;
const spaced = /^(\d{4})\s*(?:[-./年]\s*(?:(\d{1,2})\s*(?:[-./月]\s*(?:(\d{1,2})\s*[日号]?)?)?)?)?$/;

/**
 * 2023-5-1, 2023.05.01, 2023/5/1, 2023年5月1日, 20230501 and their shorter kin, as people write them, to "2023-05-01", "2023-05" or "2023";
 * null where the text is no date or names a day that does not exist.
 */
export function writtenDate(text: string): string | null {
  const [, year, month, day] = compact.exec(text) ?? spaced.exec(text) ?? [];
  if (year === undefined) return null;
  const date = [year, month, day]
    .filter((part) => part !== undefined)
    .map((part) => part.padStart(2, '0'))
    .join('-');
  return isMonth(date) ? date : null;
}
