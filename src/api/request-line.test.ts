import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Hono } from 'hono';
import { askedNow, type RequestLine, requestLine } from './request-line.ts';

const ID = '0af7651916cd43dd8448eb211c80319c';

function place() {
  const told: RequestLine[] = [];
  const app = new Hono();
  app.use(
    '*',
    requestLine((line) => told.push(line)),
  );
  app.use('*', (_, next) => next());
  app.get('/api/dossiers/:id', (http) => http.json(askedNow()));
  app.get('/boom/:id', () => {
    throw new Error('boom');
  });
  app.onError((_, http) => http.json(askedNow(), 500));
  const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') => app.request(path, { headers, method });
  return { told, ask };
}

test('a request is named as the proxy named it, or anew, and its answer says the name', async () => {
  const { ask } = place();
  const named = await ask('/api/dossiers/7', { 'x-request-id': ID });
  assert.equal(named.headers.get('x-request-id'), ID);
  assert.deepEqual(await named.json(), { id: ID, trace: null });
  for (const bad of ['13812345678', 'a'.repeat(400), '360102199003070018', `${ID}\u00e9`, '', '<script>', '{"level":"error"}']) {
    const { headers } = await ask('/api/dossiers/7', { 'x-request-id': bad });
    assert.match(headers.get('x-request-id') ?? '', /^[0-9a-f-]{36}$/);
  }
});

test('the trace of a traceparent is taken over, a malformed one is not', async () => {
  const { ask } = place();
  const traceOf = async (traceparent: string) =>
    ((await (await ask('/api/dossiers/7', { traceparent })).json()) as { trace: string | null }).trace;
  assert.equal(await traceOf(`00-${ID}-b7ad6b7169203331-01`), ID);
  for (const bad of [`00-${'0'.repeat(32)}-b7ad6b7169203331-01`, `00-${ID}-${'0'.repeat(16)}-01`, ID, `00-${ID}-b7ad6b7169203331`, 'x'])
    assert.equal(await traceOf(bad), null, bad);
});

test('what is told of a request is the pattern it fell under, never its address', async () => {
  const { told, ask } = place();
  await ask('/api/dossiers/secret-7?name=%E5%BC%A0%E4%B8%89');
  await ask('/boom/secret-8');
  await ask('/nowhere/secret-9', {}, 'POST');
  await ask('/nowhere/secret-9', {}, 'SECRET');
  assert.deepEqual(
    told.map(({ method, route, status }) => [method, route, status]),
    [
      ['GET', '/api/dossiers/:id', 200],
      ['GET', '/boom/:id', 500],
      ['POST', '/*', 404],
      ['OTHER', '/*', 404],
    ],
  );
  assert.equal(JSON.stringify(told).includes('secret'), false);
  assert.equal(
    told.every(({ ms }) => ms >= 0),
    true,
  );
});
