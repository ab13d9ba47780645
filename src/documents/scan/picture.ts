import jsqr from 'jsqr';

/** Dots, one byte of grey each, row by row from the top. */
export type Picture = { readonly width: number; readonly height: number; readonly grey: Uint8Array };

/** Longest side of what is searched: a code of 23 mm on A4 then still has some four dots a module. */
const LONGEST = 1800;

type Area = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Where a code is looked for, as shares of the sheet: where we print it, the whole sheet, then the other corners of a sheet fed in another way. */
const AREAS: readonly Area[] = [
  { x: 0.5, y: 0, width: 0.5, height: 0.35 },
  { x: 0, y: 0, width: 1, height: 1 },
  { x: 0, y: 0.65, width: 0.5, height: 0.35 },
  { x: 0, y: 0, width: 0.5, height: 0.35 },
  { x: 0.5, y: 0.65, width: 0.5, height: 0.35 },
];

/** What the code on a picture says, or null where none can be read. */
export function codeOn(picture: Picture): string | null {
  for (const area of AREAS) {
    const { width, height, grey } = reduced(picture, area);
    const found = jsqr.default(coloured(grey), width, height, { inversionAttempts: 'dontInvert' });
    if (found?.data) return found.data;
  }
  return null;
}
/** Part of a picture, whole dots averaged into one so that its longest side has at most `LONGEST`. */
function reduced({ width, height, grey }: Picture, area: Area): Picture {
  const [left, top] = [Math.floor(area.x * width), Math.floor(area.y * height)];
  const [wide, high] = [Math.floor(area.width * width), Math.floor(area.height * height)];
  const step = Math.max(1, Math.ceil(Math.max(wide, high) / LONGEST));
  const [columns, rows] = [Math.max(1, Math.floor(wide / step)), Math.max(1, Math.floor(high / step))];
  const out = new Uint8Array(columns * rows);
  for (let y = 0; y < rows; y++)
    for (let x = 0; x < columns; x++) out[y * columns + x] = mean(grey, { at: (top + y * step) * width + left + x * step, width, step });
  return { width: columns, height: rows, grey: out };
}

function mean(grey: Uint8Array, { at, width, step }: { at: number; width: number; step: number }): number {
  let sum = 0;
  for (let dy = 0; dy < step; dy++) for (let dx = 0; dx < step; dx++) sum += grey[at + dy * width + dx] ?? 255;
  return sum / (step * step);
}

/** As the reader of codes wants it: red, green, blue and opacity. */
function coloured(grey: Uint8Array): Uint8ClampedArray {
  const out = new Uint8ClampedArray(grey.length * 4);
  for (let i = 0; i < grey.length; i++) out.fill(grey[i] ?? 0, i * 4, i * 4 + 3).fill(255, i * 4 + 3, i * 4 + 4);
  return out;
}
