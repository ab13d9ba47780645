import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Edition } from '../../src/core/scheme/edition/edition.ts';
import { readEdition } from '../../src/intake/edition/read-edition.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The province's edition, read from its file. Throws where the file is faulty: the build stops. */
export function provinceEdition(): Edition {
  const { edition, faults } = readEdition(readFileSync(`${root}schemes/jx-2023.yaml`, 'utf8'));
  if (edition === null || edition.base !== null)
    throw new Error(faults.map(({ line, path, message }) => `${line} ${path} ${message}`).join('\n'));
  return edition;
}

const testFiles = (): string[] =>
  ['src', 'test'].flatMap((part) =>
    readdirSync(`${root}${part}`, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.test\.tsx?$/.test(path))
      .map((path) => `${part}/${path.replaceAll('\\', '/')}`),
  );

/** Sentence → the test files that hold it: a test says so by 〔6.3.s3〕 in its name. */
export function testsBySentence(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const file of testFiles().sort())
    for (const [, inside = ''] of readFileSync(`${root}${file}`, 'utf8').matchAll(/〔([a-z0-9.、]+)〕/g))
      for (const id of inside.split('、')) found.set(id, [...new Set([...(found.get(id) ?? []), file])]);
  return found;
}
