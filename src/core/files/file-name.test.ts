import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fileName } from './file-name.ts';

test('only the last step of a path is a name, whichever system wrote it', () => {
  for (const [given, name] of [
    ['..\\..\\名单.xlsx', '名单.xlsx'],
    ['../../etc/passwd', 'passwd'],
    ['/etc/x', 'x'],
    ['C:\\a\\b.pdf', 'b.pdf'],
    ['C:b.pdf', 'b.pdf'],
    ['a／b.pdf', 'a／b.pdf'],
    ['审计报告.pdf', '审计报告.pdf'],
    ['上午9:30会议.pdf', '上午9:30会议.pdf'],
    ['名单', '名单'],
    ['a/..', '未命名文件'],
    ['目录/', '未命名文件'],
    ['...', '未命名文件'],
    ['', '未命名文件'],
  ] as const)
    assert.equal(fileName(given), name, given);
});

test('nothing in a name that cannot be seen, turns the writing about or breaks a line', () => {
  assert.equal(fileName('报告\u202efdp.exe'), '报告fdp.exe');
  assert.equal(fileName('审计\u0000报\r\n告\u0007.pdf\u200b'), '审计报 告.pdf');
  assert.equal(fileName('审计\u3000报告\u2028 .pdf\ud800'), '审计 报告 .pdf');
  assert.equal(fileName('\ufeff\u2066证明\u2069.pdf'), '证明.pdf');
});

test('at most 120 characters, the ending kept', () => {
  assert.equal(fileName(`${'长'.repeat(300)}.pdf`), `${'长'.repeat(115)}….pdf`);
  assert.equal(fileName('长'.repeat(120)), '长'.repeat(120));
  assert.equal([...fileName('𠮷'.repeat(121))].length, 120);
});

test('whatever comes in, a name goes out that stays the same', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string()), (given) => {
      const name = fileName(given);
      assert.equal(fileName(name), name);
      assert.match(name, /^[^/\\\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+$/u);
      assert.ok([...name].length <= 120 && name.trim() === name);
      encodeURIComponent(name);
    }),
    { numRuns: 500 },
  );
});
