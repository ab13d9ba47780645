import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { readConfig } from '../config.ts';
import type { Edition } from '../core/scheme/edition/edition.ts';
import { builtInEditions, sourceBeside } from '../intake/edition/built-in.ts';
import { readEdition } from '../intake/edition/read-edition.ts';
import { type WholeEdition, wholeEdition } from '../intake/edition/whole-edition.ts';
import { Usage } from './command.ts';

export const filed = () => builtInEditions(readConfig().appRoot);
export const builtIn = (): readonly Edition[] => filed().map(({ edition }) => edition);
export const unknown = (id: string): string =>
  `没有版本 ${id}；有 ${builtIn()
    .map((one) => one.id)
    .join('、')} / no such edition`;

/** An edition by its id, or of a file. */
export async function editionOf(name: string): Promise<WholeEdition> {
  const known = builtIn().find(({ id }) => id === name);
  if (known) return { edition: known, derived: null };
  if (!existsSync(name)) throw new Usage(unknown(name));
  const { whole, faults } = wholeEdition(await textOf(name), beside(name));
  if (whole === null) throw new Usage(`${name}:${faults[0]?.line} ${faults[0]?.message}`);
  return whole;
}

/** A base is a built-in edition, or a file of its name in the same folder. */
export const beside =
  (file: string) =>
  (id: string): Edition | null => {
    const known = builtIn().find((one) => one.id === id);
    if (known) return known;
    const source = sourceBeside(dirname(file), id);
    const { edition } = source === null ? { edition: null } : readEdition(source);
    return edition !== null && edition.base === null ? edition : null;
  };

export const textOf = (file: string): Promise<string> =>
  readFile(file, 'utf8').catch(() => {
    throw new Usage(`读不到文件 ${file} / can't read the file`);
  });
