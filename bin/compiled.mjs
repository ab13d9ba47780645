// node bin/compiled.mjs FOLDER FILE...: test files and the sources they need as bundles that share their parts, each at its own path below FOLDER. Node loads a few dozen
// files then where the loader of TypeScript would take six hundred: three seconds of every process that tests the whole system.
import { readFile } from 'node:fs/promises';
import { dirname, extname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** Every module still knows where its source stands: fixtures, threads and child processes are found from there. */
const place = {
  name: 'place of the source',
  setup: (build) =>
    build.onLoad({ filter: /\.tsx?$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const here = `const hereUrl = ${JSON.stringify(pathToFileURL(path).href)}, hereFolder = ${JSON.stringify(dirname(path))};`;
      return { contents: text.includes('import.meta') ? here + text : text, loader: extname(path).slice(1) };
    }),
};

const [folder, ...files] = process.argv.slice(2);
await build({
  entryPoints: files.map((path) => ({ in: path, out: path.replace(/\.\w+$/, '') })),
  outdir: folder,
  plugins: [place],
  ...{ bundle: true, splitting: true, packages: 'external', platform: 'node', target: 'node20', format: 'esm', jsx: 'automatic' },
  outExtension: { '.js': '.mjs' },
  keepNames: true,
  define: { 'import.meta.url': 'hereUrl', 'import.meta.dirname': 'hereFolder' },
  sourcemap: true,
  logLevel: 'warning',
});
