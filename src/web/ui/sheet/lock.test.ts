import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allowed, isLocked, type Lock, leftAlone } from './lock.ts';

const lock: Lock = {
  cell: (row, key) => row === 'r2' || (row === 'r1' && key === 'mobile'),
  row: (row) => row === 'r2',
  rows: new Set(['r1', 'r2']),
  why: '只能修改通知列出的内容（第八条（三））',
};

test('锁定的格保持原样，开放的格照改，剩下几格说得清', () => {
  const done = allowed(
    [
      { row: 'r1', cells: { mobile: '1', contact: '甲' } },
      { row: 'r3', cells: { contact: '乙', service: '丙' } },
    ],
    lock,
  );
  assert.deepEqual(done.edits, [{ row: 'r1', cells: { mobile: '1' } }]);
  assert.equal(leftAlone(done, lock), '3 格已锁定，保持原样：只能修改通知列出的内容（第八条（三））');
});

test('锁定的行不能删，也不能新增行；开放的行可以删、可以恢复', () => {
  const fresh = { id: 'n1', cells: {} };
  const done = allowed([{ remove: 'r1' }, { remove: 'r2' }, { insert: fresh, at: 0 }, { insert: { id: 'r2', cells: {} }, at: 1 }], lock);
  assert.deepEqual(done.edits, [{ remove: 'r2' }, { insert: { id: 'r2', cells: {} }, at: 1 }]);
  assert.match(leftAlone(done, lock), /^2 行已锁定，保持原样/);
});

test('没有锁定时一切照旧', () => {
  const edits = [{ remove: 'r1' }];
  assert.equal(allowed(edits, undefined).edits, edits);
  assert.equal(leftAlone(allowed(edits, undefined), undefined), '');
  assert.equal(isLocked(undefined, undefined, 'mobile'), false);
  assert.equal(isLocked(lock, { id: 'r1', cells: {} }, 'contact'), true);
  assert.equal(isLocked(lock, undefined, 'contact'), true);
});
