import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newAreaKey } from './recommending-units.ts';
import { ownAreaOf, registeredPlaces } from './registered-area.ts';

test('登记在哪里，就由哪里的主管部门推荐：设区市、赣江新区自己，省直管试点县和其他县归所在设区市', () => {
  for (const [code, name, authority] of [
    ['360700', '赣州市', '360700'],
    [newAreaKey, '赣江新区', newAreaKey],
    ['360781', '赣州市瑞金市', '360700'],
    ['360482', '九江市共青城市', '360400'],
    ['360121', '南昌市南昌县', '360100'],
  ] as const) {
    const area = ownAreaOf(code);
    assert.deepEqual([area?.name, area?.authority], [name, authority]);
    assert.match(area?.why ?? '', /第三条/);
  }
  assert.match(ownAreaOf('360781')?.why ?? '', /附件8所列省直管试点县.*赣州市主管部门/);
});

test('没有登记、省外、不存在的代码，都不猜', () => {
  for (const code of [null, '', '99', '360000', '440100', '369900']) assert.equal(ownAreaOf(code), null, String(code));
});

test('可选的登记地：11个设区市、赣江新区、6个试点县，每处都有归属', () => {
  assert.equal(registeredPlaces.length, 18);
  for (const { code, name } of registeredPlaces) assert.ok(ownAreaOf(code), name);
  assert.ok(registeredPlaces.some(({ name }) => name === '赣江新区'));
});
