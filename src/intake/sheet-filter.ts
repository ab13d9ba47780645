import { lastRow, type Strings, tidier, untyped } from '../core/sheet/sheet-xml.ts';
import type { Through } from './unzip.ts';

const blankCell = /<(?:[\w.-]+:)?c(?:\s[^<>]*)?(?:\/>|>\s*<\/(?:[\w.-]+:)?c>)/g;
const blankRow = /<(?:[\w.-]+:)?row(?:\s[^<>]*)?(?:\/>|>\s*<\/(?:[\w.-]+:)?row>)/g;
const anyRow = /<(?:[\w.-]+:)?row[\s>]/g;
/** A row is kept whole until it has grown so long, in bytes. */
const LONGEST_ROW = 4 * 2 ** 20;

/** A sheet's XML on its way out of the package. */
export type SheetFilter = { readonly through: Through; cutOff(): boolean };
/** `most`: rows with content that are kept. `blanks`: whether blank cells are, for the sake of their borders. */
export type Keeping = { readonly most: number; readonly blanks: boolean; readonly strings: Strings };

/**
 * Gives every row and cell of a sheet its place, and then takes those without content out as it is unpacked: one format dragged over a column
 * is a million of them. After `most` rows with content the rest of the sheet's rows are not kept, and `cutOff` says so.
 */
export function sheetFilter({ most, blanks, strings }: Keeping): SheetFilter {
  const tidied = tidier(strings);
  let rest = '';
  let rows = 0;
  let ended = false;
  const keep = (xml: string): Uint8Array => {
    const tidy = tidied(xml);
    const kept = blanks ? untyped(tidy) : tidy.replace(blankCell, '').replace(blankRow, '');
    rows += blanks ? 0 : (kept.match(anyRow)?.length ?? 0);
    if (rows <= most || ended) return Buffer.from(kept, 'latin1');
    const end = kept.search(/<\/(?:[\w.-]+:)?sheetData>/);
    ended = end >= 0;
    return ended ? Buffer.from(kept.slice(end), 'latin1') : new Uint8Array();
  };
  const through: Through = (chunk, final) => {
    // Tags are ASCII, so bytes as Latin-1 characters come out as they went in.
    rest += Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length).toString('latin1');
    if (final) {
      const all = rest;
      rest = '';
      return keep(all);
    }
    const cut = cutAt(rest);
    const ready = rest.slice(0, cut);
    rest = rest.slice(cut);
    return ready === '' ? new Uint8Array() : keep(ready);
  };
  return { through, cutOff: () => rows > most };
}

/** Where the last row begins; in a row without end, or after the last one, where the last tag does. */
function cutAt(xml: string): number {
  const row = lastRow(xml);
  if (row > 0 || xml.length <= LONGEST_ROW) return Math.max(0, row);
  return xml.lastIndexOf('<') || xml.length;
}
