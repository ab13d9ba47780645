import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { gzipped } from './gzipped.ts';
import { fileResponse } from './server.ts';
import { unread } from './unread.ts';

const long = '示范平台'.repeat(1_000);
const app = new Hono();
app.use('*', gzipped);
app.get('/page', (http) => http.html(long, 200, { 'set-cookie': 'a=1' }));
app.get('/short', (http) => http.json({ ok: true }));
app.get('/pdf', (http) => http.body(long, 200, { 'content-type': 'application/pdf' }));
app.get('/nothing', (http) => http.body(null, 204));
const ask = (path: string, accept?: string) => app.request(path, { headers: accept === undefined ? {} : { 'accept-encoding': accept } });

test('a long page goes as gzip to whoever takes it, with its status and cookies', async () => {
  const answer = await ask('/page', 'gzip, deflate, br');
  assert.equal(answer.headers.get('content-encoding'), 'gzip');
  assert.equal(answer.headers.get('vary'), 'accept-encoding');
  assert.equal(answer.headers.get('set-cookie'), 'a=1');
  assert.equal(gunzipSync(Buffer.from(await answer.arrayBuffer())).toString(), long);
});

test('as it is to whoever does not, and where it would not help', async () => {
  for (const [path, accept] of [
    ['/page'],
    ['/page', 'br'],
    ['/page', 'gzip;q=0'],
    ['/short', 'gzip'],
    ['/pdf', 'gzip'],
    ['/nothing', 'gzip'],
  ] as const) {
    const answer = await ask(path, accept);
    assert.equal(answer.headers.get('content-encoding'), null, `${path} ${accept}`);
  }
  assert.equal(await (await ask('/page')).text(), long);
  assert.deepEqual(await (await ask('/short', 'gzip')).json(), { ok: true });
});

test('HEAD 不读正文：正在生成的文件随即停下', async () => {
  let stop: () => void = () => undefined;
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  const piece = { done: false, value: new Uint8Array(100) };
  const bytes: AsyncIterable<Uint8Array> = {
    [Symbol.asyncIterator]: () => ({
      next: async () => piece,
      return: async () => {
        stop();
        return { done: true, value: undefined };
      },
    }),
  };
  const whole = new Hono();
  whole.use('*', unread);
  whole.use('*', gzipped);
  whole.get('/endless', () => fileResponse({ bytes, name: '日志.jsonl', mediaType: 'application/x-ndjson', shown: 'attachment' }));
  const answer = await whole.request('/endless', { method: 'HEAD' });
  assert.deepEqual([answer.status, answer.headers.get('content-type'), await answer.text()], [200, 'application/x-ndjson', '']);
  await stopped;
});
