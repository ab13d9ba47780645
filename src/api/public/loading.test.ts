import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadingDoor } from './loading.tsx';

test('演示数据还在载入时，网页说明在做什么并自己再来看，程序得到503；样式照常；载完即是系统本身', async () => {
  const door = loadingDoor();
  let asked = 0;
  const fetch = door.before(() => {
    asked += 1;
    return new Response('系统');
  });
  const ask = async (path: string) => fetch(new Request(`http://127.0.0.1${path}`));
  for (const path of ['/', '/app/inbox']) {
    const answer = await ask(path);
    assert.deepEqual([answer.status, answer.headers.get('refresh'), answer.headers.get('cache-control')], [503, '2', 'no-store'], path);
    assert.match(await answer.text(), /正在载入演示数据[\s\S]*正在建立单位和账号/);
  }
  door.said('  2025-05-12  签发推荐 5');
  assert.match(await (await ask('/')).text(), /已完成：2025-05-12 {2}签发推荐 5/);
  const health = await ask('/api/health');
  assert.deepEqual([health.status, health.headers.get('retry-after')], [503, '2']);
  assert.equal(((await health.json()) as { title: string }).title, '正在载入演示数据');
  assert.equal(asked, 0);
  assert.equal(await (await ask('/assets/app.css')).text(), '系统');
  door.open();
  await door.opened;
  for (const path of ['/', '/api/health']) assert.equal(await (await ask(path)).text(), '系统', path);
});
