import { type Pdfium, withDocument } from '../door/pdfium.ts';
import { opened } from '../door/picture.ts';
import { codeOn, type Picture } from './picture.ts';

/** A code stands on one of the first pages. */
const FIRST_PAGES = 2;
/** Longest side in dots of what is looked at: A4 at 300 an inch. */
const LONGEST = 3508;

/**
 * What a scan says by itself, best first: the text of the code on it, and for a PDF that was sealed without being printed its keywords,
 * among which our papers carry the same text. Empty where nothing can be read; what a file may hold never makes it throw.
 */
export async function textsOn(bytes: Uint8Array, mediaType: string): Promise<string[]> {
  try {
    if (mediaType === 'application/pdf') return await withDocument(bytes, textsOfPdf);
    const code = codeOn(await greyOf(bytes));
    return code === null ? [] : [code];
  } catch {
    return [];
  }
}

async function greyOf(bytes: Uint8Array): Promise<Picture> {
  const small = opened(bytes).flatten({ background: '#fff' }).resize(LONGEST, LONGEST, { fit: 'inside', withoutEnlargement: true });
  const { data, info } = await small.greyscale().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, grey: data };
}

function textsOfPdf(engine: Pdfium, document: number): string[] {
  const pages = Math.min(FIRST_PAGES, engine.FPDF_GetPageCount(document));
  const codes = Array.from({ length: pages }, (_, i) => codeOn(seen(engine, document, i)));
  return [...codes, keywordsOf(engine, document)].filter((text): text is string => text !== null && text !== '');
}

/** FPDFBitmap_Gray; FPDF_ANNOT, since a seal may be an annotation, and FPDF_GRAYSCALE. */
const [GREY, SHOWN] = [1, 0x01 | 0x08];

/** A page as it looks, in grey. */
function seen(engine: Pdfium, document: number, index: number): Picture {
  const page = engine.FPDF_LoadPage(document, index);
  if (page === 0) throw new Error(`page ${index + 1} can't be opened`);
  const [wide, high] = [engine.FPDF_GetPageWidthF(page), engine.FPDF_GetPageHeightF(page)];
  const scale = LONGEST / Math.max(wide, high);
  const [width, height] = [Math.max(1, Math.round(wide * scale)), Math.max(1, Math.round(high * scale))];
  const bitmap = engine.FPDFBitmap_CreateEx(width, height, GREY, 0, 0);
  try {
    engine.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
    engine.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, SHOWN);
    const [at, stride] = [engine.FPDFBitmap_GetBuffer(bitmap), engine.FPDFBitmap_GetStride(bitmap)];
    const grey = new Uint8Array(width * height);
    for (let y = 0; y < height; y++) grey.set(engine.pdfium.HEAPU8.subarray(at + y * stride, at + y * stride + width), y * width);
    return { width, height, grey };
  } finally {
    engine.FPDFBitmap_Destroy(bitmap);
    engine.FPDF_ClosePage(page);
  }
}

/** The keywords of the file, which are UTF-16 in the engine. */
function keywordsOf(engine: Pdfium, document: number): string {
  const size = engine.FPDF_GetMetaText(document, 'Keywords', 0, 0);
  if (size <= 2) return '';
  const at = engine.pdfium.wasmExports.malloc(size);
  try {
    engine.FPDF_GetMetaText(document, 'Keywords', at, size);
    return new TextDecoder('utf-16le').decode(engine.pdfium.HEAPU8.slice(at, at + size - 2));
  } finally {
    engine.pdfium.wasmExports.free(at);
  }
}
