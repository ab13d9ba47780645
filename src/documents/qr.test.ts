import assert from 'node:assert/strict';
import { test } from 'node:test';
import QRCode from 'qrcode';
import { qrSvg } from './qr.ts';

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
