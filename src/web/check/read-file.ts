import { gridsOf } from '../../core/sheet/book.ts';
import { decoded } from '../../core/sheet/decode.ts';
import type { Grid } from '../../core/sheet/grid.ts';
import { damaged, isRefusal, refusal, unpacksTooLarge } from '../../core/sheet/limits.ts';
import { mainOf, type Plan, planOf, relationsName, signpostsOf } from '../../core/sheet/ooxml.ts';
import { type Entry, entriesOf, entryAt, packedBytes, refuseBombs } from '../../core/sheet/package.ts';
import { stringsIn, tidier } from '../../core/sheet/sheet-xml.ts';
import { notASheet, passwordProtected, strangerOf } from '../../core/sheet/stranger.ts';
import { isXmlWorkbook, textGrids } from '../../core/sheet/text.ts';
import { xmlText } from '../../core/sheet/xml.ts';

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
  const unpack = await unpacker(bytes);
  const textOf = (entry: Entry | undefined): string => (entry ? xmlText(unpack(entry)) : '');
  const { types, relations } = signpostsOf(entries);
  const main = mainOf(entries, { types: textOf(types), relations: textOf(relations) });
  if (main.kind === 'ods')
    throw textOf(entries.get('META-INF/manifest.xml')).includes('encryption-data')
      ? passwordProtected()
      : refusal(`这是 .ods 表格，${saveAs}`);
  if (main.kind !== 'xlsx') throw refusal(`这是 ${main.kind === 'xlsb' ? '.xlsb 表格' : 'Word 文件（.docx）'}，${saveAs}`);
  const plan = planOf(entries, main.part, {
    workbook: textOf(main.part),
    relations: textOf(entryAt(entries, relationsName(main.part.name))),
  });
  if (plan.sheets.length === 0) return [];
  refuseBombs(
    plan.parts.map(({ from }) => from),
    MOST_UNPACKED_HERE,
  );
  const packed = await repacked(plan, textOf);
  const { readXlsx } = await import('hucre/xlsx');
  try {
    return gridsOf(await readXlsx(packed, { readStyles: true }));
  } catch (error) {
    if (isRefusal(error)) throw error;
    throw refusal('这个 .xlsx 文件不完整或已损坏。请用 Excel 或 WPS 打开核对，另存为 .xlsx 再选，或直接复制名单粘贴。');
  }
}

/** The planned package, its sheets tidied. */
async function repacked({ parts, made, sheets, strings }: Plan, textOf: (entry: Entry | undefined) => string): Promise<Uint8Array> {
  const { strToU8, zipSync } = await import('fflate');
  let counted: number | null = null;
  const count = (): number => (counted ??= stringsIn(textOf(strings)));
  const isSheet = new Set(sheets.map(({ part }) => part));
  const all = parts.map(({ from, to }): [string, string] => [to, isSheet.has(to) ? tidier(count)(textOf(from)) : textOf(from)]);
  return zipSync(Object.fromEntries([...made, ...all].map(([name, text]) => [name, strToU8(text)])), { level: 0 });
}

const STORED = 0;

/** Unpacks one part after the other, until together they are more than a page can bear: what they declare may be a lie. */
async function unpacker(bytes: Uint8Array): Promise<(entry: Entry) => Uint8Array> {
  const { Inflate } = await import('fflate');
  let left = MOST_UNPACKED_HERE;
  return (entry) => {
    const packed = packedBytes(bytes, entry);
    const chunks: Uint8Array[] = [];
    const take = (chunk: Uint8Array): void => {
      left -= chunk.length;
      if (left < 0) throw refusal(unpacksTooLarge(MOST_UNPACKED_HERE));
      chunks.push(chunk);
    };
    try {
      if (entry.method === STORED) take(packed);
      else {
        const inflate = new Inflate(take);
        for (let at = 0; at < packed.length; at += STEP) inflate.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
      }
    } catch (error) {
      throw isRefusal(error) ? error : refusal(damaged);
    }
    return joined(chunks);
  };
}

/** Bytes that are unpacked at a time: a thousandfold of it is what a bomb can do before it is seen. */
const STEP = 2 ** 15;

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
