import { entryAt } from '../list/entry-at.ts';
import { modernised } from '../text/old-code-points.ts';
import { HEADER_WITHIN_ROWS, MOST_COLUMNS, MOST_FILLED_CELLS, MOST_ROWS, refusal, tooManyRows, tooWide } from './limits.ts';

/** A formula whose result the file does not hold; it is never computed here. */
export type Formula = { readonly formula: string };
/** A cell as read: dates are "2026-03-31", percentages "60%". */
export type Raw = string | number | boolean | Formula | null;
/** Rows and columns from 0, ends included. */
export type Merge = { readonly startRow: number; readonly startCol: number; readonly endRow: number; readonly endCol: number };

/** One sheet as read, rows by their index in the real sheet. */
export type Grid = {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly (readonly Raw[])[];
  readonly merges: readonly Merge[];
  /** Rows that the sheet does not show, where the format tells. */
  readonly hiddenRows?: ReadonlySet<number>;
  /** The same of columns. */
  readonly hiddenColumns?: ReadonlySet<number>;
  /** Numbers count days from 1904, as old Macintosh workbooks do. */
  readonly epoch1904: boolean;
  /** There was more than is read of a sheet. */
  readonly cutOff: boolean;
  /** The key of the one table that it can be, where it was made out of a form's cell. */
  readonly onlyFor?: string;
};

export const isFormula = (raw: Raw | undefined): raw is Formula => typeof raw === 'object' && raw !== null;

const invisible = /[^\P{Cc}\t\n]|\p{Cf}|_x000D_/gu;
const wideSpace = /[\t\u00a0\u2000-\u200a\u202f\u3000]/g;

/** Most cells of a list: Han, digits, Latin letters and their marks, ticks and boxes, of which nothing is to be taken. Tells them from the others in one pass. */
const ordinary = /^[!-^`-~√×\u25a0-\u25ff\u2610-\u2612\u2713-\u2718\u3001-\u9fff\uff01-\uff60]*$/;

/** The same with single blanks between: nothing is to be taken from it either, but of a name. */
const spaced =
  /^[!-^`-~√×\u25a0-\u25ff\u2610-\u2612\u2713-\u2718\u3001-\u9fff\uff01-\uff60]+(?: [!-^`-~√×\u25a0-\u25ff\u2610-\u2612\u2713-\u2718\u3001-\u9fff\uff01-\uff60]+)*$/;
const isTidy = (text: string): boolean => ordinary.test(text) || spaced.test(text);

/**
 * Text without what nobody sees: zero-width and control characters out, every blank a plain one, lines kept, ends trimmed; old private-use characters
 * as today's.
 */
export const visible = (text: string): string => (isTidy(text) ? text : tidied(text));

const tidied = (text: string): string =>
  modernised(text)
    .replace(/\r\n?/g, '\n')
    .replace(invisible, '')
    .replace(wideSpace, ' ')
    .replace(/ *\n\s*/g, '\n')
    .replace(/ {2,}/g, ' ')
    .trim();

const han = '[\\u2e80-\\u9fff\\uf900-\\ufaff\\uff00-\\uffef\\u{20000}-\\u{3ffff}]';
// No lookbehind: browsers of 2021 that read the public self-check's list do not know it.
const brokenLine = new RegExp(`(${han})\\n(?=${han})`, 'gu');
const spacedName = new RegExp(`(${han}) (?=${han})`, 'gu');

/** One line: a break within Chinese text is no space, any other is. */
export const oneLine = (text: string): string => (isTidy(text) ? text : tidied(text).replace(brokenLine, '$1').replaceAll('\n', ' '));

/** A short name as people space it out for looks: 张　三 is 张三. */
export const tightName = (text: string): string => (ordinary.test(text) ? text : oneLine(text).replace(spacedName, '$1'));

/** A number's digits without exponent or binary dust: 13800000001, 12.3. */
export function numberText(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e21) return BigInt(value).toString();
  const text = String(Number(value.toPrecision(15)));
  return text.includes('e') ? value.toFixed(10).replace(/\.?0+$/, '') : text;
}

/** 0.6 shown as 60% means 60. */
export const percentText = (share: number): string => `${Number((share * 100).toPrecision(12))}%`;

/** A cell as the person sees it, in one line; empty for a blank one. */
export function shownText(raw: Raw | undefined): string {
  if (raw === null || raw === undefined) return '';
  if (typeof raw === 'string') return oneLine(raw);
  if (typeof raw === 'number') return numberText(raw);
  if (typeof raw === 'boolean') return raw ? 'TRUE' : 'FALSE';
  return `=${raw.formula}`;
}

export const isBlankCell = (raw: Raw | undefined): boolean =>
  raw === null || raw === undefined || (typeof raw === 'string' && !beginsPlainly(raw) && visible(raw) === '');
/** By its first character, which is asked of every cell several times: a letter, a figure, a Han character is no blank. */
function beginsPlainly(text: string): boolean {
  const first = text.charCodeAt(0);
  return (first >= 0x30 && first <= 0x5a) || (first >= 0x61 && first <= 0x7a) || (first >= 0x4e00 && first <= 0x9fff);
}
export const isBlankRow = (row: readonly Raw[] | undefined): boolean => row === undefined || row.every(isBlankCell);

/** A, B … Z, AA: the letters over a column, from its index. */
export function letterOf(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letterOf(Math.floor(column / 26) - 1) + last;
}

/** The index of a column by its letters. */
export const columnOf = (letters: string): number => [...letters].reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0) - 1;

/**
 * The grid within the limits: trailing blanks off, merged cells filled from their top left. Throws a refusal where it has too many
 * rows or columns with content; blank ones cost nothing.
 */
export function filled(grid: Grid): Grid {
  const rows = trimmed(grid);
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (grid.cutOff || rows.filter((row) => row.length > 0).length > MOST_ROWS + HEADER_WITHIN_ROWS) throw refusal(tooManyRows(grid.name));
  if (width > MOST_COLUMNS) throw refusal(tooWide(grid.name));
  const merges = grid.merges
    .map((one) => ({ ...one, endRow: Math.min(one.endRow, rows.length - 1), endCol: Math.min(one.endCol, MOST_COLUMNS - 1) }))
    .filter((one) => one.startRow <= one.endRow && one.startCol <= one.endCol);
  fill(rows, merges);
  return { ...grid, rows, merges };
}

/** Own copies of the rows, without blank cells at their ends and without blank rows at the sheet's. */
function trimmed(grid: Grid): Raw[][] {
  const rows = Array.from(grid.rows, (row = []) => {
    let end = row.length;
    while (end > 0 && isBlankCell(row[end - 1])) end -= 1;
    return row.slice(0, end);
  });
  while (rows.length > 0 && rows.at(-1)?.length === 0) rows.pop();
  return rows;
}

function fill(rows: Raw[][], merges: readonly Merge[]): void {
  let budget = MOST_FILLED_CELLS;
  for (const { startRow, startCol, endRow, endCol } of merges) {
    const value = rows[startRow]?.[startCol] ?? null;
    if (isBlankCell(value)) continue;
    budget -= (endRow - startRow + 1) * (endCol - startCol + 1);
    if (budget < 0) throw refusal('合并单元格太多，无法读取。请取消合并单元格后重新保存再导入。');
    for (let r = startRow; r <= endRow; r += 1) {
      const row = entryAt(rows, r);
      while (row.length < startCol) row.push(null);
      for (let c = startCol; c <= endCol; c += 1) row[c] = value;
    }
  }
}
