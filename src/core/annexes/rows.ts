import { compare, decimalOf } from './decimal.ts';
import { columnsWith } from './extra.ts';
import { type Content, fieldOf, type Row, type TableForm, type Value } from './field.ts';
import { isBlank } from './read.ts';

/** The rows of a table in which anything is filled in; a blank row is a place to type, not a fact. */
export const rowsOf = (content: Content, table: string): readonly Row[] =>
  (content.tables[table] ?? []).filter((row) => Object.values(row.cells).some((cell) => !isBlank(cell)));

export const valueAt = (content: Content, key: string): Value => content.values[key] ?? null;
export const cellAt = (row: Row, column: string): Value => row.cells[column] ?? null;
export const textIn = (value: Value): string => (typeof value === 'string' ? value.trim() : '');

const none = /^(无|没有|暂无|否|[-—–/\s]+)[。.]?$/;

/** Whether the applicant wrote that there is none, which is an answer and no entry. */
export const saysNone = (text: string): boolean => none.test(text.trim());

/** A value as an exact decimal, null where it is blank or no number. */
export const numberIn = (value: Value): string | null => decimalOf(value);

/** The columns in which two versions of a row differ; derived ones are computed, whatever stands in them. */
export const changedColumns = (table: TableForm, was: Row['cells'], is: Row['cells']): string[] =>
  columnsWith(table, was, is).filter(
    (key) => !fieldOf(table.columns, key)?.derived && JSON.stringify(was[key] ?? null) !== JSON.stringify(is[key] ?? null),
  );

/** The readable numbers of a column, in row order. */
export const numbersOf = (rows: readonly Row[], column: string): readonly string[] =>
  rows.map((row) => numberIn(cellAt(row, column))).filter((one): one is string => one !== null);

/** The row of 二、平台运营情况 for a year. */
export const operationOf = (content: Content, year: number): Row | undefined =>
  rowsOf(content, 'operation').find((row) => cellAt(row, 'year') === year);

/** The latest year that 二、平台运营情况 reports; undefined before any is typed. */
export function latestOperation(content: Content): Row | undefined {
  return rowsOf(content, 'operation')
    .filter((row) => typeof cellAt(row, 'year') === 'number')
    .toSorted((a, b) => compare(numberIn(cellAt(b, 'year')) ?? 0, numberIn(cellAt(a, 'year')) ?? 0))[0];
}

export const pathOf = (table: string, row: Row, column: string): string => `${table}/${row.id}/${column}`;
