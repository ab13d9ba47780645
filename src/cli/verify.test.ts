import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { exampleContent } from '../core/annexes/example.ts';
import { frozen, frozenText } from '../core/annexes/freeze.ts';
import { sha256 } from '../store/crypto.ts';
import { verifyCommand } from './verify.ts';

test('提交内容按回执上分组的校验值核对：相符、不符、不是提交内容，各有各的答复', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'shifan-'));
  const file = join(folder, '提交内容.json');
  const form = frozen(exampleContent(2026), { materials: [], reasons: [] });
  const { format: _, reasons: __, ...first } = form;
  const asked = async (text: string, hash: string) => {
    await writeFile(file, text);
    const { exit, stdout, stderr } = await verifyCommand(['submission', file, hash]);
    return `${exit} ${stdout ?? stderr}`;
  };
  try {
    const printed = (text: string) => sha256(text).replace(/.{8}/g, '$& ');
    assert.match(await asked(frozenText(form), printed(frozenText(form))), /^0 校验值相符（格式第2版，含对核验提醒的说明 0 条）/);
    const old = JSON.stringify(first);
    assert.match(await asked(old, printed(old)), /^0 校验值相符（格式第1版，不含对核验提醒的说明）/);
    assert.match(await asked(old, '0'.repeat(64)), /^1 校验值不符/);
    assert.match(await asked('{}', sha256('{}')), /^1 文件不是系统导出的提交内容/);
    await assert.rejects(verifyCommand(['submission', file]), /用法/);
  } finally {
    await rm(folder, { recursive: true });
  }
});
