import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jx2023 } from '../../../test/law.ts';
import { changed, exampleContent } from '../annexes/example.ts';
import type { Content, Value } from '../annexes/field.ts';
import { type ReadingId, schemeFrom } from '../scheme/scheme.ts';
import type { Verdict } from './verdict.ts';
import { verdicts } from './verdicts.ts';

const example = exampleContent(2026);
const find = (id: string, content: Content, scheme = jx2023): Verdict | undefined =>
  verdicts(content, scheme, '2026-05-10').find((one) => one.id === id);
const reading = (id: ReadingId, key: string) => schemeFrom(jx2023, 'other', { readings: { [id]: key } });
const servedBy = (count: number, more: (index: number) => Record<string, Value>) =>
  Array.from({ length: count }, (_, index) => ({ enterprise: `江西示例${index}号公司`, satisfied: true, ...more(index) }));

test('满意度的分母：已评价的，或者所列的全部、未评价的按不满意计〔6.3.s4〕', () => {
  const content = changed(example, {}, { served: servedBy(150, (index) => (index < 120 ? {} : { satisfied: null })) });
  const listed = reading('satisfactionBasis', 'listed');
  assert.equal(find('6.3.c', content)?.status, 'met', '已评价的120户全部满意');
  const strict = changed(example, {}, { served: servedBy(160, (index) => (index < 120 ? {} : { satisfied: null })) });
  assert.equal(find('6.3.c', content, listed)?.figure, '80%');
  assert.equal(find('6.3.c', content, listed)?.status, 'met', '150户中120户满意，恰好80%');
  assert.equal(find('6.3.c', strict, listed)?.status, 'notMet', '160户中120户满意，75%');
  assert.equal(find('6.3.c', strict)?.status, 'met');
});

test('近两年的增长：看两个年度，或者三个年度；少一年的说缺哪一年〔6.3.s2〕', () => {
  const years = (...served: number[]): Content =>
    changed(example, {}, { operation: served.map((enterprises, index) => ({ year: 2026 - served.length + index, enterprises })) });
  const three = reading('growthYears', 'three');
  assert.equal(find('6.3.a', years(130, 150))?.status, 'met');
  assert.deepEqual(
    [find('6.3.a', years(130, 150), three)?.status, find('6.3.a', years(130, 150), three)?.reading],
    ['unknown', 'growthYears'],
  );
  assert.equal(find('6.3.a', years(130, 130, 150))?.status, 'met');
  assert.equal(find('6.3.a', years(130, 130, 150), three)?.status, 'forPerson', '前年与大前年持平');
  assert.equal(find('6.3.a', years(120, 130, 150), three)?.status, 'met');
});

test('集聚的社会服务机构：只计签协议的，或者其他合作单位也计入，同名只计一次〔6.5.s3〕', () => {
  const content = changed(
    example,
    {},
    { agreements: [{ name: '甲所' }, { name: '乙所' }], otherPartners: [{ name: '丙会' }, { name: '甲所' }] },
  );
  assert.equal(find('6.5', content)?.status, 'notMet');
  assert.equal(find('6.5', content, reading('gatheredBasis', 'all'))?.status, 'met');
  assert.equal(find('6.5', content, reading('gatheredBasis', 'all'))?.figure, '3家');
});

test('市级认定：由人查验，或者填了就算；填“无”的都不符合〔6.7.s1〕', () => {
  const filled = reading('recognitionBelow', 'filled');
  assert.equal(find('6.7', example)?.status, 'forPerson');
  assert.equal(find('6.7', example, filled)?.status, 'met');
  assert.equal(find('6.7', changed(example, { municipalRecognition: '无' }, {}), filled)?.status, 'notMet');
});

test('版本没有这一处解读的（市级版本删去第六条（七）），照样判断得出', () => {
  const without = { ...jx2023, readings: jx2023.readings.filter(({ id }) => id !== 'recognitionBelow') };
  assert.equal(find('6.7', example, without)?.status, 'forPerson');
});
