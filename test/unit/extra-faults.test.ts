import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ExtraField } from '../../src/core/scheme/edition/edition.ts';
import { extraFaults } from '../../src/core/scheme/edition/extra-faults.ts';
import { extraDifference } from '../../src/core/scheme/edition/extra-words.ts';
import { extraFields } from '../extra.ts';

const one: ExtraField = { key: 'xA', label: '甲', kind: 'text', because: '第六条' };
const said = (...all: Partial<ExtraField>[]) => extraFaults(all.map((part) => ({ ...one, ...part }))).map(({ message }) => message);

test('样例没有问题', () => assert.deepEqual(extraFaults(extraFields), []));

test('键、名称：不与官方栏目、别的附加栏目相混，不是对象自带的名字，不是公式', () => {
  for (const key of ['constructor', '__proto__', 'nature', 'x', 'xa', 'x_1'])
    assert.match(said({ key })[0] ?? '', /须以 x 加大写字母或数字开头/);
  assert.match(said({}, {})[0] ?? '', /键 xA 重复/);
  assert.match(said({}, { key: 'xB', label: '甲' })[0] ?? '', /名称与另一附加栏目相同/);
  assert.deepEqual(said({}, { key: 'xB', table: 'served' }), []);
  assert.match(said({ table: 'served', label: '联系电话' })[0] ?? '', /导入时分不清/);
  assert.match(said({ label: '注册资本' })[0] ?? '', /导入时分不清/);
  assert.match(said({ label: '＝cmd|calc' })[0] ?? '', /不能以 =、\+、-、@ 开头/);
  assert.match(said({ table: 'constructor' })[0] ?? '', /没有表 constructor/);
});

test('选择至少两个选项；单位、范围、字数只写在该写的种类上；最多30栏、每张表6列', () => {
  assert.match(said({ kind: 'choice', options: [] })[0] ?? '', /至少写两个选项/);
  assert.match(said({ kind: 'choice', options: ['甲', '甲'] })[0] ?? '', /有重复的选项/);
  assert.match(said({ kind: 'choice', options: ['甲', '=1+1'] })[0] ?? '', /选项不能以/);
  assert.match(said({ kind: 'date', unit: '天' })[0] ?? '', /不是数的，不写单位/);
  assert.match(said({ kind: 'number', atLeast: 3, atMost: 2 })[0] ?? '', /最小的数大于最大的数/);
  assert.match(said({ kind: 'number', longest: 3 })[0] ?? '', /不是文字的，不写字数/);
  const many = (count: number, table?: string) => Array.from({ length: count }, (_, i) => ({ key: `x${i}`, label: `第${i}栏`, table }));
  assert.deepEqual(said(...many(30)), []);
  assert.deepEqual(said(...many(200)), ['申请表附加200栏，最多30栏']);
  assert.match(said(...many(7, 'served'))[0] ?? '', /附加7列，最多6列/);
});

test('两个版本的不同：增加、删去、改称、改要求，逐条说出；改称的还是同一栏', () => {
  const says = (before: Partial<ExtraField>[], after: Partial<ExtraField>[]) =>
    extraDifference(
      before.map((part) => ({ ...one, ...part })),
      after.map((part) => ({ ...one, ...part })),
    ).map((difference) => difference.says);
  assert.deepEqual(says([], [{ kind: 'number', unit: '件', required: true }]), ['增加附加栏目“甲”：数（件），必填（第六条）']);
  assert.deepEqual(says([{}], []), ['删去附加栏目“甲”']);
  assert.deepEqual(says([{}], [{ label: '乙' }]), ['附加栏目“甲”改称“乙”']);
  assert.deepEqual(says([{}], [{ required: true }]), ['附加栏目“甲”由文字，选填改为文字，必填']);
  assert.deepEqual(says([{}], [{ table: 'served' }]), ['附加栏目“甲”由附加信息表移到“上一年度服务中小企业名单及服务评价表”']);
  assert.deepEqual(says([{}], [{}]), []);
});
