import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, clamped, moved, moveOf, rectOf, tabbed } from './selection.ts';

const bounds = { rows: 10, columns: 4, page: 5 };
const key = (name: string, held: Partial<Record<'shiftKey' | 'ctrlKey' | 'altKey', true>> = {}) => ({
  key: name,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

test('arrows, pages and edges, and none beyond the last cell', () => {
  const go = (from: ReturnType<typeof at>, name: string, held = {}) => {
    const move = moveOf(key(name, held), bounds.page);
    return move ? moved(from, move, bounds).active : null;
  };
  assert.deepEqual(go(at(9, 3), 'ArrowDown'), { row: 9, column: 3 });
  assert.deepEqual(go(at(0, 0), 'PageDown'), { row: 5, column: 0 });
  assert.deepEqual(go(at(4, 2), 'Home'), { row: 4, column: 0 });
  assert.deepEqual(go(at(4, 2), 'End', { ctrlKey: true }), { row: 9, column: 3 });
  assert.deepEqual(go(at(4, 2), 'Home', { ctrlKey: true }), { row: 0, column: 0 });
  assert.equal(go(at(4, 2), 'ArrowDown', { altKey: true }), null);
  assert.equal(go(at(4, 2), 'a'), null);
});

test('with Shift the active cell stays and the opposite corner moves, also beyond it', () => {
  const up = moveOf(key('ArrowUp', { shiftKey: true }), 5);
  const extended = up ? moved(moved(at(4, 2), up, bounds), up, bounds) : at(0, 0);
  assert.deepEqual(extended, { active: { row: 4, column: 2 }, end: { row: 2, column: 2 } });
  assert.deepEqual(rectOf(extended), { top: 2, left: 2, bottom: 4, right: 2 });
});

test('Tab goes on over the end of a line, and leaves beyond the last cell', () => {
  assert.deepEqual(tabbed(at(0, 3), false, bounds)?.active, { row: 1, column: 0 });
  assert.deepEqual(tabbed(at(1, 0), true, bounds)?.active, { row: 0, column: 3 });
  assert.equal(tabbed(at(9, 3), false, bounds), null);
  assert.equal(tabbed(at(0, 0), true, bounds), null);
});

test('a selection of rows that are gone shrinks; one that still stands is the same object', () => {
  const selection = { active: { row: 8, column: 1 }, end: { row: 9, column: 2 } };
  assert.equal(clamped(selection, bounds), selection);
  assert.deepEqual(clamped(selection, { ...bounds, rows: 3 }), { active: { row: 2, column: 1 }, end: { row: 2, column: 2 } });
});
