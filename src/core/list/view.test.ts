import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mayRemoveView, viewKey, viewOpened } from './view.ts';

test('视图的名称：全角半角、大小写、空格不同的算同名', () => {
  assert.equal(viewKey('本周 A'), viewKey('本周Ａ'));
  assert.equal(viewKey('本周a '), viewKey('本周A'));
  assert.notEqual(viewKey('本周'), viewKey('本月'));
});

test('视图由存的人删除；本部门共用的，领导也可以删除', () => {
  const view = (shared: boolean) => ({ accountId: 'a', shared });
  assert.ok(mayRemoveView(view(false), { accountId: 'a', roles: ['officer'] }));
  assert.ok(!mayRemoveView(view(true), { accountId: 'b', roles: ['officer'] }));
  assert.ok(mayRemoveView(view(true), { accountId: 'b', roles: ['leader'] }));
  assert.ok(!mayRemoveView(view(false), { accountId: 'b', roles: ['leader'] }));
});

test('视图里不再使用的条件说得出是哪个，其余的照开', () => {
  const knows = (name: string, value: string) => name !== 'whose' || value === 'mine';
  const stored = { side: '', state: '待初审', whose: '已离岗的人', due: 'week' };
  assert.deepEqual(viewOpened('inbox', stored, knows), { filter: { state: '待初审' }, lost: ['经办人', '以前的条件'] });
  assert.deepEqual(viewOpened('inbox', { whose: 'mine' }, knows), { filter: { whose: 'mine' }, lost: [] });
  assert.deepEqual(viewOpened('dossiers', { whose: 'mine' }, knows).lost, ['以前的条件'], '别的名单的条件不算');
});
