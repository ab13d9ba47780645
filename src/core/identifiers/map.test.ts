import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mapCells, mapSize } from './map.ts';
import { recommendingUnits } from './recommending-units.ts';

test('示意图：第三条所列设区市和赣江新区各一格，互不重叠，不出图外', () => {
  const cells = mapCells({});
  const named = recommendingUnits.filter((one) => one.basis === '第三条').map((one) => one.name);
  assert.deepEqual(cells.map((one) => one.city).sort(), named.sort());
  assert.equal(new Set(cells.map(({ x, y }) => `${x},${y}`)).size, cells.length);
  assert.ok(cells.every(({ x, y }) => x >= 0 && y >= 0 && x < mapSize.width && y < mapSize.height));
});

test('颜色按占最多一地的比例分四档，没有的为第一档', () => {
  const shades = Object.fromEntries(
    mapCells({ 南昌市: 9, 九江市: 6, 宜春市: 3, 赣州市: 1, 省直: 40 }).map(({ city, shade }) => [city, shade]),
  );
  assert.deepEqual(
    [shades.南昌市, shades.九江市, shades.宜春市, shades.赣州市, shades.新余市],
    [4, 3, 2, 2, 1],
    '不在图上的省直不计入最多',
  );
});
