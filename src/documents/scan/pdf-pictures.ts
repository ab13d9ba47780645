import { decodePDFRawStream, PDFArray, PDFDict, type PDFDocument, PDFName, PDFNumber, type PDFPage, PDFRawStream } from 'pdf-lib';
import { check, greyOf, type Picture, unpacked } from './picture.ts';

/** A scanner puts the sheet on the page as one picture, sometimes in strips; a code stands on one of the first pages. */
const FIRST_PAGES = 2;

/** The pictures on the first pages of a PDF, as far as they can be unpacked here: JPEG, and plain dots in grey, colour or black and white. */
export function* picturesIn(pdf: PDFDocument): Generator<Picture> {
  for (const page of pdf.getPages().slice(0, FIRST_PAGES))
    for (const stream of imagesOf(page)) {
      const picture = pictureOf(stream);
      if (picture) yield picture;
    }
}

const name = (text: string): PDFName => PDFName.of(text);

function imagesOf({ node }: PDFPage): PDFRawStream[] {
  const objects = node.Resources()?.lookup(name('XObject'));
  if (!(objects instanceof PDFDict)) return [];
  return objects
    .keys()
    .map((key) => objects.lookup(key))
    .filter((one): one is PDFRawStream => one instanceof PDFRawStream && one.dict.lookup(name('Subtype')) === name('Image'));
}

function pictureOf(stream: PDFRawStream): Picture | null {
  try {
    const filters = filtersOf(stream);
    if (filters.length === 1 && filters[0] === 'DCTDecode') return unpacked(stream.getContents(), 'image/jpeg');
    return filters.every((one) => one === 'FlateDecode') ? plain(stream) : null;
  } catch {
    return null;
  }
}

function filtersOf(stream: PDFRawStream): string[] {
  const filter = stream.dict.lookup(name('Filter'));
  const all = filter instanceof PDFArray ? filter.asArray().map((_, i) => filter.lookup(i)) : [filter];
  return all.filter((one): one is PDFName => one instanceof PDFName).map((one) => one.decodeText());
}

const numberAt = (dict: PDFDict, key: string): number => dict.lookup(name(key), PDFNumber).asNumber();

/** Dots as they are: one bit, eight bits of grey, or three times eight of colour. Rows with a predictor are not undone. */
function plain(stream: PDFRawStream): Picture | null {
  const { dict } = stream;
  if (dict.has(name('DecodeParms'))) return null;
  const [width, height, bits] = [numberAt(dict, 'Width'), numberAt(dict, 'Height'), numberAt(dict, 'BitsPerComponent')];
  check(width, height);
  const data = decodePDFRawStream(stream).decode();
  const dots = width * height;
  if (bits === 8 && data.length >= dots * 3) return { width, height, grey: greyOf(data.subarray(0, dots * 3), 3) };
  if (bits === 8 && data.length >= dots) return { width, height, grey: data.subarray(0, dots) };
  return bits === 1 ? { width, height, grey: bitsToGrey(data, width, height) } : null;
}

function bitsToGrey(data: Uint8Array, width: number, height: number): Uint8Array {
  const grey = new Uint8Array(width * height);
  const bytesPerRow = Math.ceil(width / 8);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const byte = data[y * bytesPerRow + (x >> 3)] ?? 255;
      grey[y * width + x] = (byte >> (7 - (x & 7))) & 1 ? 255 : 0;
    }
  return grey;
}
