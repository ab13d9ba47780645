import type { PaperOrder } from '../documents/made/order.ts';
import type { Made } from '../documents/made/shelf.ts';
import { type FileAnswer, fileTypes } from './contract/define.ts';
import type { Visit } from './visit.ts';

/** A paper shown in the page. */
export const pdf = (bytes: Uint8Array, name: string) => ({ bytes, name, mediaType: fileTypes.pdf, shown: 'inline' as const });

/** A workbook to save. */
export const xlsx = (bytes: Uint8Array, name: string) => ({
  bytes,
  name,
  mediaType: fileTypes.xlsx,
  shown: 'attachment' as const,
});

/** A Word document to save. */
export const docx = (bytes: Uint8Array, name: string) => ({
  bytes,
  name,
  mediaType: fileTypes.docx,
  shown: 'attachment' as const,
});

export type Format = 'pdf' | 'docx' | 'xlsx';

/** A paper that was made, named by what it is. */
export const fileOf = (made: Made, { format, name }: { format: Format; name: string }): FileAnswer => ({
  ...{ pdf, docx, xlsx }[format](NONE, `${name}.${format}`),
  bytes: made.stream(),
  size: made.size,
});

const NONE = new Uint8Array();

/** A layout as a file named by what it is; made once, and kept for whoever asks next. */
export async function fileAs(
  { documents, visit }: Pick<Visit, 'documents' | 'visit'>,
  order: PaperOrder,
  name: string,
): Promise<FileAnswer> {
  return fileOf(await documents.paper(order, { signal: visit.signal }), { format: order.format, name });
}
