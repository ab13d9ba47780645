import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jx2023 } from '../../../test/law.ts';
import { cellsOf, changed, exampleContent } from '../annexes/example.ts';
import { answerTo, findingKey, isAnswerable, reasonsGiven } from './answerable.ts';
import { findings } from './findings.ts';

const example = exampleContent(2026);

test('同一规则在几行各有一处的，各有各的编号，改了别处也不变', () => {
  const over = changed(example, {}, { products: cellsOf(example, 'products').map((one) => ({ ...one, enterprises: 9999 })) });
  const keys = (content: typeof over) => findings(content, jx2023).map(findingKey);
  const found = keys(over).filter((key) => key.startsWith('product-households~'));
  assert.ok(found.length > 1);
  assert.equal(new Set(found).size, found.length);
  assert.deepEqual(
    keys({ ...over, values: { ...over.values, totalAssets: '1' } }).filter((key) => found.includes(key)),
    found,
  );
  for (const key of keys(over)) assert.equal(encodeURIComponent(key), key);
});

test('只有提醒可以说明理由', () => {
  assert.deepEqual(
    (['error', 'warning', 'signal'] as const).filter((severity) => isAnswerable({ severity })),
    ['warning'],
  );
});

test('提醒的数字变了，原来的说明算过时；没有变的照旧', () => {
  const answers = [{ findingId: 'assets-agree', message: '上年末总资产1万元', reason: '审计前数' }];
  const finding = (message: string) => ({ id: 'assets-agree', paths: ['totalAssets'], message });
  assert.equal(answerTo(finding('上年末总资产1万元'), answers)?.stale, false);
  assert.equal(answerTo(finding('上年末总资产2万元'), answers)?.stale, true);
  assert.equal(answerTo({ ...finding('x'), id: 'other' }, answers), null);
});

test('提交时带上的，只是现在还有的提醒的说明', () => {
  const answer = (findingId: string) => ({ findingId, message: '原话', reason: '审计前数' });
  const finding = { id: 'assets-agree', article: '附件2', paths: ['totalAssets'], message: '现在的话' };
  const given = (severity: 'warning' | 'error') => reasonsGiven([{ ...finding, severity }], [answer('assets-agree'), answer('gone')]);
  assert.deepEqual(given('warning'), [{ finding: 'assets-agree', path: 'totalAssets', message: '原话', reason: '审计前数' }]);
  assert.deepEqual(given('error'), []);
});
