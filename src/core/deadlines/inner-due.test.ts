import assert from 'node:assert/strict';
import { test } from 'node:test';
import { announcedYears } from '../calendar/years.ts';
import { innerDayFault, innerDueFault, nearer, outerDue } from './inner-due.ts';

test('内部办结日：今天可以，昨天不行；休息日不行，调休上班的周末可以；没有日历的年份说明原因', () => {
  const at = (day: string) => innerDayFault(day, '2026-04-22', announcedYears);
  assert.equal(at('2026-04-22'), null);
  assert.match(at('2026-04-21') ?? '', /2026年4月21日已过/);
  assert.match(at('2026-04-25') ?? '', /4月25日不是工作日/, '星期六');
  assert.match(at('2026-05-01') ?? '', /5月1日不是工作日/, '劳动节');
  assert.equal(at('2026-05-09'), null, '调休上班的星期六');
  assert.match(at('2031-01-06') ?? '', /2031年的节假日安排尚未载入/);
});

test('内部办结日不晚于本年度的推荐截止日：当天可以，次日不行；认定部门看评审截止，没有的不限', () => {
  const round = { recommendBy: '2026-05-15', reviewBy: '2026-06-30' };
  const one = { state: 'assessing', recommenderId: 'city', issuerId: 'province', ...round } as const;
  const city = outerDue(one, 'city');
  assert.deepEqual(city, { name: '推荐截止', day: '2026-05-15' });
  assert.equal(innerDueFault('2026-05-15', city), null);
  assert.match(innerDueFault('2026-05-18', city) ?? '', /5月18日晚于推荐截止2026年5月15日/);
  const province = outerDue({ ...one, state: 'admitted' }, 'province');
  assert.deepEqual(province, { name: '评审截止', day: '2026-06-30' });
  assert.equal(innerDueFault('2026-06-30', province), null);
  assert.match(innerDueFault('2026-07-01', province) ?? '', /评审截止/);
  assert.equal(innerDueFault('2026-12-31', outerDue({ ...one, state: 'admitted', reviewBy: null }, 'province')), null);
});

test('不在本部门办理的不设内部办结日：已报送的、办结的、别的部门的', () => {
  const one = { recommenderId: 'city', issuerId: 'province', recommendBy: '2026-05-15', reviewBy: null } as const;
  assert.equal(outerDue({ ...one, state: 'recommended' }, 'city'), null);
  assert.equal(outerDue({ ...one, state: 'declined' }, 'city'), null);
  assert.equal(outerDue({ ...one, state: 'assessing' }, 'province'), null);
  assert.equal(outerDue({ ...one, state: 'assessing' }, 'other'), null);
  assert.match(innerDueFault('2026-05-08', null) ?? '', /不由本部门办理/);
});

test('两个日子取近的，缺一个取另一个', () => {
  assert.equal(nearer('2026-05-08', '2026-05-15'), '2026-05-08');
  assert.equal(nearer('2026-05-18', '2026-05-15'), '2026-05-15');
  assert.equal(nearer(null, '2026-05-15'), '2026-05-15');
  assert.equal(nearer('2026-05-08', null), '2026-05-08');
  assert.equal(nearer(null, null), null);
});
