import type { Content, Row, Value } from '../../core/annexes/field.ts';
import { entryAt } from '../../core/list/entry-at.ts';

/** One thing that a person did to a form. `path` is `key`, or `table/rowId/column`; `at` the index among the rows, the end by default. */
export type Change =
  | { readonly path: string; readonly value: Value }
  | { readonly table: string; readonly add: Row; readonly at?: number }
  | { readonly table: string; readonly remove: string };
export type Report = (...changes: Change[]) => void;

/** The path that is stored and versioned as one: `key`, or `table/rowId`. */
export function unitOf(change: Change): string {
  if ('path' in change) return change.path.split('/').slice(0, 2).join('/');
  return `${change.table}/${'add' in change ? change.add.id : change.remove}`;
}

/** The form after these changes, in their order; a change of a row that is gone changes nothing. Tables that nothing touched stay the same objects. */
export function changed(content: Content, ...changes: readonly Change[]): Content {
  const values: Record<string, Value> = { ...content.values };
  const tables = new Map<string, TableDraft>();
  const draft = (key: string): TableDraft => {
    const known = tables.get(key) ?? new TableDraft(content.tables[key] ?? []);
    tables.set(key, known);
    return known;
  };
  for (const change of changes) {
    if ('add' in change) draft(change.table).put(change.add, change.at);
    else if ('remove' in change) draft(change.table).remove(change.remove);
    else if (change.path.includes('/')) putCell(draft(change.path.slice(0, change.path.indexOf('/'))), change);
    else values[change.path] = change.value;
  }
  return { values, tables: { ...content.tables, ...Object.fromEntries([...tables].map(([key, one]) => [key, one.rows])) } };
}

function putCell(table: TableDraft, { path, value }: { path: string; value: Value }): void {
  const [, rowId = '', column = ''] = path.split('/');
  const row = table.row(rowId);
  if (row) table.put({ ...row, cells: { ...row.cells, [column]: value } });
}

/** Rows being changed many at a time: a paste of 1 600 rows must not search 1 600 rows for each. */
class TableDraft {
  rows: Row[];
  private index: Map<string, number> | null = null;

  constructor(rows: readonly Row[]) {
    this.rows = [...rows];
  }

  row(id: string): Row | undefined {
    return this.rows[this.at(id)];
  }

  /** In place where the row is known; else at `at`, or at the end. */
  put(row: Row, at?: number): void {
    const known = this.at(row.id);
    if (known >= 0) this.rows[known] = row;
    else if (at === undefined || at >= this.rows.length) this.index?.set(row.id, this.rows.push(row) - 1);
    else {
      this.rows.splice(at, 0, row);
      this.index = null;
    }
  }

  remove(id: string): void {
    const known = this.at(id);
    if (known < 0) return;
    this.rows.splice(known, 1);
    this.index = null;
  }

  private at(id: string): number {
    this.index ??= new Map(this.rows.map((row, i) => [row.id, i]));
    return this.index.get(id) ?? -1;
  }
}

/** A new id for a row: UUID version 7, so that rows sort as they were added. */
export function newRowId(now: number, random: Uint8Array): string {
  const bytes = Uint8Array.from({ length: 16 }, (_, i) => (i < 6 ? Math.floor(now / 2 ** (8 * (5 - i))) % 256 : (random[i] ?? 0)));
  bytes[6] = (entryAt(bytes, 6) & 0x0f) | 0x70;
  bytes[8] = (entryAt(bytes, 8) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** An empty row with a fresh id. */
export const emptyRow = (cells: Row['cells'] = {}): Row => ({
  id: newRowId(Date.now(), crypto.getRandomValues(new Uint8Array(16))),
  cells,
});
