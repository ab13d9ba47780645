import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSignature, rolesOf } from './judge.ts';
import { procedures } from './procedures.ts';

test('签发、决定、不能收回的一步都要再次确认是本人；退回、起草不要', () => {
  const steps = Object.values(procedures).flatMap(({ label, steps }) =>
    Object.entries(steps).map(([name, step]) => ({ name: `${label}·${name}`, step })),
  );
  const twoHands = steps.filter(({ step }) => step.notBy !== undefined && rolesOf(step.role).includes('leader'));
  assert.deepEqual(
    twoHands.filter(({ step }) => !isSignature(step)),
    [],
  );
  assert.ok(twoHands.length > 20);
  const asked = new Set(steps.filter(({ step }) => isSignature(step)).map(({ name }) => name));
  for (const one of [
    '认定程序·recommend',
    '认定程序·decline',
    '公示·publish',
    '认定·sign',
    '季度汇总表·send',
    '授予领导、管理员角色·confirm',
  ])
    assert.equal(asked.has(one), true, one);
  for (const one of ['认定程序·giveBack', '认定程序·submit', '公示·giveBack', '认定·prepare']) assert.equal(asked.has(one), false, one);
});
