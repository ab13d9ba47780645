import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** CPU nanoseconds of a process with all its threads so far. */
export const threadsCpu = (pid) =>
  readdirSync(`/proc/${pid}/task`).reduce(
    (sum, task) => sum + Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]),
    0,
  );

/** CPU nanoseconds of the PostgreSQL of a data folder, over all its processes, so far. */
export function postgresCpu(folder) {
  const master = Number(readFileSync(join(folder, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0]);
  let total = 0;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name)))
    try {
      const parent = Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
      if (parent === master) total += threadsCpu(pid);
    } catch {} // gone meanwhile
  return total;
}

/** CPU ms a call, of this process and of that PostgreSQL, over `each` calls one after the other. */
export async function cpuOf(folder, ask, each) {
  const [node, postgres] = [process.cpuUsage(), postgresCpu(folder)];
  for (let i = 0; i < each; i += 1) await ask();
  const { user, system } = process.cpuUsage(node);
  return { node: (user + system) / 1000 / each, postgres: (postgresCpu(folder) - postgres) / 1e6 / each };
}

/** CPU seconds of another process with all its threads, and of that PostgreSQL, so far. */
export function cpuSoFar(folder, pid) {
  const [user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ').slice(11, 13).map(Number);
  return { node: (user + system) / 100, postgres: postgresCpu(folder) / 1e9 };
}

export const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
