import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays } from '../calendar/day.ts';
import { lateness, type ReportDates } from './lateness.ts';

const dates: ReportDates = { opens: '2026-04-01', due: '2026-04-10', closes: '2026-04-30', submittedOn: null, today: '2026-04-10' };
const status = (change: Partial<ReportDates>) => lateness({ ...dates, ...change }).status;

test('未报：未到期、期内、逾期仍可报、已截止', () => {
  assert.equal(status({ today: '2026-03-31' }), 'notOpen');
  assert.equal(status({ today: '2026-04-01' }), 'open');
  assert.equal(status({ today: '2026-04-10' }), 'open');
  assert.equal(status({ today: '2026-04-11' }), 'overdue');
  assert.equal(status({ today: '2026-04-30' }), 'overdue');
  assert.equal(status({ today: '2026-05-01' }), 'closed');
  assert.equal(status({ today: '2030-01-01', closes: null }), 'overdue');
});

test('已报：按报送那天算，此后不再变', () => {
  assert.equal(status({ submittedOn: '2026-04-10', today: '2026-06-01' }), 'submitted');
  assert.equal(status({ submittedOn: '2026-04-11', today: '2026-06-01' }), 'submittedLate');
});

test('三个事实各自独立', () => {
  assert.deepEqual(lateness({ ...dates, submittedOn: '2026-04-13', today: '2026-05-02' }), {
    status: 'submittedLate',
    label: '已报送（逾期）',
    pastDue: true,
    lateButAccepted: true,
    closed: true,
    daysLate: 3,
  });
  const never = lateness({ ...dates, today: '2026-05-02' });
  assert.deepEqual([never.pastDue, never.lateButAccepted, never.closed], [true, false, true]);
  const inTime = lateness({ ...dates, submittedOn: '2026-04-02' });
  assert.deepEqual([inTime.pastDue, inTime.lateButAccepted, inTime.closed, inTime.daysLate], [false, false, false, 0]);
});

test('任何日期：逾期天数与逾期一致，接收与截止不会同时落空', () => {
  const day = fc.integer({ min: -40, max: 60 }).map((n) => addDays('2026-04-10', n));
  fc.assert(
    fc.property(day, fc.option(day), fc.option(day), (today, submittedOn, closes) => {
      const found = lateness({ ...dates, today, submittedOn, closes });
      assert.equal(found.pastDue, found.daysLate > 0);
      if (found.pastDue) assert.equal(found.lateButAccepted || (found.closed && submittedOn === null), true);
      assert.equal(found.status.startsWith('submitted'), submittedOn !== null);
    }),
  );
});
