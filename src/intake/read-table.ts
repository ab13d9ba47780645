import type { IntakeShown } from '../core/sheet/intake.ts';
import { damaged, MOST_FILE_BYTES, tooLarge } from '../core/sheet/limits.ts';
import { tookTooLong, tookTooMuch } from './limits.ts';
import type { Marked } from './mark-sheets.ts';
import type { Wanted } from './read-sheets.ts';
import { type Ended, inThread, type Work } from './thread.ts';

/**
 * Reads a list of whatever sort people have it in as rows of `wanted.table`: .xlsx, .xlsm, .ods, .xls, .csv, text and pages by these names, or
 * an official annex in .docx; `name` stands for the sheet where the format has none. Taken whole or refused with a sentence, never half.
 */
export const readTable = (bytes: Uint8Array, name: string, wanted: Wanted): Promise<IntakeShown> =>
  listInThread<IntakeShown>({ what: 'read', bytes, name, wanted });

/**
 * The same file back as an .xlsx in which every fault is marked at its cell. An .xlsx keeps its sheets, widths, merges and formats; of
 * other formats the sheet that was read is written anew. Formulas are there as their results only; macros, links and pictures are not.
 */
export const markTable = (bytes: Uint8Array, name: string, wanted: Wanted): Promise<Marked> =>
  listInThread<Marked>({ what: 'mark', bytes, name, wanted });

type Refused = { kind: 'refused'; reason: string; sheets: []; beside: [] };
const refused = (reason: string): Refused => ({ kind: 'refused', reason, sheets: [], beside: [] });
const sentences: Readonly<Record<Ended, string>> = { time: tookTooLong, memory: tookTooMuch, broken: damaged };

async function listInThread<A>(work: Extract<Work, { bytes: Uint8Array }>): Promise<A | Refused> {
  if (work.bytes.length > MOST_FILE_BYTES) return refused(tooLarge(work.bytes.length));
  return inThread<A | Refused>(work, (why) => refused(sentences[why]));
}
