import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyContent } from '../../core/annexes/form.ts';
import { formOf } from '../../core/annexes/form-of.ts';
import { following } from './following.ts';
import { leftSentence, lockOf, permitted } from './permitted.ts';

const row = { id: 'r1', cells: { enterprise: '南昌甲公司', contact: '张三', mobile: '13900000000' } };
const content = { ...emptyContent(), tables: { ...emptyContent().tables, served: [row] } };
const opened = ['served/r1/mobile', 'address', 'materials/m8'];

test('整行写入的改动逐格判断：开放的格照改，锁定的格保持原样并说得出', () => {
  const done = permitted(opened, content, [
    { table: 'served', add: { id: 'r1', cells: { ...row.cells, mobile: '13911111111', contact: '李四' } } },
    { path: 'address', value: '南昌市' },
    { path: 'postcode', value: '330000' },
  ]);
  assert.deepEqual(done.allowed, [
    { path: 'served/r1/mobile', value: '13911111111' },
    { path: 'address', value: '南昌市' },
  ]);
  assert.deepEqual(done.closed, ['served/r1/contact', 'postcode']);
  assert.equal(leftSentence(done.closed), '附件5、邮编有 2 处已锁定，保持原样：补正期间只能修改补正通知列出的内容（第八条（三））');
});

test('只标了一格的行不能删，也不能新增行', () => {
  const added = { table: 'served', add: { id: 'n', cells: { enterprise: '新公司' } } };
  assert.deepEqual(permitted(opened, content, [{ table: 'served', remove: 'r1' }, added]), {
    allowed: [],
    closed: ['served/r1', 'served/n'],
  });
  assert.deepEqual(permitted('all', content, [added]), { allowed: [added], closed: [] });
});

test('没有标到的表全部锁定，标了整张表的不锁', () => {
  assert.equal(lockOf(opened, 'staff')?.rows.size, 0);
  assert.equal(lockOf(opened, 'served')?.cell('r1', 'mobile'), true);
  assert.equal(lockOf(['served'], 'served'), undefined);
});

test('通知之外随之开放的位置另行列出', () => assert.deepEqual(following(['served', 'servedTotal'], [{ path: 'served' }]), ['servedTotal']));

test('重写申请报告时一并开放的附加栏目，逐项列出名称；没有附加栏目的版本不列', () => {
  const [opened, items] = [['materials/m1', 'narrative8', 'extra'], [{ path: 'materials/m1' }]];
  assert.deepEqual(following(opened, items), ['narrative8']);
  const field = { key: 'xBrand', label: '服务品牌名称', kind: 'text', because: '第六条（六）' } as const;
  const form = formOf({ leftOut: [], extraFields: [field, { ...field, key: 'xHeld', table: 'staff' }] });
  assert.deepEqual(following(opened, items, form), ['narrative8', 'xBrand']);
});
