import { degrees, grayscale, type PDFDocument, type PDFFont, PDFHexString, PDFName, type PDFPage, StandardFonts } from 'pdf-lib';
import { entryAt, lastOf } from '../../core/list/entry-at.ts';

const SIZE = 8;
/** From the sheet's top and right edge, in points. */
const FROM_TOP = 18;
const FROM_RIGHT = 28;

/** `12 / 57` in the top right corner of each page as it is seen, however the page is turned. */
export async function numberPages(book: PDFDocument): Promise<void> {
  const font = await book.embedFont(StandardFonts.Helvetica);
  const pages = book.getPages();
  for (const [i, page] of pages.entries())
    try {
      numberPage(page, `${i + 1} / ${pages.length}`, font);
    } catch {
      // A page of somebody else on which nothing can be drawn is bound without its number: one such page must not keep all others from their reader.
    }
}

function numberPage(page: PDFPage, text: string, font: PDFFont): void {
  const { x: left, y: bottom, width, height } = page.getCropBox();
  const turned = ((page.getRotation().angle % 360) + 360) % 360;
  const [seenWidth, seenHeight] = turned % 180 === 0 ? [width, height] : [height, width];
  const [x, y] = [seenWidth - FROM_RIGHT - font.widthOfTextAtSize(text, SIZE), seenHeight - FROM_TOP];
  const places: Readonly<Record<number, readonly [number, number]>> = {
    90: [width - y, x],
    180: [width - x, height - y],
    270: [y, height - x],
  };
  const [dx, dy] = places[turned] ?? [x, y];
  page.drawText(text, { x: left + dx, y: bottom + dy, size: SIZE, font, color: grayscale(0.35), rotate: degrees(turned) });
}

/** Bookmarks, one a piece; the reader opens with them shown. */
export function bookmark(book: PDFDocument, entries: readonly { title: string; page: number }[]): void {
  const { context, catalog } = book;
  const root = context.nextRef();
  const refs = entries.map(() => context.nextRef());
  entries.forEach(({ title, page }, i) => {
    const [previous, next, target] = [refs[i - 1], refs[i + 1], book.getPage(page - 1).ref];
    const item = context.obj({
      Parent: root,
      Dest: [target, 'Fit'],
      ...(previous ? { Prev: previous } : {}),
      ...(next ? { Next: next } : {}),
    });
    item.set(PDFName.of('Title'), PDFHexString.fromText(title));
    context.assign(entryAt(refs, i), item);
  });
  context.assign(root, context.obj({ Type: 'Outlines', First: entryAt(refs, 0), Last: lastOf(refs), Count: refs.length }));
  catalog.set(PDFName.of('Outlines'), root);
  catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
}
