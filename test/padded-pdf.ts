import { randomBytes } from 'node:crypto';

/** A real PDF of one page that has just so many bytes: what is missing is filled with a stream that nothing refers to. At least 1 000 bytes. */
export function paddedPdf(size: number, padding: (bytes: number) => Buffer = randomBytes): Buffer<ArrayBuffer> {
  const around = 500;
  const filling = size - around;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>',
  ];
  const offsets: number[] = [];
  let head = '%PDF-1.4\n';
  for (const [i, object] of objects.entries()) {
    offsets.push(head.length);
    head += `${i + 1} 0 obj\n${object}\nendobj\n`;
  }
  offsets.push(head.length);
  head += `4 0 obj\n<</Length ${filling}>>\nstream\n`;
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const xref = `\nendstream\nendobj\n`;
  const at = head.length + filling + xref.length;
  const tail = `${xref}xref\n0 5\n0000000000 65535 f \n${table}trailer<</Size 5/Root 1 0 R>>\n`;
  const end = `startxref\n${at}\n%%EOF\n`;
  const spaces = ' '.repeat(size - head.length - filling - tail.length - end.length);
  return Buffer.concat([Buffer.from(head), padding(filling), Buffer.from(tail + spaces + end)]);
}
