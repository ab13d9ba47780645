import { parentPort } from 'node:worker_threads';

/** In a worker of a Pool: answers each job by `run`. Bytes of the answer are handed over, not copied; what is thrown becomes the job's error. */
export function serve<W, A>(run: (work: W, progress: (share: number) => void) => A | Promise<A>): void {
  parentPort?.on('message', async (work: W) => {
    try {
      const value = await run(work, (progress) => parentPort?.postMessage({ progress }));
      parentPort?.postMessage({ value }, buffersIn(value));
    } catch (error) {
      parentPort?.postMessage({ error: error instanceof Error ? error.message : String(error) });
    }
  });
}

/** The memory of byte arrays that stand in the answer itself and fill it wholly. */
function buffersIn(value: unknown): ArrayBuffer[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap((one) =>
    one instanceof Uint8Array && one.buffer instanceof ArrayBuffer && one.byteLength === one.buffer.byteLength ? [one.buffer] : [],
  );
}
