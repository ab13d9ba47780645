import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { markIn, markOfRecommendation, markOfSubmission, markPath, markText, versionName, versionParts } from './version-mark.ts';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const number = fc.integer({ min: 1, max: 9999 }).map((n) => `赣平2026-${String(n).padStart(4, '0')}`);
const contentHash = fc.integer().map((n) => digest(String(n)));

test('a mark is read back from its address, whatever stands before and after', () => {
  fc.assert(
    fc.property(number, contentHash, fc.integer({ min: 1, max: 999 }), fc.nat(500), (n, hash, no, changes) => {
      const recommendation = { text: changes, sample: changes * 3 };
      for (const mark of [
        markOfSubmission(n, { no, contentHash: hash }),
        { ...markOfSubmission(n, { no, contentHash: hash }), annex: '6' },
        markOfRecommendation(n, { no, contentHash: hash, recommendation }, digest),
      ]) {
        assert.deepEqual(markIn(`https://shifan.example.gov.cn${markPath(mark)}`), mark);
        assert.deepEqual(markIn(`其他文字 http://127.0.0.1:8080${markPath(mark)}, 关键字`), mark);
      }
      assert.deepEqual(versionParts(`${no}.${changes}.${changes * 3}`), { no, recommendation });
    }),
  );
});

test('what is no mark of ours is none', () => {
  for (const text of [
    '',
    'https://example.org/',
    '/papers/x/0/0123456789abcdef',
    '/papers/x/1/0123456789abcde',
    '/papers/x/1/0123456789abcdef0',
    '/papers/x/1.2/0123456789abcdef',
    '/papers/%E4%A/1/0123456789abcdef',
    '/papers//1/0123456789abcdef',
  ])
    assert.equal(markIn(text), null, text);
  fc.assert(fc.property(fc.string(), (text) => assert.equal(markIn(text), null)));
});

test('推荐表随文字和测评记录各自换版，申报材料不随之换版', () => {
  const of = { no: 2, contentHash: digest('x') };
  const mark = (text: number, sample: number) => markOfRecommendation('n', { ...of, recommendation: { text, sample } }, digest).hash;
  assert.equal(new Set([mark(1, 12), mark(2, 12), mark(1, 13), mark(11, 2), mark(1, 12)]).size, 4);
  assert.equal(versionName('2'), '第2版');
  assert.equal(versionName('2.1.12'), '第2版（推荐表第1.12稿）');
  assert.match(markText(markOfSubmission('赣平2026-0001', of)), /^赣平2026-0001　第2版　校验码 [0-9a-f]{16}$/);
});
