import type { FormDoc } from './layout/paper.ts';
import { type PdfEngine, type Rendered, startTypst } from './pdf/render.ts';
import { readScan } from './scan/read.ts';

/** `appRoot` is the directory of package.json; `fontDir` holds the office's own fonts, looked in first. */
export type DocumentsConfig = { readonly appRoot: string; readonly fontDir?: string | undefined };

export type Documents = {
  /** The document as PDF/A-2b with what there is to say about it, such as characters that no font has. */
  render(doc: FormDoc): Promise<Rendered>;
  /** The document as PDF/A-2b; the same document gives the same bytes. */
  renderPdf(doc: FormDoc): Promise<Uint8Array>;
  /** What a stamped scan says by its code, best first; empty where nothing can be read. */
  readScan(bytes: Uint8Array, mediaType: string): Promise<string[]>;
  /** Ends the rendering thread. */
  close(): Promise<void>;
};

/** The engines behind the documents; started at the first document. */
export function createDocuments(config: DocumentsConfig): Documents {
  const pdf: PdfEngine = startTypst(config);
  return {
    render: pdf.render,
    renderPdf: async (doc) => (await pdf.render(doc)).pdf,
    readScan: (bytes, mediaType) => readScan(bytes, mediaType, config.appRoot),
    close: pdf.close,
  };
}
