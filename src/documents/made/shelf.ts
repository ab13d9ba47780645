import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { newKey, type SealedFile, sealInto, unsealed, unsealedWhole } from './sealed-file.ts';

/** Something that was made and could be made again. */
export type Product = { readonly bytes: Uint8Array; readonly pages: number; readonly warnings?: readonly string[] };

/** Where a product's bytes are: sealed on disk, or in memory where the disk would not have them. */
export type Kept = { readonly file: SealedFile } | { readonly bytes: Uint8Array };

export type Made = {
  readonly size: number;
  readonly pages: number;
  /** Sentences for whoever gets it: what a paper lacks, such as characters that no font has. */
  readonly warnings: readonly string[];
  readonly kept: Kept;
  stream(): AsyncIterable<Uint8Array>;
};

/** All bytes of a stream. */
export async function collected(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}

/** All bytes of what is kept. */
export const wholeOf = async (kept: Kept): Promise<Uint8Array> => ('bytes' in kept ? kept.bytes : unsealedWhole(kept.file));

const made = (kept: Kept, { size, pages, warnings = [] }: Pick<Product, 'pages' | 'warnings'> & { size: number }): Made => ({
  ...{ kept, size, pages, warnings },
  stream: () => ('bytes' in kept ? once(kept.bytes) : unsealed(kept.file)),
});

async function* once(bytes: Uint8Array) {
  yield bytes;
}

type Entry = { readonly made: Made; readonly path: string; usedAt: number };

/** What was used so lately may still be read. Milliseconds. */
const IN_USE = 5 * 60_000;

/**
 * Products by a key that names all that decides their content. They lie sealed by a key of this process in a folder that is emptied at the start, take so many
 * bytes together and no more, and those that were not asked for the longest go first. Where the disk has no room, a product is kept by nobody but who asked.
 */
export class Shelf {
  private readonly entries = new Map<string, Entry>();
  private readonly key = newKey();
  private readonly folder: string | null;
  private readonly most: number;
  private total = 0;

  /** Without a folder nothing is kept. */
  constructor(folder: string | null, most: number) {
    this.folder = folder;
    this.most = most;
    if (folder === null) return;
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }

  get(key: string): Made | null {
    const entry = this.entries.get(key);
    if (!entry) return null;
    entry.usedAt = Date.now();
    // The order of the map is the order of use.
    this.entries.delete(key);
    this.entries.set(key, entry);
    return entry.made;
  }

  async put(key: string, { bytes, pages, warnings = [] }: Product): Promise<Made> {
    const size = bytes.length;
    const loose = made({ bytes }, { size, pages, warnings });
    if (this.folder === null || !this.makeRoom(size)) return loose;
    this.total += size;
    try {
      const path = join(this.folder, randomUUID());
      const entry = { made: made({ file: await sealInto(path, this.key, bytes) }, { size, pages, warnings }), path, usedAt: Date.now() };
      this.remove(key);
      this.entries.set(key, entry);
      return entry.made;
    } catch {
      this.total -= size;
      return loose;
    }
  }

  /** Bytes of all that is kept. */
  get size(): number {
    return this.total;
  }

  private makeRoom(size: number): boolean {
    for (const [key, { usedAt }] of this.entries) {
      if (this.total + size <= this.most || Date.now() - usedAt < IN_USE) break;
      this.remove(key);
    }
    return this.total + size <= this.most;
  }

  private remove(key: string): void {
    const entry = this.entries.get(key);
    if (!entry) return;
    this.entries.delete(key);
    this.total -= entry.made.size;
    void rm(entry.path, { force: true }).catch(() => undefined);
  }
}
