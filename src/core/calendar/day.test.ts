import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, addMonths, addYears, chineseDay, compare, dayBefore, daysBetween, isWeekend, lastDayOfMonth, weekday } from './day.ts';
import { isDay } from './is-day.ts';

const aDay = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test('只认真实存在的日期', () => {
  for (const day of ['2024-02-29', '2000-02-29', '2023-12-31']) assert.equal(isDay(day), true, day);
  for (const text of [
    '2023-02-29',
    '1900-02-29',
    '2024-13-01',
    '2024-00-10',
    '2024-04-31',
    '2024-4-1',
    '２０２４-01-01',
    '2024-01-01 ',
    '',
    null,
    20240101,
  ])
    assert.equal(isDay(text), false, String(text));
});

test('日期推算与历法一致：月末、闰年、跨年', () => {
  assert.equal(addDays('2024-02-28', 1), '2024-02-29');
  assert.equal(addDays('2023-02-28', 1), '2023-03-01');
  assert.equal(addDays('2023-12-31', 1), '2024-01-01');
  assert.equal(dayBefore('2024-03-01'), '2024-02-29');
  assert.equal(daysBetween('2024-01-01', '2025-01-01'), 366);
  assert.equal(lastDayOfMonth(2026, 2), '2026-02-28');
  assert.equal(lastDayOfMonth(2026, 9), '2026-09-30');
});

test('任一天加减天数，与标准库的结果相同', () => {
  fc.assert(
    fc.property(aDay, fc.integer({ min: -40_000, max: 40_000 }), (day, n) => {
      const expected = new Date(Date.parse(`${day}T00:00:00Z`) + n * 86_400_000);
      assert.equal(addDays(day, n), expected.toISOString().slice(0, 10));
      assert.equal(daysBetween(day, addDays(day, n)), n);
      assert.equal(weekday(addDays(day, n)), expected.getUTCDay());
    }),
  );
});

test('周年：2月29日没有对应日的，为月末日', () => {
  assert.equal(addYears('2024-06-18', 3), '2027-06-18');
  assert.equal(addYears('2024-02-29', 3), '2027-02-28');
  assert.equal(addYears('2024-02-29', 4), '2028-02-29');
});

test('月份加减：跨年，月末日', () => {
  assert.equal(addMonths('2024-01-31', 1), '2024-02-29');
  assert.equal(addMonths('2024-11-30', 3), '2025-02-28');
  assert.equal(addMonths('2024-03-31', -1), '2024-02-29');
  assert.equal(addMonths('2024-01-15', -1), '2023-12-15');
  assert.equal(addMonths('2024-06-18', -30), '2021-12-18');
});

test('比较、星期与中文写法', () => {
  assert.deepEqual(['2024-10-02', '2024-09-30', '2024-10-01'].sort(compare), ['2024-09-30', '2024-10-01', '2024-10-02']);
  assert.equal(compare('2024-10-01', '2024-10-01'), 0);
  assert.equal(isWeekend('2024-06-08'), true);
  assert.equal(isWeekend('2024-06-09'), true);
  assert.equal(isWeekend('2024-06-10'), false);
  assert.equal(chineseDay('2026-03-31'), '2026年3月31日');
  assert.throws(() => addDays('2023-02-29', 1), RangeError);
});
