import type { Grid, Merge } from '../core/sheet/grid.ts';
import { unescaped } from '../core/sheet/html.ts';
import { MOST_COLUMNS, MOST_ROWS, refusal } from '../core/sheet/limits.ts';
import type { Entry } from '../core/sheet/package.ts';
import { unpack } from './unzip.ts';

/** A table of a document as it grows: its rows, the cell in hand, and the columns where a cell hangs over from the row above. */
type Table = { rows: string[][]; merges: Merge[]; hanging: Map<number, Merge>; column: number; cell: Cell | null };
type Cell = { text: string; span: number; merge: 'begins' | 'goes on' | null };

const token = /<(\/?)w:(tbl|tr|tc|gridSpan|vMerge|gridBefore|t|br|tab|p|sym|delText|instrText)(?=[\s/>])([^<>]*)>([^<]*)/g;

/**
 * The tables of a Word document as grids: an official annex that was filled in is read back. Cells over several columns or rows are
 * merges, paragraphs are lines; field codes and deleted text of tracked changes are left out.
 */
export function docxGrids(bytes: Buffer, entry: Entry): Grid[] {
  const xml = Buffer.from(unpack(bytes, [entry], () => null).get(entry.name) ?? []).toString('utf8');
  const tables = tablesOf(xml);
  if (tables.length === 0) throw refusal('这个 Word 文件里没有表格。请选择填好的附件，或把名单复制到 Excel 表格里保存后再导入。');
  return tables.map(({ rows, merges }, i) => ({
    name: tables.length === 1 ? '文档中的表格' : `文档中的第${i + 1}张表格`,
    hidden: false,
    rows,
    merges,
    epoch1904: false,
    cutOff: rows.length > MOST_ROWS + 100,
  }));
}

function tablesOf(xml: string): Table[] {
  const done: Table[] = [];
  const open: Table[] = [];
  for (const [, slash, tag = '', attributes = '', text = ''] of xml.matchAll(token)) {
    const closing = slash === '/';
    if (tag === 'tbl' && !closing) {
      open.push({ rows: [], merges: [], hanging: new Map(), column: 0, cell: null });
      if (done.length + open.length > 200) throw refusal('Word 文件里的表格太多，无法读取。请只保留要导入的一张表，另存后再导入。');
    } else if (tag === 'tbl') done.push(...[open.pop()].filter((one) => one !== undefined));
    else for (const table of open) step(table, { tag, closing, attributes, text }, table === open.at(-1));
  }
  return [...done, ...open].filter((one) => one.rows.length > 0);
}

type Token = { tag: string; closing: boolean; attributes: string; text: string };

/** Text of a table within a cell belongs to that cell too; its rows and cells do not. */
function step(table: Table, { tag, closing, attributes, text }: Token, innermost: boolean): void {
  const { cell } = table;
  const empty = attributes.endsWith('/');
  if (cell && tag === 't' && !closing) cell.text += unescaped(text);
  else if (cell && ((tag === 'p' && closing) || tag === 'br')) cell.text += '\n';
  else if (cell && tag === 'tab') cell.text += ' ';
  else if (cell && tag === 'sym') cell.text += symbols[attributeOf(attributes, 'char').toUpperCase()] ?? '';
  else if (!innermost) return;
  else if (tag === 'tr' && !closing) beginRow(table);
  else if (tag === 'gridBefore') table.column += spanOf(attributes);
  else if (tag === 'tc') {
    if (!closing) table.cell = { text: '', span: 1, merge: null };
    if (closing || empty) endCell(table);
  } else if (cell && tag === 'gridSpan') cell.span = spanOf(attributes);
  else if (cell && tag === 'vMerge') cell.merge = attributeOf(attributes, 'val') === 'restart' ? 'begins' : 'goes on';
}

/** Ticks and boxes of the Wingdings fonts, by their places there. */
const symbols: Readonly<Record<string, string>> = {
  F0FC: '√',
  F0FE: '☑',
  F0A8: '□',
  F06F: '□',
  F0FB: '×',
  '00FC': '√',
  '00FE': '☑',
  '00A8': '□',
};

const attributeOf = (attributes: string, name: string): string => new RegExp(`\\bw:${name}\\s*=\\s*"([^"]*)"`).exec(attributes)?.[1] ?? '';
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
