import { readFileSync } from 'node:fs';

/** Of a font's cmap: the code points of one table, each with a glyph. */
type Reader = (font: Buffer, at: number) => Iterable<number>;

function* groups(font: Buffer, at: number): Generator<number> {
  for (let k = 0, n = font.readUInt32BE(at + 12); k < n; k++) {
    const group = at + 16 + 12 * k;
    const [first, last, glyph] = [font.readUInt32BE(group), font.readUInt32BE(group + 4), font.readUInt32BE(group + 8)];
    for (let c = first; c <= last; c++) if (glyph + c - first !== 0) yield c;
  }
}

function* segments(font: Buffer, at: number): Generator<number> {
  const length = font.readUInt16BE(at + 6);
  const ends = at + 14;
  const starts = ends + length + 2;
  for (let k = 0; k < length; k += 2) {
    const offsetAt = starts + 2 * length + k;
    const segment = { first: font.readUInt16BE(starts + k), delta: font.readUInt16BE(starts + length + k), offsetAt };
    for (let c = segment.first; c <= font.readUInt16BE(ends + k) && c < 0xffff; c++) if (glyphOf(font, segment, c) !== 0) yield c;
  }
}

function glyphOf(font: Buffer, { first, delta, offsetAt }: { first: number; delta: number; offsetAt: number }, c: number): number {
  const offset = font.readUInt16BE(offsetAt);
  if (offset === 0) return (c + delta) & 0xffff;
  const at = offsetAt + offset + 2 * (c - first);
  const glyph = at + 2 <= font.length ? font.readUInt16BE(at) : 0;
  return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
}

function* trimmed(font: Buffer, at: number): Generator<number> {
  const first = font.readUInt16BE(at + 6);
  for (let k = 0, n = font.readUInt16BE(at + 8); k < n; k++) if (font.readUInt16BE(at + 10 + 2 * k) !== 0) yield first + k;
}

const readers: Readonly<Record<number, Reader>> = { 4: segments, 6: trimmed, 12: groups };

function cmapOf(font: Buffer): number | null {
  const start = font.toString('latin1', 0, 4) === 'ttcf' ? font.readUInt32BE(12) : 0;
  for (let i = 0, n = font.readUInt16BE(start + 4); i < n; i++) {
    const entry = start + 12 + 16 * i;
    if (font.toString('latin1', entry, entry + 4) === 'cmap') return font.readUInt32BE(entry + 8);
  }
  return null;
}

/** The code points that a font file has a glyph for: the Unicode tables of its cmap, formats 4, 6, 12 (OpenType 1.9); of a collection the first font. */
export function codePoints(file: string): ReadonlySet<number> {
  const font = readFileSync(file);
  const cmap = cmapOf(font);
  const found = new Set<number>();
  if (cmap === null) return found;
  for (let i = 0, n = font.readUInt16BE(cmap + 2); i < n; i++) {
    const entry = cmap + 4 + 8 * i;
    const [platform, encoding] = [font.readUInt16BE(entry), font.readUInt16BE(entry + 2)];
    if (!(platform === 0 && encoding !== 5) && !(platform === 3 && (encoding === 1 || encoding === 10))) continue;
    const at = cmap + font.readUInt32BE(entry + 4);
    for (const c of readers[font.readUInt16BE(at)]?.(font, at) ?? []) found.add(c);
  }
  return found;
}
