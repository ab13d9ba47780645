import type { Documents } from '../documents/create.ts';
import { renderDocx } from '../documents/docx/write.ts';
import type { FormDoc } from '../documents/layout/paper.ts';
import { renderXlsx } from '../documents/xlsx/write.ts';
import type { FileAnswer } from './contract/define.ts';

/** A paper shown in the page. */
export const pdf = (bytes: Uint8Array, name: string) => ({ bytes, name, mediaType: 'application/pdf', shown: 'inline' as const });

/** A workbook to save. */
export const xlsx = (bytes: Uint8Array, name: string) => ({
  bytes,
  name,
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  shown: 'attachment' as const,
});

/** A Word document to save. */
export const docx = (bytes: Uint8Array, name: string) => ({
  bytes,
  name,
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  shown: 'attachment' as const,
});

export type Format = 'pdf' | 'docx' | 'xlsx';

/** The bytes of a layout in one of its formats. */
export async function written(format: Format, doc: FormDoc, documents: Documents): Promise<Uint8Array> {
  if (format === 'docx') return renderDocx(doc);
  return format === 'xlsx' ? renderXlsx(doc) : documents.renderPdf(doc);
}

/** A layout as a file named by what it is. */
export async function fileAs(format: Format, of: { documents: Documents; doc: FormDoc; name: string }): Promise<FileAnswer> {
  const bytes = await written(format, of.doc, of.documents);
  return { pdf, docx, xlsx }[format](bytes, `${of.name}.${format}`);
}
