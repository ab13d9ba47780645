import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roundOn, yearFault } from './round.ts';

const round = (id: string, year: number, cancelledAt: string | null = null) => ({
  id,
  opensOn: `${year}-03-03`,
  closesOn: `${year}-04-15`,
  recommendBy: `${year}-05-15`,
  reviewBy: `${year}-06-18`,
  cancelledAt,
});
const shown = (today: string, ...rounds: ReturnType<typeof round>[]) => roundOn(rounds, today)?.id ?? null;

test('首页显示哪一年：先看在办的，没有的看即将开始的，再没有的看上一次的', () => {
  const two = [round('b', 2028), round('a', 2027)];
  assert.equal(shown('2027-03-03', ...two), 'a');
  assert.equal(shown('2027-06-18', ...two), 'a');
  assert.equal(shown('2027-06-19', ...two), 'b');
  assert.equal(shown('2028-10-05', ...two), 'b');
  assert.equal(shown('2026-01-01', ...two), 'a');
  assert.equal(shown('2027-01-01'), null);
});

test('标题年份写大了的（早年留下的）不占首页；取消的不显示', () => {
  const wrong = { ...round('2043年度', 2027) };
  assert.equal(shown('2028-03-10', wrong, round('2028年度', 2028)), '2028年度');
  assert.equal(shown('2028-10-05', wrong, round('2028年度', 2028)), '2028年度');
  assert.equal(shown('2028-03-10', round('取消的', 2028, '2028-03-04T00:00:00.000Z'), wrong), '2043年度');
});

test('年度与申报时间相符：2043年度配2027年的时间不收；跨年的两年都收；最远到明年', () => {
  const fault = (year: number, opensOn: string, closesOn: string) => yearFault({ year, opensOn, closesOn }, '2027-03-01');
  assert.match(
    fault(2043, '2027-03-03', '2027-04-15') ?? '',
    /年度 2043 与申报时间2027年3月3日至2027年4月15日不符：年度应是申报所在的年份 2027/,
  );
  assert.match(fault(2026, '2027-03-03', '2027-04-15') ?? '', /不符/);
  assert.equal(fault(2027, '2027-03-03', '2027-04-15'), null);
  assert.equal(fault(2027, '2027-12-20', '2028-01-20'), null);
  assert.equal(fault(2028, '2027-12-20', '2028-01-20'), null);
  assert.equal(fault(2028, '2028-03-03', '2028-04-15'), null);
  assert.match(fault(2029, '2029-03-03', '2029-04-15') ?? '', /太远.*2027 年度或 2028 年度/);
});
