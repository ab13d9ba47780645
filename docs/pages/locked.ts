import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** One package of the lock file; `dev`: only who builds and tests has it. */
export type Locked = {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly integrity: string | null;
  readonly dev: boolean;
};

type Entry = { readonly version?: string; readonly license?: string; readonly integrity?: string; readonly dev?: boolean };

/** All that `npm ci` installs, on any platform, by name: read from package-lock.json alone. */
export function locked(): Locked[] {
  const file = fileURLToPath(new URL('../../package-lock.json', import.meta.url));
  const { packages } = JSON.parse(readFileSync(file, 'utf8')) as { packages: Readonly<Record<string, Entry>> };
  const all = Object.entries(packages)
    .filter(([path]) => path !== '')
    .map(([path, { version = '', license = '', integrity = null, dev = false }]) => ({
      ...{ name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length), version },
      ...{ licence: license, integrity, dev },
    }));
  const once = new Map(all.map((one) => [`${one.name}@${one.version} ${one.dev}`, one]));
  return [...once.values()].sort((a, b) => (`${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1));
}

/** What an office may use, change and hand on beside its own; LGPL: libvips, a library of its own file that anybody may exchange. */
const free = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT', 'MIT-0', 'Unlicense', 'Zlib', 'LGPL-3.0-or-later'];
/** Also what builds and tests, and is handed to nobody. */
const ofTools = [...free, 'MPL-2.0'];

/** Whether its licence is one of these: each part of an AND, any of an OR. A package that names none is not. */
export const isAllowed = ({ licence, dev }: Pick<Locked, 'licence' | 'dev'>): boolean => {
  const known = new Set(dev ? ofTools : free);
  return licence
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((one) => known.has(one.trim())));
};
