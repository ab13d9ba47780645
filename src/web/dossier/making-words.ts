import type { Making } from './made.ts';

/** What is being made, how far it is, and for how long. */
export function makingSentence(making: Making | null, what: string): string {
  if (making === null || making.doing === '') return `正在生成${what}…`;
  const steps = making.total > 1 ? `第 ${Math.min(Math.floor(making.done) + 1, making.total)} 步，共 ${making.total} 步` : '';
  const since = making.seconds >= 2 ? `已用 ${making.seconds} 秒` : '';
  const told = [making.doing, steps, since].filter(Boolean).join('，');
  return `正在生成${what}：${told}`;
}
