import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Edition } from '../../core/scheme/edition/edition.ts';
import { readEdition } from './read-edition.ts';

/** The editions that come with the program, by the names of their files. */
const files = ['jx-2023'];

/** Reads them from `schemes/` below the program's folder. Throws with place and fault where one is broken: nothing may start on half a law. */
export function builtInEditions(appRoot: string): readonly Edition[] {
  return files.map((name) => {
    const { edition, faults } = readEdition(readFileSync(join(appRoot, 'schemes', `${name}.yaml`), 'utf8'));
    if (edition !== null && edition.base === null) return edition;
    throw new Error(faults.map(({ line, path, message }) => `schemes/${name}.yaml:${line} ${path} ${message}`).join('\n'));
  });
}
