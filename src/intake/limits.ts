/** No list of a few thousand enterprises comes near it; what is larger is another file or an attack. Bytes. */
export const MOST_FILE_BYTES = 20 * 2 ** 20;
/** An .xlsx of 20 MB of real rows unpacks to some 150 MB; a bomb to thousands. Bytes, summed over the parts that are read. */
export const MOST_UNPACKED_BYTES = 200 * 2 ** 20;
/** 10 000 rows take one to three seconds on two slow cores. Milliseconds, from the thread's start. */
export const MOST_MILLISECONDS = 15_000;
/** Heap of the reading thread in MB: 20 000 rows of the widest official table need about a quarter. */
export const MOST_HEAP_MB = 768;
/** Files read at the same time; others wait, so that memory stays bounded whatever is sent. */
export const MOST_AT_ONCE = 2;

export const tooLarge = (bytes: number): string =>
  `文件有 ${(bytes / 2 ** 20).toFixed(1)} MB，超过 20 MB 的上限。请删去图片和无关的工作表，只保留名单后重新保存再导入。`;
export const unpacksTooLarge =
  '文件解压后超过 200 MB，可能是“压缩炸弹”或含有大量无关内容，没有读取。请把名单复制到新建的工作簿中保存后再导入。';
export const tookTooLong = '文件在 15 秒内没有读完，已停止读取。请把名单复制到新建的工作簿中（选择性粘贴为数值）保存后再导入。';
export const tookTooMuch = '读取这个文件需要的内存超过上限，已停止读取。请把名单复制到新建的工作簿中（选择性粘贴为数值）保存后再导入。';
export const damaged = '文件不完整或已损坏，无法读取。请用 Excel 或 WPS 打开核对，另存为 .xlsx 后再导入。';
