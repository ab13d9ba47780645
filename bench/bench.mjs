// npm run bench -- NAME …: one of the programs beside this one, with its options.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const [name = '', ...options] = process.argv.slice(2);
const program = join(here, `${name}.mjs`);
if (!/^[a-z]+$/.test(name) || !existsSync(program)) {
  const names = readdirSync(here).flatMap((file) =>
    /^[a-z]+\.mjs$/.test(file) && !['bench.mjs', 'cpu.mjs', 'write.mjs', 'keys.mjs', 'walk.mjs'].includes(file) ? [file.slice(0, -4)] : [],
  );
  console.error(`npm run bench -- NAME, one of: ${names.join(', ')}`);
  process.exit(1);
}
process.exit(spawnSync(process.execPath, ['--import', 'tsx', program, ...options], { stdio: 'inherit' }).status ?? 1);
