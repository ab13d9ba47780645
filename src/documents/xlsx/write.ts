import { type CellStyle, type CellValue, type WriteSheet, writeXlsx } from 'hucre';
import { entryAt } from '../../core/list/entry-at.ts';
import { type PrintName, printNames } from '../../core/sheet/printing.ts';
import { cellText, estimatedHeight } from '../layout/measure.ts';
import type { Align, Blanks, Cell, FormDoc, Numeric, Paragraph, Role, Section, Table, VAlign } from '../layout/paper.ts';
import { mapText, printable } from '../layout/text.ts';
import { columnsOn, type Grid, gridOf, widthBetween } from './grid.ts';

/** The names that Word and WPS know on an office's computer. */
const FONTS: Readonly<Record<Role, string>> = {
  fang: '仿宋_GB2312',
  kai: '楷体_GB2312',
  hei: '黑体',
  song: '宋体',
  title: '方正小标宋简体',
};
const ACROSS: Readonly<Record<Align, 'left' | 'center' | 'right'>> = { left: 'left', center: 'center', right: 'right', justify: 'left' };
const DOWN: Readonly<Record<VAlign, 'top' | 'center' | 'bottom'>> = { top: 'top', middle: 'center', bottom: 'bottom' };
const THIN = { style: 'thin' } as const;
const RULES = { top: THIN, right: THIN, bottom: THIN, left: THIN } as const;

const POINTS = 72 / 25.4;
/** Excel allows no taller row, in points. */
const TALLEST = 409;
const SMALLEST_TYPE = 6;
/** Excel's number for text with one character under the other. */
const STACKED = 255;
/** Columns come out a little narrower in some programs, and text then wraps earlier. */
const SAFETY = 0.92;
/** Millimetres of one unit of column width. */
const WIDTH_UNIT = 1.95;

type Sheet = {
  grid: Grid;
  rows: CellValue[][];
  cells: Map<string, { style: CellStyle }>;
  merges: { startRow: number; startCol: number; endRow: number; endCol: number }[];
  heights: number[];
  /** Rows of the repeated head: first, and the one after the last. */
  head?: { from: number; to: number };
};

const emptySheet = (grid: Grid): Sheet => ({ grid, rows: [], cells: new Map(), merges: [], heights: [] });

/** Excel keeps so many digits of a number and makes the others 0. */
const KEPT_DIGITS = 15;

/** A figure as a number of the sheet; null where it is none, or where a sheet would change its digits. */
function numberOf({ numeric }: Cell): number | null {
  const digits = numeric?.value.replace(/(\.\d*?)0+$/, '$1').replace(/^-?[0.]*|\D/g, '') ?? '';
  return numeric && digits.length <= KEPT_DIGITS ? Number(numeric.value) : null;
}

/** Excel takes _x0041_ in a text for the character of that number, so the first stroke is written as one. */
const literal = (text: string): string => text.replace(/_(?=x[\da-fA-F]{4}_)/g, '_x005F_');

type Area = { row: number; column: number; rows: number; columns: number };

/** Writes one value over an area, merged where it is more than one cell. */
function put(sheet: Sheet, area: Area, value: CellValue, style: CellStyle): void {
  const { row, column, rows, columns } = area;
  for (let r = row; r < row + rows; r++) {
    sheet.rows[r] ??= Array.from({ length: sheet.grid.length - 1 }, () => null);
    for (let c = column; c < column + columns; c++) sheet.cells.set(`${r},${c}`, { style });
  }
  entryAt(sheet.rows, row)[column] = typeof value === 'string' ? literal(value) : value;
  if (rows > 1 || columns > 1) sheet.merges.push({ startRow: row, startCol: column, endRow: row + rows - 1, endCol: column + columns - 1 });
}

