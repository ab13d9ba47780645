// One way to make a Node bundle in dist/, for the product and for a measurement that wants its own entry beside the built threads.
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './prepare.mjs';

const at = (...parts) => join(root, ...parts);

const threads = {
  'pdf-worker': at('src', 'documents', 'pdf', 'worker.ts'),
  'door-worker': at('src', 'documents', 'door', 'worker.ts'),
  'desk-worker': at('src', 'documents', 'desk', 'worker.ts'),
  'journal-worker': at('src', 'store', 'chain', 'worker.ts'),
  'intake-worker': at('src', 'intake', 'worker.ts'),
};

/** Bundles these entries and the threads that they start into dist/. */
export const bundle = (entries) =>
  build({
    entryPoints: { ...threads, ...entries },
    outdir: at('dist'),
    bundle: true,
    // A need is known by its function's name (acts/scheme/names.ts): two of one name in the bundle must both keep it.
    keepNames: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    jsx: 'automatic',
    sourcemap: true,
    logLevel: 'warning',
  });
