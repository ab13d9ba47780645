import assert from 'node:assert/strict';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Usage } from './command.ts';
import { importCommand } from './import.ts';

const messy = fileURLToPath(new URL('../../test/fixtures/sheets/messy.xlsx', import.meta.url));
let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'import-'));
});
after(() => rm(folder, { recursive: true }));

test('--json prints rows, faults and rows left out, and nothing else', async () => {
  const { exit, stdout, stderr } = await importCommand(['annex5', messy, '--json']);
  const answer = JSON.parse(stdout ?? '');
  assert.equal(exit, 0);
  assert.equal(stderr, undefined);
  assert.deepEqual(Object.keys(answer), ['rows', 'faults', 'skipped', 'notes', 'made', 'missing']);
  assert.deepEqual(answer.rows[0], {
    enterprise: '江西智联科技有限公司',
    contact: '赵伟',
    position: '总经理',
    mobile: '13800000001',
    service: '工业设计',
    satisfied: true,
  });
  assert.equal(answer.rows.length, 5);
  assert.deepEqual(Object.keys(answer.faults[0]), ['sheet', 'row', 'column', 'value', 'rule', 'message']);
  assert.deepEqual(answer.skipped[0], { row: 8, why: '空行' });
});

test('without --json a summary names sheet, counts and what was not read', async () => {
  const { exit, stdout } = await importCommand(['annex5', messy]);
  assert.equal(exit, 0);
  assert.match(stdout ?? '', /“Sheet1”，表头在第4行，读到 5 行，问题 2 处，未读入 3 行/);
  assert.match(stdout ?? '', /I 服务日期/);
  assert.match(stdout ?? '', /第12行 未读入：合计行/);
});

test('exit 1 with the sentence where a file is refused, one of 300 MB without reading it', async () => {
  const file = join(folder, '名单.xlsx');
  await writeFile(file, '');
  await truncate(file, 300 * 2 ** 20);
  const { exit, stdout } = await importCommand(['annex5', file, '--json']);
  assert.equal(exit, 1);
  const answer = JSON.parse(stdout ?? '');
  assert.deepEqual({ ...answer, refused: '' }, { rows: [], faults: [], skipped: [], notes: [], refused: '' });
  assert.match(answer.refused, /300\.0 MB，超过 20 MB/);
  assert.equal((await importCommand(['annex5', file])).exit, 1);
});

test('exit 3 where there is no such file; usage errors for other words', async () => {
  assert.equal((await importCommand(['annex5', join(folder, 'none.xlsx'), '--json'])).exit, 3);
  assert.equal((await importCommand(['annex5', folder, '--json'])).exit, 3);
  for (const args of [[], ['annex5'], ['annex6', messy], ['annex5', messy, messy], ['annex5', messy, '--xml'], ['toString', messy]])
    await assert.rejects(importCommand(args), Usage);
});
