import type { Field, Value } from '../../core/annexes/field.ts';
import { isBlank, readText } from '../../core/annexes/read.ts';
import { isDay } from '../../core/calendar/is-day.ts';
import { veiled } from '../../core/identifiers/checked.ts';
import { fullDate } from '../ui/dates.tsx';

/** A stored value as it stands in a control: labels for keys, 是 and 否 for answers. */
export function shownValue(field: Field | undefined, value: Value | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return field?.type === 'satisfaction' ? (value ? '满意' : '不满意') : value ? '是' : '否';
  const label = (one: string): string => field?.optionLabels?.[one] ?? one;
  if (typeof value === 'object') return value.map(label).join('、');
  return field?.options ? label(String(value)) : String(value);
}

/** A day or a month as sentences have it; what is neither stays as it was typed. */
function dated(text: string): string {
  if (isDay(text)) return fullDate(text);
  const [, year, month] = /^(\d{4})-(\d{2})$/.exec(text) ?? [];
  return month === undefined ? text : `${year}年${Number(month)}月`;
}

/** The same to be read: days in words, with its unit, and 未填写 where there is nothing. */
export const readable = (field: Field | undefined, value: Value | undefined): string => {
  if (isBlank(value)) return '未填写';
  const text = shownValue(field, value);
  if (field?.type === 'date' || field?.type === 'month') return dated(text);
  return field?.unit && !text.endsWith(field.unit) ? `${text} ${field.unit}` : text;
};

/** Personal data as it stands on the screen until somebody goes into the field. */
export const masked = veiled;

/** What a person should know of how a text is taken: 85000元 as 8.5万元; undefined where it is taken as it stands. */
export function noteOf(field: Field, text: string): string | undefined {
  const read = readText(field, text);
  return read.ok ? read.note : undefined;
}

/** What was typed as the value to be stored: in the field's type where it can be read, else as it stands, to be found fault with. */
export function storedFrom(field: Field, text: string): Value {
  const read = readText(field, text);
  return read.ok ? read.value : text;
}
