import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { IntakeShown } from '../core/sheet/intake.ts';
import { damaged, MOST_FILE_BYTES, tooLarge } from '../core/sheet/limits.ts';
import { MOST_AT_ONCE, MOST_HEAP_MB, MOST_MILLISECONDS, tookTooLong, tookTooMuch } from './limits.ts';
import type { Marked } from './mark-sheets.ts';
import type { Wanted } from './read-sheets.ts';

/** The thread stands beside this file as a source, and beside the bundle as intake-worker. */
const script = import.meta.url.endsWith('.ts')
  ? new URL('./worker-source.mjs', import.meta.url)
  : new URL(`./intake-worker${extname(import.meta.url)}`, import.meta.url);

const refused = (reason: string): { kind: 'refused'; reason: string; sheets: []; beside: [] } => ({
  ...{ kind: 'refused', reason, sheets: [], beside: [] },
});

export type Work = { readonly what: 'read' | 'mark'; readonly bytes: Uint8Array; readonly name: string; readonly wanted: Wanted };
type Answers = { read: IntakeShown; mark: Marked };

/**
 * Reads or marks a file in a thread of its own, which is ended when it needs too much time or memory, so that no file can harm the
 * process.
 */
export async function inThread<W extends Work>(work: W): Promise<Answers[W['what']]> {
  if (work.bytes.length > MOST_FILE_BYTES) return refused(tooLarge(work.bytes.length));
  const release = await place();
  try {
    return await answered(work);
  } finally {
    release();
  }
}

let free = MOST_AT_ONCE;
const queue: (() => void)[] = [];

/** Waits for one of the places; answers how to give it back. */
async function place(): Promise<() => void> {
  if (free > 0) free -= 1;
  else await new Promise<void>((resolve) => queue.push(resolve));
  return () => {
    const next = queue.shift();
    if (next) next();
    else free += 1;
  };
}

function answered<W extends Work>(work: W): Promise<Answers[W['what']]> {
  const worker = new Worker(script, {
    workerData: work,
    resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
    // What a reader prints about a broken file is nobody's answer.
    stdout: true,
    stderr: true,
  });
  return new Promise<Answers[W['what']]>((resolve) => {
    const timer = setTimeout(() => resolve(refused(tookTooLong)), MOST_MILLISECONDS);
    worker.once('message', (answer: Answers[W['what']]) => resolve(answer));
    worker.once('error', (error: NodeJS.ErrnoException) =>
      resolve(refused(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tookTooMuch : damaged)),
    );
    worker.once('exit', () => {
      clearTimeout(timer);
      resolve(refused(damaged));
    });
  }).finally(() => worker.terminate());
}
