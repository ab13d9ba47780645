import assert from 'node:assert/strict';
import { test } from 'node:test';
import jsqr from 'jsqr';
import { PNG } from 'pngjs';
import QRCode from 'qrcode';
import { qrPng, qrSvg } from './qr.ts';

/** The dark modules that the bars of the picture draw, as `x,y`. */
function drawn(svg: string): Set<string> {
  const dark = new Set<string>();
  const path = svg.split('<path').at(-1) ?? '';
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1/g)) {
    for (let i = 0; i < Number(length); i++) dark.add(`${Number(x) + i},${y}`);
  }
  return dark;
}

test('the picture draws exactly the dark modules, within four modules of white', () => {
  for (const text of ['x', 'https://shifan.example.gov.cn/certificates/jx-2026-018', '示范'.repeat(60)]) {
    const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
    const expected = new Set<string>();
    for (let y = 0; y < modules.size; y++) for (let x = 0; x < modules.size; x++) if (modules.get(y, x)) expected.add(`${x + 4},${y + 4}`);
    const svg = qrSvg(text);
    assert.deepEqual(drawn(svg), expected);
    assert.match(svg, new RegExp(`viewBox="0 0 ${modules.size + 8} ${modules.size + 8}"`));
  }
});

test('what one code cannot hold is refused', () => {
  assert.throws(() => qrSvg('x'.repeat(3000)));
});

test('the dots of the PNG are read back as the text', () => {
  for (const text of ['https://shifan.example.gov.cn/papers/%E8%B5%A3%E5%B9%B32026-0107/12/0123456789abcdef', '示范平台'.repeat(9)]) {
    const { width, height, data } = PNG.sync.read(Buffer.from(qrPng(qrSvg(text))));
    assert.equal(jsqr.default(new Uint8ClampedArray(data), width, height)?.data, text);
  }
  assert.throws(() => qrPng('<svg xmlns="http://www.w3.org/2000/svg"/>'));
});
