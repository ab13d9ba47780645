import type { Field, Row, TableForm } from '../../core/annexes/field.ts';
import { type Change, emptyRow } from './change.ts';
import { storedFrom } from './shown.ts';

/** A block copied from a spreadsheet as rows of cells; a quoted cell may hold tabs, line ends and doubled quotes. Null for plain text. */
export function blockOf(text: string): string[][] | null {
  const plain = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  if (!/[\t\n]/.test(plain)) return null;
  const rows: string[][] = [[]];
  for (const [, quoted, bare = '', end] of plain.matchAll(/(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))(\t|\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replace(/""/g, '"') ?? bare);
    if (end === '\n') rows.push([]);
    if (end === '') break;
  }
  return rows;
}

/** Which columns can be typed into, in paper order. */
export const editable = (table: TableForm): readonly [string, Field][] =>
  Object.entries(table.columns).filter(([, field]) => !field.derived);

/** A pasted block as changes: over the rows from `from.row` on, new rows below; what does not fit at the right is left out. */
export function pasted(
  table: TableForm,
  rows: readonly Row[],
  paste: { block: readonly string[][]; row: number; column: string },
): Change[] {
  const columns = editable(table);
  const first = columns.findIndex(([key]) => key === paste.column);
  return paste.block.map((line, i) => {
    const cells = Object.fromEntries(
      line.flatMap((text, j) => {
        const [key, field] = columns[first + j] ?? [];
        return key === undefined || field === undefined ? [] : [[key, storedFrom(field, text)]];
      }),
    );
    const row = rows[paste.row + i] ?? emptyRow();
    return { table: table.key, add: { ...row, cells: { ...row.cells, ...cells } } };
  });
}
