import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jx2023 } from '../../../test/law.ts';
import { forecastDay } from '../calendar/forecast.ts';
import { announcedYears } from '../calendar/years.ts';
import { reportingDays } from '../scheme/scheme.ts';
import { derivationOf } from './duty.ts';
import {
  lastEndedPeriod,
  periodLabel,
  periodOf,
  type Quarter,
  quarterEnd,
  type Reporter,
  reminderDays,
  reportDue,
  reportOpens,
} from './reporting.ts';

const due = (year: number, quarter: Quarter, who: Reporter, rollOver = true) => {
  const day = reportDue({ year, quarter, days: reportingDays(jx2023, who), rollOver }, announcedYears);
  return day.ok ? day.value : day.missingYear;
};

test('季末是当季最后一个月的最后一天', () => {
  assert.deepEqual(
    ([1, 2, 3, 4] as const).map((quarter) => quarterEnd(2026, quarter)),
    ['2026-03-31', '2026-06-30', '2026-09-30', '2026-12-31'],
  );
  assert.equal(reportOpens({ year: 2026, quarter: 4 }), '2027-01-01');
});

test('第十五条 示范平台季后10日内、主管部门20日内，自然日〔15.s2、15.s4〕', () => {
  assert.equal(due(2026, 1, 'platform'), '2026-04-10');
  assert.equal(due(2026, 1, 'authority'), '2026-04-20');
  assert.equal(due(2023, 3, 'platform'), '2023-10-10');
});

test('最后一日是休息日的，顺延至下一工作日；调休上班的周六不顺延', () => {
  assert.equal(due(2025, 4, 'platform'), '2026-01-12');
  assert.equal(due(2025, 4, 'platform', false), '2026-01-10');
  assert.equal(due(2026, 3, 'platform'), '2026-10-10');
  assert.equal(due(2024, 1, 'authority'), '2024-04-22');
});

test('办法参数另定天数时按参数', () =>
  assert.deepEqual(reportDue({ year: 2026, quarter: 1, days: 15, rollOver: true }, announcedYears), { ok: true, value: '2026-04-15' }));

test('2027年日历未载入：法定期限不猜，预计标为暂定，不顺延时不需要日历', () => {
  assert.equal(due(2026, 4, 'platform'), 2027);
  assert.equal(due(2026, 4, 'platform', false), '2027-01-10');
  assert.deepEqual(
    forecastDay((calendar) => reportDue({ year: 2026, quarter: 4, days: 10, rollOver: true }, calendar), announcedYears),
    { day: '2027-01-11', provisional: true },
  );
});

test('三季度的提醒在国庆放假前发出，放假前最后一个工作日另提醒一次', () => {
  assert.deepEqual(reminderDays('2025-10-10', announcedYears), {
    ok: true,
    value: [
      { day: '2025-09-24', workdaysLeft: 7 },
      { day: '2025-09-29', workdaysLeft: 3 },
      { day: '2025-09-30', workdaysLeft: 2 },
      { day: '2025-10-09', workdaysLeft: 1 },
      { day: '2025-10-10', workdaysLeft: 0 },
    ],
  });
});

test('期限落在休息日（不顺延）的，最后一次提醒在其前一工作日', () => {
  const reminders = reminderDays('2026-01-10', announcedYears);
  assert.ok(reminders.ok);
  assert.deepEqual(reminders.value.at(-1), { day: '2026-01-09', workdaysLeft: 0 });
  assert.deepEqual(reminderDays('2023-01-04', announcedYears), { ok: false, missingYear: 2022 });
});

test('由日期得出所报季度', () => {
  assert.deepEqual(periodOf('2026-03-31'), { year: 2026, quarter: 1 });
  assert.deepEqual(lastEndedPeriod('2026-03-31'), { year: 2025, quarter: 4 });
  assert.deepEqual(lastEndedPeriod('2026-04-01'), { year: 2026, quarter: 1 });
  assert.equal(periodLabel({ year: 2026, quarter: 3 }), '2026年第三季度');
});

test('截止日怎么来的，写得出：季度结束、几日内、遇休息日顺延、其中几个工作日', () => {
  const said = (year: number, quarter: Quarter, who: 'platform' | 'authority') =>
    derivationOf({ year, quarter }, who, { scheme: jx2023, calendar: announcedYears });
  assert.equal(said(2025, 3, 'platform'), '季度2025年9月30日结束，10日内至10月10日，其中工作日2天');
  assert.match(said(2025, 4, 'platform'), /^季度2025年12月31日结束，10日内至1月10日，最后一日是休息日，顺延至1月12日，其中工作日\d天$/);
  assert.match(said(2025, 3, 'authority'), /^季度2025年9月30日结束，20日内至10月20日，其中工作日\d天$/);
});
