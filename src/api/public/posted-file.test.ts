import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Hono } from 'hono';
import { Refused } from '../../acts/refusal.ts';
import { problemOf } from '../problem.ts';
import type { Surroundings } from '../server.ts';
import { fileDoor } from './posted-file.ts';

const around = { publicUrl: 'http://example.test', trustedProxy: (address: string) => address === '' } as unknown as Surroundings;

/** A site with one such form, which says what it was given; `read`: whose receipt leads somewhere. */
function site() {
  const app = new Hono();
  const door = fileDoor(around, 1);
  app.post('/', async (http) => {
    try {
      const { values, file } = await door(http);
      if (values.code !== 'right') return http.text('unknown', 404);
      const one = await file();
      return http.text(`${one?.name} ${one?.bytes.length} ${values.number}`);
    } catch (error) {
      return http.text('', error instanceof Refused ? (problemOf(error.refusal).status as 415) : 500);
    }
  });
  return (from: string, body: BodyInit, type = 'multipart/form-data; boundary=x') =>
    app.request('/', {
      method: 'POST',
      headers: { 'content-type': type, 'x-forwarded-for': from, host: 'example.test' },
      body,
      duplex: 'half',
    } as RequestInit);
}

const start = (code: string) =>
  `--x\r\nContent-Disposition: form-data; name="number"\r\n\r\nTS1\r\n--x\r\nContent-Disposition: form-data; name="code"\r\n\r\n${code}\r\n` +
  '--x\r\nContent-Disposition: form-data; name="file"; filename="照片.pdf"\r\nContent-Type: application/pdf\r\n\r\n';
const END = '\r\n--x--\r\n';

/** A body that is sent as far as somebody lets it. */
function slow(text: string) {
  let more: (text: string, last?: boolean) => void = () => undefined;
  const body = new ReadableStream({
    start(stream) {
      const bytes = new TextEncoder();
      stream.enqueue(bytes.encode(text));
      more = (next, last = false) => {
        stream.enqueue(bytes.encode(next));
        if (last) stream.close();
      };
    },
  });
  return { body, more: (next: string, last?: boolean) => more(next, last) };
}

test('一份文件连同它前面的字段；回执不对的，文件还没有传就答复', async () => {
  const ask = site();
  assert.equal(await (await ask('192.0.2.1', `${start('right')}%PDF${END}`)).text(), '照片.pdf 4 TS1');
  assert.equal((await ask('192.0.2.1', slow(start('wrong')).body)).status, 404, '没有等文件');
  assert.equal(await (await ask('192.0.2.1', `${start('right')}${END}`)).text(), 'undefined undefined TS1', '没有选择文件');
});

test('慢慢传的只占自己网络的位置：同一网络的请稍后，别处的照收', async () => {
  const ask = site();
  const one = slow(`${start('right')}%P`);
  const first = ask('192.0.2.1', one.body);
  await new Promise((done) => setTimeout(done, 50));
  assert.equal((await ask('192.0.2.1', `${start('right')}%PDF${END}`)).status, 503);
  assert.equal((await ask('198.51.100.7', `${start('right')}%PDF${END}`)).status, 200);
  one.more(`DF${END}`, true);
  assert.equal((await first).status, 200);
  assert.equal((await ask('192.0.2.1', `${start('right')}%PDF${END}`)).status, 200, '传完了让出位置');
});

test('太大的、不是这种表单的、没有传完的，说得清，也让出位置', async () => {
  const ask = site();
  assert.equal((await ask('192.0.2.1', `${start('right')}${'x'.repeat(1_100_000)}${END}`)).status, 413);
  assert.equal((await ask('192.0.2.1', 'a=b', 'application/x-www-form-urlencoded')).status, 415);
  assert.equal((await ask('192.0.2.1', `${start('right')}%PDF`)).status, 415);
  assert.equal((await ask('192.0.2.1', `${start('right')}%PDF${END}`)).status, 200);
});
