/** 10 000 rows take one to three seconds on two slow cores. Milliseconds, from the thread's start. */
export const MOST_MILLISECONDS = 15_000;
/** Heap of the reading thread in MB: 20 000 rows of the widest official table need about a quarter. */
export const MOST_HEAP_MB = 768;
/** Files read at the same time; others wait, so that memory stays bounded whatever is sent. */
export const MOST_AT_ONCE = 2;

export const tookTooLong =
  '文件在 15 秒内没有读完，已停止读取。服务器忙时也会这样，请稍后再试；几次都读不完的，请把名单复制到新建的工作簿中（选择性粘贴为数值）保存后再导入。';
export const tookTooMuch = '读取这个文件需要的内存超过上限，已停止读取。请把名单复制到新建的工作簿中（选择性粘贴为数值）保存后再导入。';
