import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export type Stored = { hash: string; size: number };

/** Where files lie, by the SHA-256 of their bytes; the disk below, an S3-compatible store behind the same three calls. */
export type FileStore = {
  /** Streams to its place while hashing; null past `limit` bytes, which leaves nothing behind. */
  put(source: AsyncIterable<Uint8Array>, limit: number): Promise<Stored | null>;
  open(hash: string): Promise<Readable>;
  has(hash: string): Promise<boolean>;
  drop(hash: string): Promise<void>;
  storedBefore(instant: number): Promise<string[]>;
  sweepIncoming(instant: number): Promise<number>;
  space(): Promise<number>;
};

/** So many bytes are left to the database, which stands still without room: files are refused before. */
const RESERVE = 256 * 2 ** 20;

/** Throws what a full disk says, before it is quite full. */
export async function roomIn({ space }: Pick<FileStore, 'space'>): Promise<void> {
  if ((await space()) < RESERVE) throw Object.assign(new Error('the disk has no room for files'), { code: 'ENOSPC' });
}

/** After a power cut a file stands under its name only where its folder was written down too. Windows opens no folder, and writes it down by itself. */
export async function settled(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const tooLarge = new Error('larger than the limit');

/** Where a file lies in a folder of files. */
export const placeIn = (root: string, hash: string): string => join(root, hash.slice(0, 2), hash);

/** `settle` is given, in order, each folder that has to be written down before a file counts as kept. */
export function diskFiles(root: string, settle = settled): FileStore {
  const place = (hash: string) => placeIn(root, hash);
  const store: FileStore = {
    async put(source, limit) {
      const incoming = join(root, 'incoming');
      await mkdir(incoming, { recursive: true, mode: 0o700 });
      await roomIn(store);
      const temporary = join(incoming, randomUUID());
      const digest = createHash('sha256');
      let size = 0;
      try {
        await pipeline(
          source,
          async function* (chunks: AsyncIterable<Uint8Array>) {
            for await (const chunk of chunks) {
              size += chunk.length;
              if (size > limit) throw tooLarge;
              digest.update(chunk);
              yield chunk;
            }
          },
          createWriteStream(temporary, { mode: 0o600, flush: true }),
        );
        const hash = digest.digest('hex');
        await mkdir(dirname(place(hash)), { recursive: true, mode: 0o700 });
        await rename(temporary, place(hash));
        // The folders above too: the first file of a folder would else go with it.
        for (const folder of [dirname(place(hash)), root, dirname(root)]) await settle(folder);
        return { hash, size };
      } catch (error) {
        await rm(temporary, { force: true });
        if (error === tooLarge) return null;
        throw error;
      }
    },
    space: () => freeBytes(root),
    storedBefore: (instant) => olderIn(root, instant),
    async sweepIncoming(instant) {
      const folder = join(root, 'incoming');
      const old = await olderFiles(folder, instant);
      for (const name of old) await rm(join(folder, name), { force: true });
      return old.length;
    },
    open: async (hash) => createReadStream(place(hash)),
    drop: (hash) => rm(place(hash), { force: true }),
    has: async (hash) =>
      stat(place(hash)).then(
        () => true,
        () => false,
      ),
  };
  return store;
}

/** Bytes that whoever runs this may still write below a folder, which need not be there yet. */
async function freeBytes(root: string): Promise<number> {
  await mkdir(root, { recursive: true, mode: 0o700 });
  const { bavail, bsize } = await statfs(root);
  return bavail * bsize;
}

const HASH = /^[0-9a-f]{64}$/;

/** Files of the store that have not been touched since. */
async function olderIn(root: string, instant: number): Promise<string[]> {
  const folders = (await readdir(root).catch(() => [])).filter((name) => /^[0-9a-f]{2}$/.test(name));
  const found: string[] = [];
  for (const folder of folders) found.push(...(await olderFiles(join(root, folder), instant)));
  return found.filter((name) => HASH.test(name));
}

async function olderFiles(folder: string, instant: number): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  const old: string[] = [];
  for (const name of names) {
    const info = await stat(join(folder, name)).catch(() => null);
    if (info?.isFile() && info.mtimeMs < instant) old.push(name);
  }
  return old;
}
