import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { fontFiles } from './fonts.ts';
import type { Answer, Job, WorkerSetup } from './protocol.ts';

/** Thread and template stand beside this file as sources, and in dist/ once bundled. */
function entry(appRoot: string): { script: string | URL; template: string } {
  if (!import.meta.url.endsWith('.ts')) {
    return { script: join(appRoot, 'dist', 'pdf-worker.js'), template: join(appRoot, 'dist', 'form.typ') };
  }
  return {
    script: new URL('./worker-source.mjs', import.meta.url),
    template: fileURLToPath(new URL('./form.typ', import.meta.url)),
  };
}

/** Typst keeps some memory a document; a thread is replaced after so many documents, or when the process has grown by so many bytes. */
const MOST_DOCUMENTS = 200;
const LEAST_DOCUMENTS = 20;
const MOST_GROWTH = 400 * 2 ** 20;

export type Thread = {
  /** Sends a job and waits for its answer; rejects where the thread dies. */
  ask(job: Omit<Job, 'id'>): Promise<Answer>;
  /** Whether the thread has done its share and should be replaced. */
  worn(): boolean;
  /** Answers what it was asked already, then ends. */
  retire(): void;
  stop(): Promise<void>;
};

type Waiting = { resolve: (answer: Answer) => void; reject: (reason: Error) => void };

/** Starts a rendering thread; `onEnd` is called when it ends for whatever reason. It keeps the process alive only while it works. */
export function startThread(config: { appRoot: string; fontDir?: string | undefined }, onEnd: () => void): Thread {
  const { script, template } = entry(config.appRoot);
  const workerData: WorkerSetup = { appRoot: config.appRoot, template, fonts: fontFiles(config.appRoot, config.fontDir) };
  const worker = new Worker(script, { workerData });
  const waiting = new Map<number, Waiting>();
  const rssAtStart = process.memoryUsage.rss();
  let growth = 0;
  let asked = 0;
  let retired = false;

  const end = (reason: Error): void => {
    for (const one of waiting.values()) one.reject(reason);
    waiting.clear();
    onEnd();
  };
  worker.on('message', (answer: Answer) => {
    waiting.get(answer.id)?.resolve(answer);
    waiting.delete(answer.id);
    if (answer.kind === 'pdf') growth = answer.rss - rssAtStart;
    if (waiting.size > 0) return;
    worker.unref();
    if (retired) void worker.terminate();
  });
  worker.on('error', (error) => end(error instanceof Error ? error : new Error(String(error))));
  worker.on('exit', (code) => end(new Error(`The rendering thread ended with code ${code}.`)));
  worker.unref();

  return {
    ask: (job) =>
      new Promise((resolve, reject) => {
        const id = ++asked;
        waiting.set(id, { resolve, reject });
        worker.ref();
        worker.postMessage({ ...job, id } satisfies Job);
      }),
    worn: () => asked >= MOST_DOCUMENTS || (asked >= LEAST_DOCUMENTS && growth > MOST_GROWTH),
    retire: () => {
      retired = true;
      if (waiting.size === 0) void worker.terminate();
    },
    stop: async () => {
      await worker.terminate();
    },
  };
}
