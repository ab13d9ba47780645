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

/** React goes into the bundle, its production build by name: what the environment says of NODE_ENV can't bring the development build, three times as slow. */
const react = {
  react: at('node_modules', 'react'),
  'react-dom': at('node_modules', 'react-dom'),
  'react-dom/server': at('node_modules', 'react-dom', 'cjs', 'react-dom-server-legacy.node.production.js'),
};
/** React asks for Node's modules the old way. */
const REQUIRE = "import { createRequire as requireOf } from 'node:module';\nconst require = requireOf(import.meta.url);";

/** Bundles these entries and the threads that they start into dist/; `assets`: the addresses that the server's pages name, as they were built. */
export const bundle = (entries, assets) =>
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
    alias: react,
    define: { 'process.env.NODE_ENV': '"production"', ...(assets ? { BUILT_ASSETS: JSON.stringify(assets) } : {}) },
    banner: { js: REQUIRE },
    jsx: 'automatic',
    sourcemap: true,
    logLevel: 'warning',
  });
