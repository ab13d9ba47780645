import { isRecord } from '../draw/bundle.ts';
import type { Digest } from '../draw/draw.ts';

/** One value of what is handed out, with the salt of its commitment; of a blacked-out one the commitment alone (docs/evidence.md, 2). */
export type Cell =
  | { readonly path: string; readonly salt: string; readonly value: unknown }
  | { readonly path: string; readonly hash: string };
export const cellsFormat = 'shifan-cells/2';
export type Cells = { readonly format: typeof cellsFormat; readonly cells: readonly Cell[] };

const SALT = 32;
/** A member of a list, so that a path alone tells lists from records. */
const INDEX = /^#(0|[1-9]\d*)$/;

const isEmpty = (value: object): boolean => Object.values(value).every((one) => one === undefined);
const childrenOf = (value: object): [string, unknown][] =>
  Array.isArray(value) ? value.map((one, i) => [`#${i}`, one]) : Object.entries(value).filter(([, one]) => one !== undefined);

/** Every value that a JSON value holds, with its path, in the order of its text; an empty list or record is a value itself. */
function leavesOf(value: unknown, path = ''): { readonly path: string; readonly value: unknown }[] {
  if (typeof value !== 'object' || value === null || isEmpty(value)) return [{ path, value }];
  return childrenOf(value).flatMap(([key, one]) => leavesOf(one, path === '' ? key : `${path}/${key}`));
}

const commitment = (salt: string, { path, value }: { path: string; value: unknown }, digest: Digest): string =>
  digest(JSON.stringify([salt, path, value]));

/** Every value of `whole` with a salt that follows from `secret` alone, so that whoever has one may black out what another may not see. */
export const committed = (whole: unknown, secret: string, digest: Digest): Cells => ({
  format: cellsFormat,
  cells: leavesOf(whole).map(({ path, value }) => ({ path, salt: digest(JSON.stringify([secret, path])).slice(0, SALT), value })),
});

/** The same with the cells that `isBlack` names shown as their commitments alone: the root stays. */
export const blackedOut = ({ format, cells }: Cells, isBlack: (path: string, value: unknown) => boolean, digest: Digest): Cells => ({
  format,
  cells: cells.map((cell) =>
    'hash' in cell || !isBlack(cell.path, cell.value) ? cell : { path: cell.path, hash: commitment(cell.salt, cell, digest) },
  ),
});

/** What all cells together come to, blacked out or not; each with its place, so that no hidden fact passes for another. */
export const rootOf = ({ cells }: Cells, digest: Digest): string => {
  const placed = cells.map((cell) => JSON.stringify([cell.path, 'hash' in cell ? cell.hash : commitment(cell.salt, cell, digest)]));
  return digest([cellsFormat, ...placed].join('\n'));
};

/** Where nothing is shown. */
export const blackIn = ({ cells }: Cells): string[] => cells.flatMap((cell) => ('hash' in cell ? [cell.path] : []));

/** The value that the cells were made of; a blacked-out one is null. */
export function wholeOf({ cells }: Cells): unknown {
  const root: { whole?: unknown } = {};
  for (const cell of cells) put(root, ['whole', ...(cell.path === '' ? [] : cell.path.split('/'))], 'hash' in cell ? null : cell.value);
  return root.whole;
}

function put(into: object, [key = '', ...rest]: readonly string[], value: unknown): void {
  const index = INDEX.exec(key)?.[1];
  const at = Array.isArray(into) && index !== undefined ? Number(index) : key;
  if (rest.length === 0) {
    Reflect.defineProperty(into, at, { value, writable: true, enumerable: true, configurable: true });
    return;
  }
  const next: unknown = Object.hasOwn(into, at) ? Reflect.get(into, at) : INDEX.test(rest[0] ?? '') ? [] : {};
  if (typeof next !== 'object' || next === null) throw new RangeError(`${key} is a value and a list`);
  if (!Object.hasOwn(into, at)) put(into, [key], next);
  put(next, rest, value);
}

const keysOf = (one: object): string => Object.keys(one).toSorted().join();
const isCell = (cell: unknown): boolean => {
  if (!isRecord(cell) || typeof cell.path !== 'string') return false;
  if (keysOf(cell) === 'hash,path') return typeof cell.hash === 'string' && /^[0-9a-f]{64}$/.test(cell.hash);
  const isLeaf = typeof cell.value !== 'object' || cell.value === null || isEmpty(cell.value);
  return keysOf(cell) === 'path,salt,value' && typeof cell.salt === 'string' && /^[0-9a-f]{32}$/.test(cell.salt) && isLeaf;
};

/** What came as JSON as cells, each exactly of one of the two kinds and at a place of its own; null where it is none. */
export function cellsIn(json: unknown): Cells | null {
  if (!isRecord(json) || keysOf(json) !== 'cells,format' || json.format !== cellsFormat || !Array.isArray(json.cells)) return null;
  const cells: readonly unknown[] = json.cells;
  if (!cells.every(isCell)) return null;
  const paths = new Set(cells.map((cell) => (cell as Cell).path));
  return paths.size === cells.length ? (json as Cells) : null;
}
