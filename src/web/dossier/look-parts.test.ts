import assert from 'node:assert/strict';
import { test } from 'node:test';
import { said } from './look-parts.tsx';

test('核对两万行分几次送：中途一次没有记下的，先前记下的不退回，只有其余的重新待核对，并说有几处', async (t) => {
  const rows = Array.from({ length: 12_000 }, (_, at) => `staff/r${at}`);
  const sizes: number[] = [];
  t.mock.method(globalThis, 'fetch', async (_: string, init: RequestInit) => {
    sizes.push(JSON.parse(String(init.body)).places.length);
    if (sizes.length === 2) throw new TypeError('no network');
    return Response.json({ revision: { before: 1, after: 2 } });
  });
  const looked: [number, string | undefined, boolean][] = [];
  const toasts: string[] = [];
  const saving = {
    versionOf: () => 1,
    looked: (paths: readonly string[], seen: boolean) => looked.push([paths.length, paths[0], seen]),
    told: () => undefined,
  };
  const brought = { places: new Set(rows), tables: new Map() };
  await said(['staff'], true, { view: { id: 'd' }, saving, unseen: rows, brought, toast: (word: string) => toasts.push(word) } as never);
  assert.deepEqual(sizes, [5_000, 5_000]);
  assert.deepEqual(looked, [
    [12_000, 'staff/r0', true],
    [7_000, 'staff/r5000', false],
  ]);
  assert.match(toasts.join(), /^后 7000 处没有记下：没有连上服务器/);
});