/** A line of text over the whole width. */
function putLine(sheet: Sheet, text: string, look: Pick<Paragraph, 'role' | 'size' | 'align' | 'pitch'>): void {
  const row = sheet.rows.length;
  const columns = sheet.grid.length - 1;
  const style: CellStyle = {
    font: { name: FONTS[look.role], size: look.size },
    alignment: { horizontal: ACROSS[look.align ?? 'left'], vertical: 'center', wrapText: true },
  };
  put(sheet, { row, column: 0, rows: 1, columns }, text, style);
  const width = widthBetween(sheet.grid, 0, columns) * SAFETY;
  const needed = estimatedHeight({ lines: [{ runs: [{ text }] }], size: look.size, direction: 'flat' }, width) * POINTS;
  sheet.heights[row] = Math.min(TALLEST, Math.max(look.pitch, needed));
}

const runsText = (paragraph: Paragraph): string =>
  paragraph.runs.map((run) => (run.blank ? ` ${run.text.padEnd(10)} ` : run.text)).join('');

/** White space is a row without content. */
function putGap(sheet: Sheet, height: number): void {
  sheet.heights[sheet.rows.length] = Math.min(TALLEST, height * POINTS);
  sheet.rows.push(Array.from({ length: sheet.grid.length - 1 }, () => null));
}

function putBlanks(sheet: Sheet, blanks: Blanks): void {
  for (const row of blanks.rows) {
    putLine(sheet, row.label + row.value, { role: blanks.role, size: blanks.size, align: 'left', pitch: blanks.height * POINTS });
  }
}

const numberFormat = ({ decimals, plain }: Numeric): string => `${plain ? '0' : '#,##0'}${decimals > 0 ? `.${'0'.repeat(decimals)}` : ''}`;

function styleOf(cell: Cell, size: number, ruled: boolean): CellStyle {
  const turned = cell.direction === 'flat' ? { wrapText: true } : { textRotation: cell.direction === 'stacked' ? STACKED : 90 };
  return {
    font: { name: FONTS[cell.role], size },
    alignment: { horizontal: ACROSS[cell.align], vertical: DOWN[cell.valign], ...turned },
    ...(ruled ? { border: RULES } : {}),
    ...(cell.numeric ? { numFmt: numberFormat(cell.numeric) } : {}),
  };
}

const heightOf = (cell: Cell, size: number, width: number): number => estimatedHeight({ ...cell, size }, width * SAFETY) * POINTS;

/** The type size at which a cell's text fits the tallest row. */
function fittingSize(cell: Cell, width: number): number {
  let size = cell.size;
  while (size > SMALLEST_TYPE && heightOf(cell, size, width) > TALLEST * cell.rows) size -= 0.5;
  return size;
}

/** Rows grow with their text: cells of one row first, then what a taller cell still lacks goes to its last row. */
function growRows(sheet: Sheet, needs: readonly { area: Area; height: number }[]): void {
  for (const { area, height } of [...needs].sort((a, b) => a.area.rows - b.area.rows)) {
    const last = area.row + area.rows - 1;
    const have = sheet.heights.slice(area.row, last + 1).reduce((sum, one) => sum + one, 0);
    if (height > have) sheet.heights[last] = Math.min(TALLEST, entryAt(sheet.heights, last) + height - have);
  }
}

function putTable(sheet: Sheet, table: Table): void {
  const top = sheet.rows.length;
  const columns = columnsOn(sheet.grid, table);
  const needs: { area: Area; height: number }[] = [];
  table.rows.forEach((row, i) => {
    sheet.rows[top + i] ??= Array.from({ length: sheet.grid.length - 1 }, () => null);
    sheet.heights[top + i] = row.height * POINTS;
    for (const cell of row.cells) {
      const column = entryAt(columns, cell.x);
      const area = { row: top + i, column, rows: cell.rows, columns: Math.max(1, entryAt(columns, cell.x + cell.span) - column) };
      const width = widthBetween(sheet.grid, column, column + area.columns);
      const size = fittingSize(cell, width);
      put(sheet, area, numberOf(cell) ?? (cellText(cell) || null), styleOf(cell, size, table.ruled));
      needs.push({ area, height: heightOf(cell, size, width) });
    }
  });
  growRows(sheet, needs);
  if (table.head > 0) sheet.head ??= { from: top, to: top + table.head };
}

