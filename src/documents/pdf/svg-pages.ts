/** Digits that nobody sees; three stay, since the coordinates of a glyph add up. */
const slim = (svg: string): string =>
  svg.replace(/\n\s*/g, '').replace(/-?\d+\.\d{4,}/g, (long) => String(Math.round(Number(long) * 1000) / 1000));

/**
 * Each page of Typst's one long SVG as a picture of its own, with the glyphs that stand on it and no others: a browser takes seconds to draw the whole, and
 * one page at once. A page begins with its white sheet.
 */
export function svgPages(svg: string, pages: number): string[] {
  const [, , width = 0, height = 0] = (/viewBox="([^"]+)"/.exec(svg)?.[1] ?? '').split(' ').map(Number);
  const [drawn = '', glyphs = ''] = svg.split('<defs id="glyph">');
  const [, ...bodies] = drawn.split(/\n {4}(?=<path class="typst-shape" fill="#ffffff")/);
  if (bodies.length !== pages) throw new Error(`an SVG of ${bodies.length} pages, not ${pages}`);
  const shapes = new Map([...glyphs.matchAll(/<symbol id="(\w+)"[\s\S]*?<\/symbol>/g)].map(([shape, id]) => [id, slim(shape)]));
  const tall = height / pages;
  return bodies.map((body, i) => {
    const used = new Set([...body.matchAll(/xlink:href="#(\w+)"/g)].map(([, id]) => id));
    const own = [...used].map((id) => shapes.get(id) ?? '').join('');
    const size = `viewBox="0 ${i * tall} ${width} ${tall}" width="${width}" height="${tall}"`;
    const spaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';
    return `<svg ${size} ${spaces}>${slim(body)}<defs>${own}</defs></svg>`;
  });
}
