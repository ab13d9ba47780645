import { createHash } from 'node:crypto';

/** RFC 6962 hashing: a leaf and a node can never be taken for each other. */
export const leafHash = (entry: Uint8Array): Buffer => sha256(LEAF, entry);
export const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer => sha256(NODE, left, right);

const sha256 = (...parts: readonly Uint8Array[]): Buffer => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);
const EMPTY_ROOT = sha256();

/** Hash of the complete subtree of 2^level leaves with that index among its like. */
export type Subtree = (level: number, index: number) => Buffer;

const powerBelow = (n: number): number => 2 ** Math.floor(Math.log2(n - 1));

/** The tree over leaves `from` to before `to`, which begins where every such range of the RFC does. */
function rangeHash(subtree: Subtree, from: number, to: number): Buffer {
  const size = to - from;
  const level = Math.log2(size);
  if (Number.isInteger(level)) return subtree(level, from / size);
  const middle = from + powerBelow(size);
  return nodeHash(rangeHash(subtree, from, middle), rangeHash(subtree, middle, to));
}

/** The root of the first `size` leaves. */
export const rootOf = (subtree: Subtree, size: number): Buffer => (size === 0 ? EMPTY_ROOT : rangeHash(subtree, 0, size));

/** RFC 6962, 2.1.1: that a leaf stands in the tree of `size` leaves, from the leaf upwards. */
export function inclusionProof(subtree: Subtree, index: number, size: number): Buffer[] {
  const path = (from: number, to: number): Buffer[] => {
    if (to - from === 1) return [];
    const middle = from + powerBelow(to - from);
    return index < middle
      ? [...path(from, middle), rangeHash(subtree, middle, to)]
      : [...path(middle, to), rangeHash(subtree, from, middle)];
  };
  return path(0, size);
}

/** RFC 6962, 2.1.2: that the tree of `old` leaves is the beginning of the tree of `size`. */
export function consistencyProof(subtree: Subtree, old: number, size: number): Buffer[] {
  const proof = ([from, to]: readonly [number, number], kept: number, isWhole: boolean): Buffer[] => {
    if (kept === to) return isWhole ? [] : [rangeHash(subtree, from, to)];
    const middle = from + powerBelow(to - from);
    return kept <= middle
      ? [...proof([from, middle], kept, isWhole), rangeHash(subtree, middle, to)]
      : [...proof([middle, to], kept, false), rangeHash(subtree, from, middle)];
  };
  return old === 0 || old === size ? [] : proof([0, size], old, true);
}

/** RFC 9162, 2.1.3.2. */
export function isIncluded(
  leaf: Buffer,
  { index, size, root }: { index: number; size: number; root: Buffer },
  proof: readonly Buffer[],
): boolean {
  if (index >= size) return false;
  const walk = upwards(index, size - 1);
  let hash = leaf;
  for (const one of proof) {
    if (walk.isAtTop()) return false;
    hash = walk.isRight() ? nodeHash(one, hash) : nodeHash(hash, one);
    walk.up();
  }
  return walk.isAtTop() && hash.equals(root);
}

type Rooted = { readonly size: number; readonly root: Buffer };

/** RFC 9162, 2.1.4.2: that what is larger goes on from what was seen before. */
export function goesOn(old: Rooted, { size, root }: Rooted, given: readonly Buffer[]): boolean {
  if (old.size > size) return false;
  if (old.size === size) return given.length === 0 && old.root.equals(root);
  if (old.size === 0) return given.length === 0 && old.root.equals(EMPTY_ROOT);
  const [first, ...rest] = Number.isInteger(Math.log2(old.size)) ? [old.root, ...given] : given;
  if (first === undefined) return false;
  const walk = upwards(old.size - 1, size - 1);
  walk.skipRight();
  let [before, now] = [first, first];
  for (const one of rest) {
    if (walk.isAtTop()) return false;
    if (walk.isRight()) [before, now] = [nodeHash(one, before), nodeHash(one, now)];
    else now = nodeHash(now, one);
    walk.up();
  }
  return walk.isAtTop() && before.equals(old.root) && now.equals(root);
}

/** The way from a node to the root, beside the last node of each level. */
function upwards(from: number, to: number) {
  let [node, last] = [from, to];
  const step = (): void => {
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  };
  return {
    isAtTop: () => last === 0,
    isRight: () => node % 2 === 1 || node === last,
    /** A last node without a neighbour goes up as it is. */
    up(): void {
      if (node === last) while (node % 2 === 0 && node !== 0) step();
      step();
    },
    skipRight(): void {
      while (node % 2 === 1) step();
    },
  };
}
