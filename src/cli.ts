import { readFileSync } from 'node:fs';
import { run } from './cli/run.ts';

/** Beside src/ and beside dist/: the program's own version stands in one place. */
const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };

// Who reads what is printed may be gone before us (a closed pipe or terminal): that ends no server, least of all before its database is stopped.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

const { exit, stdout, stderr } = await run(process.argv.slice(2), version);
if (stderr) process.stderr.write(`${stderr}\n`);
if (stdout) process.stdout.write(`${stdout}\n`);
process.exitCode = exit;
