import assert from 'node:assert/strict';
import { test } from 'node:test';
import { annex5 } from './annex5.ts';
import { annex7, figureKeys } from './annex7.ts';
import { annex8 } from './annex8.ts';
import { exampleContent } from './example.ts';
import type { Field } from './field.ts';
import { applicationForm, emptyContent, fieldAt, formTables, personalPaths, sectionOf, valueFields } from './form.ts';

const allFields: [string, Field][] = [
  ...Object.entries(valueFields),
  ...formTables.flatMap((table) => Object.entries(table.columns).map(([key, field]) => [`${table.key}/${key}`, field] as [string, Field])),
];

test('次序即官方次序：申请表一至七、报告二至八、附件3至6', () => {
  const labels = applicationForm.map((one) => one.label);
  assert.deepEqual(
    labels.slice(0, 7).map((label) => label[0]),
    [...'一二三四五六七'],
  );
  assert.deepEqual(
    Object.values(applicationForm[7]?.fields ?? {}).map((field) => field.label[0]),
    [...'二三四五六七八'],
  );
  assert.deepEqual(
    applicationForm.slice(8).map((one) => one.annex),
    [3, 4, 5, 6],
  );
});

test('附件5列次即纸面列次', () => {
  assert.deepEqual(
    Object.values(annex5).map((field) => field.label),
    ['服务企业名称', '企业联系人', '职务', '手机', '服务内容简述', '服务满意度'],
  );
});

test('路径找到字段与所在部分，单元格带不带行号都可以', () => {
  assert.equal(fieldAt('creditCode')?.type, 'creditCode');
  assert.equal(fieldAt('served/served-3/mobile')?.label, '手机');
  assert.equal(fieldAt('served/mobile')?.label, '手机');
  for (const path of ['nothing', 'served/x/nothing', 'served/x/y/mobile', 'served/x/toString', 'nothing/x/mobile', ''])
    assert.equal(fieldAt(path), undefined, path);
  assert.equal(sectionOf('served/served-3/mobile')?.annex, 5);
  assert.equal(sectionOf('investors')?.key, 'basics');
  assert.equal(sectionOf('servedTotal')?.key, 'served');
  assert.equal(sectionOf('influence')?.key, 'influence');
  assert.equal(sectionOf('nothing'), undefined);
});

test('身份证号、手机、联系人和人员联系方式都按个人信息处理', () => {
  for (const path of [
    'legalIdNumber',
    'legalMobile',
    'contactName',
    'contactPhone',
    'contactMobile',
    'staff/contact',
    'served/contact',
    'served/mobile',
  ]) {
    assert.ok(personalPaths.includes(path), path);
  }
  assert.ok(!personalPaths.includes('served/enterprise'));
  for (const [path, field] of allFields) {
    if (field.type === 'mobile' || field.type === 'idNumber') assert.ok(field.personal, path);
  }
});

test('空表有全部字段和表，样例不多出一个键', () => {
  const empty = emptyContent();
  const example = exampleContent(2026);
  assert.deepEqual(
    Object.keys(empty.tables),
    formTables.map((table) => table.key),
  );
  for (const key of Object.keys(example.values)) assert.ok(key in empty.values, key);
  for (const [table, rows] of Object.entries(example.tables))
    for (const row of rows) for (const column of Object.keys(row.cells)) assert.ok(fieldAt(`${table}/${column}`), `${table}/${column}`);
});

test('别名在一张表里不指向两栏', () => {
  for (const table of formTables) {
    const names = Object.values(table.columns).flatMap((field: Field) => [field.label, ...(field.aliases ?? [])]);
    const repeated = names.filter((name, index) => names.indexOf(name) !== index);
    assert.deepEqual(repeated, [], table.key);
  }
});

test('计算所得与另问的字段都说明缘由，选项都有名称', () => {
  for (const [path, field] of allFields) {
    assert.notEqual(field.derived, '', path);
    if (field.type === 'choice' || field.type === 'choices') assert.ok((field.options?.length ?? 0) > 1, path);
    for (const key of Object.keys(field.optionLabels ?? {})) assert.ok(field.options?.includes(key), path);
    assert.ok(!(field.derived && field.required), path);
  }
});

test('附件8用附件7的数字，三栏自有叫法', () => {
  assert.deepEqual(Object.keys(annex8), figureKeys);
  const differing = figureKeys.filter((key) => annex8[key].label !== annex7[key].label || annex8[key].unit !== annex7[key].unit);
  assert.deepEqual(differing, ['enterprises', 'activityEnterprises', 'activityPersons']);
  assert.equal(annex8.activityEnterprises.label, '服务企业户数');
});

test('附件7备注1：基础服务能力为季末数，其余为累计数', () => {
  for (const key of figureKeys) assert.equal(annex7[key].kind, annex7[key].group === '基础服务能力' ? 'atQuarterEnd' : 'cumulative', key);
});
