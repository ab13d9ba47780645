import type { ExtraField } from '../scheme/edition/edition.ts';
import type { Field, FieldType, Row, Section, TableForm } from './field.ts';

/** 附加信息表: what an edition asks for beside the official forms. */
export const EXTRA_TITLE = '附加信息表';
/** The most that one edition may ask for so: fields of the sheet, columns of one table, options of a choice. */
export const MOST_EXTRA = { fields: 30, columns: 6, options: 50 } as const;

/** As the key of an extra field is written: xPatents, x12. No field of the official forms begins so, nor does anything that every object has. */
export const extraKey = /^x[A-Z0-9][A-Za-z0-9]{0,38}$/;
export const isExtra = (key: string): boolean => extraKey.test(key);
/**
 * The key of a new field, from four random bytes. An answer is carried into the next application by its key, from whichever measure it was asked by: one that
 * is counted up would stand for two questions, once a field was dropped or another office began to count.
 */
export const newExtraKey = (random: Uint8Array): string =>
  `x${[...random].map((byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join('')}`;

/** The section that they are filled in by; which fields it has is the edition's to say. */
export const extraSection: Section = { key: 'extra', label: EXTRA_TITLE, annex: 2, fields: {}, tables: [] };

const types: Readonly<Record<Exclude<ExtraField['kind'], 'text'>, FieldType>> = {
  number: 'decimal',
  date: 'date',
  choice: 'choice',
  yesNo: 'yesNo',
};
/** A text that may be longer than this is written in a box of several lines. */
const ONE_LINE = 200;

/** The extra field as the form, the check, the sheet and the paper read it. */
export function extraFieldFrom({ kind, label, unit, options, required, longest, atLeast, atMost, hint, because }: ExtraField): Field {
  return {
    label,
    type: kind === 'text' ? ((longest ?? 0) > ONE_LINE ? 'longText' : 'text') : types[kind],
    ...(kind === 'text' ? { maxLength: longest ?? ONE_LINE } : {}),
    ...(kind === 'date' ? { mayBeAhead: true as const } : {}),
    ...(unit === undefined ? {} : { unit }),
    ...(options === undefined ? {} : { options }),
    ...(required ? { required } : {}),
    ...(atLeast === undefined ? {} : { least: atLeast, ...(atLeast < 0 ? { signed: true as const } : {}) }),
    ...(atMost === undefined ? {} : { most: atMost }),
    ...(hint === undefined ? {} : { hint }),
    beside: because,
  };
}

/** The keys of a table's columns with those beside the official ones that any of these rows has. */
export const columnsWith = (table: Pick<TableForm, 'columns'> | undefined, ...rows: readonly (Row['cells'] | null)[]): string[] => [
  ...new Set([...Object.keys(table?.columns ?? {}), ...rows.flatMap((cells) => Object.keys(cells ?? {}).filter(isExtra))]),
];
