import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jx2023 } from '../../../test/law.ts';
import { formFaults } from '../../core/annexes/complete.ts';
import type { Content } from '../../core/annexes/field.ts';
import { emptyContent } from '../../core/annexes/form.ts';
import { holdLaw } from '../scheme/law.ts';
import { noteOf, progressOf, totalOf } from './progress.ts';
import { placeWord, sectionKeyOf } from './words.ts';

holdLaw(jx2023);

const today = '2026-03-31';
const at = (content: Content, key: string) => {
  const found = progressOf(content, formFaults(content, jx2023, today)).find((one) => one.key === key);
  assert.ok(found);
  return found;
};
const withValues = (values: Content['values']): Content => {
  const empty = emptyContent();
  return { ...empty, values: { ...empty.values, ...values } };
};

test('空白申请表：各部分未填，六、政府扶持为选填', () => {
  const empty = emptyContent();
  assert.deepEqual(noteOf(at(empty, 'influence')), { text: '未填', tone: 'plain' });
  assert.deepEqual(noteOf(at(empty, 'governmentSupport')), { text: '选填', tone: 'plain' });
  assert.equal(totalOf(progressOf(empty, formFaults(empty, jx2023, today))).done, 0);
});

test('填好的部分为完成，填错的按处计数，没填的不算错', () => {
  assert.deepEqual(noteOf(at(withValues({ influence: '带动作用明显' }), 'influence')), { text: '完成', tone: 'done' });
  const basics = at(withValues({ postcode: '33', nature: '有限责任公司' }), 'basics');
  assert.equal(basics.wrong, 1);
  assert.deepEqual(noteOf(basics), { text: '1 处错', tone: 'bad' });
});

test('名单中一行缺手机是一处错，补齐后显示行数', () => {
  const row = (mobile: string | null) => ({
    ...emptyContent(),
    values: { ...emptyContent().values, servedTotal: 1 },
    tables: { ...emptyContent().tables, served: [{ id: 'r1', cells: { enterprise: '甲公司', contact: '张三', mobile, service: '诊断' } }] },
  });
  assert.deepEqual(noteOf(at(row(null), 'served')), { text: '1 处错', tone: 'bad' });
  assert.deepEqual(noteOf(at(row('13807913326'), 'served')), { text: '1 行', tone: 'done' });
});

test('前后矛盾的数字记在第一处所在的部分', () => {
  const content = emptyContent();
  const [first] = progressOf(content, formFaults(content, jx2023, today), {
    contradictions: [{ paths: ['premisesOwned', 'premisesArea'], message: '不一致' }],
  });
  assert.equal(first?.wrong, 1);
});

test('百分比在全部填完以前不到100', () => {
  assert.deepEqual(totalOf([{ done: 999, total: 1000 }]), { done: 999, total: 1000, percent: 99 });
  assert.deepEqual(totalOf([]), { done: 0, total: 0, percent: 0 });
});

test('位置的说法：附件、材料、字段', () => {
  assert.equal(placeWord('served'), '附件5');
  assert.equal(placeWord('materials/m2'), '材料（二）');
  assert.equal(placeWord('narrative4'), '报告四');
  assert.equal(placeWord('servedTotal'), '实际服务企业数');
  assert.equal(sectionKeyOf('operation/r1/assets'), 'operation');
  assert.equal(sectionKeyOf('materials/m9'), 'materials');
});
