import { columnOf, type Grid, type Raw } from './grid.ts';
import type { Header } from './header.ts';
import type { Intake } from './intake.ts';

/** Heads the column that marking adds. What stands in it is ours, and is not read when the file comes back. */
export const MARKS_HEADING = '问题（导入核对标注）';

/** What is wrong, at indices from 0: at cells by "row,column", and at whole rows. */
export type Marks = {
  readonly sheet: string;
  readonly headingRow: number;
  /** The first column right of all that are read, though a sheet without a header may leave some of them blank. */
  readonly beyond: number;
  readonly cells: ReadonlyMap<string, readonly string[]>;
  readonly rows: ReadonlyMap<number, readonly string[]>;
};

/** Where each fault and each row that was not taken stands in the sheet. What is no cell's fault (a column that is lacking) stands in the heading's row. */
export function marksOf({ sheet, faults, notes, skipped }: Extract<Intake, { kind: 'read' }>, header: Header): Marks {
  const cells = new Map<string, string[]>();
  const rows = new Map<number, string[]>();
  const add = <K>(to: Map<K, string[]>, key: K, text: string): void => void to.set(key, [...(to.get(key) ?? []), text]);
  // A list without a header has its first row here: what is said of it is the heading's comment.
  const headingRow = Math.max(0, header.row + header.rows - 1);
  for (const { sheet: at, row, column, message } of faults) {
    const letters = /^([A-Z]{1,3}) /.exec(column)?.[1];
    const here = at === sheet;
    if (here && letters) add(cells, `${row - 1},${columnOf(letters)}`, message);
    add(rows, here ? row - 1 : headingRow, here && letters ? `${column}：${message}` : message);
  }
  for (const { row, column, message } of notes) add(rows, row - 1, `提示 ${column}：${message}`);
  for (const { row, why } of skipped) if (why.startsWith('没有')) add(rows, row - 1, why);
  return { sheet, headingRow, beyond: Math.max(...header.columns.map(({ at }) => at)) + 1, cells, rows };
}

/** Rows in which the marks' heading may stand. */
const WITHIN = 100;

/** The column under the marks' heading in a sheet that was marked before; -1 where there is none. */
export function marksColumn(rows: readonly (readonly unknown[] | undefined)[]): number {
  for (const row of rows.slice(0, WITHIN)) {
    const at = row?.indexOf(MARKS_HEADING) ?? -1;
    if (at >= 0) return at;
  }
  return -1;
}

/** The sheet as if it had never been marked. */
export function withoutMarks(grid: Grid): Grid {
  const column = marksColumn(grid.rows);
  if (column < 0) return grid;
  const rows = Array.from(grid.rows, (row = []): readonly Raw[] =>
    row.length > column ? row.map((raw, i) => (i === column ? null : raw)) : row,
  );
  return { ...grid, rows };
}
