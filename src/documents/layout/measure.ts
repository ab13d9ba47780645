import type { Cell } from './paper.ts';

const MM_PER_POINT = 25.4 / 72;
/** The cell's inner margin, left plus right, and top plus bottom, in millimetres. */
const INSET = { x: 2, y: 2 };
/** Line pitch of table text in ems. */
const LINE = 1.25;

const CLOSE = new Set([',', '.', ':', ';']);
const isNarrow = (char: string): boolean => char < '\u2000' && char !== '×' && char !== '·';

/** Width of a text in ems: one for a Chinese character, 0.58 for Latin letters and figures (the widest of the fonts in use), half of that for commas and points. */
export function textWidth(text: string): number {
  let width = 0;
  for (const char of text) width += CLOSE.has(char) ? 0.29 : isNarrow(char) ? 0.58 : 1;
  return width;
}

/** The largest type size in points at which a text stays on one line of so many millimetres. */
export const widestSize = (text: string, width: number): number =>
  text === '' ? Number.POSITIVE_INFINITY : (width - INSET.x) / (textWidth(text) * MM_PER_POINT);

/** How many lines a text takes in so many millimetres; at least one, even of nothing. */
function linesOf(text: string, size: number, width: number): number {
  const room = Math.max(1, (width - INSET.x) / (size * MM_PER_POINT));
  // A line ends up to one character short, where a full-width character or a mark does not fit.
  const usable = Math.max(1, room - 0.7);
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(textWidth(line) / usable)), 0);
}

const flat = (cell: Pick<Cell, 'lines'>): string[] =>
  cell.lines.map((line) => '　'.repeat(Math.ceil((line.indent ?? 0) + (line.hang ?? 0))) + line.runs.map((run) => run.text).join(''));

/** The text of a cell, one line a paragraph. */
export const cellText = (cell: Pick<Cell, 'lines'>): string =>
  cell.lines.map((line) => line.runs.map((run) => run.text).join('')).join('\n');

/** Estimated height in millimetres of a cell's content in a column of `width`; errs on the tall side. */
export function estimatedHeight(cell: Pick<Cell, 'lines' | 'size' | 'direction' | 'image'>, width: number): number {
  const em = cell.size * MM_PER_POINT;
  const image = cell.image ? cell.image.width : 0;
  const texts = flat(cell);
  if (cell.direction === 'stacked') return Math.max(image, [...texts.join('')].length * em * 1.3 + INSET.y);
  if (cell.direction === 'rotated') return Math.max(image, textWidth(texts.join('')) * em + INSET.y);
  const lines = texts.reduce((sum, text) => sum + linesOf(text, cell.size, width), 0);
  return image + lines * em * LINE + INSET.y;
}
