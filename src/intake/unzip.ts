import { inflateRawSync } from 'node:zlib';
import { damaged, MOST_UNPACKED_BYTES, refusal, unpacksTooLarge } from '../core/sheet/limits.ts';
import { type Entry, packedBytes, refuseBombs } from '../core/sheet/package.ts';
import { xmlText } from '../core/sheet/xml.ts';
import { codeOf } from '../core/text/code-of.ts';

/** What is done to a part's bytes as they come out, chunk by chunk; called with `final` on the last. */
export type Through = (chunk: Uint8Array, final: boolean) => Uint8Array;

/** Parts say where others are and what they are called; none of a real file comes near. Bytes. */
const MOST_SIGNPOST_BYTES = 20 * 2 ** 20;

/** A small part's text, such as what lists the others; empty where there is no such part. */
export function textIn(bytes: Buffer, entry: Entry | undefined): string {
  if (!entry) return '';
  if (entry.unpacked > MOST_SIGNPOST_BYTES) throw refusal(unpacksTooLarge(MOST_UNPACKED_BYTES));
  return xmlText(inflated(entry, packedBytes(bytes, entry), MOST_SIGNPOST_BYTES));
}

/**
 * Unpacks the parts that are wanted. Their declared sizes are summed first, and the inflater stops at what is left of `most` bytes, since
 * a declared size can lie.
 */
export function unpack(
  bytes: Buffer,
  wanted: readonly Entry[],
  through: (name: string, size: number) => Through | null,
  most = MOST_UNPACKED_BYTES,
): Map<string, Uint8Array> {
  refuseBombs(wanted, MOST_UNPACKED_BYTES);
  let left = most;
  const parts = new Map<string, Uint8Array>();
  for (const entry of wanted) {
    const part = inUtf8(inflated(entry, packedBytes(bytes, entry), left));
    left -= part.length;
    const filter = through(entry.name, part.length);
    parts.set(entry.name, filter ? passed(part, filter) : part);
  }
  return parts;
}

/** Readers take XML for UTF-8; UTF-16 is as good. */
function inUtf8(part: Uint8Array): Uint8Array {
  const marked = (part[0] === 0xff && part[1] === 0xfe) || (part[0] === 0xfe && part[1] === 0xff);
  return marked ? Buffer.from(xmlText(part)) : part;
}

const STORED = 0;
const DEFLATED = 8;

function inflated({ method, name }: Entry, packed: Uint8Array, most: number): Uint8Array {
  if (method === STORED && packed.length <= most) return packed;
  if (method !== DEFLATED)
    throw refusal(
      method === STORED
        ? unpacksTooLarge(MOST_UNPACKED_BYTES)
        : `文件的“${name}”部分用了少见的压缩方式，无法读取。请用 Excel 或 WPS 另存为 .xlsx 后再导入。`,
    );
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    throw refusal(codeOf(error) === 'ERR_BUFFER_TOO_LARGE' ? unpacksTooLarge(MOST_UNPACKED_BYTES) : damaged);
  }
}

const STEP = 2 ** 20;

function passed(part: Uint8Array, filter: Through): Uint8Array {
  const chunks: Uint8Array[] = [];
  for (let at = 0; at < part.length; at += STEP) chunks.push(filter(part.subarray(at, at + STEP), at + STEP >= part.length));
  return Buffer.concat(chunks);
}
