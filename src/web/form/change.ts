import type { Content, Row, Value } from '../../core/annexes/field.ts';

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
