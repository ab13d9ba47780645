import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
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
};

const tooLarge = new Error('larger than the limit');

export function diskFiles(root: string): FileStore {
  const place = (hash: string) => join(root, hash.slice(0, 2), hash);
  return {
    async put(source, limit) {
      const incoming = join(root, 'incoming');
      await mkdir(incoming, { recursive: true, mode: 0o700 });
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
        await mkdir(join(root, hash.slice(0, 2)), { recursive: true, mode: 0o700 });
        await rename(temporary, place(hash));
        return { hash, size };
      } catch (error) {
        await rm(temporary, { force: true });
        if (error === tooLarge) return null;
        throw error;
      }
    },
    open: async (hash) => createReadStream(place(hash)),
    drop: (hash) => rm(place(hash), { force: true }),
    has: async (hash) =>
      stat(place(hash)).then(
        () => true,
        () => false,
      ),
  };
}
