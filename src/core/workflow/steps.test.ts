import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textOf } from '../../../test/law.ts';
import { drawing } from '../procedure/drawing.ts';
import { finalStates, type State, stageOf, stages, stateNames, states } from './state.ts';
import { dossierProcedure, stepNamed, stepNames } from './steps.ts';

const workflowDiagram = () => drawing(dossierProcedure);

/** 第八条的程序，另写一遍：动作、关系、角色、从、到。 */
const procedure: Readonly<Record<string, string>> = {
  start: 'applicantOf clerk: – → draft',
  submit: 'applicantOf clerk: draft, returned → submitted',
  takeBack: 'applicantOf clerk: submitted → draft',
  return: 'recommenderOf officer: submitted → returned',
  accept: 'recommenderOf officer: submitted → assessing',
  proposeDecline: 'recommenderOf officer: submitted, assessing, returned → same',
  giveBackDecline: 'recommenderOf leader: submitted, assessing, returned → same',
  decline: 'recommenderOf leader: submitted, assessing, returned → declined',
  recommend: 'recommenderOf leader: assessing → recommended',
  giveBack: 'recommenderOf leader: assessing → same',
  sendBack: 'authorityOf officer: recommended → assessing',
  admit: 'authorityOf officer: recommended → admitted',
  reject: 'authorityOf officer: recommended → rejected',
  concludeReview: 'authorityOf officer: admitted → reviewed',
  propose: 'authorityOf leader: reviewed → proposed',
  passOver: 'authorityOf leader: reviewed → notProposed',
  recognise: 'authorityOf leader: proposed → recognised',
  setAside: 'authorityOf leader: proposed → setAside',
  resumeReview: 'recommenderOf leader: declined → submitted',
  resumeAdmission: 'authorityOf leader: rejected → recommended',
  resumeRanking: 'authorityOf leader: notProposed → reviewed',
  withdraw: 'applicantOf clerk: draft, submitted, returned, assessing, recommended, admitted, reviewed → withdrawn',
};

const asWords = (name: (typeof stepNames)[number]) => {
  const { by, role, from, to } = stepNamed(name);
  return `${by} ${role}: ${from.map((state) => state ?? '–').join(', ')} → ${to}`;
};

test('步骤表与第八条的程序一致', () => {
  assert.deepEqual(Object.fromEntries(stepNames.map((name) => [name, asWords(name)])), procedure);
});

test('从开始申报出发，每个状态都走得到', () => {
  const reached = new Set<State | null>([null]);
  for (let before = 0; before !== reached.size; ) {
    before = reached.size;
    for (const name of stepNames) {
      const { from, to } = stepNamed(name);
      if (to !== 'same' && from.some((state) => reached.has(state))) reached.add(to);
    }
  }
  assert.deepEqual(
    [...stateNames].filter((state) => !reached.has(state)),
    [],
  );
});

/** What another procedure brings back. */
const resumed = stepNames.filter((name) => stepNamed(name).within === 'reconsideration/decide');

test('办结的状态没有下一步，其余的都有；只有复核撤销了原决定的，回到作出决定以前', () => {
  const byItself = stepNames.filter((name) => !resumed.includes(name));
  const without = stateNames.filter((state) => !byItself.some((name) => stepNamed(name).from.includes(state)));
  assert.deepEqual([...without].sort(), [...finalStates].sort());
  assert.deepEqual(
    resumed.flatMap((name) => stepNamed(name).from),
    ['declined', 'rejected', 'notProposed'],
  );
});

test('每一步所引条款，办法里都有原文', () => {
  const cited = stepNames.map((name) => stepNamed(name).article);
  assert.deepEqual(
    cited.filter((article) => !textOf(article)),
    [],
  );
});

test('不利的决定都要写明理由，并作为严重操作先询问', () => {
  const adverse = stepNames.filter((name) => ['declined', 'rejected', 'notProposed', 'setAside'].includes(stepNamed(name).to));
  assert.deepEqual([...adverse].sort(), ['decline', 'passOver', 'reject', 'setAside']);
  for (const name of adverse) {
    // The reasons of a refusal to recommend lie in the proposal that its leader signs.
    assert.ok(stepNamed(name === 'decline' ? 'proposeDecline' : name).brings?.reasons, name);
    assert.ok(stepNamed(name).grave, name);
  }
});

test('签发、退回修改、列入、认定、复核后恢复办理只由分管领导办理', () => {
  const signed = stepNames.filter((name) => stepNamed(name).role === 'leader');
  assert.deepEqual([...signed].sort(), [
    'decline',
    'giveBack',
    'giveBackDecline',
    'passOver',
    'propose',
    'recognise',
    'recommend',
    'resumeAdmission',
    'resumeRanking',
    'resumeReview',
    'setAside',
  ]);
});

test('每个状态属于程序条上的一段；撤回的停在第一段', () => {
  const stage = (state: State) => stages[stageOf(state)]?.label;
  assert.deepEqual(
    stateNames.map((state) => `${states[state].label} ${stage(state)}`),
    [
      '填写中 填写申报',
      '待初审 初审与推荐',
      '待补正 填写申报',
      '测评中 初审与推荐',
      '不予推荐 初审与推荐',
      '已推荐 专家评审',
      '已受理 专家评审',
      '不予受理 专家评审',
      '已评审 专家评审',
      '拟认定 公示',
      '未列入拟认定名单 专家评审',
      '已认定 认定公布',
      '异议成立，不予认定 公示',
      '已撤回 填写申报',
    ],
  );
});

test('流程图：每个状态一个节点，每步每个起点一支箭头', () => {
  const lines = workflowDiagram().split('\n');
  const arrows = stepNames.reduce((count, name) => count + stepNamed(name).from.length, 0);
  assert.equal(lines.filter((line) => line.includes('-->')).length, arrows);
  for (const state of stateNames) assert.ok(lines.includes(`  ${state}["${states[state].label}"]`), state);
  assert.ok(lines.includes('  assessing -->|签发推荐| recommended'));
});
