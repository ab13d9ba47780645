import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { open } from 'node:fs/promises';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { codeOf } from '../../core/text/code-of.ts';
import { serverEnvironment } from './cluster.ts';
import { executable } from './find.ts';
import type { Home } from './home.ts';
import type { Engine } from './install.ts';
import { isStranger, readLock, removeEmptyLock } from './lock.ts';
import { logSince } from './log-file.ts';
import { refusal } from './refusal.ts';

const run = promisify(execFile);

/** One attempt at starting the server. It is its own session: our end is not its end. */
export type Attempt = { child: ChildProcess; logOffset: number };

export const isRunning = ({ child }: Attempt) => child.pid !== undefined && child.exitCode === null && child.signalCode === null;

/** Starts PostgreSQL and returns at once. A lock left to a stranger's pid is passed over; PostgreSQL still checks its shared memory. */
export async function launch(home: Home, engine: Engine): Promise<Attempt> {
  await removeEmptyLock(home.cluster);
  const lock = await readLock(home.cluster);
  const passOver = lock && (await isStranger(lock.pid, home.cluster)) ? { PG_GRANDPARENT_PID: String(lock.pid) } : {};
  const log = await open(home.logFile, 'a', 0o600);
  const { size } = await log.stat();
  if (home.account) await log.chown(home.account.uid, home.account.gid);
  const child = spawn(executable(engine.binDir, 'postgres'), await serverArguments(home, lock?.port ?? 0), {
    ...home.account,
    env: { ...serverEnvironment(), ...passOver },
    cwd: home.dir,
    detached: true,
    windowsHide: true,
    stdio: ['ignore', log.fd, log.fd],
  });
  child.on('error', () => {}); // a failed spawn shows as an attempt that is not running
  child.unref();
  await log.close();
  return { child, logOffset: size };
}

/** What must hold whatever postgresql.conf says: where it listens, and that no statement, value or key reaches the log. */
const fixedSettings = [
  'log_min_messages=warning',
  'log_min_error_statement=panic',
  'log_error_verbosity=terse',
  'log_statement=none',
  'log_min_duration_statement=-1',
  'log_parameter_max_length=0',
  'log_parameter_max_length_on_error=0',
  'logging_collector=off',
  'log_destination=stderr',
  'log_line_prefix=%m [%p] %u ',
];

async function serverArguments(home: Home, before: number): Promise<string[]> {
  const settings = [...fixedSettings, ...(home.socketDir === null ? await loopback(before) : onSocket(home.socketDir))];
  return ['-D', home.cluster, ...settings.flatMap((setting) => ['-c', setting])];
}

const onSocket = (folder: string) => [
  'listen_addresses=',
  `unix_socket_directories=${quoted(folder)}`,
  'unix_socket_permissions=0700',
  'port=5432',
];

/** The setting is a list: a comma or blank in the path would part it. */
const quoted = (folder: string) => `"${folder.replaceAll('"', '""')}"`;

/** Windows, untested: the loopback at the port of the server that died here, whose users know it, or else one that is free; readers find it in postmaster.pid. */
async function loopback(before: number): Promise<string[]> {
  const socket = createServer();
  const listening = (wanted: number) =>
    new Promise<number>((resolve, reject) => {
      socket.once('error', reject).listen(wanted, '127.0.0.1', () => resolve((socket.address() as { port: number }).port));
    });
  const port = await listening(before).catch(() => listening(0));
  await new Promise((resolve) => socket.close(resolve));
  return ['listen_addresses=127.0.0.1', `port=${port}`];
}

const lockHeld = /lock file ".*" (already exists|is empty)|pre-existing shared memory block/;

/**
 * Whether an ended attempt is worth repeating: another process holds the lock, or did until a moment ago.
 * @throws EngineRefusal with the server's own last words when it ended for any other reason.
 */
export async function explainEnd(attempt: Attempt, home: Home): Promise<'lock held'> {
  const words = (await logSince(home.logFile, attempt.logOffset)).trim();
  if (lockHeld.test(words)) return 'lock held';
  const last = words.split('\n').slice(-8).join('\n');
  throw refusal(
    `数据库未能启动。详见 ${home.logFile}，最后几行：\n${last}`,
    `PostgreSQL did not start (exit ${attempt.child.exitCode ?? attempt.child.signalCode}); its last words are above, all of them in ${home.logFile}.`,
  );
}

/**
 * Stops the server with this pid the fast way: open transactions are rolled back, everything committed is on the disk.
 * Does nothing when the pid no longer holds the cluster. Waits until the process is gone, at most a minute.
 */
export async function shutDown(home: Home, pid: number, binDir: () => string): Promise<void> {
  const lock = await readLock(home.cluster);
  if (lock?.pid !== pid || !(await isServing(pid, home))) return;
  if (process.platform === 'win32') await run(executable(binDir(), 'pg_ctl'), ['stop', '-D', home.cluster, '-m', 'fast', '-W']);
  else interrupt(pid);
  for (const giveUp = Date.now() + 60_000; await isServing(pid, home); await sleep(20)) {
    if (Date.now() < giveUp) continue;
    throw refusal(
      `数据库一分钟内没有停下（进程 ${pid}），请查看 ${home.logFile}。`,
      `The server (pid ${pid}) did not stop within a minute: see ${home.logFile}.`,
    );
  }
}

const isServing = async (pid: number, home: Home) => isThere(pid) && !(await isStranger(pid, home.cluster));

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

function interrupt(pid: number): void {
  try {
    process.kill(pid, 'SIGINT');
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error;
  }
}
