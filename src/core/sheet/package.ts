import { damaged, refusal, unpacksTooLarge } from './limits.ts';
import { passwordProtected } from './stranger.ts';

/** A part of a package as its central directory declares it. */
export type Entry = { name: string; method: number; packed: number; unpacked: number; offset: number };
export type Entries = ReadonlyMap<string, Entry>;

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const MOST_ENTRIES = 5000;
const UNSAID = 0xffffffff;

/** Parts of a binary workbook that hold what cells say. Pictures, macros, comments and links are never unpacked. */
export const isBinaryPart = (name: string): boolean =>
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/workbook\.bin|xl\/_rels\/workbook\.bin\.rels|xl\/(sharedStrings|styles|metadata)\.bin|xl\/(worksheets|chartsheets|dialogsheets|macrosheets)\/[^/]+\.bin)$/i.test(
    name,
  );
/** The same of an OpenDocument spreadsheet. */
export const isOdsPart = (name: string): boolean => /^(mimetype|content\.xml|styles\.xml|META-INF\/manifest\.xml)$/.test(name);

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** A package's parts, listed from its central directory; nothing is unpacked yet. Names are only compared, never used as paths. */
export function entriesOf(bytes: Uint8Array): Entries {
  try {
    return listed(bytes);
  } catch (error) {
    throw error instanceof RangeError ? refusal(damaged) : error;
  }
}

/** Throws where the parts declare to unpack to more than `most` bytes in all. */
export function refuseBombs(parts: readonly Entry[], most: number): void {
  if (parts.reduce((sum, one) => sum + one.unpacked, 0) > most) throw refusal(unpacksTooLarge(most));
}

/** A part by its name; where writers do not agree with themselves on capitals, by the same letters. */
export function entryAt(entries: Entries, name: string): Entry | undefined {
  const exact = entries.get(name);
  if (exact) return exact;
  const same = name.toLowerCase();
  return [...entries.values()].find((one) => one.name.toLowerCase() === same);
}

export const isOds = (entries: Entries): boolean => entries.has('content.xml') && entries.has('mimetype');

/** A part's bytes as they lie in the package. */
export function packedBytes(bytes: Uint8Array, { offset, packed }: Entry): Uint8Array {
  const view = viewOf(bytes);
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL) throw refusal(damaged);
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + packed > bytes.length) throw refusal(damaged);
  return bytes.subarray(start, start + packed);
}

function listed(bytes: Uint8Array): Entries {
  const view = viewOf(bytes);
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > MOST_ENTRIES || at >= bytes.length) throw refusal(damaged);
  const entries = new Map<string, Entry>();
  for (let i = 0; i < count; i += 1) {
    if (view.getUint32(at, true) !== CENTRAL) throw refusal(damaged);
    if ((view.getUint16(at + 8, true) & 1) === 1) throw passwordProtected();
    const [nameLength, extraLength, noteLength] = [28, 30, 32].map((field) => view.getUint16(at + field, true)) as [number, number, number];
    const name = nameIn(bytes.subarray(at + 46, at + 46 + nameLength));
    if (entries.has(name)) throw refusal('文件的压缩包里有两个同名的部分，内容不可信，没有读取。请用 Excel 或 WPS 另存为 .xlsx 后再导入。');
    const extra = viewOf(bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength));
    entries.set(name, { name, method: view.getUint16(at + 10, true), ...sizesOf(view, at, extra) });
    at += 46 + nameLength + extraLength + noteLength;
  }
  return entries;
}

const nameIn = (bytes: Uint8Array): string => new TextDecoder().decode(bytes).replaceAll('\\', '/').replace(/^\/+/, '');

/** Where the end of the central directory begins: the last place that is marked so. */
function endOf(view: DataView): number {
  for (let at = view.byteLength - 22; at >= 0; at -= 1) if (view.getUint32(at, true) === END) return at;
  throw refusal(damaged);
}

/** Sizes and place of an entry; those of 4 GB stand in the Zip64 extra field, which streaming writers use for small ones too. */
function sizesOf(view: DataView, at: number, extra: DataView): Pick<Entry, 'packed' | 'unpacked' | 'offset'> {
  const sizes = {
    unpacked: view.getUint32(at + 24, true),
    packed: view.getUint32(at + 20, true),
    offset: view.getUint32(at + 42, true),
  };
  for (let i = 0; i + 4 <= extra.byteLength; i += 4 + extra.getUint16(i + 2, true)) {
    if (extra.getUint16(i, true) !== 1) continue;
    let field = i + 4;
    for (const key of ['unpacked', 'packed', 'offset'] as const) {
      if (sizes[key] !== UNSAID) continue;
      sizes[key] = Number(extra.getBigUint64(field, true));
      field += 8;
    }
  }
  return sizes;
}
