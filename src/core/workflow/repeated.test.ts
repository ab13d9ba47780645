import assert from 'node:assert/strict';
import { test } from 'node:test';
import { repeatedPaths } from './repeated.ts';

const at = (...paths: string[]) => paths.map((path) => ({ path }));

test('第八条（三）再次退回同一处、同一行或整张表的，算重复告知', () => {
  const earlier = [{ items: at('totalAssets', 'served/r1/mobile') }, { items: at('staff', 'materials/m2') }];
  assert.deepEqual(repeatedPaths(at('totalAssets', 'address'), earlier), ['totalAssets']);
  assert.deepEqual(repeatedPaths(at('served/r1'), earlier), ['served/r1']);
  assert.deepEqual(repeatedPaths(at('served'), earlier), ['served']);
  assert.deepEqual(repeatedPaths(at('staff/r9/name', 'materials/m2'), earlier), ['staff/r9/name', 'materials/m2']);
});

test('别的格、别的行、名称相近的位置不算重复', () => {
  const earlier = [{ items: at('served/r1/mobile', 'staffTotal') }];
  assert.deepEqual(repeatedPaths(at('served/r1/contact', 'served/r10/mobile', 'staff', 'materials/m1'), earlier), []);
  assert.deepEqual(repeatedPaths(at('totalAssets'), []), []);
});
