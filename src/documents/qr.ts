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
