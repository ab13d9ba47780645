import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Chain } from '../../acts/directory/port.ts';
import type { Actor } from '../../core/workflow/relation.ts';
import type { Connection } from '../pool.ts';
import { DatabaseUnavailable, type Trouble } from '../unavailable.ts';
import type { Link, Proof } from './chain.ts';

/** The thread stands beside this file as a source, and beside the bundle as journal-worker. */
const script = import.meta.url.endsWith('.ts')
  ? new URL('./worker-source.mjs', import.meta.url)
  : new URL(`./journal-worker${extname(import.meta.url)}`, import.meta.url);

/** `since`: the entry behind which to begin; null: at the first. */
export type Task = {
  readonly connection: Connection;
  readonly reader: Actor;
  readonly what: 'verify' | 'tell';
  readonly since: Link | null;
};

export type Said =
  | { readonly kind: 'piece'; readonly bytes: Uint8Array }
  | { readonly kind: 'proof'; readonly proof: Proof }
  | { readonly kind: 'end' }
  | { readonly kind: 'failed'; readonly message: string; readonly trouble: Trouble | null };

/** Two go through the journal at once, the next is asked to come again: each takes a connection and half a core. */
const MOST_AT_ONCE = 2;
/** Megabytes; a slice is less than one. */
const HEAP = 128;

/** The journal gone through in threads of their own, each over a connection of its own with the reader's eyes. */
export function chainOver(connection: Connection): Chain {
  let running = 0;
  const begin = (task: Omit<Task, 'connection'>, signal: AbortSignal | undefined): Reading => {
    if (running >= MOST_AT_ONCE) throw new DatabaseUnavailable('busy', new Error(`${running} go through the journal`));
    running += 1;
    return reading({ ...task, connection }, signal, () => {
      running -= 1;
    });
  };
  return {
    async verify(reader, since, signal) {
      const thread = begin({ reader, what: 'verify', since }, signal);
      try {
        const said = await thread.next();
        if (said.kind !== 'proof') throw new Error(`the journal's thread said ${said.kind}`);
        return said.proof;
      } finally {
        await thread.end();
      }
    },
    async lines(reader, signal) {
      const thread = begin({ reader, what: 'tell', since: null }, signal);
      return pieces(thread, await thread.next().catch((error: unknown) => thread.end().then(() => Promise.reject(error))));
    },
  };
}

/** Whoever gives the reading up ends the thread, also before the first piece: the `finally` of a generator that was not begun is not come to. */
function pieces(thread: Reading, first: Said): AsyncIterable<Uint8Array> {
  const told = tell(thread, first);
  const end = async (): Promise<IteratorResult<Uint8Array>> => {
    await thread.end();
    return { done: true, value: undefined };
  };
  return { [Symbol.asyncIterator]: () => ({ next: () => told.next(), return: end }) };
}

async function* tell(thread: Reading, first: Said): AsyncGenerator<Uint8Array> {
  try {
    for (let said = first; said.kind === 'piece'; said = await thread.next()) {
      yield said.bytes;
      thread.goOn();
    }
  } finally {
    await thread.end();
  }
}

type Reading = { next(): Promise<Said>; goOn(): void; end(): Promise<void> };

/** One thread, from its start to its end, which comes with the signal at the latest. It says one thing and waits to be told to go on. */
function reading(task: Task, signal: AbortSignal | undefined, ended: () => void): Reading {
  const worker = new Worker(script, { workerData: task, resourceLimits: { maxOldGenerationSizeMb: HEAP } });
  const said: Said[] = [];
  let waiting: (() => void) | null = null;
  const hear = (one: Said): void => {
    said.push(one);
    waiting?.();
  };
  worker.on('message', hear);
  worker.on('error', (error) => hear({ kind: 'failed', message: error.message, trouble: null }));
  worker.once('exit', () => {
    hear({ kind: 'failed', message: "the journal's thread ended", trouble: null });
    ended();
  });
  const stop = (): void => void worker.terminate();
  if (signal?.aborted) stop();
  signal?.addEventListener('abort', stop, { once: true });
  return {
    async next() {
      if (said.length === 0)
        await new Promise<void>((resolve) => {
          waiting = resolve;
        });
      const one = said.shift() as Said;
      if (one.kind !== 'failed') return one;
      throw one.trouble === null ? new Error(one.message) : new DatabaseUnavailable(one.trouble, new Error(one.message));
    },
    goOn: () => worker.postMessage('on'),
    async end() {
      signal?.removeEventListener('abort', stop);
      await worker.terminate();
    },
  };
}
