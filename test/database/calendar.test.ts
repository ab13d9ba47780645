import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Context, World } from '../../src/acts/context.ts';
import { answerCalendar, previewCalendar, proposeCalendar } from '../../src/acts/directory/calendar.ts';
import { calendarSeen } from '../../src/acts/directory/calendar-seen.ts';
import type { SignedIn } from '../../src/acts/directory/signed-in.ts';
import { inbox } from '../../src/acts/inbox/inbox.ts';
import type { Calendar, CalendarYear } from '../../src/core/calendar/workday.ts';
import { announcedYears } from '../../src/core/calendar/years.ts';
import { remindReports } from '../../src/jobs/remind-reports.ts';
import { watchCalendar } from '../../src/jobs/watch-calendar.ts';
import { type Acting, cast, openActing, organisation, person, recommended, refusalOf } from './acting.ts';

let acting: Acting;
let set: Awaited<ReturnType<typeof cast>>;
let first: SignedIn;
let second: SignedIn;
let clerk: SignedIn;

before(async () => {
  acting = await openActing();
  set = await cast(acting, []);
  const operator = await organisation(acting, 'operator', '系统运行单位');
  [first, second] = [
    await person(acting, operator, '管理员甲', ['administrator']),
    await person(acting, operator, '管理员乙', ['administrator']),
  ];
  const dossier = await recommended(acting, { round: set.round, recommenderId: set.city, name: '甲公司', number: '赣平2026-1' });
  clerk = await person(acting, dossier.applicantId, '甲经办', ['clerk']);
  await acting.system((tx) =>
    tx.recognitions.addPlatform({
      ...{ id: dossier.id, organisationId: dossier.applicantId, dossierId: dossier.id, roundId: set.round.id, version: 1 },
      ...{
        issuerId: set.province,
        authorityId: set.city,
        certificateNumber: '证甲',
        name: '甲平台',
        kind: '专业性',
        functions: ['innovation'],
      },
      ...{ recognisedOn: '2026-06-20', validFrom: '2026-06-20', validTo: '2029-06-19', revokedOn: null, firstTime: true },
    }),
  );
});
after(() => acting.close());

const year2027: CalendarYear = {
  doc: '国办发明电〔2026〕9号',
  off: [
    ['2027-01-01', '2027-01-03'],
    ['2027-02-05', '2027-02-11'],
    ['2027-04-03', '2027-04-05'],
    ['2027-05-01', '2027-05-05'],
    ['2027-06-09', '2027-06-09'],
    ['2027-09-15', '2027-09-15'],
    ['2027-10-01', '2027-10-07'],
  ],
  work: ['2027-02-20', '2027-05-08', '2027-09-26', '2027-10-09'],
};
const year2026 = announcedYears[2026] as CalendarYear;
const on = (actor: SignedIn, day = '2027-01-04', calendar: Calendar = announcedYears): Context => ({ ...acting.on(actor, day), calendar });
const entries = async () =>
  (await acting.system((tx) => tx.journal.entries({}))).filter((one) => /Calendar$/.test(String((one as { action?: string }).action)));
const letters = async (actor: SignedIn) => {
  await acting.system((tx) => tx.messages.deliver('2027-01-04T03:00:00.000Z', acting.on(first, '2027-01-04').tools.newId));
  return acting.system((tx) => tx.messages.mine(actor.accountId));
};
const loadedNow = () => acting.system((tx) => tx.time.calendarYears());

test('缺年份时：季度报送按自然日照样提醒，平台、主管部门、省级的经办和领导都收到告知，每月一次', async () => {
  const world: World = acting.world('2027-01-04', 'system');
  await acting.system((tx) => watchCalendar.run(tx, world));
  for (const one of [clerk, set.cityOfficer, set.officer, set.leader, first]) {
    const told = (await letters(one)).filter(({ subject }) => /2027年放假/.test(subject));
    assert.equal(told.length, 1, one.name);
  }
  assert.match((await letters(clerk))[0]?.body ?? '', /2026年第四季度调度表报送截止.*按自然日发出，不记逾期/);
  assert.equal(await acting.system((tx) => watchCalendar.run(tx, world)), 0, '同月不再重复');
  assert.ok((await acting.system((tx) => watchCalendar.run(tx, acting.world('2027-02-01', 'system')))) > 0, '下月仍缺，再告知');
});

