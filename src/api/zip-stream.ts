import { createHash } from 'node:crypto';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

/** One file on its way into an archive; read only when its turn comes. */
export type Packed = {
  readonly name: string;
  /** Whether packing it is worth the time: text is, PDFs and pictures are packed already. */
  readonly deflate?: boolean;
  open(): Promise<Uint8Array | AsyncIterable<Uint8Array>>;
};

export type Listed = { readonly name: string; readonly size: number; readonly sha256: string };

/** The archives that every program opens end before four gigabytes. */
export const LARGEST_ARCHIVE = 3.5 * 2 ** 30;

/**
 * A zip archive as it comes into being: a file after the other, none of them nor the whole ever entirely in memory here. `last` makes
 * one more file from the list of all before it, with their digests. Names are UTF-8; every file bears the time `mtime`.
 */
export async function* zipStream(
  files: Iterable<Packed> | AsyncIterable<Packed>,
  { mtime, last }: { mtime: Date; last: (listed: readonly Listed[]) => Packed },
): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  let failure: Error | null = null;
  const zip = new Zip((error, chunk) => {
    failure ??= error;
    if (chunk?.length) ready.push(chunk);
  });
  const drained = function* () {
    if (failure) throw failure;
    yield* ready.splice(0);
  };
  const listed: Listed[] = [];
  const pack = async function* (file: Packed) {
    const entry = file.deflate ? new ZipDeflate(file.name, { level: 6 }) : new ZipPassThrough(file.name);
    entry.mtime = mtime;
    zip.add(entry);
    const digest = createHash('sha256');
    let size = 0;
    for await (const chunk of chunksOf(await file.open())) {
      digest.update(chunk);
      size += chunk.length;
      entry.push(chunk);
      yield* drained();
    }
    entry.push(new Uint8Array(0), true);
    listed.push({ name: file.name, size, sha256: digest.digest('hex') });
    yield* drained();
  };
  for await (const file of files) yield* pack(file);
  yield* pack(last(listed));
  zip.end();
  yield* drained();
}

async function* chunksOf(content: Uint8Array | AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (content instanceof Uint8Array) yield content;
  else yield* content;
}
