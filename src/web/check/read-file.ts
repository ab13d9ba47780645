import { gridsOf } from '../../core/sheet/book.ts';
import { decoded } from '../../core/sheet/decode.ts';
import type { Grid } from '../../core/sheet/grid.ts';
import { isRefusal, refusal, unpacksTooLarge } from '../../core/sheet/limits.ts';
import {
  type Entries,
  type Entry,
  entriesOf,
  isNeeded,
  isOds,
  packedBytes,
  refuseBombs,
  refuseStrangePackage,
} from '../../core/sheet/package.ts';
import { notASheet, passwordProtected, strangerOf } from '../../core/sheet/stranger.ts';
import { isXmlWorkbook, textGrids } from '../../core/sheet/text.ts';

/** A page has no thread that could be stopped, so less is unpacked than on the server: 20 000 rows of text are some 20 MB. Bytes. */
const MOST_UNPACKED_HERE = 60 * 2 ** 20;

const saveAs = '网页里读不了。请用 Excel 或 WPS 另存为 .xlsx 再选，或直接复制名单粘贴。';

/** What stands in a file, told by its bytes. Throws a refusal with a sentence for whoever brought it. */
export async function gridsIn(bytes: Uint8Array, name: string): Promise<Grid[]> {
  if (bytes.length === 0) throw refusal('文件是空的（0 字节）。请确认已保存，再重新选择文件。');
  if (begins(bytes, 0x50, 0x4b)) return workbookGrids(bytes);
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw compoundRefusal(bytes);
  const stranger = strangerOf(bytes);
  if (stranger) throw notASheet(stranger);
  const text = decoded(bytes);
  if (isXmlWorkbook(text)) throw refusal(`这是“XML 表格 2003”，${saveAs}`);
  return textGrids(text, name);
}

const begins = (bytes: Uint8Array, ...head: readonly number[]): boolean => head.every((byte, i) => bytes[i] === byte);

/** Old binary files: a workbook, or what a password made of one, by the names of the streams inside. */
function compoundRefusal(bytes: Uint8Array): Error {
  const inside = new TextDecoder('utf-16le').decode(bytes.subarray(0, bytes.length - (bytes.length % 2)));
  if (inside.includes('EncryptedPackage') || isLockedBook(bytes)) return passwordProtected();
  if (inside.includes('WordDocument')) return notASheet('Word 文件（.doc）');
  return refusal(`这是旧格式 .xls 文件，${saveAs}`);
}

/** A BIFF8 workbook whose first record is followed, within its globals, by the one that says how it is locked. */
function isLockedBook(bytes: Uint8Array): boolean {
  const start = bytes.findIndex((_, at) => at % 512 === 0 && begins(bytes.subarray(at), 0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00));
  if (start < 0) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = start, read = 0; at + 4 <= bytes.length && read < 20; at += 4 + view.getUint16(at + 2, true), read += 1)
    if (view.getUint16(at, true) === LOCKED) return true;
  return false;
}

const LOCKED = 0x2f;

async function workbookGrids(bytes: Uint8Array): Promise<Grid[]> {
  const entries = entriesOf(bytes);
  refuseStrangePackage(entries);
  await refuseHiddenBombs(bytes, entries);
  if (isOds(entries)) throw (await isLockedOds(bytes, entries)) ? passwordProtected() : refusal(`这是 .ods 表格，${saveAs}`);
  if (!entries.has('xl/workbook.xml'))
    throw refusal(`这是 ${entries.has('xl/workbook.bin') ? '.xlsb 表格' : 'Word 文件（.docx）'}，${saveAs}`);
  const { readXlsx } = await import('hucre/xlsx');
  try {
    return gridsOf(await readXlsx(bytes, { readStyles: true }));
  } catch (error) {
    if (isRefusal(error)) throw error;
    throw refusal('这个 .xlsx 文件不完整或已损坏。请用 Excel 或 WPS 打开核对，另存为 .xlsx 再选，或直接复制名单粘贴。');
  }
}

async function isLockedOds(bytes: Uint8Array, entries: Entries): Promise<boolean> {
  const manifest = entries.get('META-INF/manifest.xml');
  const stream = manifest ? inflating(bytes, manifest) : null;
  return stream ? (await new Response(stream).text().catch(() => '')).includes('encryption-data') : false;
}

/** What the parts declare may be a lie, so they are unpacked once to be counted; browsers that can't do so take them at their word. */
async function refuseHiddenBombs(bytes: Uint8Array, entries: Entries): Promise<void> {
  const parts = [...entries.values()].filter(({ name }) => isNeeded(name));
  refuseBombs(parts, MOST_UNPACKED_HERE);
  let left = MOST_UNPACKED_HERE;
  for (const part of parts) {
    const reader = inflating(bytes, part)?.getReader();
    while (reader) {
      // A part that is damaged is the reader's to tell.
      const { done, value } = await reader.read().catch(() => ({ done: true as const, value: undefined }));
      if (done) break;
      left -= value.length;
      if (left >= 0) continue;
      await reader.cancel().catch(() => undefined);
      throw refusal(unpacksTooLarge(MOST_UNPACKED_HERE));
    }
  }
}

const STORED = 0;

/** A part as it unpacks; null where the browser does not know how to. */
function inflating(bytes: Uint8Array, part: Entry): ReadableStream<Uint8Array> | null {
  const packed = new Blob([packedBytes(bytes, part) as BlobPart]).stream();
  if (part.method === STORED) return packed;
  try {
    return packed.pipeThrough(new DecompressionStream('deflate-raw'));
  } catch {
    return null;
  }
}
