import { createHash } from 'node:crypto';

/** Objects added behind a PDF's bytes (ISO 32000, 7.5.6): what stood before stays byte for byte. */
export type Base = {
  readonly bytes: Buffer;
  /** The first number that no object has. */
  readonly size: number;
  readonly root: number;
  readonly firstPage: number;
  readonly trailer: string;
  readonly start: number;
  object(number: number): string;
};

/** A PDF with one classic cross-reference table, as Typst writes it. @throws RangeError for any other. */
export function openPdf(bytes: Uint8Array): Base {
  const own = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const text = own.toString('latin1');
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1]);
  if (!text.startsWith('%PDF-') || !text.startsWith('xref', start)) throw new RangeError('not a PDF with a classic cross-reference table');
  const end = text.indexOf('trailer', start);
  const trailer = text.slice(end);
  const offsets = offsetsIn(text.slice(start, end));
  const object = (number: number) => {
    const at = offsets.get(number) ?? -1;
    const head = `${number} 0 obj`;
    if (!text.startsWith(head, at)) throw new RangeError(`object ${number} is not where the table says`);
    return text.slice(at + head.length, text.indexOf('endobj', at)).trim();
  };
  const root = numberIn(trailer, /\/Root (\d+) 0 R/);
  const pages = numberIn(object(root), /\/Pages (\d+) 0 R/);
  const firstPage = numberIn(object(pages), /\/Kids\s*\[\s*(\d+) 0 R/);
  return { bytes: own, size: numberIn(trailer, /\/Size (\d+)/), root, firstPage, trailer, start, object };
}

function numberIn(text: string, pattern: RegExp): number {
  const found = pattern.exec(text)?.[1];
  if (found === undefined) throw new RangeError(`not in the PDF: ${pattern.source}`);
  return Number(found);
}

function offsetsIn(table: string): ReadonlyMap<number, number> {
  const offsets = new Map<number, number>();
  for (const [, first, , entries = ''] of table.matchAll(/^(\d+) (\d+)\s*\n((?:\d{10} \d{5} [nf][ \r\n]{1,2})+)/gm))
    for (const [i, [, offset, kind]] of [...entries.matchAll(/(\d{10}) \d{5} ([nf])/g)].entries())
      if (kind === 'n') offsets.set(Number(first) + i, Number(offset));
  return offsets;
}

/** A dictionary with one more entry. @throws RangeError where it has that entry already. */
export function withEntry(dictionary: string, key: string, value: string): string {
  if (new RegExp(`/${key}\\b`).test(dictionary)) throw new RangeError(`/${key} stands already`);
  return dictionary.replace(/>>\s*$/, `/${key} ${value} >>`);
}

/** The new file, and where its objects lie; `objects` by number, replaced ones included, in Latin-1. */
export function updated(base: Base, objects: ReadonlyMap<number, string>): { bytes: Buffer; offsets: ReadonlyMap<number, number> } {
  const parts = [base.bytes, Buffer.from('\n')];
  let at = base.bytes.length + 1;
  const offsets = new Map<number, number>();
  for (const [number, body] of objects) {
    offsets.set(number, at);
    const part = Buffer.from(`${number} 0 obj\n${body}\nendobj\n`, 'latin1');
    parts.push(part);
    at += part.length;
  }
  const rows = [...offsets].sort(([a], [b]) => a - b).map(([n, offset]) => `${n} 1\n${String(offset).padStart(10, '0')} 00000 n \n`);
  const size = Math.max(base.size, ...[...objects.keys()].map((n) => n + 1));
  const trailer = `trailer\n<< /Size ${size} /Root ${base.root} 0 R ${restOf(base)} /Prev ${base.start} >>\nstartxref\n${at}\n%%EOF\n`;
  return { bytes: Buffer.concat([...parts, Buffer.from(`xref\n0 0\n${rows.join('')}${trailer}`, 'latin1')]), offsets };
}

/** The first half of a file's ID stays as it is written, the second tells this revision. */
function restOf({ trailer, bytes }: Base): string {
  const info = /\/Info \d+ 0 R/.exec(trailer)?.[0] ?? '';
  const first = /\/ID\s*\[\s*(\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f]*>)/.exec(trailer)?.[1] ?? '<00>';
  const second = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
  return `${info} /ID [${first} <${second}>]`;
}
