import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Asked } from '../core/annexes/annex2-said.ts';
import type { Edition } from '../core/scheme/edition/edition.ts';
import type { EditionEdit } from '../core/scheme/edition/edits.ts';
import type { Beginning } from './edition/edit-file.ts';
import { MOST_AT_ONCE, MOST_HEAP_MB, MOST_MILLISECONDS } from './limits.ts';
import type { Wanted } from './read-sheets.ts';

/** The thread stands beside this file as a source, and beside the bundle as intake-worker. */
const script = import.meta.url.endsWith('.ts')
  ? new URL('./worker-source.mjs', import.meta.url)
  : new URL(`./intake-worker${extname(import.meta.url)}`, import.meta.url);

export type Work =
  | { readonly what: 'read' | 'mark'; readonly bytes: Uint8Array; readonly name: string; readonly wanted: Wanted }
  | { readonly what: 'annex2'; readonly bytes: Uint8Array; readonly of: Asked }
  | { readonly what: 'edition'; readonly source: string; readonly bases: readonly Edition[] }
  | { readonly what: 'draft'; readonly beginning: Beginning }
  | { readonly what: 'edit'; readonly source: string; readonly edits: readonly EditionEdit[] };

/** Why there is no answer: the thread was ended for its time or its memory, or broke. */
export type Ended = 'time' | 'memory' | 'broken';

/**
 * Does what a file of others asks for in a thread of its own, which is ended when it needs too much time or memory, so that no file can harm the
 * process or keep others waiting.
 */
export async function inThread<A>(work: Work, ended: (why: Ended) => A): Promise<A> {
  const release = await place();
  try {
    return await answered(work, ended);
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

function answered<A>(work: Work, ended: (why: Ended) => A): Promise<A> {
  const worker = new Worker(script, {
    workerData: work,
    resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
    // What a reader prints about a broken file is nobody's answer.
    stdout: true,
    stderr: true,
  });
  return new Promise<A>((resolve) => {
    const timer = setTimeout(() => resolve(ended('time')), MOST_MILLISECONDS);
    worker.once('message', (answer: A) => resolve(answer));
    worker.once('error', (error: NodeJS.ErrnoException) => resolve(ended(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'broken')));
    worker.once('exit', () => {
      clearTimeout(timer);
      resolve(ended('broken'));
    });
  }).finally(() => worker.terminate());
}
