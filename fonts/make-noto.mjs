// Cuts the three Noto files, by hand and only when a font changes: node --import tsx fonts/make-noto.mjs PARTS OUT
//   PARTS: a folder where `npm i subset-font @expo-google-fonts/noto-serif-sc @expo-google-fonts/noto-sans-sc` was run (no dependency of the program).
// Every file is read back: the subsetter's WebAssembly runs out of memory above some 20 000 glyphs of a 30 MB font and then answers with a broken,
// smaller file without an error.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { codePoints } from '../src/documents/pdf/coverage.ts';

const [parts, out] = process.argv.slice(2).map((one) => resolve(one));
const subset = createRequire(join(parts, 'package.json'))('subset-font');
const at = (name) => join(parts, 'node_modules/@expo-google-fonts', name);
const han = (c) => (c >= 0x3400 && c <= 0x4dbf) || (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x20000 && c <= 0x3ffff);
/** GB 2312 by its own codes, and 通用规范汉字表 by kTGH of Unihan (tgh.txt: one U+XXXX a line). */
const common = new Set(readFileSync(new URL('tgh.txt', import.meta.url), 'utf8').trim().split('\n').map((line) => Number.parseInt(line.slice(2), 16)));
const gb = new TextDecoder('gb18030');
for (let a = 0xa1; a <= 0xf7; a++) for (let b = 0xa1; b <= 0xfe; b++) common.add(gb.decode(Uint8Array.of(a, b)).codePointAt(0));

const jobs = [
  ['NotoSerifSC-400.ttf', at('noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'), () => true],
  ['NotoSerifSC-700.ttf', at('noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf'), (c) => !han(c) || common.has(c)],
  ['NotoSansSC-400.ttf', at('noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'), (c) => !han(c) || common.has(c)],
];
mkdirSync(out, { recursive: true });
for (const [name, source, keep] of jobs) {
  const wanted = [...codePoints(source)].filter(keep);
  const bytes = await subset(readFileSync(source), wanted.map((c) => String.fromCodePoint(c)).join(''), { targetFormat: 'sfnt' });
  writeFileSync(join(out, name), bytes);
  const got = codePoints(join(out, name));
  const lost = wanted.filter((c) => !got.has(c));
  if (lost.length > 0 || bytes.length < wanted.length * 100) throw new Error(`${name}: ${lost.length} of ${wanted.length} characters lost`);
  console.log(name, wanted.length, 'characters', (statSync(join(out, name)).size / 1e6).toFixed(1), 'MB', createHash('sha256').update(bytes).digest('hex').slice(0, 16));
}