function sheetOf(section: Section): Sheet {
  const sheet = emptySheet(gridOf(section.blocks));
  for (const block of section.blocks) {
    if (block.kind === 'table') putTable(sheet, block);
    else if (block.kind === 'paragraph') putLine(sheet, runsText(block), block);
    else if (block.kind === 'blanks') putBlanks(sheet, block);
    else if (block.kind === 'gap') putGap(sheet, block.height);
  }
  return sheet;
}

const inches = (length: number): number => Math.round((length / 25.4) * 1000) / 1000;

/** An ampersand begins a code in a footer. */
const footer = (small: string): string => `${small ? `&L&8${small.replaceAll('&', '&&')}` : ''}&C— &P —`;

/** What Excel takes in a footer, codes included; a longer one makes it call the workbook damaged. */
const FOOTER_MOST = 255;
const CODES = 16;

/** The version's mark and, on the next line, what is said of personal data; cut where Excel has no room. */
function smallPrint({ mark, note }: FormDoc['meta']): string {
  const text = [mark, note].filter(Boolean).join('\n');
  return text.replaceAll('&', '&&').length <= FOOTER_MOST - CODES
    ? text
    : `${text.replaceAll('&', '＆').slice(0, FOOTER_MOST - CODES - 1)}…`;
}

function writeSheet(section: Section, name: string, small: string): { sheet: WriteSheet; names: PrintName[] } {
  const { grid, rows, cells, merges, heights, head } = sheetOf(section);
  const { width, height, margin } = section.paper;
  const sheet: WriteSheet = {
    name,
    rows,
    cells,
    merges,
    rowDefs: new Map(heights.map((one, i) => [i, { height: Math.round(one * 10) / 10 }])),
    columns: grid.slice(1).map((edge, i) => ({ width: Math.round(((edge - entryAt(grid, i)) / WIDTH_UNIT) * 100) / 100 })),
    ...(head ? { freezePane: { rows: head.to } } : {}),
    pageSetup: {
      paperSize: 'a4',
      orientation: width > height ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: {
        top: inches(margin.top),
        right: inches(margin.right),
        bottom: inches(margin.bottom),
        left: inches(margin.left),
        header: 0.3,
        footer: 0.5,
      },
    },
    headerFooter: { oddFooter: literal(footer(small)) },
  };
  return { sheet, names: head ? printNames(name, { printTitlesRow: `$${head.from + 1}:$${head.to}` }) : [] };
}

/**
 * The document's tables as an Excel workbook, one sheet a section that has one: numbers are numbers, heads repeat on every page,
 * the width fits A4, rows are as tall as their text. The same document gives the same bytes. Images are left out.
 */
export async function renderXlsx(doc: FormDoc): Promise<Uint8Array> {
  const clean = mapText(doc, printable);
  const sections = clean.sections.filter((section) => section.blocks.some((block) => block.kind === 'table'));
  const when = new Date(`${clean.meta.date}T00:00:00Z`);
  const name = (i: number): string => sections[i]?.name ?? (sections.length === 1 ? clean.meta.subject : `${clean.meta.subject}-${i + 1}`);
  const sheets = sections.map((section, i) => writeSheet(section, name(i), smallPrint(clean.meta)));
  const written = await writeXlsx({
    sheets: sheets.map(({ sheet }) => sheet),
    namedRanges: sheets.flatMap(({ names }) => names),
    properties: { title: clean.meta.title, creator: clean.meta.author, subject: clean.meta.subject, created: when, modified: when },
    defaultFont: { name: '宋体', size: 11 },
  });
  return new Uint8Array(written);
}
