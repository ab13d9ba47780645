const daysOfMonths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** True only for a day that exists: 2023-02-29 and 2024-13-01 do not. */
export function isDay(text: unknown): text is string {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const { year, month, date } = split(text);
  return year >= 1 && month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month);
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** How many days the month has; 0 for what is no month. */
export const daysInMonth = (year: number, month: number): number => (month === 2 && isLeap(year) ? 29 : (daysOfMonths[month - 1] ?? 0));

/** Its figures, whether or not there is such a day. */
export const split = (text: string) => ({
  year: Number(text.slice(0, 4)),
  month: Number(text.slice(5, 7)),
  date: Number(text.slice(8, 10)),
});
