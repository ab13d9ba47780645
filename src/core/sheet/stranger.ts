import { refusal } from './limits.ts';

/** Files that people take for a sheet by mistake, by how they begin. */
const strangers: readonly (readonly [readonly number[], string])[] = [
  [[0x25, 0x50, 0x44, 0x46], 'PDF 文件'],
  [[0x89, 0x50, 0x4e, 0x47], '图片（PNG）'],
  [[0xff, 0xd8, 0xff], '图片（JPEG）'],
  [[0x47, 0x49, 0x46, 0x38], '图片（GIF）'],
  [[0x42, 0x4d], '图片（BMP）'],
  [[0x52, 0x61, 0x72, 0x21], 'RAR 压缩包'],
  [[0x37, 0x7a, 0xbc, 0xaf], '7z 压缩包'],
  [[0x1f, 0x8b], 'gzip 压缩包'],
  [[0x4d, 0x5a], '程序文件'],
  [[0x7f, 0x45, 0x4c, 0x46], '程序文件'],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], 'RTF 文档'],
  // TABLE, 0,1 and ID;P as Excel writes them: exchange files of old programs.
  [[0x54, 0x41, 0x42, 0x4c, 0x45, 0x0d, 0x0a, 0x30, 0x2c, 0x31], 'DIF 数据交换文件'],
  [[0x54, 0x41, 0x42, 0x4c, 0x45, 0x0a, 0x30, 0x2c, 0x31], 'DIF 数据交换文件'],
  [[0x49, 0x44, 0x3b, 0x50], 'SYLK 符号链接文件（.slk）'],
  [[0x73, 0x6f, 0x63, 0x69, 0x61, 0x6c, 0x63, 0x61, 0x6c, 0x63], 'SocialCalc 文件'],
];

/** What the file is instead of a sheet; null where its first bytes don't tell. */
export const strangerOf = (bytes: Uint8Array): string | null =>
  strangers.find(([head]) => head.every((byte, i) => bytes[i] === byte))?.[1] ?? null;

export const notASheet = (what: string): Error =>
  refusal(
    `这是${/^\w/.test(what) ? ' ' : ''}${what}，不是表格。请选择 .xlsx、.xls、.ods 或 .csv 格式的名单；名单在其中的，请先复制到表格里保存。`,
  );

export const passwordProtected = (): Error =>
  refusal('文件设有打开密码，无法读取。请打开它取消密码（Excel：文件—信息—保护工作簿；WPS：文件—文档加密），保存后再导入。');
