import { type Grid, type Merge, percentText, type Raw } from './grid.ts';
import { inSymbolFont } from './symbol-fonts.ts';

type CellValue = string | number | boolean | Date | null;
type Font = { readonly name?: string; readonly strikethrough?: boolean };
type BookCell = {
  readonly value?: CellValue;
  readonly formula?: string;
  readonly style?: { readonly numFmt?: string; readonly font?: Font };
  readonly richText?: readonly { readonly text: string; readonly font?: Font }[];
};
type BookSheet = {
  readonly name: string;
  readonly hidden?: boolean;
  readonly veryHidden?: boolean;
  readonly rows: readonly (readonly CellValue[] | undefined)[];
  readonly cells?: ReadonlyMap<string, BookCell>;
  readonly merges?: readonly Merge[];
  readonly rowDefs?: ReadonlyMap<number, { readonly hidden?: boolean }>;
  readonly columns?: readonly { readonly hidden?: boolean }[];
};
/** A workbook as the reading library gives it, on the server and in the browser. */
export type Book = { readonly sheets: readonly BookSheet[]; readonly dateSystem?: '1900' | '1904' };

/** Every sheet of a workbook: dates as days, percentages as they are shown, a formula without its result as a formula. */
export const gridsOf = (book: Book): Grid[] => book.sheets.map((sheet) => gridOf(sheet, book));

function gridOf(sheet: BookSheet, { dateSystem }: Book): Grid {
  const rows = Array.from(sheet.rows, (row = []) => Array.from(row, rawOf));
  for (const [at, cell] of sheet.cells ?? []) {
    const [r = 0, c = 0] = at.split(',').map(Number);
    const row = rows[r];
    if (!row) continue;
    if (cell.formula !== undefined && (cell.value ?? null) === null) row[c] = { formula: cell.formula };
    else if (typeof row[c] === 'number' && cell.style?.numFmt?.includes('%')) row[c] = percentText(row[c]);
    else if (typeof row[c] === 'string') row[c] = asDrawn(row[c], cell);
  }
  return {
    name: sheet.name,
    hidden: sheet.hidden === true || sheet.veryHidden === true,
    rows,
    merges: sheet.merges ?? [],
    hiddenRows: new Set([...(sheet.rowDefs ?? [])].flatMap(([at, { hidden }]) => (hidden ? [at] : []))),
    hiddenColumns: new Set((sheet.columns ?? []).flatMap(({ hidden }, at) => (hidden ? [at] : []))),
    epoch1904: dateSystem === '1904',
    cutOff: false,
  };
}

/** What a person sees of a text: letters in Wingdings are ticks. Runs with fonts of their own count where they make up the whole text. */
function asDrawn(text: string, { style, richText }: BookCell): string {
  const runs = richText ?? [];
  if (runs.map((one) => one.text).join('') !== text) return inSymbolFont(text, style?.font?.name);
  // A part that is struck through is no part of the name, as long as something else stands there.
  const shown = runs.some((one) => !one.font?.strikethrough && one.text.trim() !== '')
    ? runs.filter((one) => !one.font?.strikethrough)
    : runs;
  return shown.map((one) => inSymbolFont(one.text, one.font?.name ?? style?.font?.name)).join('');
}

const rawOf = (value: CellValue | undefined): Raw =>
  value instanceof Date ? (Number.isNaN(value.getTime()) ? null : value.toISOString().slice(0, 10)) : (value ?? null);
