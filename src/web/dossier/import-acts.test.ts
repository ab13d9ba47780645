import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { put, undo } from './import-acts.ts';

const problem = (status: number, detail: string) =>
  new Response(JSON.stringify({ type: 'about:blank', title: '', status, detail }), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  });

/** The act is answered so, and the form that is read after it so; tells what of the form was taken. */
function played(t: TestContext, act: () => Response, form: () => Response) {
  const taken: unknown[] = [];
  t.mock.method(globalThis, 'fetch', async (_: string, { method }: RequestInit) => (method === 'GET' ? form() : act()));
  const into = { dossierId: 'd', flush: async () => true, take: (form: unknown) => taken.push(form), versionOf: () => 1 } as never;
  return { taken, into };
}
const list = { table: 'staff', how: 'replace', reading: 'r', removes: [] } as const;
const lost = (): never => {
  throw new TypeError('no network');
};

test('已经导入、随后没有读到最新内容的，不说没有导入；撤销也一样', async (t) => {
  const { into, taken } = played(t, () => Response.json({}), lost);
  assert.equal(await put(into, list), '已导入，但没有读到最新内容，请刷新页面');
  assert.equal(await undo(into, 'i'), '已撤销导入，但没有读到最新内容，请刷新页面');
  assert.deepEqual(taken, []);
});

test('答复没有收到，或者他人先办了：照实说，并读一次最新的申请表；别的拒绝不再读', async (t) => {
  const form = { values: {}, tables: {}, versions: {} };
  for (const [act, says, times] of [
    [lost, /没有连上服务器/, 1],
    [() => problem(409, '他人先改了'), /他人先改了/, 1],
    [() => problem(422, '有 1 行被改过'), /有 1 行被改过/, 0],
  ] as const) {
    const { into, taken } = played(t, act, () => Response.json(form));
    assert.match((await put(into, list)) ?? '', says);
    assert.deepEqual(taken, Array(times).fill(form));
    t.mock.restoreAll();
  }
});
