import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Violation, violationFaults } from './violation.ts';

const around = {
  today: '2026-11-02',
  measures: ['江西省中小企业公共服务示范平台认定管理办法'],
  offices: ['江西省工业和信息化厅', '南昌市工业和信息化局'],
  filed: true,
  materials: ['m1', 'm2', 'm3'],
};
const penalty: Violation = {
  kind: 'penalty',
  body: '南昌市市场监督管理局',
  documentNumber: '洪市监罚〔2026〕12号',
  documentOn: '2026-09-30',
  article: '《中华人民共和国反不正当竞争法》第八条',
  place: '',
};
const faults = (one: Partial<Violation>, more = {}) =>
  violationFaults({ ...penalty, ...one }, { ...around, ...more }).map(({ path }) => path);

test('第十二条 撤销只能依据主管机关的决定、处罚、判决，或者对照卷宗查实的不实声明：逾期报送装不进去，不靠认字', () => {
  assert.deepEqual(faults({}), []);
  for (const said of ['连续两个季度未按期报送季度调度表', '长期不交调度表，拒不配合管理', '第十二条', '第十五条', '有关规定'])
    assert.deepEqual(faults({ article: said }), ['article'], said);
  assert.deepEqual(faults({ article: '《江西省中小企业公共服务示范平台认定管理办法》第十五条' }), ['article'], '本办法不是所违反的法律');
  assert.deepEqual(faults({ article: '《认定管理办法》第十五条' }), ['article']);
  assert.deepEqual(faults({ body: '江西省工业和信息化厅' }), ['body'], '认定部门自己的话不算');
  assert.deepEqual(faults({ body: '南昌市工业和信息化局' }), ['body']);
  assert.deepEqual(faults({ body: '', documentNumber: '', documentOn: null }), ['body', 'documentNumber', 'documentOn']);
  assert.deepEqual(faults({ documentOn: '2026-11-03' }), ['documentOn'], '还没有作出的');
  assert.deepEqual(faults({ article: '《中华人民共和国统计法》第四十一条、《江西省中小企业公共服务示范平台认定管理办法》第十二条' }), []);
});

test('附件6声明不实须指明卷宗中的位置；没有卷宗的平台不能以此立案', () => {
  const kind = 'falseDeclaration' as const;
  assert.deepEqual(faults({ kind, place: 'served', body: '', documentNumber: '', documentOn: null, article: '' }), []);
  assert.deepEqual(faults({ kind, place: 'm3' }), []);
  for (const place of ['', 'm4', '逾期未报', '__proto__']) assert.deepEqual(faults({ kind, place }), ['place'], place);
  assert.deepEqual(faults({ kind, place: 'm3' }, { filed: false }), ['kind']);
});
