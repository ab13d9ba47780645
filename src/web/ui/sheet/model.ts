/** What a cell holds: a value as it is stored, or text that could not be read as one. */
export type Cell = string | number | boolean | readonly string[] | null;
export type SheetRow = { readonly id: string; readonly cells: Readonly<Record<string, Cell>> };

export type SheetColumn = {
  /** The cell's key in a row. Several columns with `tick` may share one. */
  readonly key: string;
  readonly label: string;
  /** Behind the label, in brackets. */
  readonly unit?: string;
  /** At the normal text size, in px; the least width of a column that grows. */
  readonly width: number;
  /** Takes what is left of the width. */
  readonly grow?: boolean;
  /** A figure: to the right, and a number where it is pasted. */
  readonly figure?: boolean;
  /** Shown and never typed. */
  readonly fixed?: boolean;
  readonly title?: string;
  /** What may be chosen, as shown; anything else is kept as typed and has a fault. */
  readonly options?: readonly string[];
  /** A tick for one value of the key, among others of the same group. */
  readonly tick?: { readonly value: Cell; readonly group: string };
};

/** One change of the rows. `at` is an index among all rows. */
export type Edit =
  | { readonly row: string; readonly cells: Readonly<Record<string, Cell>> }
  | { readonly insert: SheetRow; readonly at: number }
  | { readonly remove: string };

/** How a typed text is taken: as a value, with what was done to it where it says another figure than was typed, or kept as it stands with what is wrong with it in words. */
export type ReadCell = (
  key: string,
  text: string,
) => { readonly value: Cell; readonly note?: string } | { readonly text: string; readonly fault: string };
export type ShowCell = (key: string, value: Cell) => string;

/** What undoes these changes of these rows: rows that came go, cells get back what they held, rows that went come back where they were. */
export function inverseOf(rows: readonly SheetRow[], edits: readonly Edit[]): readonly Edit[] {
  const index = new Map(rows.map((row, at) => [row.id, at]));
  const gone: Edit[] = [];
  const cells: Edit[] = [];
  const back: { insert: SheetRow; at: number }[] = [];
  for (const edit of edits) {
    if ('insert' in edit) gone.push({ remove: edit.insert.id });
    else if ('remove' in edit) {
      const at = index.get(edit.remove) ?? -1;
      const row = rows[at];
      if (row) back.push({ insert: row, at });
    } else {
      const held = rows[index.get(edit.row) ?? -1]?.cells;
      if (held) cells.push({ row: edit.row, cells: Object.fromEntries(Object.keys(edit.cells).map((key) => [key, held[key] ?? null])) });
    }
  }
  return [...gone, ...cells, ...back.sort((a, b) => a.at - b.at)];
}

const same = (a: Cell | undefined, b: Cell | undefined): boolean =>
  (a ?? null) === (b ?? null) || (Array.isArray(a) && Array.isArray(b) && a.join('\u0000') === b.join('\u0000'));

/** Only the cells that differ from what the row holds; null where none does. */
export function differing(row: SheetRow, cells: Readonly<Record<string, Cell>>): Readonly<Record<string, Cell>> | null {
  const changed = Object.entries(cells).filter(([key, value]) => !same(row.cells[key], value));
  return changed.length > 0 ? Object.fromEntries(changed) : null;
}

export const isEmptyCell = (value: Cell | undefined): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);
