import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { TableForm } from '../core/annexes/field.ts';
import type { Intake } from './intake.ts';
import { damaged, MOST_AT_ONCE, MOST_FILE_BYTES, MOST_HEAP_MB, MOST_MILLISECONDS, tookTooLong, tookTooMuch, tooLarge } from './limits.ts';

/** The thread stands beside this file as a source, and beside the bundle as intake-worker. */
const script = import.meta.url.endsWith('.ts')
  ? new URL('./worker-source.mjs', import.meta.url)
  : new URL(`./intake-worker${extname(import.meta.url)}`, import.meta.url);

const refused = (reason: string): Intake => ({ kind: 'refused', reason });

/**
 * Reads a list of whatever sort people have it in as rows of `table`: .xlsx, .xlsm, .ods, .xls, .csv, or text and pages by these
 * names; `name` stands for the sheet where the format has none. Taken whole or refused with a sentence, never half. It runs in a
 * thread of its own that is ended when it needs too much time or memory, so no file can harm the process.
 */
export async function readTable(bytes: Uint8Array, name: string, table: TableForm): Promise<Intake> {
  if (bytes.length > MOST_FILE_BYTES) return refused(tooLarge(bytes.length));
  const release = await place();
  try {
    return await inThread(bytes, name, table);
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

function inThread(bytes: Uint8Array, name: string, table: TableForm): Promise<Intake> {
  const worker = new Worker(script, {
    workerData: { bytes, name, table },
    resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
    // What a reader prints about a broken file is nobody's answer.
    stdout: true,
    stderr: true,
  });
  return new Promise<Intake>((resolve) => {
    const timer = setTimeout(() => resolve(refused(tookTooLong)), MOST_MILLISECONDS);
    worker.once('message', (intake: Intake) => resolve(intake));
    worker.once('error', (error: NodeJS.ErrnoException) =>
      resolve(refused(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tookTooMuch : damaged)),
    );
    worker.once('exit', () => {
      clearTimeout(timer);
      resolve(refused(damaged));
    });
  }).finally(() => worker.terminate());
}
