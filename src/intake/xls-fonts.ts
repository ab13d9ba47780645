import * as SheetJs from '@e965/xlsx';
import { entryAt } from '../core/list/entry-at.ts';
import { inSymbolFont, isSymbolFont } from '../core/sheet/symbol-fonts.ts';

/** The text of a cell of a sheet (by its place in the workbook) as it looks in the fonts that it is written in. */
export type Drawn = (sheet: number, at: { row: number; column: number }, text: string) => string;

/** A run of a text: from which character on, in which font. */
type Run = { readonly from: number; readonly font: number };
type Record = { readonly type: number; readonly at: number; readonly data: Buffer };

const [BOUND_SHEET, FONT, XF, SST, CONTINUE] = [0x85, 0x31, 0xe0, 0xfc, 0x3c];
const [LABEL_SST, LABEL, FORMULA, BOF, EOF] = [0xfd, 0x204, 0x06, 0x809, 0x0a];
const asItStands: Drawn = (_sheet, _at, text) => text;

/**
 * Fonts of symbols in an old binary workbook ([MS-XLS]; Excel 5 to 2003), which the library that reads it does not tell: a letter in Wingdings is
 * a tick. Everything else, and a workbook that can't be followed, stays as it is read.
 */
export function symbolsOf(bytes: Uint8Array): Drawn {
  const stream = workbookIn(bytes);
  if (!stream) return asItStands;
  try {
    return drawnBy(stream);
  } catch (error) {
    if (error instanceof RangeError) return asItStands;
    throw error;
  }
}

function workbookIn(bytes: Uint8Array): Buffer | null {
  try {
    const container = SheetJs.CFB.read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), { type: 'buffer' });
    const entry = container.FileIndex.find(({ name }: { name: string }) => /^(work)?book$/i.test(name));
    return entry?.content ? Buffer.from(entry.content as Uint8Array) : null;
  } catch {
    return null;
  }
}

/** The records from a place on, to the end of their part. */
function* recordsFrom(stream: Buffer, from: number): Generator<Record> {
  let depth = 0;
  for (let at = from; at + 4 <= stream.length; ) {
    const [type, size] = [stream.readUInt16LE(at), stream.readUInt16LE(at + 2)];
    // A chart within the sheet is a part of its own.
    if (type === BOF) depth += 1;
    if (depth === 1) yield { type, at, data: stream.subarray(at + 4, at + 4 + size) };
    if (type === EOF) depth -= 1;
    if (depth <= 0) return;
    at += 4 + size;
  }
}

function drawnBy(stream: Buffer): Drawn {
  const globals = [...recordsFrom(stream, 0)];
  const wide = globals[0]?.data.readUInt16LE(0) === 0x600;
  const named = globals.filter(({ type }) => type === FONT).map(({ data }) => fontIn(data, wide));
  if (!named.some(isSymbolFont)) return asItStands;
  // There is no font number 4: the fifth that is written is number 5.
  const fontAt = (no: number): string | undefined => named[no > 4 ? no - 1 : no];
  const formats = globals.filter(({ type }) => type === XF).map(({ data }) => data.readUInt16LE(0));
  const runs = wide ? runsOf(globals) : new Map<number, Run[]>();
  const sheets = globals.filter(({ type }) => type === BOUND_SHEET).map(({ data }) => cellsFrom(stream, data.readUInt32LE(0)));
  return (sheet, { row, column }, text) => {
    const cell = sheets[sheet]?.get(row * 256 + column);
    if (!cell) return text;
    const own = formats[cell.format] ?? 0;
    const [first, ...more] = runs.get(cell.string ?? -1) ?? [];
    if (!first) return inSymbolFont(text, fontAt(own));
    const pieces = [{ from: 0, font: own }, first, ...more];
    return pieces.map(({ from, font }, i) => inSymbolFont(text.slice(from, pieces[i + 1]?.from), fontAt(font))).join('');
  };
}

function fontIn(data: Buffer, wide: boolean): string {
  const letters = data.readUInt8(14);
  if (!wide) return data.toString('latin1', 15, 15 + letters);
  return (data.readUInt8(15) & 1) === 1 ? data.toString('utf16le', 16, 16 + letters * 2) : data.toString('latin1', 16, 16 + letters);
}

type Cell = { readonly format: number; readonly string: number | null };

function cellsFrom(stream: Buffer, from: number): Map<number, Cell> {
  const cells = new Map<number, Cell>();
  for (const { type, data } of recordsFrom(stream, from)) {
    if (type !== LABEL_SST && type !== LABEL && type !== FORMULA) continue;
    const [row, column, format] = [data.readUInt16LE(0), data.readUInt16LE(2), data.readUInt16LE(4)];
    const string = type === LABEL_SST ? data.readUInt32LE(6) : null;
    cells.set(row * 256 + column, { format, string });
  }
  return cells;
}

/** The shared texts that have runs, by their number. The table goes on over several records, and a text may be cut anywhere. */
function runsOf(globals: readonly Record[]): Map<number, Run[]> {
  const start = globals.findIndex(({ type }) => type === SST);
  const found = new Map<number, Run[]>();
  if (start < 0) return found;
  const rest = globals.slice(start + 1);
  const end = rest.findIndex(({ type }) => type !== CONTINUE);
  const pieces = [entryAt(globals, start), ...(end < 0 ? rest : rest.slice(0, end))].map(({ data }) => data);
  const reader = readerOf(pieces);
  const texts = (reader.bytes(8) as Buffer).readUInt32LE(4);
  for (let no = 0; no < texts; no += 1) {
    const head = reader.bytes(3);
    if (!head) break;
    const flags = head.readUInt8(2);
    const many = flags & 8 ? (reader.bytes(2)?.readUInt16LE(0) ?? 0) : 0;
    const extra = flags & 4 ? (reader.bytes(4)?.readUInt32LE(0) ?? 0) : 0;
    reader.letters(head.readUInt16LE(0), (flags & 1) === 1);
    const runs = many > 0 ? reader.bytes(many * 4) : null;
    if (runs)
      found.set(
        no,
        Array.from({ length: many }, (_, i) => ({ from: runs.readUInt16LE(i * 4), font: runs.readUInt16LE(i * 4 + 2) })),
      );
    if (extra > 0) reader.bytes(extra);
  }
  return found;
}

function readerOf(pieces: readonly Buffer[]) {
  let [piece, at] = [0, 0];
  const onward = (): Buffer | undefined => {
    while (piece < pieces.length && at >= (pieces[piece]?.length ?? 0)) [piece, at] = [piece + 1, 0];
    return pieces[piece];
  };
  return {
    /** So many bytes; null where the table ends before. */
    bytes(many: number): Buffer | null {
      const parts: Buffer[] = [];
      for (let left = many; left > 0; ) {
        const part = onward()?.subarray(at, at + left);
        if (!part) return null;
        parts.push(part);
        at += part.length;
        left -= part.length;
      }
      return Buffer.concat(parts);
    },
    /** Passes so many letters over; where they go on in the next record, that says anew how wide they are. */
    letters(many: number, wide: boolean): void {
      let two = wide;
      for (let left = many; left > 0; ) {
        const before = piece;
        const current = onward();
        if (!current) return;
        if (piece !== before) two = (current.readUInt8(at++) & 1) === 1;
        const here = Math.min(left, Math.floor((current.length - at) / (two ? 2 : 1)));
        at += here * (two ? 2 : 1);
        left -= here;
        if (here === 0 && at < current.length) return;
      }
    },
  };
}
