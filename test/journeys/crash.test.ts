import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const child = new URL('./crash-child.ts', import.meta.url).pathname;
const folders: string[] = [];
after(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

const start = (folder: string, ...more: string[]): ChildProcess =>
  spawn(process.execPath, ['--import', 'tsx', child, folder, ...more], { stdio: ['ignore', 'pipe', 'inherit'] });

/** The lines that a child prints, until `enough` says so or it ends. */
function lines(running: ChildProcess, enough: (all: readonly string[]) => boolean): Promise<string[]> {
  return new Promise((resolve) => {
    let text = '';
    const all = () => text.split('\n').slice(0, -1);
    running.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (enough(all())) resolve(all());
    });
    running.on('exit', () => resolve(all()));
  });
}

test('写到一半被 kill -9：确认过的都在，没有写了一半的，日志链完整', { timeout: 120_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'shifan-crash-'));
  folders.push(folder);
  const first = start(folder);
  const before = await lines(first, (all) => all.filter((line) => line.startsWith('saved')).length >= 40);
  first.kill('SIGKILL');
  const acknowledged = Math.max(...before.filter((line) => line.startsWith('saved')).map((line) => Number(line.split(' ')[1])));
  const second = await lines(start(folder, 'verify'), () => false);
  const standing = Number(second.find((line) => line.startsWith('standing'))?.split(' ')[1]);
  assert.ok(standing === acknowledged || standing === acknowledged + 1, `确认到 ${acknowledged}，重启后为 ${standing}`);
  assert.ok(second.includes('journal true'));
});
