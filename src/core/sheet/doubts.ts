import { type Grid, isBlankCell, letterOf, shownText } from './grid.ts';
import { type Column, type Header, isSerial, placeOf } from './header.ts';
import type { ReadRow, SheetFault, Skipped } from './intake.ts';

// What makes one doubt that all the rows of a sheet belong to one list.

const doubt = (grid: Grid, at: number, { rule, value, message }: { rule: string; value: string; message: string }): SheetFault => ({
  ...{ sheet: grid.name, row: at + 1, column: '', value, rule, message },
});

/** The header of some other table, with its own 序号 under the list's: what follows is no more of the list. */
export function otherTable(grid: Grid, at: number, { serial }: Header): SheetFault | null {
  const row = grid.rows[at] ?? [];
  const filled = row.filter((raw) => !isBlankCell(raw)).map(shownText);
  const heads = filled.every((text) => text.length <= 20 && !/\d/.test(text));
  if (serial === null || filled.length < 3 || !heads || !isSerial({ at: serial, parts: [shownText(row[serial])] })) return null;
  const value = filled.slice(0, 6).join('、');
  const message = `从这一行起是另一张表（表头“${value}”），没有读取。要导入的，请另存为一个工作表`;
  return doubt(grid, at, { rule: '另一张表', value, message });
}

/** Titles that name a year and are followed by the header once more: a list of another year below the first. */
export function otherYears(grid: Grid, skipped: readonly Skipped[]): SheetFault[] {
  return skipped.flatMap(({ why, row }, i) => {
    const title = skipped[i - 1];
    if (why !== '重复的表头' || title?.row !== row - 1) return [];
    const value = grid.rows[title.row - 1]?.map(shownText).find((text) => text !== '') ?? '';
    if (!/(20|二[〇○零])\S{2}\s*年/.test(value)) return [];
    const message = `“${value.slice(0, 40)}”以下另有表头，各行也读入了；不是同一年度的，请删去后重新导入`;
    return [doubt(grid, title.row - 1, { rule: '另一份名单', value, message })];
  });
}

/** Rows that a person may not know of: a filter or a hand has hidden them. */
export function hiddenRows(grid: Grid, rows: readonly ReadRow[]): SheetFault[] {
  const hidden = rows.filter(({ row }) => grid.hiddenRows?.has(row - 1));
  const [first] = hidden;
  if (!first) return [];
  const places = `第${hidden
    .slice(0, 10)
    .map(({ row }) => row)
    .join('、')}行${hidden.length > 10 ? '等' : ''}`;
  const message = `有 ${hidden.length} 行在表中是隐藏的（${places}），也读入了，请核对`;
  return [doubt(grid, first.row - 1, { rule: '隐藏行', value: '', message })];
}

/** Columns that were read although the sheet does not show them, no other being headed so. */
export const hiddenColumns = (grid: Grid, columns: readonly Column[], row: number): SheetFault[] =>
  columns
    .filter(({ at }) => grid.hiddenColumns?.has(at))
    .map((column) => ({
      ...doubt(grid, row, {
        rule: '隐藏的列',
        value: column.label,
        message: `${letterOf(column.at)}列“${column.label}”在表中是隐藏的，也读入了，请核对`,
      }),
      column: placeOf(column),
    }));
