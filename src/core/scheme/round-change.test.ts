import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Round } from './round.ts';
import { changeFaults, linesOf, type Proposed, type Relied } from './round-change.ts';

const round = {
  ...{ opensOn: '2026-03-02', closesOn: '2026-04-15', closesAt: '17:00', recommendBy: '2026-05-15', reviewBy: '2026-06-18' },
  ...{ revealedOn: null },
} as Round;
const nobody: Relied = { started: 0, submitted: 0, admitted: 0, lists: 0, notices: 0, rewards: 0, rewarded: '0' };
const said = (proposed: Proposed, clock: string, relied: Partial<Relied> = {}, of: Partial<Round> = {}) => {
  const judged = { round: { ...round, ...of }, relied: { ...nobody, ...relied }, today: '2026-04-15', clock };
  return changeFaults(judged, linesOf(judged.round, proposed)).map(({ path, message }) => `${path}：${message}`);
};
const admitted = { started: 3, submitted: 2, admitted: 1 };

test('第十条 截止当日到了时刻即是截止：已有受理评审的，改日期、改时刻都不能重新开放；时刻未到的可以延后', () => {
  for (const later of [{ closesOn: '2026-04-20' }, { closesAt: '24:00' }]) {
    assert.match(said(later, '17:00', admitted).join(), /申报已于2026年4月15日17时截止，并有 1 件受理评审，申报时间不能重新开放/);
    assert.deepEqual(said(later, '16:59', admitted), [], '时刻未到');
    assert.deepEqual(said(later, '17:00', { started: 3, submitted: 2 }), [], '没有受理的可以重新开放');
  }
});

test('第十条 截止不能改到当日已经过去的时刻；名单拟定以后，时刻也不能再改', () => {
  assert.match(said({ closesAt: '09:30' }, '10:00').join(), /closesAt：申报截止不能改到已经过去的2026年4月15日9时30分/);
  assert.match(said({ closesOn: '2026-04-15' }, '18:00', {}, { closesOn: '2026-04-20' }).join(), /closesOn：申报截止不能改到已经过去的/);
  assert.match(said({ closesAt: '24:00' }, '10:00', { lists: 1 }).join(), /拟认定名单已经拟定/);
});
