import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { socketDirFor } from './home.ts';
import { logSince, rotateLog } from './log-file.ts';
import { scratchName, sweep } from './scratch.ts';
import { spaceVerdict } from './space.ts';

const folder = await mkdtemp(path.join(tmpdir(), 'shifan-home-'));
after(() => rm(folder, { recursive: true }));

const MiB = 2 ** 20;

test('free space: refused under 200 MB, warned of under 1 GB', () => {
  assert.equal(spaceVerdict(200 * MiB - 1), 'full');
  assert.equal(spaceVerdict(200 * MiB), 'low');
  assert.equal(spaceVerdict(1024 * MiB - 1), 'low');
  assert.equal(spaceVerdict(1024 * MiB), 'enough');
});

test('the socket lies beside the data as long as its path fits, whatever the script of the path', () => {
  const socket = (dir: string, temporary: string) => Buffer.byteLength(`${socketDirFor(dir, temporary)}/.s.PGSQL.5432`);
  assert.equal(socketDirFor('/srv/数据', '/tmp'), '/srv/数据/run');
  assert.match(socketDirFor(`/srv/${'数据'.repeat(20)}`, '/tmp'), /^\/tmp\/shifan-[0-9a-f]{16}$/);
  const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }).map((text) => `/${text.replaceAll('/', '')}`);
  fc.assert(fc.property(name, name, (dir, temporary) => socket(dir, temporary) <= 107));
});

test('two data folders never share a socket folder', () => {
  const deep = (end: string) => socketDirFor(`/srv/${'x'.repeat(120)}/${end}`, '/tmp');
  assert.notEqual(deep('a'), deep('b'));
});

test('the log is turned over once, and only above the size', async () => {
  const log = path.join(folder, 'pg.log');
  await writeFile(log, 'ten bytes\n');
  await rotateLog(log, 10);
  assert.equal(existsSync(`${log}.1`), false);
  assert.equal(await logSince(log, 4), 'bytes\n');
  await rotateLog(log, 9);
  assert.equal(await readFile(`${log}.1`, 'utf8'), 'ten bytes\n');
  assert.equal(existsSync(log), false);
});

test('sweeping takes what the dead left, and old engines; it leaves the living and the data', async () => {
  const dir = path.join(folder, 'sweep');
  const mine = path.basename(scratchName('pg'));
  const kept = ['pg', 'engine-18.4', mine];
  const abandoned = path.basename(scratchName('pg'));
  for (const name of [...kept, 'pg.new-4194999-abc123', abandoned]) await mkdir(path.join(dir, name), { recursive: true });
  await utimes(path.join(dir, abandoned), 0, 0);
  await sweep(dir);
  assert.deepEqual((await readdir(dir)).sort(), [...kept].sort());
  await mkdir(path.join(dir, 'engine-18.3'));
  await sweep(dir, 'engine-18.4');
  assert.deepEqual((await readdir(dir)).sort(), [...kept].sort());
});
