import type { CellValue, Sheet, Workbook } from 'hucre';
import { readOds } from 'hucre/ods';
import { readXlsx } from 'hucre/xlsx';
import { type Grid, percentText, type Raw } from '../core/sheet/grid.ts';
import { refusal } from '../core/sheet/limits.ts';
import { damaged } from './limits.ts';

/** A package as grids by hucre; throws where it can't read it. */
export async function hucreGrids(packed: Uint8Array, kind: 'xlsx' | 'ods'): Promise<Grid[]> {
  const book = await (kind === 'ods' ? readOds : readXlsx)(packed, { readStyles: true });
  if (book.sheets.length === 0) throw refusal(damaged);
  return book.sheets.map((sheet) => gridOf(sheet, book));
}

function gridOf(sheet: Sheet, { dateSystem }: Workbook): Grid {
  const rows = Array.from(sheet.rows, (row = []) => Array.from(row, rawOf));
  for (const [at, cell] of sheet.cells ?? []) {
    const [r = 0, c = 0] = at.split(',').map(Number);
    const row = rows[r];
    if (!row) continue;
    if (cell.formula !== undefined && (cell.value ?? null) === null) row[c] = { formula: cell.formula };
    else if (typeof row[c] === 'number' && cell.style?.numFmt?.includes('%')) row[c] = percentText(row[c]);
  }
  return {
    name: sheet.name,
    hidden: sheet.hidden === true || sheet.veryHidden === true,
    rows,
    merges: sheet.merges ?? [],
    epoch1904: dateSystem === '1904',
    cutOff: false,
  };
}

const rawOf = (value: CellValue | undefined): Raw =>
  value instanceof Date ? (Number.isNaN(value.getTime()) ? null : value.toISOString().slice(0, 10)) : (value ?? null);
