// Builds dist/: the browser workspace with Vite, the server and command line as one bundle with esbuild.
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { build as buildWeb } from 'vite';
import { namedAssets, packAssets } from './assets.mjs';
import { bundle } from './bundle.mjs';
import { buildEvidence } from './evidence.mjs';
import { root } from './prepare.mjs';

const at = (...parts) => join(root, ...parts);

await buildWeb({ root: at('src', 'web'), configFile: at('vite.config.ts'), logLevel: 'warn' });
const assets = namedAssets(at('dist', 'web', 'assets'));
await Promise.all([
  packAssets(at('dist', 'web')),
  bundle({ cli: at('src', 'cli.ts') }, assets),
  buildEvidence(root, at('dist', 'evidence')),
]);
cpSync(at('src', 'documents', 'pdf', 'form.typ'), at('dist', 'form.typ'));
