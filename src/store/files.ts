import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export type Stored = { hash: string; size: number; head: Uint8Array };

/** Where files lie, by the SHA-256 of their bytes; the disk below, an S3-compatible store behind the same three calls. */
export type FileStore = {
  /** Streams to its place while hashing; throws TooLarge past `limit` bytes and leaves nothing behind. */
  put(source: AsyncIterable<Uint8Array>, limit: number): Promise<Stored>;
  open(hash: string): Promise<Readable>;
  has(hash: string): Promise<boolean>;
};

export class TooLarge extends Error {
  readonly limit: number;
  constructor(limit: number) {
    super(`larger than ${limit} bytes`);
    this.limit = limit;
  }
}

const HEAD = 4100;

export function diskFiles(root: string): FileStore {
  const place = (hash: string) => join(root, hash.slice(0, 2), hash);
  return {
    async put(source, limit) {
      const incoming = join(root, 'incoming');
      await mkdir(incoming, { recursive: true, mode: 0o700 });
      const temporary = join(incoming, randomUUID());
      const digest = createHash('sha256');
      const head: Uint8Array[] = [];
      let size = 0;
      try {
        await pipeline(
          source,
          async function* (chunks: AsyncIterable<Uint8Array>) {
            for await (const chunk of chunks) {
              if (size < HEAD) head.push(chunk.subarray(0, HEAD - size));
              size += chunk.length;
              if (size > limit) throw new TooLarge(limit);
              digest.update(chunk);
              yield chunk;
            }
          },
          createWriteStream(temporary, { mode: 0o600, flush: true }),
        );
        const hash = digest.digest('hex');
        await mkdir(join(root, hash.slice(0, 2)), { recursive: true, mode: 0o700 });
        await rename(temporary, place(hash));
        return { hash, size, head: Buffer.concat(head) };
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
    },
    open: async (hash) => createReadStream(place(hash)),
    has: async (hash) =>
      stat(place(hash)).then(
        () => true,
        () => false,
      ),
  };
}
