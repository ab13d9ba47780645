import assert from 'node:assert/strict';
import { test } from 'node:test';
import { finalStates, stateNames } from './state.ts';
import { type TurnOf, turnOf } from './turn.ts';

const one: TurnOf = {
  ...{ state: 'submitted', applicant: '甲公司', recommender: '南昌市工信局', issuer: '江西省工信厅', closesOn: '2026-04-15' },
  ...{ recommendBy: '2026-05-15', reviewBy: '2026-06-30', correctionDueOn: null, noticeEndsOn: null },
};
const today = '2026-05-07';
const brief = (change: Partial<TurnOf>, on = today) => {
  const { due } = turnOf({ ...one, ...change }, on);
  return due && `${due.who} ${due.what} ${due.dueOn ?? '–'}`;
};

test('每个状态都说得出在哪个单位、办什么、到哪一天；办结的说办结了，没有一个是空的', () => {
  for (const state of stateNames) {
    const { due, says } = turnOf({ ...one, state }, today);
    assert.equal(due === null, finalStates.includes(state), state);
    assert.notEqual(says, '', state);
  }
  assert.equal(brief({ state: 'draft' }), '甲公司 填写并提交 2026-04-15');
  assert.equal(turnOf({ ...one, state: 'draft', closesAt: '17:30' }, today).due?.dueAt, '17:30', '截止到时刻的说到时刻');
  assert.equal(brief({}), '南昌市工信局 初审 2026-05-15');
  assert.equal(brief({ state: 'admitted', reviewBy: null }), '江西省工信厅 组织专家评审 –');
});

test('退回的在申报单位，到补正期限为止；期满没有补正的在推荐部门；公示满了轮到认定', () => {
  const returned = { state: 'returned', correctionDueOn: today } as const;
  assert.equal(brief(returned), '甲公司 补正后重新提交 2026-05-07', '最后一天还在申报单位');
  assert.equal(brief(returned, '2026-05-08'), '南昌市工信局 办理：补正期限已过，申报单位没有补正 2026-05-15');
  assert.equal(brief({ state: 'proposed' }), '江西省工信厅 公示、认定 –');
  assert.equal(brief({ state: 'proposed', noticeEndsOn: today }), '江西省工信厅 公示 2026-05-07');
  assert.equal(brief({ state: 'proposed', noticeEndsOn: '2026-05-06' }), '江西省工信厅 认定 –');
});

test('后面还有哪几步、各由谁、到哪天，按先后列出；办结的没有后面', () => {
  assert.deepEqual(
    turnOf({ ...one, state: 'assessing' }, today).ahead.map(({ what, dueOn }) => `${what} ${dueOn ?? '–'}`),
    ['受理 2026-06-30', '组织专家评审 2026-06-30', '确定拟认定名单 2026-06-30', '公示、认定 –'],
  );
  assert.deepEqual(turnOf({ ...one, state: 'withdrawn' }, today).ahead, []);
});

test('办结在不予推荐、不予受理、没有列入名单的：没有申请复核的说可以申请，申请了的说在等复核，维持的说已经办结', () => {
  for (const state of ['declined', 'rejected', 'notProposed'] as const) {
    assert.match(turnOf({ ...one, state }, today).says, /不服的，按通知写明的期限申请复核$/);
    assert.match(turnOf({ ...one, state, reconsideration: 'asked' }, today).says, /；已申请复核，等没有经手的领导决定$/);
    assert.match(turnOf({ ...one, state, reconsideration: 'kept' }, today).says, /；经复核维持原决定，本次申报已经办结$/);
  }
});
