import { lastOf } from '../list/entry-at.ts';
import type { Grid, Merge } from './grid.ts';
import { MOST_COLUMNS, MOST_ROWS, refusal } from './limits.ts';

/** A table of a page as it grows; `taken` are cells that hang over from rows above. */
type Table = { rows: string[][]; merges: Merge[]; taken: Set<string>; column: number; text: string | null };

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', ensp: ' ', emsp: ' ' };

/** &nbsp; &#20013; &#x4e2d; as characters; an entity of nobody's is left as it stands, and none is ever expanded twice. */
export const unescaped = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,8}));/gi, (whole, decimal, hex, name) => {
    if (name) return named[name.toLowerCase()] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });

const token =
  /<!--[\s\S]*?(?:-->|$)|<(script|style|title)\b[\s\S]*?(?:<\/\1\s*>|$)|<(\/?)(table|tr|td|th|br|p|div)\b([^<>]*)>|<[!/?a-z][^<>]*>/gi;

const spanOf = (attributes: string, name: string, most: number): number => {
  const found = new RegExp(`\\b${name}\\s*=\\s*["']?\\s*(\\d{1,7})`, 'i').exec(attributes)?.[1];
  return Math.min(most, Math.max(1, Number(found ?? 1)));
};

/** Every table of a page as a grid: cells' text with its line breaks, spans as merges, omitted end tags minded. */
export function htmlGrids(html: string, name: string): Grid[] {
  const done: Table[] = [];
  const open: Table[] = [];
  let at = 0;
  for (const found of html.matchAll(token)) {
    const table = open.at(-1);
    if (table && table.text !== null) table.text += html.slice(at, found.index).replace(/[\r\n\t ]+/g, ' ');
    at = found.index + found[0].length;
    const tag = found[3]?.toLowerCase();
    if (!tag) continue;
    if (tag === 'table' && found[2] === '') open.push({ rows: [], merges: [], taken: new Set(), column: 0, text: null });
    else if (tag === 'table' && table) done.push(endCell(open.pop() as Table));
    else if (table) step(table, tag, { closing: found[2] === '/', attributes: found[4] ?? '' });
    if (done.length + open.length > 100) throw refusal('网页里的表格太多，无法读取。请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。');
  }
  const tables = [...done, ...open.map(endCell)].filter((one) => one.rows.length > 0);
  return tables.map(({ rows, merges }, i) => ({
    name: tables.length === 1 ? name : `表格${i + 1}`,
    hidden: false,
    rows,
    merges,
    epoch1904: false,
    cutOff: rows.length >= MOST_ROWS * 2,
  }));
}

function step(table: Table, tag: string, { closing, attributes }: { closing: boolean; attributes: string }): void {
  if (tag === 'br' || tag === 'p' || tag === 'div') {
    if (table.text !== null && (tag === 'br' || closing)) table.text += '\n';
    return;
  }
  endCell(table);
  if (closing) return;
  if (tag === 'tr') {
    if (table.rows.length >= MOST_ROWS * 2) return;
    table.rows.push([]);
    table.column = 0;
  } else beginCell(table, attributes);
}

function beginCell(table: Table, attributes: string): void {
  if (table.rows.length === 0) table.rows.push([]);
  const row = table.rows.length - 1;
  while (table.taken.has(`${row},${table.column}`)) table.column += 1;
  if (table.column > MOST_COLUMNS) return;
  const rows = spanOf(attributes, 'rowspan', MOST_ROWS);
  const columns = spanOf(attributes, 'colspan', MOST_COLUMNS);
  if (rows * columns > 1) {
    table.merges.push({ startRow: row, startCol: table.column, endRow: row + rows - 1, endCol: table.column + columns - 1 });
    if (table.taken.size + rows * columns > 500_000) throw refusal('网页里的合并单元格太多，无法读取。请另存为 .xlsx 后再导入。');
    for (let r = row; r < row + rows; r += 1) for (let c = table.column; c < table.column + columns; c += 1) table.taken.add(`${r},${c}`);
  }
  table.text = '';
}

function endCell(table: Table): Table {
  if (table.text === null) return table;
  const row = lastOf(table.rows);
  while (row.length < table.column) row.push('');
  row[table.column] = unescaped(table.text);
  table.text = null;
  table.column += 1;
  return table;
}
