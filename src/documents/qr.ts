import { PNG } from 'pngjs';
import QRCode from 'qrcode';

/** Modules of white around the code (ISO/IEC 18004 asks for four). */
const QUIET = 4;

/** The dark modules of one row as horizontal bars: `M4 7h3v1h-3z`. */
function bars(row: readonly boolean[], y: number): string {
  let path = '';
  for (let x = 0; x < row.length; x++) {
    if (!row[x] || row[x - 1]) continue;
    const end = row.indexOf(false, x);
    const length = (end === -1 ? row.length : end) - x;
    path += `M${x + QUIET} ${y + QUIET}h${length}v1h-${length}z`;
  }
  return path;
}

/** A QR code of `text` as SVG, error correction M; black on white, with its quiet zone. Throws where the text is too long for one code. */
export function qrSvg(text: string): string {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  const rows = Array.from({ length: size }, (_, y) => Array.from({ length: size }, (_, x) => modules.get(y, x) === 1));
  const side = size + 2 * QUIET;
  const path = rows.map(bars).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${path}"/></svg>`;
}

/** The same as the address of a picture, for a page of the workspace. */
export const qrImage = (text: string): string => `data:image/svg+xml;base64,${Buffer.from(qrSvg(text)).toString('base64')}`;

/** Dots of one module. */
const DOTS = 8;

/** The bars of `qrSvg`'s picture, and the side of the whole. Throws for any other picture. */
function barsOf(svg: string): { side: number; dark: { x: number; y: number; length: number }[] } {
  const side = Number(/^<svg [^>]*viewBox="0 0 (\d+) \1" shape-rendering="crispEdges">/.exec(svg)?.[1]);
  const path = /<path d="((?:M\d+ \d+h\d+v1h-\d+z)+)"\/><\/svg>$/.exec(svg)?.[1];
  if (!side || !path) throw new Error('Only pictures of QR codes can be drawn in dots.');
  const dark = [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)].map(([, x, y, length]) => ({
    x: Number(x),
    y: Number(y),
    length: Number(length),
  }));
  return { side, dark };
}

/** The same picture as `qrSvg` made, in dots: PNG, eight dots a module, for programs that show no SVG. */
export function qrPng(svg: string): Uint8Array {
  const { side, dark } = barsOf(svg);
  const width = side * DOTS;
  const image = new PNG({ width, height: width, colorType: 0, inputColorType: 0, inputHasAlpha: false });
  image.data = Buffer.alloc(width * width, 255);
  for (const { x, y, length } of dark)
    for (let row = y * DOTS; row < (y + 1) * DOTS; row++) image.data.fill(0, row * width + x * DOTS, row * width + (x + length) * DOTS);
  return new Uint8Array(PNG.sync.write(image, { colorType: 0, inputColorType: 0, inputHasAlpha: false }));
}
