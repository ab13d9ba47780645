import type { Through } from './unzip.ts';

const blankCell = /<(?:\w+:)?c(?:\s[^<>]*)?(?:\/>|>\s*<\/(?:\w+:)?c>)/g;
const blankRow = /<(?:\w+:)?row(?:\s[^<>]*)?(?:\/>|>\s*<\/(?:\w+:)?row>)/g;
const anyRow = /<(?:\w+:)?row[\s>]/g;
const rowStart = /<(?:\w+:)?row[\s>/]/;
/** A row is kept whole until it has grown so long, in bytes. */
const LONGEST_ROW = 4 * 2 ** 20;

/** A sheet's XML on its way out of the package. */
export type SheetFilter = { readonly through: Through; cutOff(): boolean };

/**
 * Takes cells and rows without content out of a sheet's XML as it is unpacked: one format dragged over a column is a million of them.
 * After `most` rows with content the rest of the sheet's rows are not kept, and `cutOff` says so.
 */
export function withoutBlanks(most: number): SheetFilter {
  let rest = '';
  let rows = 0;
  let ended = false;
  const keep = (xml: string): Uint8Array => {
    const kept = xml.replace(blankCell, '').replace(blankRow, '');
    rows += kept.match(anyRow)?.length ?? 0;
    if (rows <= most || ended) return Buffer.from(kept, 'latin1');
    const end = kept.search(/<\/(?:\w+:)?sheetData>/);
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

function lastRow(xml: string): number {
  let at = xml.length;
  while (at > 0) {
    at = xml.lastIndexOf('row', at - 1);
    if (at <= 0) return -1;
    const start = xml.lastIndexOf('<', at);
    if (at - start < 12 && rowStart.test(xml.slice(start, at + 4))) return start;
  }
  return -1;
}
