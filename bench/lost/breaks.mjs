// What breaks: processes by their id, and a disk of a few hundred megabytes that can be filled.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The first process of the PostgreSQL of a data folder. */
const postmaster = (data) => Number(readFileSync(join(data, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0]);

/** Its processes that serve a connection (Linux). */
function backends(data) {
  const parent = postmaster(data);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return (
          readFileSync(`/proc/${pid}/stat`, 'utf8')
            .replace(/^.*\) /s, '')
            .split(' ')[1] === String(parent) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('[local]')
        );
      } catch {
        return false; // it has ended meanwhile
      }
    })
    .map(Number);
}

const send = (pid, signal) => {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
};

/** Each way to break it, by name; SIGTERM to a backend is what pg_terminate_backend sends. */
export const breaks = {
  'the server killed': (server) => server.killed(),
  'server and PostgreSQL killed': async (server) => {
    send(postmaster(server.data), 'SIGKILL');
    await server.killed();
  },
  'PostgreSQL killed': async ({ data }) => send(postmaster(data), 'SIGKILL'),
  'PostgreSQL restarted (fast)': async ({ data }) => send(postmaster(data), 'SIGINT'),
  'every connection terminated': async ({ data }) => {
    for (const pid of backends(data)) send(pid, 'SIGTERM');
  },
};

/** A file system of its own in a file (root on Linux), or null where none can be had. */
export function smallDisk(megabytes) {
  const folder = mkdtempSync(join(tmpdir(), 'shifan-disk-'));
  chmodSync(folder, 0o711);
  const [image, at, filler] = [join(folder, 'image'), join(folder, 'disk'), join(folder, 'disk', 'filler')];
  const gone = () => rmSync(folder, { recursive: true, force: true });
  try {
    for (const [command, ...words] of [
      ['truncate', '-s', `${megabytes}M`, image],
      ['mkfs.ext4', '-q', '-m', '0', image],
      ['mkdir', at],
      ['mount', '-o', 'loop', image, at],
    ])
      execFileSync(command, words, { stdio: 'ignore' });
  } catch {
    gone();
    return null;
  }
  /** Down to the last byte. */
  const fill = () => {
    const { bavail, bsize } = statfsSync(at);
    for (let left = bavail * bsize; left > 0; left -= 2 ** 22)
      try {
        writeFileSync(filler, Buffer.alloc(Math.min(left, 2 ** 22), 1), { flag: 'a' });
      } catch (error) {
        if (error.code === 'ENOSPC') return;
        throw error;
      }
  };
  const unmount = () => {
    execFileSync('umount', [at]);
    gone();
  };
  return { at, fill, empty: () => rmSync(filler, { force: true }), unmount };
}
