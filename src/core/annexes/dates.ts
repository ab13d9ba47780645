const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** The days of a month, 1 to 12; 0 for a month that there is none. */
export const daysIn = (year: number, month: number): number => (month === 2 && isLeap(year) ? 29 : (monthDays[month - 1] ?? 0));

const pad = (value: number): string => String(value).padStart(2, '0');

/** "2026-03-31", or null where the calendar has no such day. */
export function dateOf(year: number, month: number, day: number): string | null {
  if (year < 1900 || year > 2999 || day < 1 || day > daysIn(year, month)) return null;
  return `${year}-${pad(month)}-${pad(day)}`;
}

/** Whether the text is a stored date, and of a day that exists. */
export function isDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  return day !== undefined && dateOf(Number(year), Number(month), Number(day)) === text;
}

/** A date as exactly as it is known: "2019", "2019-05" or "2019-05-12". */
export const isMonth = (text: string): boolean => isDate(text) || isDate(`${text}-01`) || isDate(`${text}-01-01`);

/**
 * 2023-5-1, 2023.05.01, 2023/5/1, 2023年5月1日, 20230501 and their shorter kin, as people write them, to "2023-05-01", "2023-05" or "2023";
 * null where the text is no date or names a day that does not exist.
 */
export function writtenDate(text: string): string | null {
  const compact = /^(\d{4})(\d\d)(\d\d)?$/.exec(text);
  const spaced = /^(\d{4})\s*(?:[-./年]\s*(?:(\d{1,2})\s*(?:[-./月]\s*(?:(\d{1,2})\s*[日号]?)?)?)?)?$/.exec(text);
  const [, year, month, day] = compact ?? spaced ?? [];
  if (year === undefined) return null;
  const full = dateOf(Number(year), Number(month ?? 1), Number(day ?? 1));
  return full && full.slice(0, day ? 10 : month ? 7 : 4);
}

/** The same day so many years later; 29 February becomes the 28th in a year without it (民法典第二百零二条). */
export function yearsLater(date: string, years: number): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return `${year + years}-${pad(month)}-${pad(Math.min(day, daysIn(year + years, month)))}`;
}
