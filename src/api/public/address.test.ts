import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Hono } from 'hono';
import { addressOf, type Trusted, trusting } from './address.ts';

async function seen(trusted: Trusted, direct: string, forwarded?: string): Promise<string> {
  const app = new Hono();
  app.get('/', (http) => http.text(addressOf(http, trusted)));
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  return (await app.request('/', { headers }, { incoming: { socket: { remoteAddress: direct } } })).text();
}

test('X-Forwarded-For 只认自己的代理：外人写的不算，代理后面写在前头的也不算', async () => {
  const trusted = trusting('10.0.0.5,192.168.0.0/16,::1');
  assert.equal(await seen(trusted, '203.0.113.7', '198.51.100.1'), '203.0.113.7');
  assert.equal(await seen(trusted, '10.0.0.5', '198.51.100.1'), '198.51.100.1');
  assert.equal(await seen(trusted, '::ffff:10.0.0.5', '1.1.1.1, 198.51.100.1, 192.168.3.4'), '198.51.100.1');
  assert.equal(await seen(trusted, '10.0.0.5', 'unknown'), '10.0.0.5');
  assert.equal(await seen(trusted, '10.0.0.5'), '10.0.0.5');
  assert.equal(await seen(trusting('none'), '127.0.0.1', '198.51.100.1'), '127.0.0.1');
});

test('IPv6 按 /64 计，换尾数不算换地址；写错的设置启动时就说', async () => {
  const trusted = trusting('none');
  const one = await seen(trusted, '2001:db8:0:12::1');
  assert.equal(one, await seen(trusted, '2001:0db8:0000:0012:ffff:1:2:3'));
  assert.notEqual(one, await seen(trusted, '2001:db8:0:13::1'));
  for (const wrong of ['10.0.0.0/33', 'proxy.example', '10.0.0.1/x', '']) assert.throws(() => trusting(wrong), /TRUSTED_PROXY/, wrong);
});
