import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type State, stateNames } from '../workflow/state.ts';
import { besideOf, progressOf } from './round-progress.ts';

const draft = { state: 'draft' as State, numbered: false, recommended: false, count: 2 };

test('每一步包括后面各步，逐步不增；终止的留在走到过的那一步', () => {
  const all = stateNames.map((state) => ({ state, numbered: state !== 'draft', recommended: false, count: 1 }));
  const counts = progressOf([...all, draft]).map(({ count }) => count);
  assert.deepEqual(counts, [16, 13, 9, 8, 6, 5, 3, 1]);
  assert.deepEqual(
    counts,
    counts.toSorted((a, b) => b - a),
  );
});

test('收回的草稿算提交过；退回推荐部门的不算已推荐；推荐后撤回的算推荐过；空的年度全是零', () => {
  const at = (one: object) => progressOf([{ ...draft, count: 1, ...one }]).map(({ count }) => count);
  assert.deepEqual(at({ numbered: true }), [1, 1, 0, 0, 0, 0, 0, 0]);
  assert.deepEqual(at({ state: 'assessing', numbered: true, recommended: true }), [1, 1, 1, 0, 0, 0, 0, 0]);
  assert.deepEqual(at({ state: 'withdrawn', numbered: true, recommended: true }), [1, 1, 1, 1, 0, 0, 0, 0]);
  assert.ok([...progressOf([]), ...besideOf([])].every(({ count }) => count === 0));
});
