import { ParseSpeeds, PDFArray, PDFDict, PDFDocument, PDFName, type PDFPage } from 'pdf-lib';
import { imagePage } from './image-page.ts';

/** What goes into a book one after the other: something made here, or a file that came from outside. */
export type Piece = {
  readonly title: string;
  readonly name: string;
  readonly hash: string;
  readonly mediaType: string;
  readonly size: number;
  /** Asked for only when its turn comes. */
  read(): Promise<Uint8Array>;
};

/** Why a file is not bound in, in a civil servant's words. */
export type Unbound = '文件设有密码' | '文件损坏，无法读取' | '不是 PDF 或图片' | '文件过大';

export type Opened = { readonly pdf: PDFDocument } | { readonly unbound: Unbound };

/** The pages of a piece, or why it has none to give; a picture becomes a page of A4. Never throws for what a file may hold. */
export async function opened({ mediaType, read }: Pick<Piece, 'mediaType' | 'read'>): Promise<Opened> {
  if (!/^(?:application\/pdf|image\/(?:jpeg|png))$/.test(mediaType)) return { unbound: '不是 PDF 或图片' };
  const bytes = await read();
  try {
    if (mediaType === 'image/jpeg' || mediaType === 'image/png') {
      const pdf = await imagePage(bytes, mediaType);
      return pdf ? { pdf } : { unbound: '文件过大' };
    }
    return { pdf: await readable(bytes) };
  } catch (error) {
    return { unbound: isLocked(error) ? '文件设有密码' : '文件损坏，无法读取' };
  }
}

/** The library's own class of error is none that `instanceof` knows. */
const isLocked = (error: unknown): boolean => error instanceof Error && /is encrypted/.test(error.message);

/** Strict: a page that would come out empty is worse than a sheet that says so. */
async function readable(bytes: Uint8Array): Promise<PDFDocument> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true, parseSpeed: ParseSpeeds.Fast });
  if (pdf.getPageCount() === 0) throw new Error('no pages');
  for (const page of pdf.getPages()) disarm(page);
  return pdf;
}

const ACTIONS = [PDFName.of('A'), PDFName.of('AA'), PDFName.of('PA')];

/** What a foreign page would do when opened or clicked stays behind; what it shows, seals included, comes along. */
function disarm({ node }: PDFPage): void {
  node.delete(PDFName.of('AA'));
  const annotations = node.lookupMaybe(PDFName.of('Annots'), PDFArray);
  for (let i = 0; i < (annotations?.size() ?? 0); i++) {
    const annotation = annotations?.lookup(i);
    if (annotation instanceof PDFDict) for (const action of ACTIONS) annotation.delete(action);
  }
}
