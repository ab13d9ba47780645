import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attemptsMissing, countedOf, countsAgainFrom, dispositions, groundsOf, missingSentence } from './attempts.ts';
import { replacementReasons } from './sample.ts';

const rule = { unanswered: 3, apartMinutes: 60 };
/** At so many minutes after nine. */
const at = (minute: number, disposition: string) => ({
  disposition,
  at: new Date(Date.parse('2026-04-22T01:00:00Z') + minute * 60_000).toISOString(),
});
/** Two hours apart each. */
const made = (...all: string[]) => all.map((disposition, i) => at(i * 120, disposition));

test('附件1 三次未接：两次不够，三次可以，四次也可以；无人接听、占线或关机都算', () => {
  assert.equal(attemptsMissing('三次未接', [], rule), 3);
  assert.equal(attemptsMissing('三次未接', made('无人接听', '占线或关机'), rule), 1);
  assert.equal(attemptsMissing('三次未接', made('无人接听', '占线或关机', '无人接听'), rule), 0);
  assert.equal(attemptsMissing('三次未接', made('无人接听', '无人接听', '无人接听', '无人接听'), rule), 0);
});

test('三次之间每次至少相隔一小时：59分钟的不算，60、61分钟的算', () => {
  const missing = (gap: number) => attemptsMissing('三次未接', [at(0, '无人接听'), at(gap, '无人接听'), at(gap + 60, '无人接听')], rule);
  assert.deepEqual([59, 60, 61].map(missing), [1, 0, 0]);
  const withinAMinute = [0, 0, 1].map((minute) => at(minute, '无人接听'));
  assert.equal(attemptsMissing('三次未接', withinAMinute, rule), 2, '一分钟里拨三次只算一次');
});

test('按写下的分钟计：10:00:50与11:00:10是相隔一小时', () => {
  const calls = [
    { disposition: '无人接听', at: '2026-04-22T02:00:50Z' },
    { disposition: '无人接听', at: '2026-04-22T03:00:10Z' },
  ];
  assert.equal(attemptsMissing('三次未接', calls, rule), 1);
});

test('算不上的一次不推迟下一次：9:00、9:30、10:00，第三次算', () => {
  const calls = [at(60, '占线或关机'), at(0, '无人接听'), at(30, '无人接听')];
  assert.deepEqual(
    countedOf(calls, groundsOf('三次未接', rule) ?? assert.fail()).map((one) => one.disposition),
    ['无人接听', '占线或关机'],
    '不按写下的先后，按拨打的先后',
  );
});

test('几点起再拨才算：从上一次算得上的起满一小时；没拨过的现在就算；约定再访的不影响', () => {
  assert.equal(countsAgainFrom([], rule), null);
  assert.equal(countsAgainFrom([at(0, '约定再访')], rule), null);
  assert.equal(countsAgainFrom([at(5, '无人接听'), at(20, '占线或关机')], rule), '2026-04-22T02:05:00.000Z');
});

test('没有写相隔多久的版本照旧：接连三次也算', () => {
  const before = { unanswered: 3, apartMinutes: 0 };
  assert.equal(attemptsMissing('三次未接', [at(0, '无人接听'), at(1, '无人接听'), at(2, '占线或关机')], before), 0);
  assert.doesNotMatch(missingSentence('三次未接', 1, before), /分钟/);
});

test('约定再访、其他不是未接通，不计入三次', () => {
  assert.equal(attemptsMissing('三次未接', made('无人接听', '约定再访', '其他', '无人接听'), rule), 1);
});

test('空号、拒访、停业、联系人离职各凭一次同样结果的联系，别的结果不能代替', () => {
  for (const reason of ['空号', '拒访', '停业', '联系人离职'] as const) {
    assert.equal(attemptsMissing(reason, made('无人接听', '无人接听', '无人接听'), rule), 1, reason);
    assert.equal(attemptsMissing(reason, made(reason), rule), 0, reason);
  }
});

test('其他凭写明的情况，不凭联系次数', () => {
  assert.equal(attemptsMissing('其他', [], rule), 0);
  assert.equal(groundsOf('其他', rule), null);
});

test('每种替换原因要么凭联系记录，要么是其他；所凭的结果都可以记录', () => {
  for (const reason of replacementReasons) {
    const grounds = groundsOf(reason, rule);
    assert.equal(grounds === null, reason === '其他');
    for (const one of grounds?.dispositions ?? []) assert.ok(dispositions.includes(one));
  }
});

test('还差几次说得清', () => {
  assert.equal(
    missingSentence('三次未接', 1, rule),
    '以“三次未接”替换，须先记录结果为“无人接听”或“占线或关机”的联系：算得上的已有 2 次，还差 1 次；相隔不满60分钟的只算一次；请逐次记录时间和结果',
  );
  assert.match(missingSentence('空号', 1, rule), /结果为“空号”的联系：还没有这样的联系记录/);
});
