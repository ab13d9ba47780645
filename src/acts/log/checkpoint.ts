import type { Transaction, World } from '../context.ts';
import { found } from '../refusal.ts';
import type { Checkpoint } from './port.ts';

/** Entries that go into the tree in one transaction. */
export const PORTION = 10_000;

/** A portion of the journal into the tree, and with the last one a signed checkpoint of it; answers how many entries. */
export async function grow(tx: Transaction, world: World): Promise<number> {
  const count = await tx.logs.grow(PORTION);
  if (count < PORTION) await sign(tx, world);
  return count;
}

async function sign(tx: Transaction, { tools: { log }, now }: World): Promise<void> {
  const [before, tree] = [await tx.logs.latest(), await tx.logs.tree()];
  // A log keeps the name that it began with, also where the installation moves.
  const origin = before === null ? log.origin : log.originOf(before);
  if (origin === null || tree.size === (before?.size ?? 0)) return;
  await tx.logs.add({ size: tree.size, note: log.checkpoint(origin, tree) }, now);
}

/** The newest checkpoint that covers the first `size` entries, signed now where none does. @throws Refused where nothing can be signed yet. */
export async function covering(world: World, size: number): Promise<Checkpoint> {
  const kept = await latestCheckpoint(world);
  if (kept !== null && kept.size >= size) return kept;
  while ((await world.asSystem((tx) => grow(tx, world))) === PORTION);
  return found(await latestCheckpoint(world));
}

export const latestCheckpoint = (world: World): Promise<Checkpoint | null> => world.asSystem((tx) => tx.logs.latest());

/** The key of the log as it is published; null before anything was signed. */
export async function logKey(world: World): Promise<string | null> {
  const { log } = world.tools;
  const newest = await latestCheckpoint(world);
  const origin = newest === null ? log.origin : log.originOf(newest);
  return origin === null ? null : log.key(origin);
}

/** Part of the tree, for whoever checks it: hashes alone. @throws Refused where it is not there. */
export const tileOf = (world: World, at: { level: number; index: number; width: number }): Promise<Uint8Array> =>
  world.asSystem(async (tx) => found(await tx.logs.tile(at)));
