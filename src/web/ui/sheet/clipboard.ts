import { type Table, tableIn } from './html-table.ts';
import type { SheetColumn, SheetRow, ShowCell } from './model.ts';
import { heightOf, type Rect, widthOf } from './selection.ts';
import { tickText } from './tick.ts';

/** Text copied from a spreadsheet as rows of cells; a quoted cell may hold tabs, line ends and doubled quotes. */
export function cellsOfText(text: string): string[][] {
  const plain = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  const rows: string[][] = [[]];
  for (const [, quoted, bare = '', end] of plain.matchAll(/(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))(\t|\n|$)/g)) {
    rows.at(-1)?.push(isQuoting(quoted) ? quoted.replace(/""/g, '"') : quoted === undefined ? bare : `"${quoted}"`);
    if (end === '\n') rows.push([]);
    if (end === '') break;
  }
  return rows;
}

/** Quotes around a cell are a spreadsheet's only where the cell needs them; else they were typed. */
const isQuoting = (quoted: string | undefined): quoted is string => quoted !== undefined && (quoted === '' || /[\t\n"]/.test(quoted));

type Source = { getData(format: string): string };

/**
 * What was copied, as cells: from its table where there is one, since there a line end within a cell is no new row. Blank lines at the end are
 * none. Null where nothing of it is text (a picture).
 */
export function blockOf(clipboard: Source): Table | null {
  const text = clipboard.getData('text/plain');
  const table = tableIn(clipboard.getData('text/html'));
  if (!table && text === '') return null;
  const { block, hidden } = table ?? { block: cellsOfText(text), hidden: { rows: 0, columns: 0 } };
  let length = block.length;
  while (length > 1 && block[length - 1]?.every((text) => text.trim() === '')) length -= 1;
  return { block: block.slice(0, length), hidden };
}

export type Copied = { readonly text: string; readonly html: string };

/** The selected cells for a spreadsheet: as text with tabs, and as a table in which long digits stay text. */
export function copied(rows: readonly SheetRow[], columns: readonly SheetColumn[], { rect, show }: { rect: Rect; show: ShowCell }): Copied {
  const picked = columns.slice(rect.left, rect.left + widthOf(rect));
  const lines = rows
    .slice(rect.top, rect.top + heightOf(rect))
    .map((row) => picked.map((column) => (column.tick ? tickText(column, row, show) : show(column.key, row.cells[column.key] ?? null))));
  const cell = (text: string, column: SheetColumn | undefined): string =>
    `<td${column?.figure && isFigure(text) ? '' : AS_TEXT}>${escaped(text)}</td>`;
  return {
    text: lines.map((line) => line.map(quoted).join('\t')).join('\r\n'),
    html: `<table>${lines.map((line) => `<tr>${line.map((text, i) => cell(text, picked[i])).join('')}</tr>`).join('')}</table>`,
  };
}

/** So that digits stay as they are and no text becomes a formula: once in Excel's and WPS's way, once in LibreOffice's. */
const AS_TEXT = ` style='mso-number-format:"\\@"' sdnum="2052;0;@"`;
/** A plain line end would begin a new row in Excel. */
const SAME_CELL = `<br style='mso-data-placement:same-cell'>`;
const isFigure = (text: string): boolean => text === '' || /^-?(?:0|[1-9]\d*)(?:\.\d+)?%?$/.test(text.replace(/,/g, ''));
const quoted = (text: string): string => (/[\t\n\r]/.test(text) || text.startsWith('"') ? `"${text.replace(/"/g, '""')}"` : text);
const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': SAME_CELL, '\r': '' };
const escaped = (text: string): string => text.replace(/[&<>"\n\r]/g, (char) => escapes[char] ?? char);
