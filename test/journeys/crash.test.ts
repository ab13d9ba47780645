import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
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

const lastOf = (all: readonly string[], word: string): number =>
  Math.max(...all.filter((line) => line.startsWith(word)).map((line) => Number(line.split(' ')[1])));

/** Ends the PostgreSQL that a killed process left, as suddenly. */
const killDatabase = async (folder: string) =>
  process.kill(Number((await readFile(join(folder, 'data', 'pg', 'postmaster.pid'), 'utf8')).split('\n')[0]), 'SIGKILL');

/** The short form of bench/never-lost.mjs. */
test('写到一半被 kill -9，数据库也一起被杀：确认过的都在，没有写了一半的，日志链完整', { timeout: 120_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'shifan-crash-'));
  folders.push(folder);
  let acknowledged = 0;
  const stands = (all: readonly string[]) => {
    const standing = lastOf(all, 'standing');
    assert.equal([acknowledged, acknowledged + 1].includes(standing), true, `确认到 ${acknowledged}，重启后为 ${standing}`);
  };
  for (const { saves, database } of [
    { saves: 40, database: false },
    { saves: 15, database: true },
  ]) {
    const running = start(folder);
    const said = await lines(running, (all) => all.filter((line) => line.startsWith('saved')).length >= saves);
    if (database) await killDatabase(folder);
    running.kill('SIGKILL');
    stands(said);
    acknowledged = lastOf(said, 'saved');
  }
  const last = await lines(start(folder, 'verify'), () => false);
  stands(last);
  assert.equal(last.includes('journal true'), true);
});
