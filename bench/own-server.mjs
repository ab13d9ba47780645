// A built server of a measurement's own, with the demonstration in a folder that goes with it. `--dist DIR` measures another build.
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../bin/prepare.mjs';

/** What follows a word of the command line, else what is usual. */
export const option = (name, usual) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : usual);
export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Starts it; `data` is a demonstration that is there already. PORT in the environment goes before `port`. */
export function ownServer(name, port, data) {
  const at = String(process.env.PORT ?? port);
  const url = `http://127.0.0.1:${at}`;
  const folder = mkdtempSync(join(tmpdir(), `shifan-${name}-`));
  chmodSync(folder, 0o755);
  const env = { ...process.env, HOST: '127.0.0.1', PORT: at, DATA_DIR: data ?? join(folder, 'data') };
  const child = spawn(process.execPath, [join(option('--dist', join(root, 'dist')), 'cli.js'), 'serve'], { env, stdio: 'ignore' });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  process.on('exit', () => {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });
  const healthy = () =>
    fetch(`${url}/api/health`).then(
      ({ ok }) => ok,
      () => false,
    );
  /** Resolves when it answers, with the password of the demonstration's accounts. */
  const ready = async () => {
    while (!(await healthy())) {
      if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}; is ${at} taken, was it built?`);
      await pause(200);
    }
    return JSON.parse(readFileSync(join(env.DATA_DIR, 'demonstration.json'), 'utf8')).password;
  };
  const stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  return { url, env, child, healthy, ready, stop };
}
