import type { Content, Value } from '../../core/annexes/field.ts';
import { functionsOf } from '../../core/scheme/functions.ts';
import type { Titled } from '../titled.ts';

/** A value as plain text; nothing where nothing is filled in. */
export function textOf(value: Value | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  return typeof value === 'object' ? value.join('、') : String(value);
}

/** Service functions, given as keys or as words, as they are printed: 技术创新、人才培训; by the names that the paper's measure gives them. */
export function functionNames(functions: string | readonly string[], called: Titled['functions']): string {
  return functionsOf(typeof functions === 'string' ? [functions] : functions, called);
}

/** The cells of a table's row, read as text. */
export type RowReader = { text(column: string): string; value(column: string): Value; id: string };

export type Reader = {
  value(key: string): Value;
  text(key: string): string;
  /** A computed figure; where the caller gave none, what the content holds. */
  derived(path: string): string;
  rows(table: string): RowReader[];
};

/** Reads filled-in content for printing; `derived` holds the computed figures by `key` or `table/rowId/column`. */
export function reader(content: Content, derived: Readonly<Record<string, string>> = {}): Reader {
  const value = (key: string): Value => content.values[key] ?? null;
  return {
    value,
    text: (key) => textOf(value(key)),
    derived: (path) => derived[path] ?? textOf(value(path)),
    rows: (table) =>
      (content.tables[table] ?? []).map((row) => ({
        id: row.id,
        value: (column) => row.cells[column] ?? null,
        text: (column) => textOf(row.cells[column]),
      })),
  };
}
