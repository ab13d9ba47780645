import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changedPlaces } from '../../src/core/annexes/changed-places.ts';
import { formFaults } from '../../src/core/annexes/complete.ts';
import { changed, exampleContent } from '../../src/core/annexes/example.ts';
import { isExtra, newExtraKey } from '../../src/core/annexes/extra.ts';
import type { Content, Value } from '../../src/core/annexes/field.ts';
import { formOf, officialForm } from '../../src/core/annexes/form-of.ts';
import { frozen, frozenText, thawed } from '../../src/core/annexes/freeze.ts';
import { extended, extraFields } from '../extra.ts';
import { jx2023 } from '../law.ts';

const today = '2026-05-10';
const complete = exampleContent(2026);
const answers: Readonly<Record<string, Value>> = {
  xPatents: '12',
  xBrand: '赣企通',
  xStory: '',
  xQualifiedUntil: '2028-12-31',
  xCluster: '中医药',
  xOpenDay: false,
};
const withRows = (content: Content, cells: Readonly<Record<string, Value>>): Content => ({
  ...content,
  tables: { ...content.tables, served: (content.tables.served ?? []).map((row) => ({ ...row, cells: { ...row.cells, ...cells } })) },
});
const filled = withRows(changed(complete, answers), { xIndustry: '服务业', xHours: '3.5' });
const rules = (values: Readonly<Record<string, Value>>) => formFaults(changed(filled, values), extended, today);

test('附加栏目排在附件5之后、声明之前；不附加的版本还是原来的表', () => {
  const keys = formOf(extended).sections.map(({ key }) => key);
  assert.deepEqual(keys.slice(-3), ['served', 'extra', 'declaration']);
  assert.equal(formOf(extended).tableAt('served')?.columns.xIndustry?.label, '所属行业');
  assert.equal(formOf(extended).fieldAt('served/served-3/xIndustry')?.label, '所属行业');
  assert.equal(formOf(extended).fieldAt('xPatents')?.unit, '件');
  assert.deepEqual(
    officialForm.sections.map(({ key }) => key),
    keys.filter((key) => key !== 'extra'),
  );
  assert.equal(officialForm.tableAt('served')?.columns.xIndustry, undefined);
});

test('外面来的键碰不到对象自带的：constructor、__proto__ 不是栏目', () => {
  for (const key of ['constructor', '__proto__', 'toString', 'xPatents/a/b/c', 'served/a/constructor', 'x', 'xpatents', 'x-1', 'xNone']) {
    assert.equal(formOf(extended).fieldAt(key), undefined, key);
    assert.equal(officialForm.fieldAt(key), undefined, key);
  }
  for (const key of ['constructor', 'hasOwnProperty', 'valueOf', 'x', 'nature']) assert.equal(isExtra(key), false, key);
});

test('填全了没有错；必填的没填、种类不对、超出范围，各说出栏目名称和怎样改', () => {
  assert.deepEqual(rules({}), []);
  const said = (values: Readonly<Record<string, Value>>) => rules(values).map(({ path, message }) => [path, message]);
  assert.deepEqual(said({ xPatents: null, xCluster: '', xOpenDay: null }), [
    ['xPatents', '有效发明专利数未填写'],
    ['xCluster', '服务的产业集群未填写'],
    ['xOpenDay', '每月有开放日未填写'],
  ]);
  assert.deepEqual(said({ xPatents: '-1' }), [['xPatents', '有效发明专利数“-1”不能小于零']]);
  assert.deepEqual(said({ xPatents: '10000' }), [['xPatents', '有效发明专利数“10000”大于9999，最大9999件']]);
  assert.deepEqual(said({ xPatents: '若干' }), [['xPatents', '有效发明专利数“若干”不是数字，请填数字']]);
  assert.deepEqual(said({ xQualifiedUntil: '2028年底' }), [['xQualifiedUntil', '资质有效期至“2028年底”不是日期，请写成2023-05-01这样']]);
  assert.deepEqual(said({ xCluster: '航空' }), [['xCluster', '服务的产业集群“航空”不在可选之列：电子信息、有色金属、中医药']]);
  assert.match(said({ xBrand: '赣'.repeat(41) })[0]?.[1] ?? '', /^服务品牌名称“赣+”有41字，最多40字，请精简$/);
  const rows = formFaults(withRows(filled, { xIndustry: null }), extended, today);
  assert.equal(rows.length, 130);
  assert.match(rows[0]?.message ?? '', /第1行“所属行业”未填写$/);
});

test('不附加栏目的版本：提交的全文一字不变，也不收别的版本的栏目', () => {
  const enclosed = { materials: [], reasons: [] };
  const before = frozenText(frozen(complete, enclosed));
  assert.equal(frozenText(frozen(complete, { ...enclosed, asking: jx2023 })), before);
  assert.equal(frozenText(frozen(filled, { ...enclosed, asking: jx2023 })), before);
  assert.deepEqual(formFaults(filled, jx2023, today), []);
});

test('提交的全文有附加栏目的名称和内容，读回来一格不差；补正改了哪一格说得出', () => {
  const enclosed = { materials: [], reasons: [], asking: extended };
  const form = frozen(filled, enclosed);
  const section = form.sections.find(({ title }) => title === '附加信息表');
  assert.deepEqual(
    section?.answers.map(({ question, unit, answer }) => [question, unit, answer]),
    [
      ['有效发明专利数', '件', '12'],
      ['服务品牌名称', null, '赣企通'],
      ['特色做法', null, ''],
      ['资质有效期至', null, '2028-12-31'],
      ['服务的产业集群', null, '中医药'],
      ['每月有开放日', null, false],
    ],
  );
  const back = thawed(form);
  assert.equal(back.values.xPatents, '12');
  assert.deepEqual(back.tables.served?.[0]?.cells, { ...filled.tables.served?.[0]?.cells });
  const other = frozen(withRows(changed(filled, { xPatents: '13' }), { xHours: '4' }), enclosed);
  const places = changedPlaces(form, other);
  assert.equal(places.length, 131);
  assert.deepEqual(places.slice(0, 2), ['xPatents', 'served/served-1/xHours']);
  assert.ok(extraFields.every(({ key }) => isExtra(key)));
});

test('编辑器给新栏目的键是随机的：删掉一栏再加、两个地方各加各的，都不会是同一个键', () => {
  const key = newExtraKey(new Uint8Array([0, 10, 171, 255]));
  assert.equal(key, 'x000AABFF');
  assert.ok(isExtra(key));
});