test('一人提交，另一人确认才算数：自己、无关的人、没看过的内容都不行', async () => {
  const seen = await previewCalendar(on(first), { year: 2027, arrangement: { year: 2027, ...year2027 }, said: '' });
  assert.deepEqual(seen.doubts, []);
  assert.ok(
    seen.moves.some(
      (one) => one.what.startsWith('2026年第四季度调度表') && one.before.includes('尚未载入') && one.after === '2027年1月11日',
    ),
  );
  const text = JSON.stringify({ year: 2027, ...year2027 });
  await proposeCalendar(on(first), { year: 2027, file: { name: '2027.json', text }, said: '' });
  assert.deepEqual(await loadedNow(), [], '还不算数');
  assert.equal((await refusalOf(proposeCalendar(on(second), { year: 2027, file: { name: 'x', text }, said: '' }))).kind, 'conflict');
  const confirmed = { outcome: 'confirmed', digest: seen.digest, word: '' } as const;
  assert.equal((await refusalOf(answerCalendar(on(first), 2027, confirmed))).kind, 'notNow');
  assert.equal((await refusalOf(answerCalendar(on({ ...set.leader, organisationKind: 'city' }), 2027, confirmed))).kind, 'notAllowed');
  assert.equal((await refusalOf(answerCalendar(on(second), 2027, { ...confirmed, digest: 'f'.repeat(64) }))).kind, 'conflict');
  const waiting = await inbox(on(second));
  assert.ok(waiting.items.some(({ title }) => title === '确认 2027 年工作日历'));
  const both = await Promise.allSettled([
    answerCalendar(on(second), 2027, confirmed),
    answerCalendar(on({ ...set.leader, organisationKind: 'province' }), 2027, confirmed),
  ]);
  assert.equal(both.filter(({ status }) => status === 'fulfilled').length, 1, '两人同时确认，只有一人办成');
  assert.equal((await loadedNow()).length, 1);
  const [proposed, answered] = (await entries()).map((one) => (one as { detail?: Record<string, unknown> }).detail ?? {});
  assert.equal(proposed?.digest, seen.digest);
  assert.deepEqual([answered?.off, answered?.work], [year2027.off.map((range) => range.join('至')), year2027.work], '内容在日志里');
  assert.match(String(proposed?.fileDigest), /^[0-9a-f]{64}$/);
  assert.match((await letters(clerk)).find(({ subject }) => /有期限变动/.test(subject))?.body ?? '', /2026年第四季度调度表.*2027年1月11日/);
});

test('自带的年份不能被较差的文件盖掉：缺节日不收，缺调休要说明；盖掉以后有路退回', async () => {
  const lacking = { year: 2026, ...year2026, off: year2026.off.slice(1) };
  assert.match(
    JSON.stringify(await refusalOf(proposeCalendar(on(first), { year: 2026, arrangement: lacking, said: '就这样' }))),
    /没有元旦/,
  );
  const noWork = { year: 2026, ...year2026, work: [] };
  assert.match(JSON.stringify(await refusalOf(proposeCalendar(on(first), { year: 2026, arrangement: noWork, said: '' }))), /说明/);
  assert.equal(
    (await refusalOf(proposeCalendar(on(first), { year: 2026, arrangement: { year: 2026, ...year2026 }, said: '' }))).kind,
    'notNow',
  );
  await proposeCalendar(on(first), { year: 2026, arrangement: noWork, said: '通知未列调休' });
  const [waiting] = (await calendarSeen(on(second))).waiting;
  assert.deepEqual([waiting?.said, waiting?.mine, waiting?.doubts.length], ['通知未列调休', false, 3]);
  await answerCalendar(on(second), 2026, { outcome: 'confirmed', digest: waiting?.digest ?? '', word: '' });
  const hidden: Calendar = { ...announcedYears, 2026: { ...year2026, work: [] } };
  const back = await previewCalendar(on(first, '2027-01-04', hidden), { year: 2026, arrangement: { year: 2026, ...year2026 }, said: '' });
  assert.equal(back.doubts.length, 1, '退回也说清哪几天不同');
  await proposeCalendar(on(second, '2027-01-04', hidden), { year: 2026, arrangement: { year: 2026, ...year2026 }, said: '退回系统自带' });
  await answerCalendar(on(first, '2027-01-04', hidden), 2026, { outcome: 'confirmed', digest: back.digest, word: '' });
  const stands = (await loadedNow()).find((one) => one.year === 2026)?.data as CalendarYear;
  assert.deepEqual(stands.work, year2026.work);
  assert.equal((await calendarSeen(on(first))).versions.filter((one) => one.year === 2026).length, 2, '历次都在');
  assert.deepEqual((await calendarSeen(on(clerk))).versions, [], '无关的人看不到');
});

test('提醒：年份缺了按自然日数，说明是自然日', async () => {
  const [one] = await acting.system((tx) => tx.reporting.reports({ state: 'open' }));
  if (!one) {
    await acting.system(async (tx) => {
      const { openReports } = await import('../../src/acts/reporting/open-quarter.ts');
      await openReports(tx, acting.world('2027-01-04', 'system'));
    });
  }
  const remind = (day: string) => acting.system((tx) => remindReports.run(tx, acting.world(day, 'system')));
  assert.ok((await remind('2027-01-04')) > 0, '第六天');
  assert.equal(await remind('2027-01-05'), 0);
  assert.ok((await remind('2027-01-07')) > 0, '还有3天');
  assert.match((await letters(clerk)).map(({ subject }) => subject).join(), /还有3天（当年放假安排未载入，按自然日计）/);
});
