import { PDFDocument } from 'pdf-lib';
import { picturesIn } from './pdf-pictures.ts';
import { codeOn, unpacked } from './picture.ts';

/**
 * What a scan says by itself, best first: the text of the code on it, and for a PDF that was sealed without being printed its keywords,
 * among which our papers carry the same text. Empty where nothing can be read; what a file may hold never makes it throw.
 */
export async function textsOn(bytes: Uint8Array, mediaType: string): Promise<string[]> {
  try {
    if (mediaType === 'application/pdf') return await textsOfPdf(bytes);
    const code = codeOn(unpacked(bytes, mediaType));
    return code === null ? [] : [code];
  } catch {
    return [];
  }
}

async function textsOfPdf(bytes: Uint8Array): Promise<string[]> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true });
  const texts: string[] = [];
  for (const picture of picturesIn(pdf)) {
    const code = codeOn(picture);
    if (code !== null) texts.push(code);
  }
  const keywords = pdf.getKeywords();
  return keywords ? [...texts, keywords] : texts;
}
