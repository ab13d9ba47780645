import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type DayPoint, nextAfter } from './words.ts';

const point = (id: string, path: string) => ({ row: { id }, mark: { path, message: path } }) as DayPoint;
const points = [point('甲', 'persons'), point('乙', 'profit'), point('乙', 'persons'), point('丙', 'profit')];
const then = (at: DayPoint | undefined) => at && nextAfter(points, at)?.row.id;

test('After a platform is dealt with, the next below is looked at, never another place of the same; past the last one the first, and none where none is left', () => {
  assert.deepEqual(points.map(then), ['乙', '丙', '丙', '甲']);
  assert.equal(nextAfter([point('甲', 'persons'), point('甲', 'profit')], point('甲', 'profit')), null);
});
