// npm start: install, build, serve.
import { ensureBuilt, ensureInstalled } from './prepare.mjs';

ensureInstalled();
ensureBuilt();
process.argv.splice(2, 0, 'serve');
await import('../dist/cli.js');
