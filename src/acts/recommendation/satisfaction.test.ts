import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { neededOf, satisfactionOf } from './satisfaction.ts';

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
  assert.deepEqual(
    [12, 13, 15, 20, 1].map((n) => neededOf(n, 80)),
    [10, 11, 12, 16, 1],
  );
});

test('第六条（三）那句话带着本件的数字：够与不够、13家、递补、没有访完、一家没访到、没有抽', () => {
  const drawn = (count: number) => Array.from({ length: count }, () => ({ state: 'drawn' as const, satisfied: null, denied: false }));
  const says = (rows: Parameters<typeof satisfactionOf>[0]) => satisfactionOf(rows, 12, threshold).sentence;
  assert.equal(says(sample(9, 3)), '12家中访到12家、满意9家，占访到的75%；按12家计，80%即至少10家满意（第六条（三））');
  assert.equal(says(sample(10, 2)), '12家中访到12家、满意10家，占访到的83.33%；按12家计，80%即至少10家满意（第六条（三））');
  assert.equal(says(sample(11, 2)), '13家中访到13家、满意11家，占访到的84.62%；按13家计，80%即至少11家满意（第六条（三））');
  assert.equal(
    says(sample(10, 2, 3)),
    '抽到15家（其中3家访不到、已按顺序递补），访到12家、满意10家，占访到的83.33%；按12家计，80%即至少10家满意（第六条（三））',
  );
  assert.equal(
    says([...sample(9, 2), ...drawn(1)]),
    '12家中访到11家、满意9家，占访到的81.82%，还有1家待访；按12家计，80%即至少10家满意（第六条（三））',
  );
  assert.equal(says(drawn(12)), '12家中还没有访到一家；按12家计，80%即至少10家满意（第六条（三））');
  assert.equal(says([]), '尚未抽取；按12家计，80%即至少10家满意（第六条（三））');
});

test('低于80%或有企业否认的，推荐表须写明理由', () => {
  assert.equal(satisfactionOf(sample(9, 3), 12, threshold).reasonAsked, '满意度低于80%仍予推荐的理由');
  assert.equal(satisfactionOf(sample(10, 2), 12, threshold).reasonAsked, null);
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
