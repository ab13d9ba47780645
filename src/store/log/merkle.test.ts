import assert from 'node:assert/strict';
import { test } from 'node:test';
import { consistencyProof, goesOn, inclusionProof, isIncluded, leafHash, nodeHash, rootOf, type Subtree } from './merkle.ts';
import { foldedTile, HASH, keyOf, subtreesIn, tilePath, tilesFor, WIDTH } from './tiles.ts';

const leaves = Array.from({ length: 70 }, (_, i) => leafHash(Buffer.from(`leaf ${i}`)));
/** The RFC's own definition. */
function mth(from: number, to: number): Buffer {
  if (to - from === 1) return leaves[from] as Buffer;
  let half = 1;
  while (half * 2 < to - from) half *= 2;
  return nodeHash(mth(from, from + half), mth(from + half, to));
}
const plain: Subtree = (level, index) => mth(index * 2 ** level, (index + 1) * 2 ** level);
const bent = (hash: Buffer) => Buffer.from(hash.map((byte, at) => (at === 5 ? byte ^ 1 : byte)));
/** What went wrong, in words; a failing assertion for each of ten thousand is slow. */
const wrong: string[] = [];
const check = (isRight: boolean, ...what: (string | number)[]): void => void (isRight || wrong.push(what.join(' ')));

test('RFC 6962: every entry of every tree up to 70 is proved to be in it, at its own place and by its own way alone', () => {
  for (let size = 1; size <= 70; size += 1) {
    const root = rootOf(plain, size);
    check(root.equals(mth(0, size)), 'root', size);
    for (let index = 0; index < size; index += 1) {
      const proof = inclusionProof(plain, index, size);
      const leaf = leaves[index] as Buffer;
      check(isIncluded(leaf, { index, size, root }, proof), 'in', index, size);
      check(size === 1 || !isIncluded(leaf, { index: (index + 1) % size, size, root }, proof), 'elsewhere', index, size);
      check(!isIncluded(bent(leaf), { index, size, root }, proof), 'other', index, size);
      check(!isIncluded(leaf, { index, size, root }, [...proof, root]), 'longer', index, size);
      check(proof.length === 0 || !isIncluded(leaf, { index, size, root }, proof.slice(1)), 'shorter', index, size);
      for (const at of proof.keys())
        check(
          !isIncluded(
            leaf,
            { index, size, root },
            proof.map((one, i) => (i === at ? bent(one) : one)),
          ),
          'bent',
          index,
          size,
          at,
        );
    }
  }
  assert.deepEqual(wrong.splice(0), []);
});

test('RFC 6962: every tree goes on from every smaller one, and from no other', () => {
  for (let size = 1; size <= 70; size += 1)
    for (let old = 0; old <= size; old += 1) {
      const before = { size: old, root: rootOf(plain, old) };
      const now = { size, root: mth(0, size) };
      const proof = consistencyProof(plain, old, size);
      check(goesOn(before, now, proof), 'goes on', old, size);
      check(!goesOn({ size: old, root: bent(before.root) }, now, proof), 'forked before', old, size);
      check(!goesOn(before, { size, root: bent(now.root) }, proof) || old === 0, 'forked after', old, size);
      check(old === size || !goesOn(now, before, proof), 'back', old, size);
    }
  assert.deepEqual(wrong.splice(0), []);
  assert.equal(rootOf(plain, 0).toString('hex'), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  assert.equal(leafHash(Buffer.alloc(0)).toString('hex'), '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
});

test('C2SP: a tile’s place as an address; a proof needs the tiles above its entries and above the end', () => {
  assert.equal(tilePath({ level: 0, index: 1_234_067, width: WIDTH }), 'tile/0/x001/x234/067');
  assert.equal(tilePath({ level: 1, index: 1, width: 134 }), 'tile/1/001.p/134');
  const size = 70_000;
  const many = Array.from({ length: size }, (_, i) => leafHash(Buffer.from(String(i))));
  const tiles = new Map<string, Uint8Array>();
  for (let [level, row] = [0, many]; row.length > 0; level += 1) {
    const made = Array.from({ length: Math.ceil(row.length / WIDTH) }, (_, at) => Buffer.concat(row.slice(at * WIDTH, (at + 1) * WIDTH)));
    for (const [index, tile] of made.entries()) tiles.set(keyOf({ level, index }), tile);
    row = made.filter((tile) => tile.length === WIDTH * HASH).map(foldedTile);
  }
  const root = rootOf(subtreesIn(tiles), size);
  for (const index of [0, 255, 256, 65_535, 65_536, 69_999])
    for (const old of [1, 255, 256, 257, 65_536, 65_537, 69_888]) {
      const needed = new Map(tilesFor([index, old - 1, old], size).map((one) => [keyOf(one), tiles.get(keyOf(one)) as Uint8Array]));
      const some = subtreesIn(needed);
      check(isIncluded(many[index] as Buffer, { index, size, root }, inclusionProof(some, index, size)), 'in', index);
      check(goesOn({ size: old, root: rootOf(subtreesIn(tiles), old) }, { size, root }, consistencyProof(some, old, size)), 'goes on', old);
      for (const { level, index: at, width } of tilesFor([index], size))
        check(width * HASH === tiles.get(keyOf({ level, index: at }))?.length, 'width', level, at);
    }
  assert.deepEqual(wrong.splice(0), []);
});
