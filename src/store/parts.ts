import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Parts } from '../acts/dossier/uploads-port.ts';
import { type FileStore, roomIn } from './files.ts';

/**
 * Files that have not wholly come, one each by the upload's id. Pieces are written where they belong, so that two senders of the same piece
 * do each other no harm; the whole file is copied and hashed on its way into the store, so that a late writer changes nothing there.
 */
export function diskParts(root: string, files: Pick<FileStore, 'space'>): Parts {
  const place = (id: string) => join(root, id);
  const sizeOf = (id: string): Promise<number> =>
    stat(place(id)).then(
      ({ size }) => size,
      () => 0,
    );
  return {
    async write(id, { offset, most }, source) {
      await mkdir(root, { recursive: true, mode: 0o700 });
      if ((await sizeOf(id)) < offset) return null;
      await roomIn(files);
      const file = await open(place(id), constants.O_WRONLY | constants.O_CREAT, 0o600);
      try {
        return await pour(source, file, { offset, most });
      } finally {
        await file.close();
      }
    },
    async digest(id, size) {
      if ((await sizeOf(id)) < size) return null;
      const digest = createHash('sha256');
      for await (const chunk of readOf(place(id), size)) digest.update(chunk);
      return digest.digest('hex');
    },
    open: (id, size) => readOf(place(id), size),
    drop: (id) => rm(place(id), { force: true }),
    all: () => readdir(root).catch(() => []),
  };
}

async function pour(source: AsyncIterable<Uint8Array>, file: FileHandle, { offset, most }: { offset: number; most: number }) {
  let end = offset;
  for await (const chunk of source) {
    const taken = chunk.subarray(0, offset + most - end);
    await writeAll(file, taken, end);
    end += taken.length;
    if (taken.length < chunk.length) return flushed(file, { end, over: true });
  }
  return flushed(file, { end, over: false });
}

async function flushed<T>(file: FileHandle, written: T): Promise<T> {
  await file.sync();
  return written;
}

async function writeAll(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}

const readOf = (path: string, size: number): AsyncIterable<Uint8Array> => createReadStream(path, { end: Math.max(size - 1, 0) });
