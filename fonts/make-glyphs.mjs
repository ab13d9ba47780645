// Writes src/core/text/glyphs-of-fonts.ts, by hand when a font changes: node --import tsx fonts/make-glyphs.mjs
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { codePoints } from '../src/documents/pdf/coverage.ts';
import { fontFiles } from '../src/documents/pdf/fonts.ts';

const all = [...new Set(fontFiles(fileURLToPath(new URL('..', import.meta.url))).flatMap((file) => [...codePoints(file)]))].sort((a, b) => a - b);
const ranges = [];
for (const c of all) {
  const last = ranges.at(-1);
  if (last && last[1] + 1 === c) last[1] = c;
  else ranges.push([c, c]);
}
let before = 0;
const written = ranges.map(([first, last]) => {
  const text = (first - before).toString(36) + (last === first ? '' : `-${(last - first).toString(36)}`);
  before = last;
  return text;
});
writeFileSync(
  new URL('../src/core/text/glyphs-of-fonts.ts', import.meta.url),
  `/** Which code points the fonts in fonts/ have a glyph for; see glyphs.ts. Written by fonts/make-glyphs.mjs: never by hand. */
export const glyphsOfFonts =
  '${written.join(',')}';
`,
);
