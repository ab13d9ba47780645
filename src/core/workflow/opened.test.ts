import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOpen, isPartlyOpen, openedBy, openedIn } from './opened.ts';

const opened = (...paths: string[]) =>
  openedBy(
    paths.map((path) => ({ path })),
    'y2025',
  );

test('第八条（三）标了一格，只开放这一格：同行其他格、这一行的删除、新增行都不开放', () => {
  const now = opened('served/r3/mobile');
  assert.deepEqual(now, ['served/r3/mobile']);
  assert.equal(isOpen(now, 'served/r3/mobile'), true);
  for (const closed of ['served/r3/contact', 'served/r3', 'served/r4/mobile', 'served', 'served/r30/mobile', 'servedTotal'])
    assert.equal(isOpen(now, closed), false, closed);
  assert.equal(isPartlyOpen(now, 'served/r3'), true);
  assert.equal(isPartlyOpen(now, 'served'), true);
  assert.equal(isPartlyOpen(now, 'staff'), false);
});

test('标了一行，整行可改可删，不能新增；标了整张表（如名单不足120家），可以增减行', () => {
  const row = opened('served/r3');
  assert.equal(isOpen(row, 'served/r3'), true);
  assert.equal(isOpen(row, 'served/r3/contact'), true);
  assert.equal(isOpen(row, 'served'), false);
  const table = opened('served');
  assert.equal(isOpen(table, 'served'), true);
  assert.equal(isOpen(table, 'served/new/contact'), true);
});

test('随之变动的一并开放：名单增减则实际服务数和最近一年服务企业总数，材料则申请表中须与它一致的栏目', () => {
  assert.deepEqual(opened('served'), ['served', 'servedTotal', 'operation/y2025/enterprises']);
  assert.deepEqual(opened('totalAssets'), ['totalAssets', 'operation/y2025/assets']);
  assert.deepEqual(opened('operation/y2025/assets'), ['operation/y2025/assets', 'totalAssets']);
  assert.deepEqual(opened('operation/y2024/assets'), ['operation/y2024/assets']);
  assert.deepEqual(opened('staff/r1/education'), ['staff/r1/education', 'staffTotal', 'staffFullTime', 'staffProfessional']);
  assert.deepEqual(opened('materials/m2'), ['materials/m2', 'premisesOwned', 'premisesRented']);
  assert.ok(opened('materials/m6').includes('served'));
  assert.ok(opened('materials/m1').includes('address') && !opened('materials/m1').includes('served'));
  assert.deepEqual(openedBy([{ path: 'totalAssets' }], null), ['totalAssets']);
});

test('逐格查询与逐处查询一致，全部开放的表不必查', () => {
  const part = openedIn(opened('served/r3/mobile', 'served/r5'), 'served');
  assert.equal(part?.cell('r3', 'mobile'), true);
  assert.equal(part?.cell('r3', 'contact'), false);
  assert.equal(part?.cell('r5', 'contact'), true);
  assert.equal(part?.row('r3'), false);
  assert.deepEqual([...(part?.rows ?? [])], ['r3', 'r5']);
  assert.equal(openedIn('all', 'served'), null);
  assert.equal(openedIn(opened('served'), 'served'), null);
});
