import type { Grid } from '../core/sheet/grid.ts';
import { damaged, isRefusal, refusal } from '../core/sheet/limits.ts';
import { type Marks, marksOf } from '../core/sheet/marks.ts';
import { markedSheet, markedWorkbook } from './marked-xlsx.ts';
import { readWhole, type Wanted } from './read-sheets.ts';
import { kindOf } from './sniff.ts';
import { xlsxToMark } from './workbook.ts';

/** The person's file with its faults marked, as an .xlsx; or why it could not be read. */
export type Marked =
  | { readonly kind: 'marked'; readonly bytes: Uint8Array; readonly faults: number }
  | { readonly kind: 'refused'; readonly reason: string };

/** Reads the file as `readSheets` does and writes what it found into a copy. */
export async function markSheets(bytes: Uint8Array, name: string, wanted: Wanted): Promise<Marked> {
  try {
    const { intake, header, grids } = await readWhole(bytes, name, wanted);
    const marks = marksOf(intake, header);
    const same = await sameWorkbook(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), marks);
    const grid = (wanted.mapping ? grids[wanted.mapping.sheet] : grids.find((one) => one.name === intake.sheet)) as Grid;
    return { kind: 'marked', bytes: same ?? (await markedSheet(grid, header, marks)), faults: intake.faults.length };
  } catch (error) {
    if (isRefusal(error)) return { kind: 'refused', reason: error.message };
    throw error;
  }
}

/** The workbook itself where hucre can write back what it reads; null where the sheet has to be written anew. */
async function sameWorkbook(bytes: Buffer, marks: Marks): Promise<Uint8Array | null> {
  const packed = kindOf(bytes) === 'zip' ? xlsxToMark(bytes) : null;
  if (packed === null) return null;
  try {
    return await markedWorkbook(packed, marks);
  } catch (error) {
    if (error instanceof RangeError) throw refusal(damaged);
    return null;
  }
}
