import { Refused } from '../acts/refusal.ts';

/** What comes of it within so many milliseconds; else it is refused, whatever still comes. */
export async function inTime<T>(latestMs: number, work: Promise<T>, late: () => Refused): Promise<T> {
  let stop: () => void = () => undefined;
  const over = new Promise<never>((_, reject) => {
    const timer = setTimeout(() => reject(late()), latestMs);
    stop = () => clearTimeout(timer);
  });
  return Promise.race([work, over]).finally(() => stop());
}

const AWAY = '数据库暂时没有应答，请稍候再试；几分钟后仍不成功，请联系管理员。';
const away = () => new Refused({ kind: 'unavailable', message: AWAY, retryAfterSeconds: 5 });

/** The same where the database is waited for, as long as the route waits (contract/define.ts). */
export const asRouteWaits = <T>({ withinMs }: { withinMs?: number }, work: Promise<T>): Promise<T> =>
  withinMs === undefined ? work : inTime(withinMs, work, away);
