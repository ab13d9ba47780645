import { PDFDocument } from 'pdf-lib';
import { bookmark, numberPages } from './finish.ts';
import { type Opened, opened, type Piece, type Unbound } from './piece.ts';

/** A line of the contents: what begins at which page of the book, counted from one; `unbound` where a sheet stands for the file. */
export type Entry = { readonly title: string; readonly page: number; readonly unbound?: Unbound };

export type Binding = {
  readonly title: string;
  /** 2026-03-31: the only date in the file. */
  readonly date: string;
  /** The contents as PDF, set from the entries. */
  contents(entries: readonly Entry[]): Promise<Uint8Array>;
  /** One page that stands for a file which can't be bound in. */
  sheet(piece: Piece, unbound: Unbound): Promise<Uint8Array>;
};

/** What is larger stays in its electronic form: bytes of one file, bytes and pages of all. */
const MOST_BYTES = 30 * 2 ** 20;
const MOST_BYTES_TOGETHER = 150 * 2 ** 20;
const MOST_PAGES = 2000;
/** The contents' own length moves what follows, which can lengthen the contents by a page at most. */
const MOST_SETTINGS = 3;

/**
 * One PDF of all pieces in their order: contents in front, bookmarks, and each page's number of the whole in its top right corner.
 * A file that is locked, broken, no PDF or picture, or too large gets a sheet that says so; nothing in a file makes it throw.
 */
export async function bindBook(pieces: AsyncIterable<Piece>, binding: Binding): Promise<Uint8Array> {
  const book = await PDFDocument.create({ updateMetadata: false });
  const begun: Entry[] = [];
  let bytes = 0;
  for await (const piece of pieces) {
    bytes += piece.size;
    const page = book.getPageCount() + 1;
    const unbound = await bindIn(book, piece, bytes);
    if (unbound) await append(book, await PDFDocument.load(await binding.sheet(piece, unbound), { updateMetadata: false }));
    begun.push({ title: piece.title, page, ...(unbound ? { unbound } : {}) });
  }
  const entries = await putContents(book, begun, binding);
  await numberPages(book);
  bookmark(book, [{ title: '目录', page: 1 }, ...entries]);
  label(book, binding);
  return book.save({ objectsPerTick: 200 });
}

/** Adds a piece's pages; otherwise says why it can't. `bytes` are those of all pieces so far, this one included. */
async function bindIn(book: PDFDocument, piece: Piece, bytes: number): Promise<Unbound | null> {
  if (piece.size > MOST_BYTES || bytes > MOST_BYTES_TOGETHER) return '文件过大';
  const part: Opened = await opened(piece);
  if ('unbound' in part) return part.unbound;
  if (book.getPageCount() + part.pdf.getPageCount() > MOST_PAGES) return '文件过大';
  try {
    await append(book, part.pdf);
    return null;
  } catch {
    return '文件损坏，无法读取';
  }
}

async function append(book: PDFDocument, part: PDFDocument): Promise<void> {
  const pages = await book.copyPages(part, part.getPageIndices());
  for (const page of pages) book.addPage(page);
}

async function putContents(book: PDFDocument, begun: readonly Entry[], { contents }: Binding): Promise<Entry[]> {
  let length = 1;
  for (let setting = 1; ; setting++) {
    const entries = begun.map((one) => ({ ...one, page: one.page + length }));
    const front = await PDFDocument.load(await contents(entries), { updateMetadata: false });
    if (front.getPageCount() !== length && setting < MOST_SETTINGS) {
      length = front.getPageCount();
      continue;
    }
    const pages = await book.copyPages(front, front.getPageIndices());
    for (const [i, page] of pages.entries()) book.insertPage(i, page);
    return entries;
  }
}

function label(book: PDFDocument, { title, date }: Binding): void {
  const when = new Date(`${date}T00:00:00Z`);
  book.setTitle(title, { showInWindowTitleBar: true });
  book.setLanguage('zh-CN');
  book.setCreationDate(when);
  book.setModificationDate(when);
}
