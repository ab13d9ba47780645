import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tryMatrix } from '../test/journeys/matrix.ts';
import { accessMatrixPage } from './pages/access-matrix.ts';
import { pages } from './pages/pages.ts';

/** `npx tsx docs/generate.ts` writes the generated pages; with `--matrix` also the one that has to be played first, about a minute. */
const root = fileURLToPath(new URL('../', import.meta.url));
const write = (path: string, text: string) => {
  writeFileSync(join(root, path), text);
  process.stdout.write(`${path}\n`);
};

for (const [path, page] of Object.entries(pages)) write(path, page());
if (process.argv.includes('--matrix')) write('docs/access-matrix.md', accessMatrixPage((await tryMatrix()).tried));
