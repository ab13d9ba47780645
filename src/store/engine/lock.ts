import { readFile, readlink, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/** What PostgreSQL wrote into postmaster.pid. A hint only: the file outlives a killed server, and pids are given again. */
export type Lock = { pid: number; host: string; port: number };

const fileOf = (cluster: string) => path.join(cluster, 'postmaster.pid');

/** The cluster's lock file, or null when there is none (or it is still being written). */
export async function readLock(cluster: string): Promise<Lock | null> {
  const text = await readFile(fileOf(cluster), 'utf8').catch(() => '');
  const [pid, , , port, socketDir, listen] = text.split('\n').map((line) => line.trim());
  const number = Number.parseInt(pid ?? '', 10);
  if (!(number > 0)) return null;
  return { pid: number, host: socketDir || listen || '', port: Number.parseInt(port ?? '', 10) || 0 };
}

/**
 * Whether the process named in the lock file is certainly not this cluster's server: gone, a zombie that nobody reaps,
 * or another program that was given the same pid. Where that cannot be known, it counts as the server.
 */
export async function isStranger(pid: number, cluster: string): Promise<boolean> {
  if (process.platform !== 'linux') return false;
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (status === null) return false;
  const program = status.slice(status.indexOf('(') + 1, status.lastIndexOf(')'));
  const state = status.slice(status.lastIndexOf(')') + 2, status.lastIndexOf(')') + 3);
  if (state === 'Z' || program !== 'postgres') return true;
  const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => null);
  return cwd !== null && cwd !== cluster;
}

/** A server that dies while writing its lock leaves it empty, and PostgreSQL would wait for its author for ever. */
export async function removeEmptyLock(cluster: string): Promise<void> {
  const found = await stat(fileOf(cluster)).catch(() => null);
  if (found && found.size === 0 && Date.now() - found.mtimeMs > 10_000) await rm(fileOf(cluster), { force: true });
}
