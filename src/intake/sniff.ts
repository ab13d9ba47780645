import { damaged, refusal } from '../core/sheet/limits.ts';
import { notASheet, passwordProtected, strangerOf } from '../core/sheet/stranger.ts';

/** How a file is read; told by its bytes, since systems name HTML and tab-separated text .xls. */
export type Kind = 'zip' | 'biff' | 'text';

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');
const startsWith = (bytes: Buffer, ...head: readonly number[]): boolean => head.every((byte, i) => bytes[i] === byte);

/** What the bytes are; throws a refusal that names the file's real kind where it is no sheet, is empty, or is locked with a password. */
export function kindOf(bytes: Buffer): Kind {
  if (bytes.length === 0) throw refusal('文件是空的（0 字节）。请确认已保存，再重新选择文件。');
  if (startsWith(bytes, 0x50, 0x4b)) return 'zip';
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return compoundKind(bytes);
  // BIFF2 to BIFF4, from before compound files.
  if (startsWith(bytes, 0x09) && [0x00, 0x02, 0x04].includes(bytes[1] ?? -1) && (bytes[2] ?? 0) <= 8 && bytes[3] === 0) return 'biff';
  const stranger = strangerOf(bytes);
  if (stranger) throw notASheet(stranger);
  return 'text';
}

function compoundKind(bytes: Buffer): Kind {
  if (isCutShort(bytes)) throw refusal(damaged);
  if (bytes.includes(utf16('EncryptedPackage'))) throw passwordProtected();
  if (bytes.includes(utf16('Workbook\0')) || bytes.includes(utf16('Book\0'))) return 'biff';
  if (bytes.includes(utf16('WordDocument'))) throw notASheet('Word 文件（.doc）');
  if (bytes.includes(utf16('PowerPoint Document'))) throw notASheet('演示文稿（.ppt）');
  throw refusal('文件是 Office 旧格式，但其中没有工作簿，可能不完整。请用 Excel 或 WPS 打开核对，另存为 .xlsx 后再导入。');
}

/** Whether a compound file lacks sectors that its own table counts as used: readers would take what is left of the list for the whole. */
function isCutShort(bytes: Buffer): boolean {
  if (bytes.length < 512) return true;
  const sector = 2 ** bytes.readUInt16LE(30);
  const tables = Math.min(109, bytes.readUInt32LE(44));
  if (sector !== 512 && sector !== 4096) return true;
  const pointed = [48, 60].map((field) => bytes.readUInt32LE(field)).filter((one) => one < MOST_SECTOR);
  let last = Math.max(0, ...pointed);
  for (let i = 0; i < tables; i += 1) {
    const start = (bytes.readUInt32LE(76 + i * 4) + 1) * sector;
    if (start + sector > bytes.length) return true;
    for (let at = 0; at < sector; at += 4) {
      const next = bytes.readUInt32LE(start + at);
      if (next < MOST_SECTOR) last = Math.max(last, next);
      else if (next === TABLE_SECTOR) last = Math.max(last, (i * sector + at) / 4);
    }
  }
  return bytes.length < (last + 2) * sector;
}

/** Above it stand marks: free, end of chain, the table itself. */
const MOST_SECTOR = 0xfffffff9;
const TABLE_SECTOR = 0xfffffffd;
