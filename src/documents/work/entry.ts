import { join } from 'node:path';

/** Which worker: `pdf` sets papers, `door` opens what others made, `desk` writes Word and Excel and binds books. */
export type WorkerName = 'pdf' | 'door' | 'desk';

const fromSources = import.meta.url.endsWith('.ts');

/**
 * The script of a worker thread and what it is started with. It stands beside its room's files as a source, where a small script brings tsx's loader along,
 * which a worker does not inherit; and in dist/ once bundled.
 */
export function entry(name: WorkerName, appRoot: string): { script: string | URL; from: { entry: string } | undefined } {
  return fromSources
    ? { script: new URL('./from-source.mjs', import.meta.url), from: { entry: new URL(`../${name}/worker.ts`, import.meta.url).href } }
    : { script: join(appRoot, 'dist', `${name}-worker.js`), from: undefined };
}
