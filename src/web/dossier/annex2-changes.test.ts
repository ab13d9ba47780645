import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyContent } from '../../core/annexes/form.ts';
import { formOf } from '../../core/annexes/form-of.ts';
import { changed } from '../form/change.ts';
import { changesOf, type Found, isLoss, lineOf, whyNot } from './annex2-changes.ts';

const empty = emptyContent();
const row = (id: string, name: string) => ({ id, cells: { name } });
const content = {
  values: { ...empty.values, postcode: '330096' },
  tables: { ...empty.tables, agreements: [row('a', '甲'), row('b', '乙'), row('c', '丙')] },
};
const added = (name: string, behind: string | null): Found => ({
  ...{ kind: 'row', table: 'agreements', rowId: null, behind, before: null, after: { name }, faults: [] },
});
const gone: Found = { kind: 'row', table: 'agreements', rowId: 'b', behind: null, before: { name: '乙' }, after: null, faults: [] };
const renamed: Found = {
  kind: 'row',
  table: 'agreements',
  rowId: 'c',
  behind: null,
  before: { name: '丙' },
  after: { name: '丙二' },
  faults: [],
};
const postcode: Found = { kind: 'value', path: 'postcode', before: '330096', after: '330029', faults: [] };
const names = (chosen: Found[]) => changed(content, ...changesOf(chosen, content)).tables.agreements?.map(({ cells }) => cells.name);

test('采用的写到文件里的位置：新增的几行按次序，一行不采用时别的也不错位', () => {
  assert.deepEqual(names([added('一', null), added('二', 'a'), added('三', 'a'), gone, renamed]), ['一', '甲', '二', '三', '丙二']);
  assert.deepEqual(names([added('三', 'a'), renamed]), ['甲', '三', '乙', '丙二']);
  assert.deepEqual(names([gone]), ['甲', '丙']);
  assert.equal(changed(content, ...changesOf([postcode], content)).values.postcode, '330029');
});

test('变成空白的、少了的行不预先勾选；读取后又改过的、补正没有涉及的不能采用', () => {
  assert.deepEqual([gone, renamed, { ...postcode, after: null } as Found, postcode].map(isLoss), [true, false, true, false]);
  assert.equal(isLoss({ ...renamed, after: { name: null } } as Found), true, '行里一格变成空白的也是');
  assert.equal(isLoss({ ...added('一', null), after: { name: '一', note: null } } as Found), false, '新增的行空着的格不是');
  assert.equal(whyNot(postcode, content, 'all'), null);
  assert.match(whyNot(postcode, { ...content, values: { ...content.values, postcode: '1' } }, 'all') ?? '', /又改过/);
  assert.match(whyNot(postcode, content, ['email']) ?? '', /不能修改/);
  assert.match(whyNot(gone, { ...content, tables: { ...content.tables, agreements: [] } }, 'all') ?? '', /又改过/);
});

test('每一处写明何处、现在填写的、文件里的', () => {
  assert.deepEqual(lineOf(postcode, content), { place: '邮编', before: '330096', after: '330029' });
  assert.deepEqual(lineOf(gone, content), { place: '签订合作协议的单位第 2 行', before: '签订合作协议的单位名称 乙', after: '没有这一行' });
  assert.match(lineOf(added('一', null), content).after, /新增一行：签订合作协议的单位名称 一/);
});

test('附加信息表的一项、附加的一栏，按本办法的名称写明何处', () => {
  const form = formOf({
    leftOut: [],
    extraFields: [
      { key: 'xBrand', label: '服务品牌', kind: 'text', because: '第九条' },
      { key: 'xNote', table: 'agreements', label: '备案情况', kind: 'yesNo', because: '第九条' },
    ],
  });
  const brand: Found = { kind: 'value', path: 'xBrand', before: null, after: '赣企通', faults: [] };
  assert.deepEqual(lineOf(brand, content, form), { place: '服务品牌', before: '未填写', after: '赣企通' });
  const note: Found = { ...renamed, before: { xNote: true }, after: { xNote: false } };
  assert.deepEqual(lineOf(note, content, form), { place: '签订合作协议的单位第 3 行', before: '备案情况 是', after: '备案情况 否' });
});
