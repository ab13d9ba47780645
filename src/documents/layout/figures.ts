import type { Numeric } from './paper.ts';

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;
const thousands = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',');

/**
 * A decimal string as printed: thousands parted by commas, at least `decimals` places; more places than that are kept, never rounded away.
 * What is no number is printed as it stands, so that a fault stays visible.
 */
export function figure(value: string | number | null | undefined, decimals = 0): string {
  if (value === null || value === undefined) return '';
  const match = DECIMAL.exec(String(value).trim());
  if (!match) return String(value);
  const [, sign = '', whole = '', fraction = ''] = match;
  const digits = whole.replace(/^0+(?=\d)/, '');
  const rest = fraction.padEnd(decimals, '0');
  return sign + thousands(digits) + (rest === '' ? '' : `.${rest}`);
}

/** 万元 with two decimals: "1200.5" is 1,200.50. */
export const money = (value: string | number | null | undefined): string => figure(value, 2);

/** The number behind a printed figure, for sheets; undefined where there is none. */
export function numeric(value: string | number | null | undefined, decimals = 0): Numeric | undefined {
  const text = String(value ?? '').trim();
  const match = DECIMAL.exec(text);
  return match ? { value: text, decimals: Math.max(decimals, match[3]?.length ?? 0) } : undefined;
}

/** 2026-03-31 is 2026年3月31日, 2026-03 is 2026年3月 (GB/T 9704 7.3.5: no leading zeros); anything else is printed as it stands. */
export function chineseDate(date: string | null | undefined): string {
  const match = /^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/.exec((date ?? '').trim());
  if (!match) return date ?? '';
  const [, year, month, day] = match;
  return `${year}年${month ? `${Number(month)}月` : ''}${day ? `${Number(day)}日` : ''}`;
}

/** The date, or the blank that is filled in by hand. */
export const dateOrBlank = (date: string | null | undefined): string => chineseDate(date) || '    年    月    日';

/** 第一季度 … 第四季度. */
export const quarterName = (quarter: number): string => `第${['一', '二', '三', '四'][quarter - 1] ?? quarter}季度`;

/** A digest as people compare it: eight digits a group, four groups a line. */
export const inGroups = (hash: string): string =>
  (hash.match(/.{1,32}/g) ?? []).map((line) => (line.match(/.{1,8}/g) ?? []).join(' ')).join('\n');

/** 2026年第一季度; `year` 0: the blank to fill in. */
export const periodName = (year: number, quarter: number): string =>
  year === 0 ? '　　　　年第　季度' : `${year}年${quarterName(quarter)}`;
