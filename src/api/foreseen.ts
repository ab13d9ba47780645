import { type Refusal, Refused } from '../acts/refusal.ts';
import { DocumentRefused } from '../documents/pdf/render.ts';
import { WorkFailed } from '../documents/work/pool.ts';

/** So long what could not be made now is worth asking for again; what failed for its own sake only by a person, so after longer than a browser waits by itself (src/web/server-busy.ts). */
const AGAIN_SECONDS = { full: 30, failed: 60 };

/** What an error means to a person, where that was foreseen; null for a defect. */
export function refusalIn(error: unknown): Refusal | null {
  if (error instanceof Refused) return error.refusal;
  if (error instanceof DocumentRefused) return { kind: 'tooLarge', message: error.message };
  if (error instanceof WorkFailed)
    return { kind: 'busy', message: said[error.why], retryAfterSeconds: AGAIN_SECONDS[error.why === 'full' ? 'full' : 'failed'] };
  return isNoSpace(error) ? { kind: 'noSpace' } : null;
}

/** The disk's own words (errno) and PostgreSQL's (SQLSTATE 53100). */
const NO_SPACE = new Set(['ENOSPC', 'EDQUOT', '53100']);

const isNoSpace = (error: unknown): boolean => error instanceof Error && 'code' in error && NO_SPACE.has(String(error.code));

const said: Readonly<Record<WorkFailed['why'], string>> = {
  full: '现在生成文件的人较多，排队已满，请半分钟后再试',
  time: '文件在规定时间内没有生成完，请稍后再试；仍不成功的，请改为下载 Excel 表格，或联系系统管理员',
  memory: '生成这份文件需要的内存超过上限，请改为逐件下载，或联系系统管理员',
  crashed: '生成文件的程序中断，已重新启动，请再试一次',
  cancelled: '生成已取消，请再试一次',
};
