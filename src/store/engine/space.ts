import { statfs } from 'node:fs/promises';
import { refusal } from './refusal.ts';

const MiB = 2 ** 20;

/** What that much free space (bytes) allows: a full disk stops PostgreSQL in the middle of a working day. */
export function spaceVerdict(free: number): 'enough' | 'low' | 'full' {
  if (free < 200 * MiB) return 'full';
  return free < 1024 * MiB ? 'low' : 'enough';
}

/** @throws EngineRefusal under 200 MB; under 1 GB only warns. */
export async function checkSpace(dir: string, log: (line: string) => void): Promise<void> {
  const { bavail, bsize } = await statfs(dir);
  const verdict = spaceVerdict(bavail * bsize);
  if (verdict === 'enough') return;
  const left = Math.floor((bavail * bsize) / MiB);
  const chinese = `磁盘剩余空间只有 ${left} MB（${dir}）`;
  const english = `only ${left} MB of disk left at ${dir}`;
  if (verdict === 'low') return log(`${chinese}，请尽快清理。 ${english}: free some soon.`);
  throw refusal(
    `${chinese}，少于 200 MB，数据库不予启动。请先清理磁盘。`,
    `${english}: under 200 MB the server is not started. Free some first.`,
  );
}
