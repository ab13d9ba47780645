// One way to make a Node bundle in dist/, for the product and for a measurement that wants its own entry beside the built threads.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, transform } from 'esbuild';
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

/**
 * A need is known by its function's name (acts/scheme/names.ts), so two of one name in the bundle must both keep it. Only where needs are: elsewhere it would
 * name every function again each time it is made, 3 % of a request.
 */
const needsKeepNames = {
  name: 'needs keep their names',
  setup: (build) =>
    build.onLoad({ filter: /[\\/]core[\\/]procedure[\\/][^\\/]+\.ts$/ }, async ({ path }) => {
      const named = { loader: 'ts', keepNames: true, sourcemap: 'inline', sourcefile: path };
      return { contents: (await transform(await readFile(path, 'utf8'), named)).code, loader: 'js' };
    }),
};

/** Bundles these entries and the threads that they start into dist/; `assets`: the addresses that the server's pages name, as they were built. */
export const bundle = (entries, assets) =>
  build({
    entryPoints: { ...threads, ...entries },
    outdir: at('dist'),
    bundle: true,
    plugins: [needsKeepNames],
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
