import { refusal } from './limits.ts';

/** Text bytes as text: by the mark at their start, else UTF-16 by its zero bytes, else UTF-8 where that is without fault, else GB18030. */
export function decoded(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  if (text.includes('\0'))
    throw refusal('这是无法识别的二进制文件，不是表格。请选择 .xlsx、.xls、.ods 或 .csv 格式的名单；名单在其中的，请先复制到表格里保存。');
  if (text.trim() === '') throw refusal('文件里没有内容。请确认已保存，再重新选择文件。');
  const broken = [...text.slice(0, 20_000)].filter((one) => one === '\ufffd').length;
  if (broken > 20) throw refusal('文字编码无法识别（不是 UTF-8、GBK 或 UTF-16）。请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。');
  return text;
}

const SAMPLE = 4000;

function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, SAMPLE);
  const zerosAt = (parity: number): number => head.filter((byte, i) => byte === 0 && i % 2 === parity).length;
  if (zerosAt(1) > 2 && zerosAt(0) === 0) return 'utf-16le';
  if (zerosAt(0) > 2 && zerosAt(1) === 0) return 'utf-16be';
  return isUtf8(bytes) ? 'utf-8' : 'gb18030';
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
