import { PDFDocument } from 'pdf-lib';
import type { Jpeg } from './picture.ts';

const POINTS_PER_MM = 72 / 25.4;
const A4 = { short: 210 * POINTS_PER_MM, long: 297 * POINTS_PER_MM };
const MARGIN = 15 * POINTS_PER_MM;

/** A picture on a page of A4, upright or lying as it is itself, as large as the margins allow. */
export async function picturePage({ bytes, width, height }: Jpeg): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const image = await pdf.embedJpg(bytes);
  const size: [number, number] = width > height ? [A4.long, A4.short] : [A4.short, A4.long];
  const scale = Math.min((size[0] - 2 * MARGIN) / width, (size[1] - 2 * MARGIN) / height);
  const [w, h] = [width * scale, height * scale];
  pdf.addPage(size).drawImage(image, { x: (size[0] - w) / 2, y: (size[1] - h) / 2, width: w, height: h });
  return pdf.save();
}
