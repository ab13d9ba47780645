// Builds dist/: the browser workspace with Vite, the server and command line as one bundle with esbuild.
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { build as buildWeb } from 'vite';
import { bundle } from './bundle.mjs';
import { root } from './prepare.mjs';

const at = (...parts) => join(root, ...parts);

await buildWeb({ root: at('src', 'web'), configFile: at('vite.config.ts'), logLevel: 'warn' });
await bundle({ cli: at('src', 'cli.ts') });
cpSync(at('src', 'documents', 'pdf', 'form.typ'), at('dist', 'form.typ'));
