import type { Edit, SheetRow } from './model.ts';

/** Some cells may be changed and the rest stand as they are; no rows come. */
export type Lock = {
  /** Whether a cell may be changed. */
  readonly cell: (row: string, key: string) => boolean;
  /** Whether a row may be taken out. */
  readonly row: (row: string) => boolean;
  /** Rows in which something may be changed. */
  readonly rows: ReadonlySet<string>;
  /** Why the rest is locked, as a sentence without its full stop. */
  readonly why: string;
};

export type Allowed = { readonly edits: readonly Edit[]; readonly cells: number; readonly rows: number };

/** What of these changes may be done; how many cells and rows are left alone. */
export function allowed(edits: readonly Edit[], lock: Lock | undefined): Allowed {
  if (!lock) return { edits, cells: 0, rows: 0 };
  let [cells, rows] = [0, 0];
  const kept = edits.flatMap((edit): Edit[] => {
    if (!('cells' in edit)) {
      const may = lock.row('insert' in edit ? edit.insert.id : edit.remove);
      if (!may) rows += 1;
      return may ? [edit] : [];
    }
    const free = Object.entries(edit.cells).filter(([key]) => lock.cell(edit.row, key));
    cells += Object.keys(edit.cells).length - free.length;
    return free.length > 0 ? [{ row: edit.row, cells: Object.fromEntries(free) }] : [];
  });
  return { edits: kept, cells, rows };
}

/** What was left alone and why; empty where nothing was. */
export function leftAlone({ cells, rows }: Allowed, lock: Lock | undefined): string {
  const parts = [cells > 0 ? `${cells} 格` : '', rows > 0 ? `${rows} 行` : ''].filter((part) => part !== '');
  return parts.length === 0 ? '' : `${parts.join('、')}已锁定，保持原样：${lock?.why ?? ''}`;
}

export const isLocked = (lock: Lock | undefined, row: SheetRow | undefined, key: string): boolean =>
  lock !== undefined && (row === undefined || !lock.cell(row.id, key));
