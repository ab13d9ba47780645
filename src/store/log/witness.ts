import { consistencyProof, goesOn, rootOf } from './merkle.ts';
import { type Checkpoint, checkpointIn, isSignedBy, type NoteKey, type Tree } from './note.ts';
import { HASH, keyOf, subtreesIn, type TileAt, tilesFor } from './tiles.ts';

/** Asks the log for a part of its tree; null: it has none there. */
export type Fetching = (tile: TileAt) => Promise<Uint8Array | null>;

/** What a witness makes of a checkpoint: it may be signed, or why not, in words. */
export type Looked = { readonly ok: true; readonly checkpoint: Checkpoint } | { readonly ok: false; readonly why: string };

const no = (why: string): Looked => ({ ok: false, why });

/** Whether a checkpoint is the log's own, and goes on from the tree that was seen before (null: none was). */
export async function looked(note: string, { key, seen }: { key: NoteKey; seen: Tree | null }, fetchTile: Fetching): Promise<Looked> {
  const checkpoint = checkpointIn(note);
  if (checkpoint === null) return no('取回的内容不是检查点');
  if (checkpoint.origin !== key.name || !isSignedBy(checkpoint, key)) return no('检查点不是所给公钥的日志签发的，或者被改动过');
  const { size, root } = checkpoint;
  const before = seen ?? { size: 0, root };
  if (size < before.size) return no(`日志退回到 ${size} 条，以前看到的有 ${before.size} 条：末尾的日志被截去，或者换成了另一份`);
  if (size === before.size)
    return root.equals(before.root) ? { ok: true, checkpoint } : no(`同样是 ${size} 条，内容与以前看到的不同：日志被改写，或者分成了几份`);
  return (await isGrown(checkpoint, before, fetchTile))
    ? { ok: true, checkpoint }
    : no(`日志的 ${size} 条不是在以前看到的 ${before.size} 条后面增加的：日志被改写，或者分成了几份`);
}

async function isGrown({ size, root }: Tree, before: Tree, fetchTile: Fetching): Promise<boolean> {
  const leaves = before.size === 0 ? [] : [before.size - 1, before.size];
  const tiles = new Map<string, Uint8Array>();
  for (const at of tilesFor(leaves, size)) {
    const tile = await fetchTile(at);
    if (tile === null || tile.length !== at.width * HASH) return false;
    tiles.set(keyOf(at), tile);
  }
  const subtrees = subtreesIn(tiles);
  if (!rootOf(subtrees, size).equals(root)) return false;
  return before.size === 0 || goesOn(before, { size, root }, consistencyProof(subtrees, before.size, size));
}
