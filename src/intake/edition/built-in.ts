import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Filed } from '../../core/scheme/shelf.ts';
import { readEdition } from './read-edition.ts';

/** The editions that come with the program, by the names of their files. */
const names = ['jx-2023'];

/** Reads them from `schemes/` below the program's folder. Throws with place and fault where one is broken: nothing may start on half a law. */
export function builtInEditions(appRoot: string): readonly Filed[] {
  return names.map((name) => {
    const source = readFileSync(join(appRoot, 'schemes', `${name}.yaml`), 'utf8');
    const { edition, faults } = readEdition(source);
    if (edition !== null && edition.base === null) return { edition, source };
    throw new Error(faults.map(({ line, path, message }) => `schemes/${name}.yaml:${line} ${path} ${message}`).join('\n'));
  });
}

/** An edition's file of this name in a folder; null where there is none, or the name is none. */
export function sourceBeside(folder: string, id: string): string | null {
  const file = join(folder, `${id}.yaml`);
  return /^[a-z0-9-]+$/.test(id) && existsSync(file) ? readFileSync(file, 'utf8') : null;
}
