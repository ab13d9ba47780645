import { inflateRawSync } from 'node:zlib';
import { refusal } from '../core/sheet/limits.ts';
import { damaged, MOST_UNPACKED_BYTES, unpacksTooLarge } from './limits.ts';
import { passwordProtected } from './sniff.ts';

export type Entry = { name: string; method: number; packed: number; unpacked: number; offset: number };

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const MOST_ENTRIES = 5000;
const UNSAID = 0xffffffff;

/** A package's parts, listed from its central directory; nothing is unpacked yet. Names are only compared, never used as paths. */
export function entriesOf(bytes: Buffer): ReadonlyMap<string, Entry> {
  try {
    return listed(bytes);
  } catch (error) {
    throw error instanceof RangeError ? refusal(damaged) : error;
  }
}

function listed(bytes: Buffer): ReadonlyMap<string, Entry> {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || bytes.readUInt32LE(end) !== END) throw refusal(damaged);
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  if (count > MOST_ENTRIES || at >= bytes.length) throw refusal(damaged);
  const entries = new Map<string, Entry>();
  for (let i = 0; i < count; i += 1) {
    if (bytes.readUInt32LE(at) !== CENTRAL) throw refusal(damaged);
    if ((bytes.readUInt16LE(at + 8) & 1) === 1) throw passwordProtected();
    const [nameLength, extraLength, noteLength] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field)) as [number, number, number];
    const name = bytes
      .toString('utf8', at + 46, at + 46 + nameLength)
      .replaceAll('\\', '/')
      .replace(/^\/+/, '');
    if (entries.has(name)) throw refusal('文件的压缩包里有两个同名的部分，内容不可信，没有读取。请用 Excel 或 WPS 另存为 .xlsx 后再导入。');
    const extra = bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
    entries.set(name, { name, method: bytes.readUInt16LE(at + 10), ...sizesOf(bytes, at, extra) });
    at += 46 + nameLength + extraLength + noteLength;
  }
  return entries;
}

/** Sizes and place of an entry; those of 4 GB stand in the Zip64 extra field, which streaming writers use for small ones too. */
function sizesOf(bytes: Buffer, at: number, extra: Buffer): Pick<Entry, 'packed' | 'unpacked' | 'offset'> {
  const sizes = { unpacked: bytes.readUInt32LE(at + 24), packed: bytes.readUInt32LE(at + 20), offset: bytes.readUInt32LE(at + 42) };
  for (let i = 0; i + 4 <= extra.length; i += 4 + extra.readUInt16LE(i + 2)) {
    if (extra.readUInt16LE(i) !== 1) continue;
    let field = i + 4;
    for (const key of ['unpacked', 'packed', 'offset'] as const) {
      if (sizes[key] !== UNSAID) continue;
      sizes[key] = Number(extra.readBigUInt64LE(field));
      field += 8;
    }
  }
  return sizes;
}

/** What is done to a part's bytes as they come out, chunk by chunk; called with `final` on the last. */
export type Through = (chunk: Uint8Array, final: boolean) => Uint8Array;

/**
 * Unpacks the parts that are wanted. Their declared sizes are summed first, and the inflater stops at what is left of the limit, since
 * a declared size can lie.
 */
export function unpack(
  bytes: Buffer,
  wanted: readonly Entry[],
  through: (name: string, size: number) => Through | null,
): Map<string, Uint8Array> {
  if (wanted.reduce((sum, one) => sum + one.unpacked, 0) > MOST_UNPACKED_BYTES) throw refusal(unpacksTooLarge);
  let left = MOST_UNPACKED_BYTES;
  const parts = new Map<string, Uint8Array>();
  for (const entry of wanted) {
    const part = inflated(entry, packedBytes(bytes, entry), left);
    left -= part.length;
    const filter = through(entry.name, part.length);
    parts.set(entry.name, filter ? passed(part, filter) : part);
  }
  return parts;
}

function packedBytes(bytes: Buffer, { offset, packed }: Entry): Buffer {
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== LOCAL) throw refusal(damaged);
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  if (start + packed > bytes.length) throw refusal(damaged);
  return bytes.subarray(start, start + packed);
}

const STORED = 0;
const DEFLATED = 8;

function inflated({ method, name }: Entry, packed: Buffer, most: number): Uint8Array {
  if (method === STORED && packed.length <= most) return packed;
  if (method !== DEFLATED)
    throw refusal(
      method === STORED ? unpacksTooLarge : `文件的“${name}”部分用了少见的压缩方式，无法读取。请用 Excel 或 WPS 另存为 .xlsx 后再导入。`,
    );
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    throw refusal((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? unpacksTooLarge : damaged);
  }
}

const STEP = 2 ** 20;

function passed(part: Uint8Array, filter: Through): Uint8Array {
  const chunks: Uint8Array[] = [];
  for (let at = 0; at < part.length; at += STEP) chunks.push(filter(part.subarray(at, at + STEP), at + STEP >= part.length));
  return Buffer.concat(chunks);
}
