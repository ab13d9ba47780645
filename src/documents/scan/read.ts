import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** A scan that takes longer to look at is for people to look at. */
const PATIENCE_MS = 60_000;
const LIMITS = { maxOldGenerationSizeMb: 512 };

const entry = (appRoot: string): string | URL =>
  import.meta.url.endsWith('.ts') ? new URL('./worker-source.mjs', import.meta.url) : join(appRoot, 'dist', 'scan-worker.js');

/** What a scan says (texts.ts), looked at in a thread of its own, since unpacking a sheet takes seconds; empty after a minute, or when the thread dies of it. */
export function readScan(bytes: Uint8Array, mediaType: string, appRoot: string): Promise<string[]> {
  const worker = new Worker(entry(appRoot), { workerData: { bytes, mediaType }, resourceLimits: LIMITS });
  return new Promise<string[]>((resolve) => {
    const timer = setTimeout(() => resolve([]), PATIENCE_MS);
    worker.once('message', (texts: string[]) => resolve(texts));
    worker.once('error', () => resolve([]));
    worker.once('exit', () => {
      clearTimeout(timer);
      resolve([]);
    });
  }).finally(() => void worker.terminate());
}
