import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';

/** The library's types leave the engine's memory out. */
export type Pdfium = WrappedPdfiumModule & { readonly pdfium: { readonly HEAPU8: Uint8Array } };

let started: Promise<Pdfium> | null = null;

/** PDFium as WebAssembly; no form environment is opened, so that no script in a file is run. */
export function pdfium(): Promise<Pdfium> {
  started ??= start();
  return started;
}

/** After it ran out of memory it is started anew. */
export const forgetPdfium = (): void => {
  started = null;
};

async function start(): Promise<Pdfium> {
  const wasm = await readFile(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm'));
  const quiet = () => undefined;
  const wasmBinary = wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength);
  const engine = (await init({ wasmBinary, print: quiet, printErr: quiet } as Parameters<typeof init>[0])) as Pdfium;
  engine.PDFiumExt_Init();
  return engine;
}

/** Bytes in the engine's memory for as long as `use` takes. */
export async function lent<T>(engine: Pdfium, bytes: Uint8Array, use: (at: number) => T | Promise<T>): Promise<T> {
  const at = engine.pdfium.wasmExports.malloc(bytes.length);
  if (at === 0) throw new Error('out of memory');
  engine.pdfium.HEAPU8.set(bytes, at);
  try {
    return await use(at);
  } finally {
    engine.pdfium.wasmExports.free(at);
  }
}

/** `FPDF_GetLastError`: a password is wanted, or a kind of locking that is not known. */
export const isLocked = (code: number): boolean => code === 4 || code === 5;

/** Error of the engine in words for a log; FPDF_ERR_* by number. */
export class PdfError extends Error {
  readonly code: number;
  constructor(code: number) {
    super(`pdfium error ${code}`);
    this.code = code;
  }
}

/** A document from memory for as long as `use` takes; throws a PdfError where it can't be opened. */
export async function withDocument<T>(bytes: Uint8Array, use: (engine: Pdfium, document: number) => T | Promise<T>): Promise<T> {
  const engine = await pdfium();
  return lent(engine, bytes, async (at) => {
    const document = engine.FPDF_LoadMemDocument(at, bytes.length, '');
    if (document === 0) throw new PdfError(engine.FPDF_GetLastError());
    try {
      return await use(engine, document);
    } finally {
      engine.FPDF_CloseDocument(document);
    }
  });
}
