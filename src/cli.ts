import { readFileSync } from 'node:fs';
import { run } from './cli/run.ts';

/** Beside src/ and beside dist/: the program's own version stands in one place. */
const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };

const { exit, stdout, stderr } = await run(process.argv.slice(2), version);
if (stderr) process.stderr.write(`${stderr}\n`);
if (stdout) process.stdout.write(`${stdout}\n`);
process.exitCode = exit;
