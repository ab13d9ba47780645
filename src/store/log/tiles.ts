import { nodeHash, type Subtree } from './merkle.ts';

/** Hashes in a full tile (C2SP tlog-tiles), and the bytes of one hash. */
export const WIDTH = 256;
export const HASH = 32;

/** A tile by its place; `width`: how many hashes of it. */
export type TileAt = { readonly level: number; readonly index: number; readonly width: number };

/** tile/<level>/<index in threes>[.p/<width>] */
export function tilePath({ level, index, width }: TileAt): string {
  const digits = String(index);
  const threes = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? [];
  const path = threes.map((three, at) => (at < threes.length - 1 ? `x${three}` : three)).join('/');
  return `tile/${level}/${path}${width < WIDTH ? `.p/${width}` : ''}`;
}

/** Where a tile lies and how wide it is in the tree of `size` leaves. */
const tileOver = (leaf: number, level: number, size: number): TileAt => {
  const index = Math.floor(leaf / WIDTH ** (level + 1));
  return { level, index, width: Math.min(WIDTH, Math.floor(size / WIDTH ** level) - index * WIDTH) };
};

/** The tiles that a proof about these leaves needs in the tree of `size` leaves: those above each, and those above its end. */
export function tilesFor(leaves: readonly number[], size: number): TileAt[] {
  const wanted = new Map<string, TileAt>();
  for (let level = 0; WIDTH ** level <= size; level += 1)
    for (const leaf of [...leaves, size - 1]) {
      const tile = tileOver(leaf, level, size);
      if (leaf < size && tile.width > 0) wanted.set(keyOf(tile), tile);
    }
  return [...wanted.values()];
}

/** What a tile is kept under. */
export const keyOf = ({ level, index }: Pick<TileAt, 'level' | 'index'>): string => `${level}/${index}`;

const hashesIn = (tile: Uint8Array): Buffer[] =>
  Array.from({ length: tile.length / HASH }, (_, at) => Buffer.from(tile.subarray(at * HASH, (at + 1) * HASH)));

/** Hashes of a power of two, as one. */
function folded(row: readonly Buffer[]): Buffer {
  const [first, second] = row;
  if (first === undefined) throw new RangeError('no hash to fold');
  if (second === undefined) return first;
  const half = row.length / 2;
  return nodeHash(folded(row.slice(0, half)), folded(row.slice(half)));
}

/** A full tile as the one hash that it is in the level above. */
export const foldedTile = (tile: Uint8Array): Buffer => folded(hashesIn(tile));

/** Complete subtrees out of tiles. */
export const subtreesIn =
  (tiles: ReadonlyMap<string, Uint8Array>): Subtree =>
  (level, index) => {
    const row = Math.floor(level / 8);
    const width = 2 ** (level % 8);
    const at = index * width;
    const key = keyOf({ level: row, index: Math.floor(at / WIDTH) });
    const from = (at % WIDTH) * HASH;
    const part = tiles.get(key)?.subarray(from, from + width * HASH);
    if (part?.length !== width * HASH) throw new RangeError(`the log's tile ${key} is missing`);
    return folded(hashesIn(part));
  };
