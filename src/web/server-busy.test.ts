import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { call, callOnce, holdAccount, ProblemError } from './client.ts';
import { isWaiting, onWaiting, pauseBefore } from './server-busy.ts';

const problem = (kind: string, status = 503) => ({
  type: `urn:shifan:problem:${kind}`,
  title: '系统暂时不能办理',
  status,
  detail: '请稍候',
});
const answer = (status: number, body: unknown, after?: string) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json', ...(after === undefined ? {} : { 'retry-after': after }) },
  });

test('忙的服务器说几秒就等几秒，各人错开；说得太久的、说不清办了没有的、没说的，不自己再来', () => {
  const busy = { status: 503, after: '3', problem: problem('unavailable') };
  assert.equal(pauseBefore(busy, 0, 0), 3000);
  assert.equal(pauseBefore(busy, 0, 0.5), 4500);
  assert.equal(pauseBefore({ status: 429, after: '30', problem: problem('tooMany', 429) }, 0, 0), 30_000);
  assert.equal(pauseBefore(busy, 19, 0), 3000);
  for (const not of [
    { ...busy, after: '31' },
    { ...busy, after: null },
    { ...busy, after: '0' },
    { ...busy, after: 'Wed, 21 Oct 2026 07:28:00 GMT' },
    { ...busy, status: 500 },
    { ...busy, problem: problem('unsure') },
    { ...busy, problem: { ...problem(''), type: 'about:blank' } },
  ])
    assert.equal(pauseBefore(not, 0, 0), null, JSON.stringify(not));
  assert.equal(pauseBefore(busy, 20, 0), null);
});

test('保存遇到忙的服务器：等着、说着、再来，送的是同样的内容；别的答复照旧', async (t) => {
  mock.timers.enable({ apis: ['setTimeout'] });
  t.after(() => mock.timers.reset());
  const answers = [answer(503, problem('unavailable'), '2'), answer(503, problem('unavailable'), '2'), answer(200, { results: [] })];
  const sent: unknown[] = [];
  const told: boolean[] = [];
  const stop = onWaiting(() => told.push(isWaiting()));
  t.after(stop);
  t.mock.method(globalThis, 'fetch', async (_: string, init: RequestInit) => {
    sent.push(init.body);
    return answers.shift() ?? answer(503, problem('unsure'), '5');
  });
  const request = { params: { id: 'd' }, body: { patches: [] } } as never;
  const saving = call('PATCH /api/dossiers/{id}/form', request);
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  for (const n of [1, 2]) {
    while (sent.length < n || !isWaiting()) await turn();
    assert.equal(sent.length, n, '没有到时候，不再来');
    mock.timers.tick(4000);
  }
  assert.deepEqual(await saving, { results: [] });
  assert.equal(sent.length, 3);
  assert.equal(new Set(sent).size, 1);
  assert.deepEqual(told, [true, false, true, false]);
  await assert.rejects(call('PATCH /api/dossiers/{id}/form', request), (error) => error instanceof ProblemError && error.status === 503);
  assert.equal(sent.length, 4, '不能确定办了没有的，不自己再办一次');
});

test('谁正在填写只问一次：忙的服务器不因此更忙，也不说在等', async (t) => {
  let asked = 0;
  t.mock.method(globalThis, 'fetch', async () => {
    asked += 1;
    return answer(503, problem('unavailable'), '2');
  });
  await assert.rejects(
    callOnce('POST /api/dossiers/{id}/presence', { params: { id: 'd' }, body: { section: 'staff', tab: 'a' } }),
    ProblemError,
  );
  assert.equal(asked, 1);
  assert.equal(isWaiting(), false);
});

test('每次请求都说明是谁的页面；只有问谁在登录时不说，页面由此知道换了人', async (t) => {
  const whose: (string | null)[] = [];
  t.mock.method(globalThis, 'fetch', async (_: string, init: RequestInit) => {
    whose.push(new Headers(init.headers).get('shifan-account'));
    return answer(200, {});
  });
  await call('GET /api/inbox');
  holdAccount('a-1');
  await call('GET /api/session');
  await call('GET /api/inbox');
  await call('POST /api/session', { body: { login: 'x', password: 'y' } });
  assert.deepEqual(whose, [null, null, 'a-1', 'a-1']);
});
