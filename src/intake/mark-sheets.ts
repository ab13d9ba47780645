import { entryAt } from '../core/list/entry-at.ts';
import type { Intake } from '../core/sheet/intake.ts';
import { damaged, isRefusal, refusal } from '../core/sheet/limits.ts';
import { type Marks, marksOf } from '../core/sheet/marks.ts';
import { markedSheets, markedWorkbook } from './marked-xlsx.ts';
import { readWhole, type Wanted } from './read-sheets.ts';
import { kindOf } from './sniff.ts';
import { xlsxToMark } from './workbook.ts';

/** The person's file with its faults marked, as an .xlsx; or why it could not be read. */
export type Marked =
  | { readonly kind: 'marked'; readonly bytes: Uint8Array; readonly faults: number }
  | { readonly kind: 'refused'; readonly reason: string };

type Read = Extract<Intake, { kind: 'read' }>;

/** Reads the file as `readSheets` does and writes what it found into a copy. */
export async function markSheets(bytes: Uint8Array, name: string, wanted: Wanted): Promise<Marked> {
  try {
    const { intake, header: named, parts: lists, appendices, grids } = await readWhole(bytes, name, wanted);
    const parts = [...lists, ...appendices];
    const sheets = new Set(parts.map(({ grid }) => grid.name));
    const marks = parts.map(({ grid, header }) =>
      marksOf(saidOf(intake, { sheet: grid.name, others: header === named ? sheets : null }), header),
    );
    const same = await sameWorkbook(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), marks);
    const anew = parts.map(({ at, header }, i) => ({ grid: entryAt(grids, at), header, marks: entryAt(marks, i) }));
    return { kind: 'marked', bytes: same ?? (await markedSheets(anew)), faults: intake.faults.length };
  } catch (error) {
    if (isRefusal(error)) return { kind: 'refused', reason: error.message };
    throw error;
  }
}

/** What is said of one of the sheets that were read; the first, to which all of them are named, takes what is said of those that were not. */
function saidOf(intake: Read, { sheet, others }: { sheet: string; others: ReadonlySet<string> | null }): Read {
  return {
    ...{ ...intake, sheet },
    faults: intake.faults.filter((one) => one.sheet === sheet || others?.has(one.sheet) === false),
    notes: intake.notes.filter((one) => one.sheet === sheet),
    skipped: intake.skipped.filter((one) => (one.sheet ?? intake.sheet) === sheet),
  };
}

/** The workbook itself where hucre can write back what it reads; null where the sheet has to be written anew. */
async function sameWorkbook(bytes: Buffer, marks: readonly Marks[]): Promise<Uint8Array | null> {
  const packed = kindOf(bytes) === 'zip' ? xlsxToMark(bytes) : null;
  if (packed === null) return null;
  try {
    return await markedWorkbook(packed, marks);
  } catch (error) {
    if (error instanceof RangeError) throw refusal(damaged);
    return null;
  }
}
