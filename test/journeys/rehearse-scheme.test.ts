import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { run } from '../../src/cli/run.ts';

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shifan-edition-'));
});
after(() => rm(folder, { recursive: true, force: true }));

const command = (...words: string[]) => run(words, '0.0.0');

test('导出现行版本、120改为100、核对没有问题（100家符合、99家不符合见 rehearsed-edition.test.ts）', async () => {
  const file = join(folder, 'jx-100.yaml');
  assert.equal((await command('scheme', 'export', 'jx-2023', '-o', file)).exit, 0);
  const source = await readFile(file, 'utf8');
  const said = ['年服务中小微企业120户以上', 'servedEnterprises, atLeast: 120', '名单必须120家以上', 'servedEnterprises, value: 120'];
  assert.ok(said.every((one) => source.split(one).length === 2));
  await writeFile(
    file,
    said.reduce((text, one) => text.replace(one, one.replace('120', '100')), source),
  );
  assert.equal((await command('scheme', 'check', file)).exit, 0);
});

test('另一种办法（功能、条件、材料、期限都不同的一个文件）：核对没有问题，不改程序照它演练一年，每一项核对都相符', async () => {
  const file = 'test/fixtures/regimes/technical-2025.yaml';
  assert.equal((await command('scheme', 'check', file)).exit, 0);
  const { exit, stderr } = await command('rehearse', '--applicants', '5', '--scheme', file);
  assert.deepEqual([exit, stderr], [0, undefined]);
});
