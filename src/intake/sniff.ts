import { contentOf, isWorkbook, streamsOf } from '../core/sheet/compound.ts';
import { damaged, refusal } from '../core/sheet/limits.ts';
import { notASheet, passwordProtected, strangerOf } from '../core/sheet/stranger.ts';

/** How a file is read; told by its bytes, since systems name HTML and tab-separated text .xls. */
export type Kind = 'zip' | 'biff' | 'text';

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
  const streams = streamsOf(bytes);
  if (!streams) throw refusal(damaged);
  const content = contentOf(streams);
  if (content === 'locked') throw passwordProtected();
  if (content === 'doc') throw notASheet('Word 文件（.doc）');
  if (content === 'ppt') throw notASheet('演示文稿（.ppt）');
  if (content === null)
    throw refusal('文件是 Office 旧格式，但其中没有工作簿，可能不完整。请用 Excel 或 WPS 打开核对，另存为 .xlsx 后再导入。');
  // Readers would take what is left of a list for the whole.
  if (!streams.filter(isWorkbook).every(({ whole }) => whole)) throw refusal(damaged);
  return 'biff';
}
