import { PDFArray, PDFDict, type PDFDocument, PDFName, type PDFObject, PDFStream } from 'pdf-lib';

const named = (...names: readonly string[]): readonly PDFName[] => names.map((name) => PDFName.of(name));

/** What an object would do by itself, and what it carries besides what is seen. */
const ACTS = named('AA', 'PA', 'Next', 'OpenAction', 'JS', 'JavaScript', 'EmbeddedFiles', 'XFA', 'AF');
const [ACTION, KIND, SUBTYPE] = [PDFName.of('A'), PDFName.of('S'), PDFName.of('Subtype')];
/** Of actions only these stay: an address that a person may open, a place in the same file. */
const LINKS = new Set(named('URI', 'GoTo'));
/** Annotations that bring a file, a film or a program. */
const CARRIERS = new Set(named('FileAttachment', 'RichMedia', '3D', 'Screen', 'Movie', 'Sound'));

/**
 * Takes scripts, launches, attachments and every other action but a plain link out of a document, wherever they hang: copying pages leaves behind what hangs
 * at the catalog, but not what hangs at pages and annotations (ISO 32000-2, 12.6). Answers how many things were taken out.
 */
export function strip(pdf: PDFDocument): number {
  const seen = new Set<PDFObject>();
  const open: PDFObject[] = pdf.context.enumerateIndirectObjects().map(([, object]) => object);
  let removed = 0;
  // With a list of its own rather than by recursion: a file may nest as deep as it likes.
  for (let object = open.pop(); object !== undefined; object = open.pop()) {
    const holder = object instanceof PDFStream ? object.dict : object;
    if (seen.has(holder)) continue;
    seen.add(holder);
    if (holder instanceof PDFArray) open.push(...holder.asArray());
    if (!(holder instanceof PDFDict)) continue;
    removed += disarmed(holder);
    open.push(...holder.values());
  }
  return removed;
}

function disarmed(dict: PDFDict): number {
  const kind = dict.lookup(SUBTYPE);
  if (kind instanceof PDFName && CARRIERS.has(kind)) {
    for (const name of dict.keys()) dict.delete(name);
    return 1;
  }
  let removed = ACTS.filter((name) => dict.delete(name)).length;
  const action = dict.lookup(ACTION);
  if (action instanceof PDFDict && !isLink(action) && dict.delete(ACTION)) removed += 1;
  return removed;
}

function isLink(action: PDFDict): boolean {
  const kind = action.lookup(KIND);
  return kind instanceof PDFName && LINKS.has(kind);
}
