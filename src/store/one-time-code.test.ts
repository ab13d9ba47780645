import assert from 'node:assert/strict';
import { test } from 'node:test';
import { authenticatorUri, base32, isOfApp, plainCode, recoveryCode, stepOf } from '../core/identifiers/authenticator.ts';
import { oneTimeCode } from './one-time-code.ts';

/** The key of the examples of RFC 6238, appendix B; its eight digits end in our six. */
const key = Buffer.from('12345678901234567890').toString('hex');
const at = (seconds: number) => new Date(seconds * 1000).toISOString();

test('the codes of RFC 6238, appendix B', () => {
  for (const [seconds, code] of [
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_234_567_890, '89005924'],
    [20_000_000_000, '65353130'],
  ] as const)
    assert.equal(oneTimeCode(key, Math.floor(seconds / 30)), code.slice(-6));
});

test('a code is good for its step and the ones beside it, and once', () => {
  const codeAt = (step: number) => oneTimeCode(key, step);
  const code = codeAt(1000);
  const asked = (seconds: number, last = -1) => stepOf(codeAt, { code, at: at(seconds), last });
  assert.equal(asked(1000 * 30), 1000);
  assert.equal(asked(1001 * 30 + 29), 1000);
  assert.equal(asked(999 * 30), 1000);
  assert.equal(asked(1002 * 30), null);
  assert.equal(asked(998 * 30 + 29), null);
  assert.equal(asked(1000 * 30, 1000), null);
  assert.equal(asked(1000 * 30, 1001), null);
});

test('base 32 as RFC 4648 has it; the address that an app reads; what is typed with spaces', () => {
  const hex = (text: string) => Buffer.from(text).toString('hex');
  for (const [text, code] of [
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foobar', 'MZXW6YTBOI'],
  ] as const)
    assert.equal(base32(hex(text)), code);
  const uri = new URL(authenticatorUri({ key, issuer: '示范平台', login: 'sheng-ld' }));
  assert.equal(uri.searchParams.get('secret'), base32(key));
  assert.equal(decodeURIComponent(uri.pathname), '/示范平台:sheng-ld');
  assert.match(recoveryCode('0123456789abcdef0123'), /^[A-Z2-7]{4}(-[A-Z2-7]{4}){3}$/);
  assert.equal(plainCode(' １２３ 456 '), '123456');
  assert.equal(plainCode('abcd-EFGH–2345'), 'ABCDEFGH2345');
  assert.equal(isOfApp('12345'), false);
});
