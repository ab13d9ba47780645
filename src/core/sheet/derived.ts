import { divide, trimmed } from '../annexes/decimal.ts';
import type { Field, TableForm, Value } from '../annexes/field.ts';
import { isBlank, readText } from '../annexes/read.ts';
import { readCell } from './cell.ts';
import { isBlankCell, type Raw, shownText } from './grid.ts';
import { type Header, headingKey } from './header.ts';
import { secondIn } from './persons.ts';

/** A column of the list that the form has no place for, and the field that follows from it. */
export type Source = { readonly key: string; readonly field: Field; readonly at: number; readonly label: string };

/** 出生年月 for 年龄, 入职时间 for 工作年限, 专业 for 毕业院校及专业: where the list has no column of the official name, or one that lacks half. */
export function sourcesOf({ columns, others }: Header, table: TableForm): Source[] {
  return Object.entries(table.columns).flatMap(([key, field]): Source[] => {
    const { from } = field;
    if (!from || (from.how !== 'joined' && columns.some((one) => one.key === key))) return [];
    const among = from.how === 'second' ? columns : others;
    const found = from.headings.map((heading) => among.find(({ label }) => lastOf(label) === headingKey(heading))).find(Boolean);
    return found ? [{ key, field, at: found.at, label: found.label }] : [];
  });
}

/** 学历情况/专业 is 专业. */
const lastOf = (label: string): string => headingKey(label.split('/').at(-1) ?? '');

export type Following = { readonly value: Value; readonly note?: string; readonly fault?: string };
type Asked = { readonly value: Value; readonly raw: Raw | undefined; readonly asOf: string | undefined; readonly epoch1904: boolean };

/** What follows for a field from the source's cell; null where nothing does. `value`: what the official column said, if there is one. */
export function following({ field, label }: Source, asked: Asked): Following | null {
  if (isBlankCell(asked.raw)) return null;
  if (field.from?.how === 'joined') return joined(asked.value, shownText(asked.raw));
  if (field.from?.how === 'second') return { value: secondIn(asked.raw) };
  const day = dayIn(asked.raw, asked.epoch1904);
  if (asked.asOf === undefined) return null;
  if (day === null) return { value: null, fault: `“${label}”“${shownText(asked.raw).slice(0, 30)}”不是日期，得不出${field.label}` };
  return counted(field, { day, asOf: asked.asOf, said: `“${label}”${day}` });
}

/** A date in the column of the figure itself: 年龄 1988.5, 工作年限 2015年起. Null where it is none. */
export function datedFigure(field: Field, raw: Raw, { asOf, epoch1904 }: Pick<Asked, 'asOf' | 'epoch1904'>): Following | null {
  if (!field.from || field.from.how === 'joined' || field.from.how === 'second' || asOf === undefined) return null;
  const text = shownText(raw).replace(/(年)?(起|至今|开始|以来|入职)$/, '$1');
  if (!/^[12]\d{3}|^[一二]\S{3}年/.test(text)) return null;
  const day = dayIn(text, epoch1904);
  return day === null ? null : counted(field, { day, asOf, said: `填的是日期${day}` });
}

const dayField: Field = { label: '日期', type: 'month' };
function dayIn(raw: Raw | undefined, epoch1904: boolean): string | null {
  const { value, faults } = readCell(dayField, raw ?? null, { epoch1904, inYuan: false });
  return typeof value === 'string' && faults.length === 0 ? value : null;
}

function joined(value: Value, major: string): Following | null {
  const school = isBlank(value) ? '' : String(value);
  if (school.replace(/\s/g, '').includes(major.replace(/\s/g, ''))) return null;
  return { value: school === '' ? major : `${school} ${major}` };
}

type Span = { readonly day: string; readonly asOf: string; readonly said: string };

/** Years from a day to the day of filling: whole for an age, to one decimal for years of work; a day in the future is none. */
function counted(field: Field, { day, asOf, said }: Span): Following {
  const months = monthsBetween(day, asOf);
  const most = field.from?.how === 'age' ? 120 : 80;
  if (months < 0 || months > most * 12) return { value: null, fault: `${said}得不出${field.label}，请核对` };
  const text = field.from?.how === 'age' ? String(Math.floor(months / 12)) : trimmed(divide(months, 12, { places: 1 }) ?? '0');
  const read = readText(field, text);
  return { value: read.ok ? read.value : null, note: `${field.label}按${said}计至填报日${asOf}，为${text}${field.unit ?? '岁'}，请核对` };
}

/** Whole months; of a date known to the year or month only, as if it were the first of it. */
function monthsBetween(day: string, asOf: string): number {
  const [y = 0, m = 1, d = 1] = day.split('-').map(Number);
  const [year = 0, month = 1, date = 1] = asOf.split('-').map(Number);
  return (year - y) * 12 + (month - m) - (date < d ? 1 : 0);
}
