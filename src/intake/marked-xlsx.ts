import { type Cell, type CellStyle, type CellValue, type PageSetup, type Sheet, type WriteSheet, writeXlsx } from 'hucre';
import { readXlsx } from 'hucre/xlsx';
import { entryAt } from '../core/list/entry-at.ts';
import { type Grid, isFormula, type Raw } from '../core/sheet/grid.ts';
import type { Header } from '../core/sheet/header.ts';
import { MARKS_HEADING, type Marks, marksColumn } from '../core/sheet/marks.ts';
import { printNames } from '../core/sheet/printing.ts';

/** Excel's own red for what is bad, one shade off, so that our marks are known again and taken away before the next ones. */
const RED = 'FFC7CD';
const AUTHOR = '导入核对';
const fill: CellStyle = { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: RED } } };
const noteStyle: CellStyle = { font: { color: { rgb: 'FFB3261E' } }, alignment: { wrapText: true, vertical: 'top' } };
const headStyle: CellStyle = { ...noteStyle, font: { bold: true, color: { rgb: 'FFB3261E' } } };
/** Characters of the added column. */
const WIDTH = 60;

type Cells = Map<string, Partial<Cell>>;

/** The same workbook by hucre; `null` where a sheet that was read is not in it under its name. */
export async function markedWorkbook(packed: Uint8Array, marks: readonly Marks[]): Promise<Uint8Array | null> {
  const book = await readXlsx(packed, { readStyles: true });
  const of = new Map(marks.map((one) => [one.sheet, one]));
  if (![...of.keys()].every((name) => book.sheets.some((sheet) => sheet.name === name))) return null;
  const sheets = book.sheets.map((sheet) => {
    const mine = of.get(sheet.name);
    return mine ? marked(still(sheet), mine) : still(sheet);
  });
  return writeXlsx({
    sheets,
    namedRanges: book.sheets.flatMap(({ name, pageSetup }) => printNames(name, pageSetup ?? {})),
    ...(book.dateSystem ? { dateSystem: book.dateSystem } : {}),
    ...(book.defaultFont ? { defaultFont: book.defaultFont } : {}),
    activeSheet: Math.max(
      0,
      sheets.findIndex((sheet) => of.has(sheet.name)),
    ),
  });
}

/** A sheet without anything that acts: results for formulas, no links, no rules that compute, no passwords. */
function still({ name, rows, cells, merges, columns, rowDefs, freezePane, hidden, veryHidden, pageSetup }: Sheet): WriteSheet & {
  rows: CellValue[][];
  cells: Cells;
} {
  const kept: Cells = new Map();
  for (const [at, { value, style, richText, comment }] of cells ?? []) {
    const ours = comment?.author === AUTHOR;
    kept.set(at, {
      ...(value === undefined ? {} : { value }),
      ...(style ? { style: withoutMark(style) } : {}),
      ...(richText ? { richText } : {}),
      ...(comment && !ours ? { comment } : {}),
    });
  }
  return {
    name,
    rows: Array.from(rows, (row = []) => Array.from(row, (value) => value ?? null)),
    cells: kept,
    ...(merges ? { merges } : {}),
    ...(columns ? { columns: columns.map(({ width, hidden: out, style }) => definedOnly({ width, hidden: out, style })) } : {}),
    ...(rowDefs ? { rowDefs } : {}),
    ...(freezePane ? { freezePane } : {}),
    ...(pageSetup ? { pageSetup: unnamed(pageSetup) } : {}),
    ...(hidden ? { hidden } : {}),
    ...(veryHidden ? { hidden: true } : {}),
  };
}

/** What has a name in the workbook is said there, once. */
const unnamed = ({ printArea, printTitlesRow, printTitlesColumn, ...rest }: PageSetup): PageSetup => rest;

