import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inWords } from './import.ts';

const row = (cells: Record<string, string | number>) => ({
  place: 2,
  cells: {
    enterprise: '江西一号有限公司',
    servedOn: '2026-03-10',
    function: 'information',
    content: '讲座',
    fee: 'free',
    persons: 3,
    ...cells,
  },
});
const faults = (cells: Record<string, string | number>, words = {}) =>
  inWords([row(cells)] as never, words, '2026-03-31').lines[0]?.faults.join('；');

test('次数、人次不在范围内的是那一格的差错，不会整份导入失败', () => {
  assert.equal(faults({ times: 1 }), '');
  assert.equal(faults({ times: 10_000, persons: 1_000_000 }), '');
  assert.match(faults({ times: 0 }) ?? '', /最小1/);
  assert.match(faults({ times: 10_001 }) ?? '', /最大10000/);
  assert.match(faults({ persons: 13_970_001_234 }) ?? '', /最大1000000/);
});

test('填了又清空的说法不是零', () => {
  assert.match(faults({ persons: '' }, { 'persons=': '' }) ?? '', /没有人次/);
  assert.equal(faults({ persons: '' }, { 'persons=': '1' }), '');
});
