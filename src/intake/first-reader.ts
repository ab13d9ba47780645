import { readOds } from 'hucre/ods';
import { readXlsx } from 'hucre/xlsx';
import { gridsOf } from '../core/sheet/book.ts';
import type { Grid } from '../core/sheet/grid.ts';
import { damaged, refusal } from '../core/sheet/limits.ts';

/** A package as grids by hucre; throws where it can't read it. */
export async function hucreGrids(packed: Uint8Array, kind: 'xlsx' | 'ods'): Promise<Grid[]> {
  const book = await (kind === 'ods' ? readOds : readXlsx)(packed, { readStyles: true });
  if (book.sheets.length === 0) throw refusal(damaged);
  return gridsOf(book);
}
