/** A platform serves hundreds of enterprises, the largest some thousands. Rows with content. */
export const MOST_ROWS = 20_000;
/** The widest official table has nine columns; people add some of their own. */
export const MOST_COLUMNS = 200;
/** Header rows are looked for in so many first rows with content. */
export const HEADER_WITHIN_ROWS = 60;
/** Cells that merges may fill; a sheet of nothing but overlapping merges stops here. */
export const MOST_FILLED_CELLS = 2_000_000;
/** No list of a few thousand enterprises comes near it; what is larger is another file or an attack. Bytes. */
export const MOST_FILE_BYTES = 20 * 2 ** 20;
/** An .xlsx of 20 MB of real rows unpacks to some 150 MB; a bomb to thousands. Bytes, summed over the parts that are read. */
export const MOST_UNPACKED_BYTES = 200 * 2 ** 20;

const REFUSED = 'IntakeRefused';

/** A file that is not taken; its message is a sentence for whoever sent it. */
export function refusal(message: string): Error {
  const error = new Error(message);
  error.name = REFUSED;
  return error;
}

export const isRefusal = (error: unknown): error is Error => error instanceof Error && error.name === REFUSED;

export const tooManyRows = (sheet: string): string =>
  `工作表“${sheet}”超过 ${MOST_ROWS} 行，没有读取。请确认选对了文件，或分成几个文件分别导入。`;
export const tooManyTogether = (rows: number): string =>
  `所选的工作表合起来有 ${rows} 行，超过 ${MOST_ROWS} 行，没有读取。请少选几张工作表，分几次导入。`;
export const tooWide = (sheet: string): string => `工作表“${sheet}”超过 ${MOST_COLUMNS} 列，没有读取。请删去无关的列后重新保存再导入。`;
export const tooLarge = (bytes: number): string =>
  `文件有 ${(bytes / 2 ** 20).toFixed(1)} MB，超过 20 MB 的上限。请删去图片和无关的工作表，只保留名单后重新保存再导入。`;
export const unpacksTooLarge = (most: number): string =>
  `文件解压后超过 ${most / 2 ** 20} MB，不像一份名单（可能含有大量无关内容，或是用来损坏系统的文件），没有读取。请把名单复制到新建的工作簿中保存后再导入。`;
export const damaged = '文件不完整或已损坏，无法读取。请用 Excel 或 WPS 打开核对，另存为 .xlsx 后再导入。';
