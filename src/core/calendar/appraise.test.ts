import assert from 'node:assert/strict';
import { test } from 'node:test';
import { counted, differences, doubts } from './appraise.ts';
import { clicked, marksOf, rangesOf } from './marks.ts';
import { movesOf } from './moves.ts';
import { parseCalendarYear } from './parse.ts';
import { statutoryHolidays } from './statutory.ts';
import { addWorkdays, type CalendarYear, noticeEnd } from './workday.ts';
import { announcedYears } from './years.ts';

const year2026 = announcedYears[2026] as CalendarYear;

test('全国年节及纪念日放假办法第二条 七个节日：农历的按国标，2027年春节是2月6日', () => {
  const on = (year: number) => Object.fromEntries(statutoryHolidays(year).map(({ name, day }) => [name, day.slice(5)]));
  assert.deepEqual(on(2027), {
    元旦: '01-01',
    春节: '02-06',
    清明节: '04-05',
    劳动节: '05-01',
    端午节: '06-09',
    中秋节: '09-15',
    国庆节: '10-01',
  });
  assert.deepEqual([on(2030).春节, on(2028).清明节, on(2031).中秋节], ['02-03', '04-04', '10-01']);
  assert.equal(statutoryHolidays(2061).length, 4, '没有农历日期的年份只列公历的');
});

test('已公布的四年：法定天数加调休上班天数等于放假占用的周一至周五，没有疑点', () => {
  for (const [key, value] of Object.entries(announcedYears)) {
    const year = Number(key);
    const { statutory, offWeekdays, work } = counted(year, value);
    assert.equal(offWeekdays, (statutory ?? 0) + work, key);
    assert.deepEqual(doubts(year, value, undefined), [], key);
    assert.deepEqual(rangesOf(marksOf(value)), { off: value.off, work: value.work }, `${key}年点出来的与通知一字不差`);
  }
});

test('少一个节日的文件不收：七个节日逐个缺过', () => {
  const year = { year: 2026, ...year2026 };
  for (const { name, day } of statutoryHolidays(2026)) {
    const off = year2026.off.filter(([from, to]) => day < from || to < day);
    const result = parseCalendarYear({ ...year, off });
    assert.ok(!result.ok && result.faults.some((fault) => fault.includes(name)), name);
  }
  const empty = parseCalendarYear({ year: 2026, doc: '国办发明电〔2025〕1号', off: [], work: [] });
  assert.equal(empty.ok ? 0 : empty.faults.length, 7);
  const invented = parseCalendarYear({ ...year, doc: '测试' });
  assert.ok(!invented.ok && /不是国务院办公厅的/.test(invented.faults.join()));
});

test('少调休、少放假、少整月的文件要说明：疑点列出是哪几天', () => {
  assert.match(doubts(2026, { ...year2026, work: [] }, year2026).join(''), /没有一天调休上班.*1月4日、2月14日/);
  assert.match(
    doubts(2026, { ...year2026, work: year2026.work.slice(1) }, undefined).join(''),
    /19 个周一至周五，法定 13 天加调休上班 5 天/,
  );
  const short = {
    ...year2026,
    off: year2026.off.map(([from, to]): [string, string] => (from === '2026-02-15' ? ['2026-02-17', to] : [from, to])),
  };
  assert.match(doubts(2026, short, year2026).join(''), /春节法定放假 4 天，缺 2月16日/);
  const cut = { ...year2026, off: year2026.off.slice(0, 6), work: [] };
  assert.match(doubts(2026, cut, year2026).join(''), /10月1日、10月2日/, '整月没有了');
  assert.deepEqual(differences(year2026, year2026), []);
});

test('生效前看得到什么变动：随日历改的、已定而不改的、剩余工作日', () => {
  const lesser = { ...announcedYears, 2026: { ...year2026, off: [['2026-01-01', '2026-01-03']] as const, work: [] } };
  const published = '2026-02-12';
  const rule = { workdays: 5, publicationDayCounts: false };
  const moves = movesOf(
    [
      { kind: 'moves', what: '申辩', many: 1, rule: (calendar) => addWorkdays(published, 5, calendar) },
      { kind: 'moves', what: '申辩', many: 2, rule: (calendar) => addWorkdays(published, 5, calendar) },
      { kind: 'fixed', what: '公示', many: 1, day: '2026-02-26', rule: (calendar) => noticeEnd(published, rule, calendar) },
      { kind: 'counted', what: '推荐', many: 1, day: '2026-03-05' },
      { kind: 'counted', what: '不变', many: 1, day: '2026-03-11' },
    ],
    { today: '2026-03-02', before: announcedYears, after: lesser },
  );
  assert.deepEqual(moves, [
    { what: '申辩', many: 3, before: '2026年2月26日', after: '2026年2月19日', stays: false },
    { what: '公示', many: 1, before: '2026年2月26日', after: '已定2026年2月26日，按工作日应为2026年2月19日', stays: true },
  ]);
});

test('点日期：周一至周五放或不放，周末还可以上班', () => {
  const click = (day: string, times: number) => {
    let marks = {};
    for (let time = 0; time < times; time += 1) marks = clicked(marks, day);
    return marks;
  };
  assert.deepEqual(
    [1, 2].map((times) => click('2026-03-02', times)),
    [{ '2026-03-02': 'off' }, {}],
  );
  assert.deepEqual(
    [1, 2, 3].map((times) => click('2026-03-01', times)),
    [{ '2026-03-01': 'off' }, { '2026-03-01': 'work' }, {}],
  );
});
