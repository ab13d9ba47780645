import { entryAt } from '../core/list/entry-at.ts';
import type { Grid, Merge } from '../core/sheet/grid.ts';
import { MOST_COLUMNS, MOST_ROWS, refusal } from '../core/sheet/limits.ts';
import type { Entry } from '../core/sheet/package.ts';
import { type Called, eventsGrid } from './docx-events.ts';
import { attributeOf, shownBy, type Token, tokensOf } from './docx-shown.ts';
import { unpack } from './unzip.ts';

/** A table of a document as it grows: its rows, the cell in hand, and the columns where a cell hangs over from the row above. */
type Table = { rows: string[][]; merges: Merge[]; hanging: Map<number, Merge>; column: number; cell: Cell | null };
/** `beside`: an old way to merge, by which a cell goes on from the one at its left. */
type Cell = { text: string; span: number; merge: 'begins' | 'goes on' | null; beside: boolean };

/**
 * The tables of a Word document as grids: an official annex that was filled in is read back. Cells over several columns or rows are
 * merges, paragraphs are lines; only what the page shows is read.
 */
export const docxGrids = (bytes: Buffer, entry: Entry): Grid[] => docxContent(bytes, entry).grids;

/** The same with what stands outside the tables, a line a paragraph. */
export function docxContent(bytes: Buffer, entry: Entry, functions?: readonly Called[]): { grids: Grid[]; outside: string } {
  const xml = Buffer.from(unpack(bytes, [entry], () => null).get(entry.name) ?? []).toString('utf8');
  const { tables, outside } = contentOf(xml);
  if (tables.length === 0) throw refusal('这个 Word 文件里没有表格。请选择填好的附件，或把名单复制到 Excel 表格里保存后再导入。');
  const grids = tables.map(({ rows, merges }, i) => ({
    name: tables.length === 1 ? '文档中的表格' : `文档中的第${i + 1}张表格`,
    hidden: false,
    rows,
    merges,
    epoch1904: false,
    cutOff: rows.length > MOST_ROWS + 100,
  }));
  const events = eventsGrid(grids, outside, functions);
  return { grids: events ? [...grids, events] : grids, outside };
}

/** More of what stands outside tables is not looked at. */
const MOST_OUTSIDE = 2_000_000;

function contentOf(xml: string): { tables: Table[]; outside: string } {
  let outside = '';
  const done: Table[] = [];
  const open: Table[] = [];
  const shown = shownBy();
  for (const one of tokensOf(xml)) {
    const text = shown(one);
    if (text === null) continue;
    if (open.length === 0 && outside.length < MOST_OUTSIDE) outside += text;
    // Text of a table within a cell belongs to that cell too; its rows and cells do not.
    for (const { cell } of open) if (cell) cell.text += text;
    if (one.tag === 'tbl' && !one.closing) {
      open.push({ rows: [], merges: [], hanging: new Map(), column: 0, cell: null });
      if (done.length + open.length > 200) throw refusal('Word 文件里的表格太多，无法读取。请只保留要导入的一张表，另存后再导入。');
    } else if (one.tag === 'tbl') done.push(...[open.pop()].filter((table) => table !== undefined));
    else step(open.at(-1), one);
  }
  return { tables: [...done, ...open].filter((one) => one.rows.length > 0), outside };
}

function step(table: Table | undefined, { tag, closing, attributes }: Token): void {
  if (!table) return;
  const { cell } = table;
  if (tag === 'tr' && !closing) beginRow(table);
  else if (tag === 'gridBefore' && !closing) table.column += spanOf(attributes);
  else if (tag === 'tc') {
    if (!closing) table.cell = { text: '', span: 1, merge: null, beside: false };
    if (closing || attributes.endsWith('/')) endCell(table);
  } else if (!cell || closing) return;
  else if (tag === 'gridSpan') cell.span = spanOf(attributes);
  else if (tag === 'vMerge') cell.merge = attributeOf(attributes, 'val') === 'restart' ? 'begins' : 'goes on';
  else if (tag === 'hMerge') cell.beside = attributeOf(attributes, 'val') !== 'restart';
}

const spanOf = (attributes: string): number =>
  Math.min(MOST_COLUMNS, Math.max(1, Number.parseInt(attributeOf(attributes, 'val'), 10) || 1));

function beginRow(table: Table): void {
  if (table.rows.length <= MOST_ROWS + 100) table.rows.push([]);
  table.column = 0;
}

function endCell(table: Table): void {
  const { cell, column } = table;
  const row = table.rows.at(-1);
  table.cell = null;
  if (!cell || !row || column > MOST_COLUMNS) return;
  const at = { row: table.rows.length - 1, column };
  table.column += cell.span;
  if (cell.beside) {
    goOn(table, at);
    return;
  }
  if (cell.merge === 'goes on') {
    const above = table.hanging.get(column);
    if (above) (above as { endRow: number }).endRow = at.row;
    return;
  }
  while (row.length < column) row.push('');
  row[column] = cell.text.replace(/\n+$/, '');
  table.hanging.delete(column);
  if (cell.merge === null && cell.span === 1) return;
  const merge: Merge = { startRow: at.row, startCol: column, endRow: at.row, endCol: column + cell.span - 1 };
  table.merges.push(merge);
  if (cell.merge === 'begins') table.hanging.set(column, merge);
}

/** The cell at the left takes in this one. */
function goOn({ merges }: Table, { row, column }: { row: number; column: number }): void {
  const left = merges.findIndex((one) => one.startRow === row && one.endCol === column - 1);
  const wider: Merge = {
    startRow: row,
    startCol: left < 0 ? Math.max(0, column - 1) : entryAt(merges, left).startCol,
    endRow: row,
    endCol: column,
  };
  if (left < 0) merges.push(wider);
  else merges[left] = wider;
}
