// Builds dist/: the browser workspace with Vite, the server and command line as one bundle with esbuild.
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { build as buildWeb } from 'vite';
import { root } from './prepare.mjs';

const at = (...parts) => join(root, ...parts);

await buildWeb({ root: at('src', 'web'), configFile: at('vite.config.ts'), logLevel: 'warn' });
await build({
  entryPoints: {
    cli: at('src', 'cli.ts'),
    'pdf-worker': at('src', 'documents', 'pdf', 'worker.ts'),
    'door-worker': at('src', 'documents', 'door', 'worker.ts'),
    'desk-worker': at('src', 'documents', 'desk', 'worker.ts'),
    'intake-worker': at('src', 'intake', 'worker.ts'),
  },
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
cpSync(at('src', 'documents', 'pdf', 'form.typ'), at('dist', 'form.typ'));
