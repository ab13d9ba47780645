import type { Content, Row, Value } from '../../core/annexes/field.ts';
import { changed } from './change.ts';

type Cells = Row['cells'];
export const isCells = (value: unknown): value is Cells => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether two stored values are the same, whatever the order of a row's cells; a missing cell and a null one are. */
export function same(left: unknown, right: unknown): boolean {
  if (left === right || (left ?? null) === (right ?? null)) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  const [a, b] = [left as Record<string, unknown>, right as Record<string, unknown>];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => same(a[key], b[key]));
}

/**
 * What two people made of the row that stood before: a cell that one of them changed is as that one wants it; where both changed it differently it is
 * mine, and among the clashes.
 */
export function mergedRow({ before, mine, theirs }: Readonly<Record<'before' | 'mine' | 'theirs', Cells>>): {
  cells: Cells;
  clashes: string[];
} {
  const keys = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])];
  const kept = keys.filter((key) => !same(mine[key], before[key]) && !same(mine[key], theirs[key]));
  const mineOver = Object.fromEntries(kept.map((key) => [key, mine[key] ?? null]));
  return { cells: { ...theirs, ...mineOver }, clashes: kept.filter((key) => !same(theirs[key], before[key])) };
}

/** `key` and `table/rowId` are stored as one; a cell's path goes with its row. */
export const unitAt = (path: string): string => path.split('/').slice(0, 2).join('/');
export const columnAt = (path: string): string | undefined => path.split('/')[2];

/** The value, row or cell at a path; undefined where there is none. */
export function valueAt(content: Content, path: string): unknown {
  const [head = '', rowId, column] = path.split('/');
  if (rowId === undefined) return content.values[head];
  const cells = content.tables[head]?.find((row) => row.id === rowId)?.cells;
  return column === undefined ? cells : cells?.[column];
}

/** The form with what stands elsewhere put in its place; null takes a row out. */
export function placed(content: Content, path: string, value: unknown): Content {
  const [table = '', rowId, column] = path.split('/');
  if (rowId === undefined || column !== undefined) return changed(content, { path, value: (value ?? null) as Value });
  if (value === null) return changed(content, { table, remove: rowId });
  const at = content.tables[table]?.findIndex((row) => row.id === rowId) ?? -1;
  return changed(content, { table, add: { id: rowId, cells: value as Cells }, ...(at < 0 ? {} : { at }) });
}
