import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { gzipped } from './gzipped.ts';
import { answerWhole, type Bytes, type Coding, hashOf, takes } from './representation.ts';

const plain = new TextEncoder().encode('示范平台'.repeat(1_000));
const packed: Readonly<Record<Coding, Bytes>> = { br: new Uint8Array(brotliCompressSync(plain)), gzip: new Uint8Array(gzipSync(plain)) };
const whole = { hash: hashOf(plain), plain, codings: ['br', 'gzip'] as const, packed: (coding: Coding) => packed[coding] };
const app = new Hono();
app.use('*', gzipped);
app.get('/page', (http) => answerWhole(http, whole, { 'content-type': 'text/html', 'cache-control': 'no-cache' }));
const ask = (headers: Record<string, string> = {}) => app.request('/page', { headers });
const tagOf = async (headers: Record<string, string>) => (await ask(headers)).headers.get('etag') ?? '';

test('what a browser takes is read as RFC 9110 writes it', () => {
  for (const accept of ['br', 'gzip, deflate, br', 'gzip;q=0.5, br;q=1.0', 'BR', '*']) assert.ok(takes(accept, 'br'), accept);
  for (const accept of ['', 'gzip', 'br;q=0', 'br; q=0.000', 'brotli', '*;q=0', 'br;q=0, *']) assert.ok(!takes(accept, 'br'), accept);
});

test('the best packing that is taken, each with a strong tag of its own; the bytes are the same', async () => {
  const [br, gz, bare] = [await ask({ 'accept-encoding': 'gzip, br' }), await ask({ 'accept-encoding': 'gzip' }), await ask()];
  assert.deepEqual(
    [br, gz, bare].map((one) => one.headers.get('content-encoding')),
    ['br', 'gzip', null],
  );
  const bytes = async (one: Response) => Buffer.from(await one.arrayBuffer());
  assert.deepEqual(brotliDecompressSync(await bytes(br)), Buffer.from(plain));
  assert.deepEqual(gunzipSync(await bytes(gz)), Buffer.from(plain));
  assert.deepEqual(await bytes(bare), Buffer.from(plain), '已选定不压缩的，后面不再压');
  const tags = [br, gz, bare].map((one) => one.headers.get('etag') ?? '');
  assert.equal(new Set(tags).size, 3);
  for (const one of [br, gz, bare]) {
    assert.match(one.headers.get('etag') ?? '', /^"[\w-]+"$/);
    assert.equal(one.headers.get('vary'), 'accept-encoding');
  }
});

test('who has it already is told so, without a body; another content or another packing is sent', async () => {
  const accept = { 'accept-encoding': 'br' };
  const tag = await tagOf(accept);
  for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
    const answer = await ask({ ...accept, 'if-none-match': known });
    assert.equal(answer.status, 304, known);
    assert.deepEqual([answer.headers.get('etag'), answer.headers.get('cache-control'), await answer.text()], [tag, 'no-cache', '']);
  }
  for (const known of ['"other"', await tagOf({}), '']) assert.equal((await ask({ ...accept, 'if-none-match': known })).status, 200, known);
});
