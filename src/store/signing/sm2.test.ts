import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { selfSigned } from './self-signed.ts';
import { isSm2, sm2Digest, sm2Verified } from './sm2.ts';

/** Made by OpenSSL: `openssl req -x509 -sm3 -sigopt distid:1234567812345678`, `openssl dgst -sm3 -sign … -sigopt distid:1234567812345678` over "shifan". */
const certificate = Buffer.from(
  'MIIBdzCCAR2gAwIBAgIUZgjCWf5A23Ys+y97ufZ+seVVWkQwCgYIKoEcz1UBg3UwETEPMA0GA1UEAwwGb2ZmaWNlMB4XDTI2MTEzMDIyMjI0M1oXDTM2MTEyNzIyMjI0M1owETEPMA0GA1UEAwwGb2ZmaWNlMFkwEwYHKoZIzj0CAQYIKoEcz1UBgi0DQgAEYRTE9cUB7rJEZ0tYae0wmigDjptTMmrW8DVgShmWGiYf/pZVmEOKR4NYnKU5TGmqS8v+L+zVEF0So1HFoo9DzqNTMFEwHQYDVR0OBBYEFLfiqFeCwvAuZ/qKbfWEcmumJH7BMB8GA1UdIwQYMBaAFLfiqFeCwvAuZ/qKbfWEcmumJH7BMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoEcz1UBg3UDSAAwRQIhAKK/2lCmY+lIfJxtH+cHUyBbRHyNjdJT5hFdZzlm9Cg1AiAbLQckSRhDOw58lZJcvJVs960qoqA1lgudz3awDgaqZw==',
  'base64',
);
const signature = Buffer.from('MEQCIHQy9yXxqWROlW2SiOixvl+PlazmbM0VF6w5RukCXB6jAiAFqx5cXMsXSpEipISsTQ16gi2Q/nrsso6E4uKYpieXGg==', 'base64');
const said = Buffer.from('shifan');

test('GB/T 32918 别的程序以标准的用户标识做的 SM2 签名核对得出；证书的密钥不是 SM2 的分得清', () => {
  assert.equal(isSm2(certificate), true);
  assert.equal(sm2Verified(said, signature, certificate), true);
  assert.equal(sm2Verified(Buffer.from('shifan '), signature, certificate), false);
  const other = selfSigned(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey, '别的密钥', new Date('2026-01-01'));
  assert.equal(isSm2(other), false);
  assert.equal(sm2Verified(said, signature, other), false);
  assert.throws(() => sm2Digest(said, other), /不是 SM2/);
});

test('SM2 签名、证书改动任何一处，长了短了，都不相符', () => {
  const works = (of: Buffer, by: Buffer): boolean => {
    try {
      return sm2Verified(said, of, by);
    } catch (fault) {
      if (fault instanceof RangeError) return false;
      throw fault;
    }
  };
  const flipped = (bytes: Buffer, at: number, by: number): Buffer => {
    const other = Buffer.from(bytes);
    other[at] = (other[at] ?? 0) ^ by;
    return other;
  };
  const any = fc.property(
    fc.nat(signature.length - 1),
    fc.integer({ min: 1, max: 255 }),
    (at, by) => !works(flipped(signature, at, by), certificate),
  );
  fc.assert(any, { numRuns: 60 });
  for (const cut of [signature.subarray(1), Buffer.concat([signature, Buffer.of(0)]), signature.subarray(0, 20), Buffer.alloc(0)])
    assert.equal(works(cut, certificate), false);
  const key = certificate.indexOf(Buffer.from('034200', 'hex'));
  for (const at of [key + 4, key + 40, key + 60]) assert.equal(works(signature, flipped(certificate, at, 1)), false, '不在曲线上的公钥');
});
