import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cities } from './divisions.ts';
import { flag, mapNote, mapSize, provinceMap } from './map.ts';
import { recommendingUnits } from './recommending-units.ts';

test('地图：每个设区市一个图形，赣江新区一个标记，第三条所列各地一处不少', () => {
  const { areas, markers } = provinceMap({});
  const named = recommendingUnits.filter((one) => one.basis === '第三条').map((one) => one.name);
  assert.deepEqual(areas.map((one) => one.city).sort(), cities.map((one) => one.name).sort());
  assert.deepEqual([...areas, ...markers].map((one) => one.city).sort(), named.sort());
});

test('地图：图形都是闭合路径，名称和标记都在图内，互不遮挡', () => {
  const { areas, markers } = provinceMap({});
  for (const { city, path } of areas) assert.match(path, /^(m\d+ \d+l[-\d ]+z)+$/, city);
  const labels = [
    ...areas.map(({ city, x, y }) => ({ city, left: x - 18, right: x + 18, top: y - 14, bottom: y + 14 })),
    ...markers.map(({ city, x, y }) => ({ city, left: x, right: x + flag.gap + flag.width, top: y - 10, bottom: y + 10 })),
  ];
  for (const one of labels) {
    assert.ok(one.left >= 0 && one.right <= mapSize.width && one.top >= 0 && one.bottom <= mapSize.height, `${one.city}在图外`);
    const over = labels.find(
      (two) => two !== one && two.left < one.right && one.left < two.right && two.top < one.bottom && one.top < two.bottom,
    );
    assert.equal(over, undefined, `${one.city}与${over?.city}`);
  }
});

test('颜色按占最多一地的比例分四档，没有的为第一档', () => {
  const { areas } = provinceMap({ 南昌市: 9, 九江市: 6, 宜春市: 3, 赣州市: 1, 省直: 40 });
  const shades = Object.fromEntries(areas.map(({ city, shade }) => [city, shade]));
  assert.deepEqual(
    [shades.南昌市, shades.九江市, shades.宜春市, shades.赣州市, shades.新余市],
    [4, 3, 2, 2, 1],
    '不在图上的省直不计入最多',
  );
});

test('没有审图号的写明是示意图', () => {
  assert.match(mapNote(null), /示意图/);
  assert.equal(mapNote('赣S(2026)001号').endsWith('审图号：赣S(2026)001号'), true);
});
