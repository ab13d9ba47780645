import assert from 'node:assert/strict';
import { test } from 'node:test';
import { numbersTold, personalNumbers, unveiled, veiledText, veiledThroughout } from './in-text.ts';

test('第十六条 文字里的手机号、身份证号、护照号，怎么写都认得，只遮号码', () => {
  for (const [typed, shown] of [
    ['请联系王某13812345678核实', '请联系王某138****5678核实'],
    ['138-1234-5678、+86 138 1234 5678', '138******5678、+86 *********5678'],
    ['手机１３８１２３４５６７８', '手机１３８****５６７８'],
    ['微信wx13812345678', '微信wx138****5678'],
    ['身份证360102198001011239', '身份证3601**********1239'],
    ['身份证 360102 19800101 1239，末位填错也遮', '身份证 3601************1239，末位填错也遮'],
    ['旧号码360102800101123。', '旧号码3601*******1123。'],
    ['护照号码：E12345678', '护照号码：E******78'],
    ['（13812345678）转13912345678', '（138****5678）转139****5678'],
  ] as const)
    assert.equal(veiledText(typed), shown);
});

test('金额、信用代码、编号、摘要、内部编号和座机不是个人号码，一字不动', () => {
  for (const text of [
    '营业收入15123456789元',
    '91360106MA7GCY01XX',
    '913601067391234561',
    '赣平2026-0012',
    '0791-88912345',
    '/app/dossiers/01a224bf-1380-7000-8138-138123456789',
    `${'13812345678'.repeat(5)}abcdef123`,
    '2026年3月1日至2026年12月31日',
    '第360102198001011239876号',
  ])
    assert.deepEqual(personalNumbers(text), [], text);
});

test('遮蔽后原样交回的视为没有改动；改过的照改', () => {
  assert.equal(unveiled('打138****5678无人接听', '打13812345678无人接听'), '打13812345678无人接听');
  assert.equal(unveiled('打138****5678，已接通', '打13812345678无人接听'), '打138****5678，已接通');
  assert.equal(unveiled('新写的', null), '新写的');
});

test('日志里哪一层都遮；键不动', () => {
  const detail = { reason: '找13812345678', items: [{ note: '13912345678' }, 3, null], '13812345678': true };
  assert.deepEqual(veiledThroughout(detail), { reason: '找138****5678', items: [{ note: '139****5678' }, 3, null], '13812345678': true });
});

test('正在填写时说明是哪一种号码，不重复号码本身', () => {
  assert.equal(numbersTold('没有号码'), null);
  const told = numbersTold('13812345678，360102198001011239') ?? '';
  assert.match(told, /手机号、身份证号/);
  assert.doesNotMatch(told, /\d/);
});
