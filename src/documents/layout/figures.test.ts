import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { chineseDate, dateOrBlank, figure, money, numeric, quarterName } from './figures.ts';

test('金额带千位分隔符和两位小数，多出的小数位不舍去', () => {
  assert.equal(money('1200'), '1,200.00');
  assert.equal(money('1200.5'), '1,200.50');
  assert.equal(money('-1234567.89'), '-1,234,567.89');
  assert.equal(money('0.125'), '0.125');
  assert.equal(money('999'), '999.00');
  assert.equal(money('1000'), '1,000.00');
  assert.equal(money('007'), '7.00');
});

test('未填的印空白，不是数字的照原样印', () => {
  assert.equal(money(null), '');
  assert.equal(money(''), '');
  assert.equal(figure('约200'), '约200');
  assert.equal(numeric('约200'), undefined);
});

test('日期月日不补零，未填的留空', () => {
  assert.equal(chineseDate('2026-03-08'), '2026年3月8日');
  assert.equal(chineseDate('2022-11'), '2022年11月');
  assert.equal(chineseDate('2022'), '2022年');
  assert.equal(chineseDate('去年春天'), '去年春天');
  assert.match(dateOrBlank(''), /^ +年 +月 +日$/);
});

test('季度用汉字', () => {
  assert.deepEqual([1, 2, 3, 4].map(quarterName), ['第一季度', '第二季度', '第三季度', '第四季度']);
});

test('money prints every amount of 分 exactly', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), (fen) => {
      const sign = fen < 0n ? '-' : '';
      const digits = (fen < 0n ? -fen : fen).toString().padStart(3, '0');
      const value = `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
      const printed = money(value);
      assert.equal(printed.replaceAll(',', ''), value);
      assert.match(printed, /^-?\d{1,3}(,\d{3})*\.\d{2}$/);
    }),
  );
});
