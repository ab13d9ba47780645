import { degrees, PDFDocument, type PDFImage } from 'pdf-lib';

const POINTS_PER_MM = 72 / 25.4;
const A4 = { short: 210 * POINTS_PER_MM, long: 297 * POINTS_PER_MM };
const MARGIN = 15 * POINTS_PER_MM;
/** A PNG is unpacked whole to be bound in: more dots than this, some twice an A3 sheet at 300 dots an inch, are too many. */
const MOST_DOTS = 40_000_000;

/** How a camera held the picture: quarter turns to the right until it stands upright (EXIF orientation 1, 6, 3, 8; mirrored ones count as 1). */
export function quarterTurns(jpeg: Uint8Array): 0 | 1 | 2 | 3 {
  const exif = exifOf(jpeg);
  if (!exif) return 0;
  const little = exif.getUint16(0) === 0x4949;
  const directory = exif.getUint32(4, little);
  const entries = exif.getUint16(directory, little);
  for (let i = 0; i < entries; i++) {
    const entry = directory + 2 + i * 12;
    if (exif.getUint16(entry, little) !== 0x0112) continue;
    const turns: Readonly<Record<number, 1 | 2 | 3>> = { 6: 1, 3: 2, 8: 3 };
    return turns[exif.getUint16(entry + 8, little)] ?? 0;
  }
  return 0;
}

/** The TIFF block within the APP1 segment of a JPEG. */
function exifOf(jpeg: Uint8Array): DataView | null {
  const view = new DataView(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength);
  let at = 2;
  while (at + 10 < view.byteLength && view.getUint8(at) === 0xff && view.getUint8(at + 1) !== 0xda) {
    const length = view.getUint16(at + 2);
    if (view.getUint8(at + 1) === 0xe1 && view.getUint32(at + 4) === 0x45786966)
      return new DataView(jpeg.buffer, jpeg.byteOffset + at + 10, Math.max(0, Math.min(length - 8, view.byteLength - at - 10)));
    at += 2 + length;
  }
  return null;
}

function safeTurns(bytes: Uint8Array): 0 | 1 | 2 | 3 {
  try {
    return quarterTurns(bytes);
  } catch {
    return 0;
  }
}

const pngDots = (png: Uint8Array): number => {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  return view.getUint32(16) * view.getUint32(20);
};

/** A picture on a page of A4, upright or lying as it is itself, as large as the margins allow; null where unpacking it would take too much. */
export async function imagePage(bytes: Uint8Array, mediaType: 'image/jpeg' | 'image/png'): Promise<PDFDocument | null> {
  if (mediaType === 'image/png' && pngDots(bytes) > MOST_DOTS) return null;
  // The library looks at the whole memory behind the bytes, which may hold more than them.
  const own = new Uint8Array(bytes);
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const image = mediaType === 'image/png' ? await pdf.embedPng(own) : await pdf.embedJpg(own);
  place(pdf, image, mediaType === 'image/jpeg' ? safeTurns(bytes) : 0);
  await pdf.flush();
  return pdf;
}

function place(pdf: PDFDocument, image: PDFImage, turns: 0 | 1 | 2 | 3): void {
  const lying = turns % 2 === 1;
  const [width, height] = lying ? [image.height, image.width] : [image.width, image.height];
  const size: [number, number] = width > height ? [A4.long, A4.short] : [A4.short, A4.long];
  const page = pdf.addPage(size);
  const scale = Math.min((size[0] - 2 * MARGIN) / width, (size[1] - 2 * MARGIN) / height);
  const [w, h] = [width * scale, height * scale];
  const [left, bottom] = [(size[0] - w) / 2, (size[1] - h) / 2];
  // Turned to the right about the corner that becomes the one where drawing starts.
  const corner = { 0: [left, bottom], 1: [left, bottom + h], 2: [left + w, bottom + h], 3: [left + w, bottom] }[turns] as [number, number];
  page.drawImage(image, {
    x: corner[0],
    y: corner[1],
    width: lying ? h : w,
    height: lying ? w : h,
    rotate: degrees(-90 * turns),
  });
}
