import { refusal } from './limits.ts';

/** What stands for a byte that means nothing, or for a NUL: it marks the cell in which it stands. */
const BROKEN = '\ufffd';

/**
 * Text bytes as text: by the mark at their start, else UTF-16 by its zero bytes, else by how the bytes above ASCII stand together: as UTF-8,
 * a broken one among them or not, as Big5, or as GB18030. A byte that means nothing is a sign that the reader finds; the rest is read.
 */
export function decoded(bytes: Uint8Array): string {
  const text = withoutNuls(new TextDecoder(encodingOf(bytes)).decode(bytes));
  if (text.trim() === '') throw refusal('文件里没有内容。请确认已保存，再重新选择文件。');
  const sample = [...text.slice(0, 20_000)];
  const broken = sample.filter((one) => one === BROKEN).length;
  if (broken > 20 && broken * 20 > sample.filter((one) => one > '\u007f').length)
    throw refusal('文字编码无法识别（不是 UTF-8、GBK 或 UTF-16）。请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。');
  return text;
}

/** Some programs fill up their fields with a NUL; a file of many is no text. */
function withoutNuls(text: string): string {
  if (!text.includes('\0')) return text;
  if (text.split('\0').length * 50 > text.length)
    throw refusal('这是无法识别的二进制文件，不是表格。请选择 .xlsx、.xls、.ods 或 .csv 格式的名单；名单在其中的，请先复制到表格里保存。');
  return text.replaceAll('\0', BROKEN);
}

const SAMPLE = 4000;

function encodingOf(bytes: Uint8Array): string {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  const head = bytes.subarray(0, SAMPLE);
  const zerosAt = (parity: number): number => head.filter((byte, i) => byte === 0 && i % 2 === parity).length;
  // 一 and its like (U+4E00) have a zero at the other place.
  if (zerosAt(1) > 2 && zerosAt(1) > zerosAt(0) * 8) return 'utf-16le';
  if (zerosAt(0) > 2 && zerosAt(0) > zerosAt(1) * 8) return 'utf-16be';
  if (isUtf8(bytes)) return 'utf-8';
  return isBig5(bytes) ? 'big5' : 'gb18030';
}

/** Nearly all characters above ASCII are whole in UTF-8: in any other encoding next to none would be. */
function isUtf8(bytes: Uint8Array): boolean {
  let whole = 0;
  let broken = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] as number;
    if (byte < 0x80) continue;
    const more = byte >= 0xf0 && byte < 0xf5 ? 3 : byte >= 0xe0 && byte < 0xf0 ? 2 : byte >= 0xc2 && byte < 0xe0 ? 1 : 0;
    let next = at + 1;
    while (next <= at + more && isContinuation(bytes[next])) next += 1;
    if (more > 0 && next === at + more + 1) whole += 1;
    else broken += 1;
    at = next - 1;
  }
  return broken === 0 || whole > broken * 4;
}

const isContinuation = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x80 && byte < 0xc0;

/**
 * Big5 leads from A1 on and follows with 40–7E or A1–FE; GB 2312 follows with A1–FE only, and what GBK has beyond it leads below A1 or
 * follows with 80–A0 as often. So many pairs of the first kind and none of the last are Big5.
 */
function isBig5(bytes: Uint8Array): boolean {
  let [pairs, low, foreign] = [0, 0, 0];
  for (let at = 0; at + 1 < bytes.length; at += 1) {
    const lead = bytes[at] as number;
    if (lead < 0x80) continue;
    const trail = bytes[at + 1] as number;
    pairs += 1;
    if (lead < 0xa1 || lead > 0xf9 || (trail >= 0x7f && trail < 0xa1) || trail < 0x40) foreign += 1;
    else if (trail < 0x7f) low += 1;
    at += 1;
  }
  return pairs > 3 && low * 8 > pairs && foreign * 50 < pairs;
}
