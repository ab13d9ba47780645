import { glyphsOfFonts } from './glyphs-of-fonts.ts';
import { modernised } from './old-code-points.ts';

let known: Uint32Array | null = null;

/** Ends of the runs of code points that have a glyph, both included, in order: each run is written as its distance from the last and its length, base 36. */
function runs(): Uint32Array {
  if (known) return known;
  let at = 0;
  const ends = glyphsOfFonts.split(',').flatMap((run) => {
    const [distance = '', more = '0'] = run.split('-');
    const first = at + Number.parseInt(distance, 36);
    at = first + Number.parseInt(more, 36);
    return [first, at];
  });
  known = Uint32Array.from(ends);
  return known;
}

/** Whether one of the program's own fonts has the character; an office's own font (FONT_DIR) may have more. */
export function hasGlyph(char: string): boolean {
  const ends = runs();
  const c = char.codePointAt(0) ?? 0;
  let [low, high] = [0, ends.length / 2 - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (c < (ends[2 * middle] ?? 0)) high = middle - 1;
    else if (c > (ends[2 * middle + 1] ?? 0)) low = middle + 1;
    else return true;
  }
  return false;
}

/** Nearly every text, told in one pass: ASCII, the Han characters of GBK. */
const common = /^[\n -~\u4e00-\u9fa5，。、；：？！（）《》“”]*$/;
/** What a paper leaves out anyway: it has no shape. */
const shapeless = /[\p{Cc}\p{Cf}\p{Zs}\p{Zl}\p{Zp}\p{Variation_Selector}]/u;

/** The characters of a text that print as 〓, each once: no font that comes with the program has them. */
export function withoutGlyph(text: string): readonly string[] {
  if (common.test(text)) return [];
  return [...new Set(modernised(text))].filter((char) => !shapeless.test(char) && !hasGlyph(char));
}
