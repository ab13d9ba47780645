import type { Field, TableForm, Value } from '../../core/annexes/field.ts';
import { isBlank, readText } from '../../core/annexes/read.ts';
import type { Cell, ReadCell, SheetColumn, ShowCell } from '../ui/sheet/model.ts';
import { shownValue } from './shown.ts';

const figures: readonly Field['type'][] = ['integer', 'decimal', 'money', 'percent', 'year'];
const widths: Partial<Record<Field['type'], number>> = {
  mobile: 116,
  phone: 128,
  date: 108,
  month: 92,
  year: 76,
  idNumber: 172,
  creditCode: 176,
  choice: 116,
  percent: 104,
  integer: 92,
  decimal: 104,
  money: 108,
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
        label: field.unit && !field.label.includes(field.unit) ? `${field.label}（${field.unit}）` : field.label,
        width: widthOf(key, field, entries[0]?.[0] === key),
        ...(grows === key ? { grow: true } : {}),
        ...(figures.includes(field.type) ? { figure: true } : {}),
        ...(field.derived ? { fixed: true } : {}),
        ...(title ? { title } : {}),
        ...optionsOf(field),
      },
    ];
  });
}

/** The column that takes the rest of the width: the longest text, but not the first, which stays in view. */
function growing(entries: readonly (readonly [string, Field])[]): string | undefined {
  const texts = entries.filter(([, field]) => field.type === 'text' || field.type === 'longText');
  const rest = texts.length > 1 ? texts.slice(1) : texts;
  const longest = rest.toSorted(([, a], [, b]) => (b.maxLength ?? 200) - (a.maxLength ?? 200))[0];
  return longest?.[0] ?? entries[0]?.[0];
}

function widthOf(key: string, field: Field, first: boolean): number {
  if (field.type !== 'text' && field.type !== 'longText') return Math.max(widths[field.type] ?? 104, labelWidth(field));
  const most = field.maxLength ?? 200;
  if (first) return most <= 50 ? 88 : 200;
  return most <= 50 ? Math.max(84, labelWidth(field)) : key === 'note' ? 120 : 140;
}

/** So that the head is read in full: 13 px a character, the padding, the unit in brackets. */
const labelWidth = (field: Field): number => [...`${field.label}${field.unit ? `（${field.unit}）` : ''}`].length * 13 + 18;

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
      return found.ok ? { value: found.value } : { text, fault: found.message };
    },
    show: (key, value: Cell) => {
      const field = table.columns[key];
      return isBlank(value as Value) ? (field?.derived ? '–' : '') : shownValue(field, value as Value);
    },
  };
}
