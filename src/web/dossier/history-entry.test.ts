import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyContent } from '../../core/annexes/form.ts';
import { entryOf, type Kept, restoring } from './history-entry.ts';

const kept = (path: string, before: unknown, after: unknown): Kept => ({
  id: '1',
  at: '2026-03-10T01:00:00Z',
  who: '陈敏',
  path,
  before,
  after,
  import: null,
});
const empty = emptyContent();
const row = { id: 'r1', cells: { enterprise: '甲公司', mobile: '13800000001', satisfied: true } };
const content = { values: { ...empty.values, totalAssets: '300' }, tables: { ...empty.tables, served: [row] } };
const form = { content: () => content, editable: 'all' as const };

test('一处改动写明何处、由什么改为什么', () => {
  assert.deepEqual(entryOf(kept('totalAssets', '200', '300')), {
    place: '上年末总资产',
    name: '上年末总资产',
    said: null,
    changes: [{ label: '', before: '200 万元', after: '300 万元' }],
  });
  assert.deepEqual(entryOf(kept('served/r1', { ...row.cells, satisfied: null }, row.cells)).changes, [
    { label: '服务满意度', before: '未填写', after: '满意' },
  ]);
  assert.equal(entryOf(kept('served/r1', row.cells, null)).said, '删去一行');
  assert.match(entryOf(kept('served/r1', null, row.cells)).place, /甲公司$/);
  const reordered = { mobile: '13800000001', contact: '张三', enterprise: '甲公司' };
  assert.match(entryOf(kept('served/r1', reordered, { ...reordered, contact: '李四' })).place, /甲公司$/);
});

test('一次导入是一条：多少行、哪个文件、替换或恢复了多少行；不能整体恢复，说明怎么办', () => {
  const told = { undone: false, rows: 1600, replaced: 137, fileName: '名单.xlsx' };
  const imported = { ...kept('served', null, null), import: told };
  assert.equal(entryOf(imported).said, '导入 1600 行（名单.xlsx），替换原有 137 行');
  assert.equal(entryOf({ ...imported, import: { ...told, replaced: 0 } }).said, '导入 1600 行（名单.xlsx）');
  assert.equal(entryOf({ ...imported, import: { ...told, undone: true } }).said, '撤销导入 1600 行（名单.xlsx），原有 137 行恢复');
  assert.match(restoring(imported, form).reason ?? '', /撤销此次导入/);
});

test('恢复：单项回到原值，改过的格回到原样而不动别的格，删去的行重新加回', () => {
  assert.deepEqual(restoring(kept('totalAssets', '200', '300'), form).changes, [{ path: 'totalAssets', value: '200' }]);
  assert.deepEqual(restoring(kept('served/r1', { ...row.cells, mobile: '1' }, { ...row.cells, satisfied: null }), form).changes, [
    { path: 'served/r1/mobile', value: '1' },
  ]);
  assert.deepEqual(restoring(kept('served/gone', row.cells, null), form), {
    changes: [],
    rows: { table: 'served', id: 'gone' },
    reason: null,
  });
  const [added] = restoring(kept('served/gone', row.cells, { ...row.cells, mobile: '1' }), form).changes;
  assert.ok(added && 'add' in added && added.add.id !== 'gone');
  assert.equal('add' in added && added.add.cells.enterprise, '甲公司');
});

test('不能恢复的说明原因', () => {
  assert.match(restoring(kept('totalAssets', '300', '200'), form).reason ?? '', /现在就是/);
  assert.match(restoring(kept('served/r1', null, row.cells), form).reason ?? '', /没有以前的内容/);
  assert.match(restoring(kept('totalAssets', '1', '2'), { ...form, editable: ['email'] }).reason ?? '', /不能修改/);
});
