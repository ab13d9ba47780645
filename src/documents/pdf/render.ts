import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Paper } from '../forms.ts';
import { entry } from '../work/entry.ts';
import { Pool, type RunOptions } from '../work/pool.ts';
import { fontFiles } from './fonts.ts';
import type { Answer, Drawn, Rendered, Work, WorkerSetup } from './protocol.ts';

/** Whatever sets documents as PDF: today Typst's native binary in a thread. */
export type PdfEngine = {
  render(paper: Paper, options?: RunOptions): Promise<Rendered>;
  /** One of the parts that a long paper is set in, to be looked at; counted from 1, its first page bears that number. */
  draw(paper: Paper, part: { number: number; firstPage: number }, options?: RunOptions): Promise<Drawn>;
  close(): Promise<void>;
};

/** A paper that can't be had, with a sentence for people. */
export class DocumentRefused extends Error {
  override readonly name = 'DocumentRefused';
}

/** Milliseconds: 2 000 rows take some eight seconds on a quiet machine. Setting itself can't be interrupted. */
const PATIENCE = 120_000;
/** Typst keeps some memory a document; a thread is replaced after so many documents, or when the process has grown by so many bytes. */
const MOST_DOCUMENTS = 200;
const LEAST_DOCUMENTS = 20;
const MOST_GROWTH = 400 * 2 ** 20;

/** The template stands beside this file as a source, and in dist/ once bundled. */
const templateOf = (appRoot: string): string =>
  import.meta.url.endsWith('.ts') ? fileURLToPath(new URL('./form.typ', import.meta.url)) : join(appRoot, 'dist', 'form.typ');

/**
 * Typst in a worker thread. The same document gives the same bytes. Characters without a shape are dropped, those that no font has
 * become 〓 and are named in the warnings. Rejects with a DocumentRefused whose message is for people where the document has
 * more than 2000 rows or no valid date, or where the native engine is missing.
 */
export function startTypst(config: { appRoot: string; fontDir?: string | undefined }): PdfEngine {
  let pool: Pool<Work, Answer> | null = null;
  /** Started at the first document, so that a wrong font folder is said to whoever asks for one. */
  function started(): Pool<Work, Answer> {
    if (pool) return pool;
    const { script, from } = entry('pdf', config.appRoot);
    const setup: WorkerSetup = {
      appRoot: config.appRoot,
      template: templateOf(config.appRoot),
      fonts: fontFiles(config.appRoot, config.fontDir),
    };
    const worn = (documents: number, growth: number): boolean =>
      documents >= MOST_DOCUMENTS || (documents >= LEAST_DOCUMENTS && growth > MOST_GROWTH);
    pool = new Pool<Work, Answer>({ script, workerData: { ...from, ...setup }, worn, mostWaiting: 1000 });
    return pool;
  }
  async function asked<K extends 'pdf' | 'drawn'>(
    kind: K,
    work: Work,
    options: RunOptions | undefined,
  ): Promise<Extract<Answer, { kind: K }>> {
    const answer = await started().run(() => work, { ms: PATIENCE, ...options });
    if (answer.kind === 'refused') throw new DocumentRefused(answer.message);
    if (answer.kind !== kind) throw new Error(`asked for ${kind}, got ${answer.kind}`);
    return answer as Extract<Answer, { kind: K }>;
  }
  return {
    render: (paper, options) => asked('pdf', { paper }, options),
    draw: (paper, part, options) => asked('drawn', { paper, part }, options),
    close: async () => {
      await pool?.close();
    },
  };
}
