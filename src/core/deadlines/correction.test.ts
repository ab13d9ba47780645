import assert from 'node:assert/strict';
import { test } from 'node:test';
import { workdaysBetween } from '../calendar/workday.ts';
import { announcedYears } from '../calendar/years.ts';
import { offeredDue, workdaysUntil } from './correction.ts';

const offered = (today: string, recommendBy: string) => {
  const due = offeredDue(today, { workdays: 5, leaves: 3, recommendBy }, announcedYears);
  return due.ok ? due.value : null;
};

test('第八条（三）补正期限默认5个工作日，五一假期不算', () => {
  assert.equal(offered('2026-04-22', '2026-06-15'), '2026-04-29');
  assert.equal(offered('2026-04-28', '2026-06-15'), '2026-05-08');
});

test('临近推荐截止：提前到之后还留3个工作日；再近就给下一个工作日；截止之后照常', () => {
  assert.equal(offered('2026-05-11', '2026-05-22'), '2026-05-18');
  assert.equal(offered('2026-05-11', '2026-05-21'), '2026-05-18');
  assert.equal(offered('2026-05-11', '2026-05-20'), '2026-05-15');
  assert.equal(offered('2026-05-11', '2026-05-15'), '2026-05-12');
  assert.equal(offered('2026-05-13', '2026-05-15'), '2026-05-14');
  assert.equal(offered('2026-05-14', '2026-05-15'), '2026-05-15');
  assert.equal(offered('2026-05-15', '2026-05-15'), '2026-05-22');
});

test('推荐截止落在周末的，按之前的工作日倒数', () => {
  assert.equal(offered('2026-05-18', '2026-05-24'), '2026-05-19');
  const left = workdaysBetween('2026-05-19', '2026-05-24', announcedYears);
  assert.equal(left.ok && left.value, 3);
});

test('缺少日历年份时不猜', () => {
  assert.equal(offeredDue('2026-12-28', { workdays: 5, leaves: 3, recommendBy: '2027-01-20' }, announcedYears).ok, false);
  assert.equal(workdaysUntil('2026-12-28', '2027-01-20', announcedYears).ok, false);
});

test('可选的日子只有工作日，到推荐截止为止', () => {
  const days = workdaysUntil('2026-04-29', '2026-05-09', announcedYears);
  assert.deepEqual(days.ok && days.value, ['2026-04-30', '2026-05-06', '2026-05-07', '2026-05-08', '2026-05-09']);
  const none = workdaysUntil('2026-05-15', '2026-05-15', announcedYears);
  assert.deepEqual(none.ok && none.value, []);
});