const definedOnly = <T extends object>(parts: T): { [K in keyof T]-?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as { [K in keyof T]-?: Exclude<T[K], undefined> };

function withoutMark(style: CellStyle): CellStyle {
  if (style.fill?.type !== 'pattern' || !style.fill.fgColor?.rgb?.endsWith(RED)) return style;
  const { fill: _, ...rest } = style;
  return rest;
}

type Anew = { readonly grid: Grid; readonly header: Header; readonly marks: Marks };

/** The sheets of another format, written anew as they were read: values at their places, merges, nothing of their looks. */
export const markedSheets = (all: readonly Anew[]): Promise<Uint8Array> => {
  const names = new Set<string>();
  return writeXlsx({ sheets: all.map((one) => anew(one, names)) });
};

function anew({ grid, header, marks }: Anew, names: Set<string>): WriteSheet {
  const rows = Array.from(grid.rows, (row = []) => Array.from(row, written));
  const cells: Cells = new Map();
  for (let r = header.row; r < header.row + header.rows; r += 1)
    for (let c = 0; c < (rows[r]?.length ?? 0); c += 1) cells.set(`${r},${c}`, { style: { font: { bold: true } } });
  const last = Math.max(...header.columns.map(({ at }) => at));
  const columns = Array.from({ length: last + 1 }, () => ({ width: 18 }));
  return marked({ name: another(sheetName(grid.name), names), rows, cells, merges: [...grid.merges], columns }, marks);
}

/** No two sheets of a workbook may have one name. */
function another(name: string, names: Set<string>): string {
  const free = names.has(name) ? `${name.slice(0, 27)} ${names.size + 1}` : name;
  names.add(free);
  return free;
}

/** Excel takes no more than 31 characters, and not these. */
const sheetName = (name: string): string =>
  name
    .replace(/[[\]:*?/\\']/g, ' ')
    .slice(0, 31)
    .trim() || '名单';

/** Two characters that no XML may hold, and the writer lets through. */
const FORBIDDEN = /[\ufffe\uffff]/g;

function written(raw: Raw | undefined): CellValue {
  if (raw === undefined || isFormula(raw)) return null;
  return typeof raw === 'string' ? raw.replace(FORBIDDEN, '') : raw;
}

/** The sheet with a red ground and a comment at each faulty cell, and at its right one column that says everything of the row. */
function marked<S extends WriteSheet & { rows: CellValue[][]; cells: Cells }>(sheet: S, marks: Marks): S {
  for (const [at, messages] of marks.cells) {
    const cell = sheet.cells.get(at);
    sheet.cells.set(at, { ...cell, style: { ...cell?.style, ...fill }, comment: { author: AUTHOR, text: messages.join('\n') } });
  }
  const column = columnFor(sheet.rows, marks.beyond);
  for (const [r, row] of sheet.rows.entries()) {
    if (row.length > column) row[column] = null;
    sheet.cells.delete(`${r},${column}`);
  }
  put(sheet, { row: marks.headingRow, column }, MARKS_HEADING, headStyle);
  for (const [row, messages] of marks.rows) {
    const heading = row === marks.headingRow;
    put(sheet, { row, column }, heading ? MARKS_HEADING : messages.join('；'), heading ? headStyle : noteStyle);
    if (heading) sheet.cells.set(`${row},${column}`, { style: headStyle, comment: { author: AUTHOR, text: messages.join('\n') } });
  }
  for (const row of marks.rows.keys())
    if (sheet.rowDefs?.get(row)?.hidden) sheet.rowDefs.set(row, { ...sheet.rowDefs.get(row), hidden: false });
  const columns = Array.from({ length: column + 1 }, (_, i) => sheet.columns?.[i] ?? {});
  columns[column] = { width: WIDTH };
  return { ...sheet, columns };
}

/** Where the marks of before stand, or the first column right of everything. */
function columnFor(rows: readonly (readonly CellValue[])[], beyond: number): number {
  const before = marksColumn(rows);
  if (before >= 0) return before;
  return rows.reduce((most, row) => Math.max(most, row.findLastIndex((value) => value !== null && value !== '') + 1), beyond);
}

function put(
  sheet: { rows: CellValue[][]; cells: Cells },
  { row, column }: { row: number; column: number },
  text: string,
  style: CellStyle,
): void {
  while (sheet.rows.length <= row) sheet.rows.push([]);
  const cells = entryAt(sheet.rows, row);
  while (cells.length < column) cells.push(null);
  cells[column] = text;
  sheet.cells.set(`${row},${column}`, { style });
}
