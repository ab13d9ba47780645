import assert from 'node:assert/strict';
import { test } from 'node:test';
import { announcedYears } from '../calendar/years.ts';
import { movedYear } from './next-year.ts';

const last = { opensOn: '2025-03-03', closesOn: '2025-04-15', recommendBy: '2025-05-15', reviewBy: '2025-06-20' };
const days = (...given: Parameters<typeof movedYear>) => movedYear(...given).map(({ day }) => day);

test('第十条 照上年顺延：开始为同一天，逢休息日为其后的工作日；其余各隔的工作日与上年相同（避开春节、清明、五一的调休）', () => {
  const moved = movedYear(last, {}, announcedYears);
  assert.deepEqual(
    moved.map(({ day }) => day),
    ['2026-03-03', '2026-04-15', '2026-05-15', '2026-06-22'],
  );
  assert.ok(moved.every(({ workdays, workdaysBefore }) => workdays === workdaysBefore));
  assert.ok(moved.every(({ provisional }) => !provisional));
  assert.equal(days({ ...last, opensOn: '2025-03-01' }, {}, announcedYears)[0], '2026-03-02', '2026年3月1日是星期日');
});

test('改了一个日期，后面的随着顺延，前面的不动；另定的仍另定', () => {
  assert.deepEqual(days(last, { closesOn: '2026-04-22' }, announcedYears).slice(0, 3), ['2026-03-03', '2026-04-22', '2026-05-22']);
  assert.equal(days({ ...last, reviewBy: null }, {}, announcedYears)[3], null);
});

test('跨到没有公布放假安排的年份：按周一至周五暂算，并写明是暂算', () => {
  const moved = movedYear({ opensOn: '2025-11-03', closesOn: '2025-12-31', recommendBy: '2026-01-30', reviewBy: null }, {}, announcedYears);
  assert.deepEqual(
    moved.map(({ provisional }) => provisional),
    [false, true, true, false],
  );
});
