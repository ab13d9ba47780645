import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, daysBetween } from './day.ts';
import { forecast, forecastDay } from './forecast.ts';
import { addWorkdays, isWorkday, lastWorkday, nextWorkday, noticeEnd, workdaysBetween } from './workday.ts';
import { announcedYears } from './years.ts';

const value = <T>(value: T) => ({ ok: true, value });
const missing = (missingYear: number) => ({ ok: false, missingYear });
const notice = (day: string, publicationDayCounts = false) => noticeEnd(day, { workdays: 5, publicationDayCounts }, announcedYears);

test('国务院办公厅2023至2026年节假日安排，逐日核对1461天', () => {
  const lines = readFileSync(new URL('../../../test/fixtures/calendar/workdays.txt', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1);
  let checked = 0;
  for (const line of lines) {
    const [year, marks] = line.split(' ') as [string, string];
    for (const [index, mark] of [...marks].entries()) {
      const day = addDays(`${year}-01-01`, index);
      assert.deepEqual(isWorkday(day, announcedYears), value(mark === '1'), day);
      checked += 1;
    }
  }
  assert.equal(checked, 1461);
});

test('2023年的通知放了2022年12月31日的假，2022年其余日期没有数据', () => {
  assert.deepEqual(isWorkday('2022-12-31', announcedYears), value(false));
  assert.deepEqual(isWorkday('2022-12-30', announcedYears), missing(2022));
  const with2022 = { ...announcedYears, 2022: { doc: '', off: [], work: ['2022-12-31'] } };
  assert.deepEqual(isWorkday('2022-12-31', with2022), value(false), '后一年的通知优先');
});

test('第八条（四）公示5个工作日：端午节、周末不算，调休上班日算', () => {
  assert.deepEqual(notice('2024-06-06'), value('2024-06-14'));
  assert.deepEqual(notice('2024-06-06', true), value('2024-06-13'));
  assert.deepEqual(notice('2024-04-26'), value('2024-05-07'), '4月28日（周日）上班，5月1日至5日放假');
  assert.deepEqual(notice('2024-06-08'), value('2024-06-17'), '休息日发布，自下一工作日起');
  assert.deepEqual(notice('2024-06-08', true), value('2024-06-17'));
  assert.throws(() => noticeEnd('2024-06-06', { workdays: 0, publicationDayCounts: false }, announcedYears), RangeError);
});

test('没有公布的年份：法定期限报缺哪一年，预计则标明暂定', () => {
  assert.deepEqual(notice('2026-12-25'), missing(2027));
  assert.deepEqual(
    forecastDay((calendar) => noticeEnd('2026-12-25', { workdays: 5, publicationDayCounts: false }, calendar), announcedYears),
    { day: '2027-01-01', provisional: true },
  );
  assert.deepEqual(
    forecastDay((calendar) => nextWorkday('2026-10-01', calendar), announcedYears),
    { day: '2026-10-08', provisional: false },
  );
  assert.deepEqual(forecast((calendar) => workdaysBetween('2026-12-31', '2029-01-05', calendar), announcedYears).provisional, true);
});

test('12月底的日子，下一年通知载入前只是暂定（2019年通知曾把2018年12月31日改为放假）', () => {
  const rule = (calendar: typeof announcedYears) => nextWorkday('2026-12-31', calendar);
  assert.deepEqual(forecastDay(rule, announcedYears), { day: '2026-12-31', provisional: true });
  const with2027 = { ...announcedYears, 2027: { doc: '', off: [], work: [] } };
  assert.deepEqual(forecastDay(rule, with2027), { day: '2026-12-31', provisional: false });
});

test('遇休息日顺延与提前', () => {
  assert.deepEqual(nextWorkday('2026-01-10', announcedYears), value('2026-01-12'));
  assert.deepEqual(nextWorkday('2026-10-10', announcedYears), value('2026-10-10'), '周六调休上班，不顺延');
  assert.deepEqual(lastWorkday('2026-02-22', announcedYears), value('2026-02-14'));
  assert.deepEqual(lastWorkday('2026-12-31', announcedYears), value('2026-12-31'));
});

test('还有几个工作日', () => {
  assert.deepEqual(workdaysBetween('2024-06-06', '2024-06-14', announcedYears), value(5));
  assert.deepEqual(workdaysBetween('2024-06-14', '2024-06-14', announcedYears), value(0));
  assert.deepEqual(workdaysBetween('2024-06-14', '2024-06-06', announcedYears), value(-5));
  assert.deepEqual(workdaysBetween('2024-06-10', '2024-06-08', announcedYears), value(0));
  assert.deepEqual(workdaysBetween('2026-12-30', '2027-01-05', announcedYears), missing(2027));
});

test('第n个工作日必是工作日，其间恰有n个，往返相符', () => {
  const day = fc.integer({ min: 0, max: 1300 }).map((n) => addDays('2023-01-01', n));
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 60 }), (from, n) => {
      const end = addWorkdays(from, n, announcedYears);
      assert.ok(end.ok);
      assert.deepEqual(isWorkday(end.value, announcedYears), value(true));
      assert.deepEqual(workdaysBetween(from, end.value, announcedYears), value(n));
      assert.ok(daysBetween(from, end.value) >= n);
      const start = nextWorkday(from, announcedYears);
      assert.ok(start.ok);
      const there = addWorkdays(start.value, n, announcedYears);
      assert.ok(there.ok);
      assert.deepEqual(addWorkdays(there.value, -n, announcedYears), start);
    }),
  );
});
