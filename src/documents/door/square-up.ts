import { degrees, PDFArray, PDFDict, PDFName, type PDFPage, PDFStream } from 'pdf-lib';

/** A page is at most 200 inches wide and high (ISO 32000-1, annex C), in points. */
const MOST = 14_400;
const A4 = [595, 842] as const;
const boxes = ['MediaBox', 'CropBox', 'BleedBox', 'TrimBox', 'ArtBox'].map((name) => PDFName.of(name));

/** What a page's entries have to be, where they are there at all. */
const kinds = [
  ['Contents', [PDFStream, PDFArray]],
  ['Resources', [PDFDict]],
  ['Annots', [PDFArray]],
  ['Group', [PDFDict]],
] as const;
const resources = ['Font', 'XObject', 'ExtGState'].map((name) => PDFName.of(name));

/**
 * What of a page can't be read as a sheet of paper is put right, so that it can be bound and numbered: boxes that are no rectangle, or none that paper has,
 * give way to A4; a turn that is none of the four to none; entries of another kind than theirs go.
 */
export function squareUp(page: PDFPage): void {
  if (!isPaper(page)) {
    for (const box of boxes) page.node.delete(box);
    page.setMediaBox(0, 0, ...A4);
  }
  if (!isTurned(page)) page.setRotation(degrees(0));
  const { node } = page;
  for (const [name, known] of kinds) {
    const entry = node.lookup(PDFName.of(name));
    if (entry !== undefined && !known.some((kind) => entry instanceof kind)) node.delete(PDFName.of(name));
  }
  const held = node.Resources();
  for (const name of resources) if (held?.has(name) && !(held.lookup(name) instanceof PDFDict)) held.delete(name);
}

function isPaper(page: PDFPage): boolean {
  try {
    return [page.getMediaBox(), page.getCropBox()].every(
      ({ x, y, width, height }) => [x, y].every((one) => Math.abs(one) <= MOST) && [width, height].every((one) => one >= 1 && one <= MOST),
    );
  } catch {
    return false;
  }
}

function isTurned(page: PDFPage): boolean {
  try {
    return page.getRotation().angle % 90 === 0;
  } catch {
    return false;
  }
}
