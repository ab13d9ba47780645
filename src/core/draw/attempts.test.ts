import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attemptsMissing, dispositions, groundsOf, missingSentence } from './attempts.ts';
import { replacementReasons } from './sample.ts';

const made = (...all: string[]) => all.map((disposition) => ({ disposition }));

test('附件1 三次未接：两次不够，三次可以，四次也可以；无人接听、占线或关机都算', () => {
  assert.equal(attemptsMissing('三次未接', [], 3), 3);
  assert.equal(attemptsMissing('三次未接', made('无人接听', '占线或关机'), 3), 1);
  assert.equal(attemptsMissing('三次未接', made('无人接听', '占线或关机', '无人接听'), 3), 0);
  assert.equal(attemptsMissing('三次未接', made('无人接听', '无人接听', '无人接听', '无人接听'), 3), 0);
});

test('约定再访、其他不是未接通，不计入三次', () => {
  assert.equal(attemptsMissing('三次未接', made('无人接听', '约定再访', '其他', '无人接听'), 3), 1);
});

test('空号、拒访、停业、联系人离职各凭一次同样结果的联系，别的结果不能代替', () => {
  for (const reason of ['空号', '拒访', '停业', '联系人离职'] as const) {
    assert.equal(attemptsMissing(reason, made('无人接听', '无人接听', '无人接听'), 3), 1, reason);
    assert.equal(attemptsMissing(reason, made(reason), 3), 0, reason);
  }
});

test('其他凭写明的情况，不凭联系次数', () => {
  assert.equal(attemptsMissing('其他', [], 3), 0);
  assert.equal(groundsOf('其他', 3), null);
});

test('每种替换原因要么凭联系记录，要么是其他；所凭的结果都可以记录', () => {
  for (const reason of replacementReasons) {
    const grounds = groundsOf(reason, 3);
    assert.equal(grounds === null, reason === '其他');
    for (const one of grounds?.dispositions ?? []) assert.ok(dispositions.includes(one));
  }
});

test('还差几次说得清', () => {
  assert.equal(
    missingSentence('三次未接', 1, 3),
    '以“三次未接”替换，须先记录结果为“无人接听”或“占线或关机”的联系：已记录 2 次未接通，还差 1 次；请逐次记录时间和结果',
  );
  assert.match(missingSentence('空号', 1, 3), /结果为“空号”的联系：还没有这样的联系记录/);
});
