import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A harmless mark that the test's own signature calls malware. */
export const MARK = 'SHIFAN-HARMLESS-TEST-MARK-7F3A';
/** The test file that every scanner knows, of eicar.org; put together here so that no scanner takes this source for it. */
export const eicar = (): string => ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!', '$H+H*'].join('');

/** `clamd` of the Debian package; installed where that needs nobody's leave. Null, with the reason, where it can't be had. */
export function findClamd(): { program: string } | { missing: string } {
  const known = ['/usr/sbin/clamd', '/usr/local/sbin/clamd', '/opt/homebrew/sbin/clamd'].find((path) => existsSync(path));
  if (known) return { program: known };
  const quiet = { stdio: 'ignore' as const };
  if (spawnSync('apt-get', ['--version'], quiet).status !== 0) return { missing: 'clamd is not installed, and there is no apt-get' };
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && spawnSync('sudo', ['-n', 'true'], quiet).status !== 0)
    return { missing: 'clamd is not installed, and installing needs root' };
  const aptGet = (...args: string[]) => {
    const [program = '', ...rest] = [...(isRoot ? [] : ['sudo', '-n']), 'apt-get', '-q', ...args];
    return spawnSync(program, rest, { ...quiet, timeout: 240_000, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status;
  };
  aptGet('update');
  aptGet('install', '-y', '--no-install-recommends', 'clamav-daemon');
  return existsSync('/usr/sbin/clamd') ? { program: '/usr/sbin/clamd' } : { missing: 'clamav-daemon could not be installed' };
}

export type Daemon = {
  /** For CLAMD: the socket's path. */
  readonly socket: string;
  /** The same by TCP. */
  readonly tcp: string;
  start(): Promise<void>;
  stop(): Promise<void>;
  dispose(): Promise<void>;
};

/** A clamd of the test's own, with two signatures of its own and no download: the EICAR file by its digest, and the mark. */
export async function ownClamd(program: string, port: number): Promise<Daemon> {
  const folder = await mkdtemp(join(tmpdir(), 'shifan-clamd-'));
  await chmod(folder, 0o755);
  const signatures = join(folder, 'signatures');
  await mkdir(signatures);
  await writeFile(join(signatures, 'test.hdb'), '44d88612fea8a8f36de82e1278abb02f:68:Eicar-Test-Signature\n');
  await writeFile(join(signatures, 'test.ndb'), `Shifan.Test.Mark:0:*:${Buffer.from(MARK).toString('hex')}\n`);
  const socket = join(folder, 'clamd.socket');
  const lines = [
    `DatabaseDirectory ${signatures}`,
    `LocalSocket ${socket}`,
    `TCPSocket ${port}`,
    'TCPAddr 127.0.0.1',
    `TemporaryDirectory ${folder}`,
    'Foreground true',
    'StreamMaxLength 60M',
    'ScanPDF true',
  ];
  await writeFile(join(folder, 'clamd.conf'), `${lines.join('\n')}\n`);
  let child: ChildProcess | null = null;
  const stop = async (): Promise<void> => {
    const running = child;
    child = null;
    if (running === null || running.exitCode !== null) return;
    const ended = new Promise((resolve) => running.once('exit', resolve));
    running.kill('SIGTERM');
    await ended;
  };
  return {
    socket,
    tcp: `127.0.0.1:${port}`,
    async start() {
      child = spawn(program, ['--config-file', join(folder, 'clamd.conf')], { stdio: ['ignore', 'pipe', 'pipe'] });
      await answering(child, socket);
    },
    stop,
    async dispose() {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Until it answers a ping; what it said where it ends before. */
async function answering(child: ChildProcess, path: string): Promise<void> {
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (text: Buffer) => {
      said += text.toString();
    });
  for (let tries = 0; tries < 300; tries += 1) {
    if (child.exitCode !== null) throw new Error(`clamd ended with ${child.exitCode}: ${said}`);
    if (existsSync(path) && (await pong(path))) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`clamd did not answer: ${said}`);
}

const pong = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ path }, () => socket.write('zPING\0'));
    socket.on('data', (text) => resolve(text.toString().startsWith('PONG')));
    socket.on('error', () => resolve(false));
    socket.on('close', () => resolve(false));
  });
