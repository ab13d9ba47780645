import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { test } from 'node:test';
import { diskFiles, placeIn } from './files.ts';

async function* bytes(text: string) {
  yield Buffer.from(text);
}

test('断电：写下来的文件夹里，从数据文件夹起一级一级都找得到这个文件', async () => {
  const data = await mkdtemp(join(tmpdir(), 'shifan-power-'));
  const root = join(data, 'files');
  /** What a disk without power still knows of each folder. */
  const kept = new Map<string, readonly string[]>();
  const files = diskFiles(root, async (folder) => void kept.set(folder, await readdir(folder)));
  for (const text of ['一', '二', '三']) {
    const stored = await files.put(bytes(text), 100);
    const place = placeIn(root, stored?.hash ?? '');
    for (const step of [root, dirname(place), place]) assert.deepEqual(kept.get(dirname(step))?.includes(basename(step)), true, step);
  }
  assert.deepEqual([await files.put(bytes('太长'.repeat(100)), 100), await readdir(join(root, 'incoming'))], [null, []]);
  await rm(data, { recursive: true });
});
