import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tryMatrix } from '../test/journeys/matrix.ts';
import { accessMatrixPage } from './pages/access-matrix.ts';
import { pages } from './pages/pages.ts';

/** `npx tsx docs/generate.ts` writes the generated pages; with `--access` also the policies of a migrated database, with `--matrix` the one that has to be played first, about a minute. */
const root = fileURLToPath(new URL('../', import.meta.url));
const write = (path: string, text: string) => {
  writeFileSync(join(root, path), text);
  process.stdout.write(`${path}\n`);
};

for (const [path, page] of Object.entries(pages)) write(path, page());
if (process.argv.includes('--matrix')) write('docs/access-matrix.md', accessMatrixPage((await tryMatrix()).tried));
if (process.argv.includes('--access')) write('docs/access.sql', await readAccess());

/** From a database of its own; brought in only here, since it starts a server. */
async function readAccess(): Promise<string> {
  const [{ createPool }, { withDatabase }, { migrated }, { accessSql }] = await Promise.all([
    import('../src/store/pool.ts'),
    import('../test/database/database.ts'),
    import('../test/database/two-cities.ts'),
    import('./pages/access-sql.ts'),
  ]);
  const place = await withDatabase(migrated);
  const owner = createPool(place.ownerUrlConfig, 1);
  const text = await accessSql(owner);
  await owner.end();
  await place.dispose();
  return text;
}
