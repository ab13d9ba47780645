import { PDFDocument } from 'pdf-lib';
import { type Pdfium, withDocument } from './pdfium.ts';
import { squareUp } from './square-up.ts';
import { strip } from './strip.ts';

/** A book has at most so many pages, so a file with more can't be bound. */
const MOST_PAGES = 2000;
/** So many pages are copied at a time. */
const STRIDE = 50;

export class TooMuch extends Error {}

const pagesOf = (engine: Pdfium, document: number): number => {
  const pages = engine.FPDF_GetPageCount(document);
  if (pages === 0) throw new Error('no pages');
  return pages;
};

/** Opens a PDF and each of its first pages; throws for what is locked, broken or empty. */
export const lookAtPdf = (bytes: Uint8Array): Promise<void> =>
  withDocument(bytes, (engine, document) => {
    const pages = pagesOf(engine, document);
    for (let i = 0; i < Math.min(pages, MOST_PAGES); i++) {
      const page = engine.FPDF_LoadPage(document, i);
      if (page === 0) throw new Error(`page ${i + 1} can't be opened`);
      engine.FPDF_ClosePage(page);
    }
  });

/**
 * The pages alone, written anew: what hangs at the catalog (scripts, attachments, XFA) stays behind, and every action but a plain link is taken out
 * of what comes along. Each page has a size and a way up, so that it can be bound and numbered.
 */
export async function cleanPdf(bytes: Uint8Array): Promise<{ pages: number; pdf: Uint8Array }> {
  const copied = await withDocument(bytes, copyPages);
  const pdf = await PDFDocument.load(copied, { updateMetadata: false });
  strip(pdf);
  for (const page of pdf.getPages()) squareUp(page);
  return { pages: pdf.getPageCount(), pdf: await pdf.save() };
}

function copyPages(engine: Pdfium, document: number): Uint8Array {
  const pages = pagesOf(engine, document);
  if (pages > MOST_PAGES) throw new TooMuch(`${pages} pages`);
  const copy = engine.FPDF_CreateNewDocument();
  try {
    for (let i = 0; i < pages; i += STRIDE)
      if (!engine.FPDF_ImportPages(copy, document, `${i + 1}-${Math.min(pages, i + STRIDE)}`, i))
        throw new Error(`pages from ${i + 1} on can't be copied`);
    return saved(engine, copy);
  } finally {
    engine.FPDF_CloseDocument(copy);
  }
}

function saved(engine: Pdfium, document: number): Uint8Array {
  const writer = engine.PDFiumExt_OpenFileWriter();
  try {
    engine.PDFiumExt_SaveAsCopy(document, writer);
    const size = engine.PDFiumExt_GetFileWriterSize(writer);
    const at = engine.pdfium.wasmExports.malloc(size);
    if (at === 0) throw new Error('out of memory');
    try {
      engine.PDFiumExt_GetFileWriterData(writer, at, size);
      return engine.pdfium.HEAPU8.slice(at, at + size);
    } finally {
      engine.pdfium.wasmExports.free(at);
    }
  } finally {
    engine.PDFiumExt_CloseFileWriter(writer);
  }
}
