import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contract } from '../../src/api/contract/contract.ts';
import { steps } from '../../src/core/workflow/steps.ts';
import { details, detailWords } from '../../src/web/directory/journal-details.ts';
import { actionWord, actionWords, subjectWord } from '../../src/web/directory/journal-words.ts';
import { holdLaw } from '../../src/web/scheme/law.ts';
import { jx2023 } from '../law.ts';
import { type Node, sources } from './sources.ts';

holdLaw(jx2023);

const acting = sources().filter(({ room, isTest }) => !isTest && ['acts', 'jobs'].includes(room));
const entries = acting.flatMap(({ nodes }) => nodes);
const properties = (name: string): Node[] =>
  entries.filter((node) => node.type === 'Property' && ((node.key as Node).name as unknown) === name).map((node) => node.value as Node);

/** Every text that an expression may come to, where it is written out. */
function textsIn(node: Node): string[] {
  if (node.type === 'Literal') return typeof node.value === 'string' ? [node.value] : [];
  if (node.type === 'ConditionalExpression') return [...textsIn(node.consequent as Node), ...textsIn(node.alternate as Node)];
  return [];
}

const keysOf = (node: Node): string[] =>
  node.type === 'ObjectExpression'
    ? (node.properties as Node[]).flatMap((one) =>
        one.type === 'Property' ? [String((one.key as Node).name ?? (one.key as Node).value)] : [],
      )
    : [];

/** Acts whose names are put together where they are recorded. */
const composed = [
  'acceptReport',
  'returnReport',
  'reopenReport',
  'saveReview',
  'recordInterview',
  'correctInterview',
  'takeBackDeclaration',
  'confirmCarried',
  'takeBackCarried',
  'askCancelRound',
  'confirmedCalendar',
  'refusedCalendar',
  'withdrawnCalendar',
  'cancelRound',
  'keepRound',
];

test('日志里的每一个事项都有中文：步骤表、接口表、代码中写出的都查', () => {
  const audits = Object.values(contract).flatMap((route) => ('audit' in route && route.audit ? [String(route.audit)] : []));
  const written = properties('action')
    .flatMap(textsIn)
    .filter((text) => /^[a-z]+[A-Z]|^(attach|detach|draw|recuse|register|assign|start)$/.test(text));
  const all = [...new Set([...Object.keys(steps), ...audits, ...written, ...composed])];
  assert.ok(all.length > 80, `只找到 ${all.length} 个事项`);
  assert.ok(written.includes('answerFinding') && written.includes('withdrawAnswer'));
  assert.deepEqual(
    all.filter((action) => actionWord(action) === '其他事项'),
    [],
  );
});

test('表里每一步在日志里叫它在表里的名称；搜索时一个名称只指一个事项', () => {
  assert.equal(actionWord('recommend'), '签发推荐');
  assert.equal(actionWord('payReward'), '奖励：登记拨付');
  assert.equal(actionWord('returnReport'), '季度调度表：退回修改');
  assert.deepEqual(
    actionWords.filter((word, at) => actionWords.indexOf(word) !== at),
    [],
  );
});

test('日志里的每一种对象、每一项说明都有中文', () => {
  const kinds = properties('subject')
    .flatMap((node) => (node.type === 'ObjectExpression' ? (node.properties as Node[]) : []))
    .filter((one) => one.type === 'Property' && (one.key as Node).name === 'kind')
    .flatMap((one) => textsIn(one.value as Node));
  assert.ok(kinds.length > 30);
  assert.deepEqual(
    [...new Set(kinds)].filter((kind) => subjectWord(kind) === '其他'),
    [],
  );
  const keys = new Set(properties('detail').flatMap(keysOf));
  assert.ok(keys.size > 40, `只找到 ${keys.size} 项说明`);
  assert.deepEqual(
    [...keys].filter((key) => !(key in details)),
    [],
  );
});

test('说明里没有代号：位置、类别、状态、结果都用中文，内部编号不显示', () => {
  const id = '0190a1b2-0000-7000-8000-000000000001';
  assert.equal(
    detailWords({ from: 'submitted', to: 'returned', label: 'x', items: [`served/${id}/mobile`, 'address', 'materials/m8'], reasons: [] }),
    '待初审 → 待补正，补正位置 附件5“手机”、注册地址、材料（八）',
  );
  assert.equal(detailWords({ finding: 'assets-agree', path: 'totalAssets' }), '位置 上年末总资产');
  assert.equal(detailWords({ kind: 'm2', size: 12, malware: 'clean' }), '类别 材料（二），字节 12，查毒 未检出');
  assert.equal(detailWords({ kind: 'm2', size: 12, scan: 'clean' }), '类别 材料（二），字节 12，查毒 未检出');
  assert.equal(detailWords({ to: id }), '');
  assert.equal(detailWords({ from: 'opened', to: 'verified', platformId: id }, 'revocation'), '已立案 → 查证属实');
  assert.equal(detailWords({ outcome: 'matches' }), '结果 相符');
  assert.equal(detailWords({ reasons: [{ article: '第六条（三）', text: '不足120家' }] }), '理由 不足120家（第六条（三））');
});
