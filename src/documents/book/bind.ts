import { PDFDocument } from 'pdf-lib';
import { type Kept, wholeOf } from '../made/shelf.ts';
import { bookmark, numberPages } from './finish.ts';

/** Pages of our own making or cleaned by the door, in their order, and the bookmarks: what begins at which page, counted from one. */
export type BindWork = {
  readonly title: string;
  /** 2026-03-31: the only date in the file. */
  readonly date: string;
  readonly parts: readonly Kept[];
  readonly marks: readonly { readonly title: string; readonly page: number }[];
};

/** One PDF of all parts, with bookmarks, and each page's number of the whole in its top right corner. */
export async function bindBook(
  { title, date, parts, marks }: BindWork,
  progress: (share: number) => void,
): Promise<{ bytes: Uint8Array; pages: number }> {
  const book = await PDFDocument.create({ updateMetadata: false });
  for (const [i, part] of parts.entries()) {
    await append(book, await PDFDocument.load(await wholeOf(part), { updateMetadata: false }));
    progress((i + 1) / (parts.length + 1));
  }
  await numberPages(book);
  bookmark(book, marks);
  label(book, { title, date });
  return { bytes: await book.save({ objectsPerTick: 200 }), pages: book.getPageCount() };
}

async function append(book: PDFDocument, part: PDFDocument): Promise<void> {
  const pages = await book.copyPages(part, part.getPageIndices());
  for (const page of pages) book.addPage(page);
}

function label(book: PDFDocument, { title, date }: { title: string; date: string }): void {
  const when = new Date(`${date}T00:00:00Z`);
  book.setTitle(title, { showInWindowTitleBar: true });
  book.setLanguage('zh-CN');
  book.setCreationDate(when);
  book.setModificationDate(when);
}
