import { isDay } from '../calendar/is-day.ts';
import { type Checked, isScientific, masked, scientificMessage, tidy } from './checked.ts';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const checkCharacters = '10X98765432';

/** First two digits: the provinces, 71 and 81 to 83 on residence permits; a foreigner's permanent residence card begins with 9. */
const regions = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9\d)/;

/**
 * 公民身份号码 by GB 11643-1999: region, a birth date that exists, check character. The six-digit place is not compared with a table: places of old stay in
 * the number for life. Messages show a number masked only, since they may be logged.
 */
export function checkIdNumber(text: string): Checked {
  const value = tidy(text).toUpperCase();
  const message = formFault(value);
  if (message) return { ok: false, value, fault: 'form', message };
  const cut = isCutBySheet(value);
  if (idCheckCharacter(value.slice(0, 17)) === value[17])
    return cut ? { ok: true, value, warning: cutMessage(value) } : { ok: true, value };
  if (cut) return { ok: false, value, fault: 'form', message: cutMessage(value) };
  return {
    ok: false,
    value,
    fault: 'check',
    message: `身份证号 ${masked(value)} 的末位校验码不符（GB 11643），多半有一位填错，请对照证件逐位核对。`,
  };
}

/** The 18th character for the first 17 digits (GB 11643, ISO 7064 MOD 11-2). */
export function idCheckCharacter(first17: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(first17.charAt(index)), 0);
  return checkCharacters.charAt(sum % 11);
}

/** The birth date within a number that checkIdNumber found right. */
export const birthDate = (idNumber: string): string => `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`;

/** 18 digits of which the last three are 0: a sheet keeps 15 digits of a number. One in a thousand real numbers ends so too. */
export const isCutBySheet = (value: string): boolean => /^\d{15}000$/.test(value);
const cutMessage = (value: string): string =>
  `身份证号 ${masked(value)} 的末三位是000：表格软件只保留数字的前15位，多半已把末三位改成了000。请对照证件重新填写完整号码；在表格里要先把该列设为“文本”格式。`;

function formFault(value: string): string | null {
  if (value === '') return '身份证号未填写。请按证件填写18位号码（GB 11643）。';
  if (isScientific(value)) return scientificMessage('身份证号');
  if (/^\d{15}$/.test(value)) return `身份证号 ${masked(value)} 是15位的旧号码，已停止使用，请填写18位号码（GB 11643）。`;
  if ([...value].length !== 18) return `身份证号 ${masked(value)} 共${[...value].length}位，应为18位（GB 11643），请对照证件补正。`;
  if (!/^\d{17}[\dX]$/.test(value)) return `身份证号 ${masked(value)} 前17位应为数字，末位为数字或 X（GB 11643），请对照证件补正。`;
  if (isCutBySheet(value) && !regions.test(value)) return cutMessage(value);
  if (!regions.test(value)) return `身份证号 ${masked(value)} 的前两位不是省级行政区划代码（GB 11643），请对照证件核对。`;
  const birth = birthDate(value);
  if (!isDay(birth) || birth < '1800-01-01') return `身份证号 ${masked(value)} 的第7至14位不是存在的出生日期（GB 11643），请对照证件核对。`;
  return null;
}
