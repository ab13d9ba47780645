import assert from 'node:assert/strict';
import { test } from 'node:test';
import { derivedValues, servedFigures, withDerived } from './derive.ts';
import { changed, exampleContent } from './example.ts';
import { formulaOf } from './figures.ts';
import { emptyContent, fieldAt } from './form.ts';

const example = exampleContent(2026);

test('占比、面积、合作资源由系统算出', () => {
  assert.deepEqual(derivedValues(example), {
    equipmentShare: '25',
    premisesArea: '860.5',
    staffProfessionalShare: '83.33',
    partnersTotal: 4,
    'products/products-1/incomeShare': '57.14',
    'products/products-2/incomeShare': '42.86',
  });
});

test('没填的不算成零，除数为零没有占比', () => {
  assert.deepEqual(derivedValues(emptyContent()), {
    equipmentShare: null,
    premisesArea: null,
    staffProfessionalShare: null,
    partnersTotal: 0,
  });
  assert.equal(derivedValues(changed(example, { totalAssets: '0' })).equipmentShare, null);
  assert.equal(derivedValues(changed(example, { premisesRented: null })).premisesArea, '260.5');
});

test('合作资源同名只计一次：全角半角括号和空格不论', () => {
  const content = changed(
    example,
    {},
    { agreements: [{ name: '甲（南昌）公司' }, { name: '甲 (南昌) 公司' }], otherPartners: [{ name: '甲(南昌)公司' }] },
  );
  assert.equal(derivedValues(content).partnersTotal, 1);
});

test('占总服务收入比以最近一年的服务收入为基数', () => {
  const rows = [
    { year: 2025, serviceIncome: '700' },
    { year: 2024, serviceIncome: '100' },
  ];
  assert.equal(derivedValues(changed(example, {}, { operation: rows }))['products/products-2/incomeShare'], '42.86');
});

test('每个算出的数都有字段和公式', () => {
  for (const path of Object.keys(derivedValues(example))) {
    const [table, , column] = path.split('/');
    const place = column ? `${table}/${column}` : path;
    assert.equal(fieldAt(place)?.derived, formulaOf(place));
    assert.ok(formulaOf(place), place);
  }
  const shown = withDerived(example);
  assert.equal(shown.values.premisesArea, '860.5');
  assert.equal(shown.tables.products?.[0]?.cells.incomeShare, '57.14');
});

test('满意度只算已评价的，向下取两位', () => {
  const rated = (yes: number, no: number, blank: number) =>
    changed(
      example,
      {},
      {
        served: [...Array(yes).fill(true), ...Array(no).fill(false), ...Array(blank).fill(null)].map((satisfied, index) => ({
          enterprise: `企业${index}`,
          satisfied,
        })),
      },
    );
  assert.equal(servedFigures(rated(2, 1, 5)).rate, '66.66');
  assert.equal(servedFigures(rated(0, 0, 5)).rate, null);
  assert.deepEqual(servedFigures(rated(4, 1, 1)), { rows: 6, distinct: 6, rated: 5, satisfied: 4, rate: '80' });
});
