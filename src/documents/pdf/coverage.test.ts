import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { hasGlyph, withoutGlyph } from '../../core/text/glyphs.ts';
import { codePoints } from './coverage.ts';
import { fontFiles } from './fonts.ts';

const files = fontFiles(fileURLToPath(new URL('../../../', import.meta.url)));

test('what the form says of a character is what the shipped fonts have: every code point of three planes', () => {
  const all = new Set(files.flatMap((file) => [...codePoints(file)]));
  assert.equal(all.size > 69_000, true);
  for (let c = 1; c < 0x40000; c++) {
    if (c >= 0xd800 && c < 0xe000) continue;
    if (all.has(c) !== hasGlyph(String.fromCodePoint(c))) assert.fail(`U+${c.toString(16)}: run fonts/make-glyphs.mjs`);
  }
});

test('rare names have glyphs; an emoji, a private-use character and a whole text of GBK are told apart', () => {
  assert.deepEqual(withoutGlyph('王䶮李𪚥陈𰻝周𠂇赵𬭎\ue863'), []);
  assert.deepEqual(withoutGlyph('展\ue000会🚀🚀\u200b'), ['\ue000', '🚀']);
  for (let c = 0x4e00; c <= 0x9fa5; c++) assert.ok(hasGlyph(String.fromCodePoint(c)));
  for (const char of '，。、；：？！（）《》“”') assert.ok(hasGlyph(char), char);
});
