import * as SheetJs from '@e965/xlsx';
import * as codepages from '@e965/xlsx/dist/cpexcel.full.mjs';
import { type Grid, percentText, type Raw } from '../core/sheet/grid.ts';
import { damaged, isRefusal, refusal } from '../core/sheet/limits.ts';
import { passwordProtected } from '../core/sheet/stranger.ts';
import { symbolsOf } from './xls-fonts.ts';

/** Excel 5 and 95 keep text in the machine's code page, 936 in China. */
SheetJs.set_cptable(codepages);

type DenseSheet = SheetJs.WorkSheet & { '!data'?: (SheetJs.CellObject | undefined)[][] };

/**
 * A workbook by SheetJS: the old binary .xls, whose hidden sheets and formulas hucre does not tell, XML 2003, and whatever hucre
 * could not read. Formulas are never computed: the result that the file holds is the value.
 */
export function sheetJsGrids(input: Uint8Array | string): Grid[] {
  const book = opened(input);
  const drawn = typeof input !== 'string' && input[0] === 0xd0 ? symbolsOf(input) : null;
  const about = book.Workbook?.Sheets ?? [];
  return book.SheetNames.flatMap((name, i) => {
    const sheet = book.Sheets[name] as DenseSheet | undefined;
    if (!sheet) throw refusal(damaged);
    if (noWorksheet.has(String(sheet['!type']))) return [];
    return {
      name,
      hidden: (about[i]?.Hidden ?? 0) !== 0,
      rows: Array.from(sheet['!data'] ?? [], (cells = [], row) =>
        Array.from(cells, (cell, column) => {
          const raw = rawOf(cell, book);
          return drawn && typeof raw === 'string' ? drawn(i, { row, column }, raw) : raw;
        }),
      ),
      merges: (sheet['!merges'] ?? []).map(({ s, e }) => ({ startRow: s.r, startCol: s.c, endRow: e.r, endCol: e.c })),
      hiddenRows: new Set((sheet['!rows'] ?? []).flatMap((one, at) => (one?.hidden ? [at] : []))),
      hiddenColumns: new Set((sheet['!cols'] ?? []).flatMap((one, at) => (one?.hidden ? [at] : []))),
      epoch1904: is1904(book),
      cutOff: false,
    };
  });
}

/** Charts, dialogs and macros of Excel 4 hold no list. */
const noWorksheet: ReadonlySet<string> = new Set(['chart', 'dialog', 'macro']);

function opened(input: Uint8Array | string): SheetJs.WorkBook {
  try {
    const type = typeof input === 'string' ? 'string' : 'array';
    const book = SheetJs.read(input, { type, dense: true, cellFormula: true, cellNF: true, cellText: false, cellStyles: true });
    if (book.SheetNames.length === 0) throw refusal(damaged);
    return book;
  } catch (error) {
    if (isRefusal(error)) throw error;
    if (error instanceof Error && /password|encrypt/i.test(error.message)) throw passwordProtected();
    throw refusal(damaged);
  }
}

const is1904 = (book: SheetJs.WorkBook): boolean => book.Workbook?.WBProps?.date1904 === true;

function rawOf(cell: SheetJs.CellObject | undefined, book: SheetJs.WorkBook): Raw {
  if (!cell) return null;
  if (cell.t === 'e') return cell.w ?? errorNames[Number(cell.v)] ?? '#ERR!';
  if (cell.v === undefined || cell.v === null || cell.t === 'z') return cell.f === undefined ? null : { formula: cell.f };
  if (cell.v instanceof Date) return cell.v.toISOString().slice(0, 10);
  if (typeof cell.v !== 'number' || typeof cell.z !== 'string') return cell.v;
  if (SheetJs.SSF.is_date(cell.z)) return dateText(cell.v, is1904(book)) ?? cell.v;
  return cell.z.includes('%') ? percentText(cell.v) : cell.v;
}

const errorNames: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
};

function dateText(serial: number, date1904: boolean): string | null {
  const date = SheetJs.SSF.parse_date_code(serial, { date1904 });
  if (!date || date.y < 1900) return null;
  return `${date.y}-${String(date.m).padStart(2, '0')}-${String(date.d).padStart(2, '0')}`;
}
