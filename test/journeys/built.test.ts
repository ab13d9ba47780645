import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

test('构建后的程序同样认得版本文件里的每个名称：打包改了函数名也不丢', () => {
  for (const file of ['jx-2023', 'nc-2026', 'jx-2027-draft']) {
    const { status, stderr } = spawnSync(process.execPath, [at('dist/cli.js'), 'scheme', 'check', at(`schemes/${file}.yaml`)], {
      encoding: 'utf8',
    });
    const faults = stderr.split('\n').filter((line) => line !== '' && !line.startsWith('现行办法也有：')); // what the edition in force has too is said, and bars nothing
    assert.deepEqual([status, faults], [0, []], file);
  }
});
