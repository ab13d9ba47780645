// A built server that is killed and started again on a demonstration of its own, which goes with the process that asked for it.
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../bin/prepare.mjs';
import { createStage } from '../src/rehearsal/stage.ts';
import { option, pause } from './own-server.mjs';

/** `parent`: where its folder is made; `--data DIR`: a demonstration that is there already, of which a copy is taken. PORT in the environment goes before `port`. */
export function killedServer(name, port, parent = tmpdir()) {
  const at = String(process.env.PORT ?? port);
  const url = `http://127.0.0.1:${at}`;
  const folder = mkdtempSync(join(parent, `shifan-${name}-`));
  chmodSync(folder, 0o711);
  const data = join(folder, 'data');
  if (option('--data')) execFileSync('cp', ['-a', option('--data'), data]);
  let child;
  const start = () => {
    const env = { ...process.env, HOST: '127.0.0.1', PORT: at, DATA_DIR: data };
    child = spawn(process.execPath, [join(option('--dist', join(root, 'dist')), 'cli.js'), 'serve'], { env, stdio: 'ignore' });
  };
  const isOver = () => child === undefined || child.exitCode !== null || child.signalCode !== null;
  const ended = async (signal) => {
    const end = isOver() ? null : new Promise((resolve) => child.once('exit', resolve));
    child?.kill(signal);
    await end;
  };
  const healthy = () =>
    fetch(`${url}/api/health`).then(
      ({ ok }) => ok,
      () => false,
    );
  /** Seconds until it answers. */
  const up = async () => {
    const began = performance.now();
    for (; !(await healthy()); await pause(100))
      if (isOver()) throw new Error(`the server ended with ${child.exitCode}; is ${at} taken, was it built?`);
    if (isOver()) throw new Error(`somebody else answers at ${url}`);
    return (performance.now() - began) / 1000;
  };
  const again = () => {
    start();
    return up();
  };
  /** Those who are asked over HTTP, signed in anew. */
  const stage = () => {
    const { password } = JSON.parse(readFileSync(join(data, 'demonstration.json'), 'utf8'));
    return createStage(
      (path, init) => fetch(url + path, init),
      password,
      () => undefined,
    );
  };
  const stop = async () => {
    await ended('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  };
  return { url, data, start, isOver, up, again, stage, killed: () => ended('SIGKILL'), stop };
}

/** How many entries the journal has; where it does not verify, `demand` hears of it. */
export async function verified(stage, demand) {
  const { ok, entries } = await (await stage.party('jiancha'))('GET /api/journal/verify', { query: {} });
  demand(ok, 'the journal does not verify');
  return entries;
}
