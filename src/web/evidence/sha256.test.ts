import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { sha256 } from './sha256.ts';

test('the digest is the one that Node makes, of every length around a block and of whatever is said', () => {
  const held = (bytes: Uint8Array) => assert.equal(sha256(bytes), createHash('sha256').update(bytes).digest('hex'));
  for (let length = 0; length < 200; length += 1) held(new Uint8Array(length).map((_, i) => i * 7));
  fc.assert(fc.property(fc.uint8Array({ maxLength: 3000 }), held));
});
