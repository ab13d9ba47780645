import { open, rename, stat } from 'node:fs/promises';
import { unless } from './refusal.ts';

const rotateAbove = 2 ** 20;

/** Before a start: a log over 1 MB becomes `pg.log.1`. Smaller ones go on, so that two starts at once lose nothing. */
export async function rotateLog(file: string, above = rotateAbove): Promise<void> {
  const found = await stat(file).catch(unless('ENOENT'));
  if (found && found.size > above) await rename(file, `${file}.1`).catch(unless('ENOENT'));
}

/** What was written to the log after `offset` bytes; the last 4 kB of it. */
export async function logSince(file: string, offset: number): Promise<string> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const from = Math.max(offset <= size ? offset : 0, size - 4096);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(Math.max(0, size - from)), { position: from });
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
}
