import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Content, Row } from '../../core/annexes/field.ts';
import { type Change, changed, unitOf } from './change.ts';
import { Positions } from './positions.ts';

const rowsOf = (count: number): Row[] => Array.from({ length: count }, (_, i) => ({ id: `r${i}`, cells: {} }));
const contentOf = (rows: readonly Row[]): Content => ({ values: {}, tables: { served: rows } });

/** A server that keeps what it is sent and gives rows back in the order of their numbers. */
function desk(count: number) {
  let content = contentOf(rowsOf(count));
  const positions = new Positions({ ...content, positions: {} });
  const server = new Map(rowsOf(count).map((row, i) => [row.id, i + 1]));
  const removed = new Map<string, Row>();
  const change = (...changes: Change[]): number => {
    for (const one of changes) if ('remove' in one) removed.set(one.remove, { id: one.remove, cells: {} });
    content = changed(content, ...changes);
    const sent = new Set([...changes.map(unitOf), ...positions.settle(content, changes)]);
    for (const unit of sent) {
      const id = unit.split('/')[1] ?? '';
      if (content.tables.served?.some((row) => row.id === id)) server.set(id, positions.of(unit) ?? Number.NaN);
      else server.delete(id);
    }
    return sent.size;
  };
  return {
    change,
    shown: () => content.tables.served?.map((row) => row.id) ?? [],
    stored: () => [...server].sort((a, b) => a[1] - b[1]).map(([id]) => id),
    gone: () => [...removed.keys()].filter((id) => !content.tables.served?.some((row) => row.id === id)),
  };
}

test('插在两行之间的行只送它自己，次序照旧', () => {
  const { change, shown, stored } = desk(1600);
  assert.equal(change({ table: 'served', add: { id: 'new', cells: {} }, at: 800 }), 1);
  assert.equal(shown()[800], 'new');
  assert.deepEqual(stored(), shown());
});

test('删除又撤销的行回到原位，别的行不送', () => {
  const { change, shown, stored } = desk(6);
  const before = shown();
  change({ table: 'served', remove: 'r1' }, { table: 'served', remove: 'r2' });
  assert.equal(
    change({ table: 'served', add: { id: 'r1', cells: {} }, at: 1 }, { table: 'served', add: { id: 'r2', cells: {} }, at: 2 }),
    2,
  );
  assert.deepEqual(shown(), before);
  assert.deepEqual(stored(), before);
});

test('同一处反复插入，次序始终不乱', () => {
  const { change, shown, stored } = desk(3);
  for (let i = 0; i < 200; i += 1) change({ table: 'served', add: { id: `n${i}`, cells: {} }, at: 1 });
  assert.deepEqual(stored(), shown());
});

const step = fc.record({ kind: fc.constantFrom('insert', 'insertTwo', 'remove', 'back', 'edit'), at: fc.nat(12) });

test('任意增删、撤销之后，服务器上的次序就是看到的次序', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const { change, shown, stored, gone } = desk(4);
      for (const [i, { kind, at }] of steps.entries()) {
        const place = Math.min(at, shown().length);
        const target = shown()[at % Math.max(1, shown().length)];
        const [lost] = gone();
        if (kind === 'insert') change({ table: 'served', add: { id: `n${i}`, cells: {} }, at: place });
        else if (kind === 'insertTwo')
          change(
            { table: 'served', add: { id: `a${i}`, cells: {} }, at: place },
            { table: 'served', add: { id: `b${i}`, cells: {} }, at: place + 1 },
          );
        else if (kind === 'remove' && target) change({ table: 'served', remove: target });
        else if (kind === 'back' && lost) change({ table: 'served', add: { id: lost, cells: {} }, at: place });
        else if (target) change({ path: `served/${target}/contact`, value: '甲' });
        assert.deepEqual(stored(), shown());
      }
    }),
  );
});

test('没有带来次序的表按所在之处编号', () => {
  const content = contentOf(rowsOf(3));
  const positions = new Positions(content);
  assert.deepEqual(positions.settle(content, [{ table: 'served', add: { id: 'r0', cells: {} } }]), []);
  assert.equal(positions.of('served/r0'), undefined);
});

test('本机留存而未送达的新行，重新打开后回到原来的位置', () => {
  const content = contentOf(rowsOf(3));
  const positions = new Positions({ ...content, positions: {} });
  assert.equal(positions.indexFor('served', content.tables.served ?? [], 'served/new', 1.5), 1);
  assert.equal(positions.indexFor('served', content.tables.served ?? [], 'served/end', 9), 3);
});
