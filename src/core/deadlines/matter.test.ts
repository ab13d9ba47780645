import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matterOf, readWith, timeLeft, unreadOf } from './matter.ts';

const report = '/app/reports/01a224bf-0000-7000-8000-000000000001';
const day = '2026-04-10';
const left = [5, 3, 1, 0].flatMap((workdaysLeft) => [
  { day, workdaysLeft },
  { day, workdaysLeft, natural: true as const },
]);

test('同一份调度表倒数的各次提醒是同一件事的同一句话，逾期是同一件事的另一句话', () => {
  const reminders = left.map((rung) => ({ subject: `2026年第一季度调度表${timeLeft(rung)}`, link: report }));
  const late = { subject: '2026年第一季度调度表已逾期，仍可报送', link: `${report}?from=letter#due` };
  assert.deepEqual(new Set(reminders.map((one) => JSON.stringify(matterOf(one)))).size, 1);
  assert.equal(matterOf(late).matter, report.split('/').at(-1));
  assert.equal(
    matterOf({ ...late, link: report.replace('reports', 'recommendations') }).matter,
    matterOf(late).matter,
    '同一件的各个页面是一件事',
  );
  assert.equal(unreadOf(reminders), 1);
  assert.equal(unreadOf([...reminders, late]), 2, '收拢不遮住新的情况');
  assert.deepEqual(readWith(reminders[0] as (typeof reminders)[0], [...reminders, late]), reminders);
});

test('到期前180、90、30天的提醒是一句话；指向名单而不是某一件的，按各自所说分开', () => {
  const ahead = [180, 90, 30].map((days) => ({ subject: `“甲”示范平台认定还有${days}天到期`, link: '/app/platforms' }));
  const other = { subject: '“乙”示范平台认定还有30天到期', link: '/app/platforms' };
  assert.equal(unreadOf([...ahead, other]), 2);
  assert.notEqual(matterOf(other).matter, matterOf({ ...other, subject: ahead[2]?.subject ?? '' }).matter);
});

test('没有链接的消息按标题各成一件；空的没有未读', () => {
  assert.equal(matterOf({ subject: '命令行重置了口令', link: null }).matter, ' 命令行重置了口令');
  assert.equal(unreadOf([]), 0);
});
