import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { remembered } from './remembered.ts';
import { brokenIn, brokenSentence, plain, whole } from './whole.ts';

test('半个字符和空字符被指出：第几个、什么字符、怎么办', () => {
  assert.deepEqual(brokenIn('有限公司\ud83d'), { at: 5, code: 'U+D83D' });
  assert.deepEqual(brokenIn('😀䶮\0'), { at: 3, code: 'U+0000' });
  assert.deepEqual(brokenIn('\udc00'), { at: 1, code: 'U+DC00' });
  assert.match(brokenSentence('单位性质', { at: 5, code: 'U+D83D' }), /“单位性质”第5个字符无法保存（U\+D83D，.*半个.*），请删去/);
});

test('完整的字符都可以保存：表情、生僻字、自造字、组合字', () => {
  for (const text of ['', '😀', '𠮷𰻝', '\ue863', 'e\u0301', '👨‍👩‍👧', '\u{10ffff}', '\ufffd']) assert.equal(brokenIn(text), null);
});

test('换行统一为一种，看不见的控制字符去掉，制表符和文字不动', () => {
  assert.equal(plain('甲\r\n乙\r丙\v丁\f戊\u2028己'), '甲\n乙\n丙\n丁\n戊\n己');
  assert.equal(plain('甲\u0001\u001f\u007f\u009f\uffff乙\t丙'), '甲乙\t丙');
});

test('性质：换成可保存的之后，数据库、JSON、UTF-8 都原样读回', () => {
  const anything = fc.string({ unit: 'binary' }).map((text) => text + String.fromCharCode(0xd800 + (text.length % 2048)));
  fc.assert(
    fc.property(anything, (text) => {
      const kept = whole(text);
      assert.equal(brokenIn(kept), null);
      assert.equal(Buffer.from(kept, 'utf8').toString('utf8'), kept);
      assert.equal(plain(plain(kept)), plain(kept));
    }),
  );
});

test('记住问过的文字，空的答案也记住；过长的不留在内存里', () => {
  const asked: string[] = [];
  const long = '长'.repeat(601);
  const answer = remembered((text) => {
    asked.push(text);
    return text === '无' ? undefined : text.length;
  });
  assert.deepEqual(['甲', '甲', '无', '无', long, long].map(answer), [1, 1, undefined, undefined, 601, 601]);
  assert.deepEqual(asked, ['甲', '无', long, long]);
});
