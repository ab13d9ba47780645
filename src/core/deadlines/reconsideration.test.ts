import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jx2023 } from '../../../test/law.ts';
import { announcedYears } from '../calendar/years.ts';
import { answeredBy, reconsiderationTerm, termRuns } from './reconsideration.ts';

const days = jx2023.reconsideration ?? assert.fail();
const term = (openedOn: string | null, decidedOn = '2026-05-11') => reconsiderationTerm({ decidedOn, openedOn }, days, announcedYears);

test('复核的期限自收到通知的次日起算十个工作日：打开之日为收到之日，没有打开的十五个工作日视为收到', () => {
  assert.deepEqual(term('2026-05-12'), { ok: true, value: { reachedOn: '2026-05-12', until: '2026-05-26' } });
  assert.deepEqual(term(null), { ok: true, value: { reachedOn: '2026-06-01', until: '2026-06-15' } });
  assert.deepEqual(term('2026-06-01'), term(null), '最后一天打开，与没有打开一样');
  assert.deepEqual(term('2026-06-20'), term(null), '视为收到以后再打开，不重新起算');
  assert.deepEqual(answeredBy('2026-05-26', days, announcedYears), { ok: true, value: '2026-06-24' });
});

test('期限最后一天还在期限内，次日不在；伸到还没有公布日历的年份的，那一年以前不算届满', () => {
  assert.deepEqual([termRuns(term('2026-05-12'), '2026-05-26'), termRuns(term('2026-05-12'), '2026-05-27')], [true, false]);
  const late = term('2026-12-28', '2026-12-25');
  assert.equal(late.ok, false);
  assert.deepEqual([termRuns(late, '2026-12-31'), termRuns(late, '2027-01-04')], [true, false]);
});
