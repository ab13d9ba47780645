import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modernised } from './old-code-points.ts';
import { plain } from './whole.ts';

const old = Array.from({ length: 0xe864 - 0xe766 + 1 }, (_, i) => String.fromCodePoint(0xe766 + i));
const mapped = old.filter((char) => modernised(char) !== char);
const isPrivate = (char: string): boolean => /^[\ue000-\uf8ff]$/.test(char);

/** GBK's holes outside the user-defined areas: [lead byte, first, last trail byte], U+E766 onwards in the standard's own order. */
const holes = [
  [0xa2, 0xab, 0xb0],
  [0xa2, 0xe3, 0xe4],
  [0xa2, 0xef, 0xf0],
  [0xa2, 0xfd, 0xfe],
  [0xa4, 0xf4, 0xfe],
  [0xa5, 0xf7, 0xfe],
  [0xa6, 0xb9, 0xc0],
  [0xa6, 0xd9, 0xdf],
  [0xa6, 0xec, 0xed],
  [0xa6, 0xf3, 0xf3],
  [0xa6, 0xf6, 0xfe],
  [0xa7, 0xc2, 0xd0],
  [0xa7, 0xf2, 0xfe],
  [0xa8, 0x96, 0xa0],
  [0xa8, 0xbc, 0xbc],
  [0xa8, 0xbf, 0xbf],
  [0xa8, 0xc1, 0xc4],
  [0xa8, 0xea, 0xfe],
  [0xa9, 0x58, 0x58],
  [0xa9, 0x5b, 0x5b],
  [0xa9, 0x5d, 0x5f],
  [0xa9, 0x89, 0x95],
  [0xa9, 0x97, 0xa3],
  [0xa9, 0xf0, 0xfe],
  [0xd7, 0xfa, 0xfe],
  [0xfe, 0x50, 0xa0],
] as const;
const codes = holes
  .flatMap(([lead, from, to]) => Array.from({ length: to - from + 1 }, (_, i) => [lead, from + i] as const))
  .filter(([, trail]) => trail !== 0x7f);

test('106 of the 255 holes have a character today: what ICU decodes, and the six that it keeps private', () => {
  assert.equal(codes.length, old.length);
  assert.equal(mapped.length, 106);
  const icu = new TextDecoder('gb18030');
  const kept = codes.flatMap((code, i) => {
    const now = icu.decode(Uint8Array.from(code));
    const char = old[i] ?? '';
    if (!isPrivate(now)) assert.equal(modernised(char), now, char.codePointAt(0)?.toString(16));
    return isPrivate(now) && mapped.includes(char) ? [modernised(char)] : [];
  });
  assert.ok(kept.every((char) => '𠂇𠂉𠃌𡗗𢦏𤇾'.includes(char)));
});

test('U+E863 is 䶮; no two become one, none stays private; what is nobody’s character stays', () => {
  assert.equal(modernised('王\ue863 李\ue816 \ue000'), '王䶮 李𠂇 \ue000');
  assert.equal(new Set(mapped.map(modernised)).size, mapped.length);
  assert.ok(!mapped.some((char) => isPrivate(modernised(char))));
  assert.equal(plain('王\ue863\r\n'), '王䶮\n');
});
