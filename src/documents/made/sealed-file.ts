import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, rm } from 'node:fs/promises';

/** A file on disk that only who holds its key can read: papers show personal data in full, and nothing of it lies in clear. */
export type SealedFile = { readonly path: string; readonly key: Uint8Array; readonly iv: Uint8Array };

/** AES in counter mode: made to be read in this process and nowhere else, so nobody else's file is ever taken for one. */
const CIPHER = 'aes-256-ctr';
const PIECE = 1024 * 1024;

export const newKey = (): Uint8Array => randomBytes(32);

/** Writes bytes sealed, a piece at a time so that the thread is never long at it. A file that can't be written whole is not left behind. */
export async function sealInto(path: string, key: Uint8Array, bytes: Uint8Array): Promise<SealedFile> {
  const iv = randomBytes(16);
  const cipher = createCipheriv(CIPHER, key, iv);
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      for (let at = 0; at < bytes.length; at += PIECE) await file.writeFile(cipher.update(bytes.subarray(at, at + PIECE)));
    } finally {
      await file.close();
    }
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  return { path, key, iv };
}

export async function* unsealed({ path, key, iv }: SealedFile): AsyncGenerator<Uint8Array> {
  const cipher = createDecipheriv(CIPHER, key, iv);
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) yield cipher.update(chunk as Uint8Array);
}

export async function unsealedWhole({ path, key, iv }: SealedFile): Promise<Uint8Array> {
  return new Uint8Array(createDecipheriv(CIPHER, key, iv).update(await readFile(path)));
}
