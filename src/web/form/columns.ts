import type { Field, TableForm } from '../../core/annexes/field.ts';
import { isBlank, readText } from '../../core/annexes/read.ts';
import type { Cell, ReadCell, SheetColumn, ShowCell } from '../ui/sheet/model.ts';
import { shownValue } from './shown.ts';

const figures: readonly Field['type'][] = ['integer', 'decimal', 'money', 'percent', 'year'];
const widths: Partial<Record<Field['type'], number>> = {
  mobile: 116,
  phone: 128,
  date: 104,
  month: 92,
  year: 76,
  idNumber: 172,
  creditCode: 176,
  choice: 120,
  percent: 80,
  integer: 64,
  decimal: 80,
  money: 96,
};

/** What a column shows and how it is typed into; 满意 and 不满意 are two ticks over one value, as on paper. */
export function columnsOf(table: TableForm): readonly SheetColumn[] {
  const entries = Object.entries(table.columns);
  const grows = growing(entries);
  return entries.flatMap(([key, field]): SheetColumn[] => {
    const title = field.derived ? `由 ${field.derived} 得出` : (field.hint ?? field.beside);
    if (field.type === 'satisfaction')
      return [true, false].map((value) => ({ key, label: value ? '满意' : '不满意', width: 64, tick: { value, group: field.label } }));
    return [
      {
        key,
        label: field.label,
        ...(field.unit && !field.label.includes(field.unit) ? { unit: field.unit } : {}),
        width: widthOf(field, entries[0]?.[0] === key),
        ...(grows === key ? { grow: true } : {}),
        ...(figures.includes(field.type) ? { figure: true } : {}),
        ...(field.derived ? { fixed: true } : {}),
        ...(title ? { title } : {}),
        ...optionsOf(field),
      },
    ];
  });
}

/** The column that takes the rest of the width: the longest text, but not the first, which stays in view; none where all are figures. */
function growing(entries: readonly (readonly [string, Field])[]): string | undefined {
  const texts = entries.filter(([, field]) => field.type === 'text' || field.type === 'longText');
  const rest = texts.length > 1 ? texts.slice(1) : texts;
  const longest = rest.toSorted(([, a], [, b]) => (b.maxLength ?? 200) - (a.maxLength ?? 200))[0];
  return longest?.[0];
}

function widthOf(field: Field, first: boolean): number {
  if (field.type !== 'text' && field.type !== 'longText') return Math.max(widths[field.type] ?? 104, labelWidth(field));
  const most = field.maxLength ?? 200;
  if (first) return most <= 50 ? 88 : 232;
  return Math.max(most <= 50 ? 84 : most <= 100 ? 104 : 140, labelWidth(field));
}

/** So that the head is read in full: up to six characters on a line, else on two, its unit below; 13 px a character, and the padding. */
function labelWidth({ label, unit }: Field): number {
  const line = label.length <= 6 ? label.length : Math.ceil(label.length / 2);
  return Math.max(line, unit && !label.includes(unit) ? unit.length + 2 : 0) * 13 + 18;
}

function optionsOf(field: Field): { options?: readonly string[] } {
  if (field.type === 'yesNo') return { options: ['是', '否'] };
  return field.type === 'choice' && field.options ? { options: field.options.map((one) => field.optionLabels?.[one] ?? one) } : {};
}

/** How this table's cells are read and shown: the core's reading, the form's labels. */
export function wordsOf(table: TableForm): { read: ReadCell; show: ShowCell } {
  return {
    read: (key, text) => {
      const field = table.columns[key];
      if (!field) return { value: text };
      const found = readText(field, text);
      if (found.ok) return found.note ? { value: found.value, note: found.note } : { value: found.value };
      return { text, fault: found.message };
    },
    show: (key, value: Cell) => {
      const field = table.columns[key];
      return isBlank(value) ? (field?.derived ? '–' : '') : shownValue(field, value);
    },
  };
}
