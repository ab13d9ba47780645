import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** The earliest instant that a zip archive can name. */
const ZIP_TIME = '1980-01-01T00:00:00';

/** Properties that would tell when the file was made become the document's own date. */
const dated = (core: string, date: string): string => core.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${date}T00:00:00Z`);

/** No widened gap where Chinese and Latin meet, since the forms count characters; the library has no word for it. */
const unspaced = (body: string): string =>
  body.replace(/<w:spacing w:(?:before|after|line)=/g, (start) => `<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>${start}`);

/** Pictures are numbered from one in each document, not through the life of the program. */
function numbered(body: string): string {
  let next = 0;
  return body.replace(/<wp:docPr id="\d+"/g, () => `<wp:docPr id="${++next}"`);
}

function changed(name: string, text: string, date: string): string {
  if (name === 'docProps/core.xml') return dated(text, date);
  return /^word\/(?:document|footer\d+)\.xml$/.test(name) ? numbered(unspaced(text)) : text;
}

/** The package put together again so that only the document decides its bytes: parts sorted, one time for all, no clock, no counter. */
export function settled(bytes: Uint8Array, date: string): Uint8Array {
  const parts = Object.entries(unzipSync(bytes)).filter(([name]) => !name.endsWith('/'));
  const sorted = parts.sort(([a], [b]) => (a < b ? -1 : 1));
  const settledParts = sorted.map(([name, part]): [string, Uint8Array] =>
    name.endsWith('.xml') ? [name, strToU8(changed(name, strFromU8(part), date))] : [name, part],
  );
  return zipSync(Object.fromEntries(settledParts), { level: 6, mtime: ZIP_TIME });
}
