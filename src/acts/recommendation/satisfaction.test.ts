import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { neededSentence, satisfactionOf } from './satisfaction.ts';

const threshold = { label: '企业满意度', atLeast: 80, unit: '%', article: '第六条（三）' };
const recorded = (satisfied: boolean, denied = false) => ({ state: 'recorded' as const, satisfied, denied });
const sample = (yes: number, no: number, replaced = 0) => [
  ...Array.from({ length: yes }, () => recorded(true)),
  ...Array.from({ length: no }, () => recorded(false)),
  ...Array.from({ length: replaced }, () => ({ state: 'replaced' as const, satisfied: null, denied: false })),
];

test('第六条（三）12家中9家满意不够80%，10家够', () => {
  assert.equal(satisfactionOf(sample(9, 3), 12, threshold).enough, false);
  assert.equal(satisfactionOf(sample(10, 2), 12, threshold).enough, true);
  assert.equal(neededSentence(12, threshold), '12家中，满意度80%以上即10家以上满意，9家只有75%（第六条（三））');
  assert.equal(neededSentence(15, threshold), '15家中，满意度80%以上即12家以上满意，11家只有73.33%（第六条（三））');
});

test('满意度按抽到的和访到的分别计算，被替换的企业留在抽到的里', () => {
  const figures = satisfactionOf(sample(10, 2, 3), 12, threshold);
  assert.deepEqual([figures.drawn, figures.replaced, figures.reached], [15, 3, 12]);
  assert.deepEqual([figures.ofDrawn, figures.ofReached], ['66.67', '83.33']);
});

test('还有未记录的，不下结论', () => {
  const figures = satisfactionOf([...sample(10, 0), { state: 'drawn', satisfied: null, denied: false }], 12, threshold);
  assert.deepEqual([figures.waiting, figures.enough], [1, null]);
  assert.deepEqual([satisfactionOf([], 12, threshold).ofDrawn, satisfactionOf([], 12, threshold).ofReached], [null, null]);
});

test('否认接受过服务的计入访到，不计满意', () => {
  const figures = satisfactionOf([...sample(9, 2), recorded(false, true)], 12, threshold);
  assert.deepEqual([figures.reached, figures.satisfied, figures.denied, figures.enough], [12, 9, 1, false]);
});

test('任何样本：按抽到的满意度不高于按访到的', () => {
  const count = fc.nat({ max: 40 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), count, count, (yes, no, replaced) => {
      const { ofDrawn, ofReached } = satisfactionOf(sample(yes, no, replaced), yes + no, threshold);
      assert.ok(Number(ofDrawn) <= Number(ofReached));
    }),
  );
});
