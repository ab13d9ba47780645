import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { decrypted, type Key } from './age.ts';
import { measuring } from './measured.ts';
import { fileIn, type Part, partIn, readSnapshot, type Snapshot, snapshotIn } from './snapshot.ts';

export type Checking = { readonly folder: string; readonly name: string; readonly sealKey: string | null; readonly key: Key | null };

/** Bytes of a part as they were before they were packed and encrypted. */
export async function* plainOf(at: string, key: Key): AsyncGenerator<Uint8Array> {
  yield* (await decrypted(createReadStream(at), key)).pipe(createGunzip());
}

/** The files that a snapshot knows. */
export async function filesOf(snapshot: string, key: Key): Promise<{ hash: string; size: number }[]> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of plainOf(partIn(snapshot, { name: 'files' }), key)) chunks.push(chunk);
  const lines = Buffer.concat(chunks).toString('utf8').split('\n').filter(Boolean);
  return lines.map((line) => ({ hash: line.slice(0, 64), size: Number(line.slice(65)) }));
}

/** A file's own bytes. */
export const fileOf = (folder: string, hash: string, key: Key) => decrypted(createReadStream(fileIn(folder, hash)), key);

/**
 * Goes through a backup without any database and says all that is not as it was written, a sentence each; nothing: it is whole. Without the key it sees that every
 * part lies there unchanged; with it, that each opens, holds the rows and bytes that it should, and every file too.
 */
export async function checkBackup({ folder, name, sealKey, key }: Checking): Promise<{ snapshot: Snapshot; faults: string[] }> {
  const at = snapshotIn(folder, name);
  const snapshot = await readSnapshot(at, sealKey);
  const faults: string[] = [];
  for (const part of [...snapshot.tables, snapshot.files]) {
    const said = await partFault(at, part, key);
    if (said) faults.push(said);
  }
  if (key !== null && faults.length === 0) faults.push(...(await fileFaults(folder, at, { key, missing: snapshot.missing })));
  return { snapshot, faults };
}

async function partFault(at: string, part: Part, key: Key | null): Promise<string | null> {
  const place = partIn(at, part);
  try {
    if ((await measured(createReadStream(place))).digest() !== part.sealed) return `${place} 被改过 / altered`;
    if (key === null) return null;
    const plain = await measured(plainOf(place, key));
    return plain.digest() === part.digest && plain.lines === part.rows
      ? null
      : `${place} 解开后与登记的行数或校验值不符 / not what was written`;
  } catch (error) {
    return `${place} 读不出：${(error as Error).message} / can't be read`;
  }
}

async function fileFaults(folder: string, at: string, { key, missing }: { key: Key; missing: readonly string[] }): Promise<string[]> {
  const faults: string[] = [];
  for (const { hash, size } of await filesOf(at, key)) {
    if (missing.includes(hash)) continue;
    const place = fileIn(folder, hash);
    const found = await stat(place)
      .then(
        () => fileOf(folder, hash, key).then(measured),
        () => null,
      )
      .catch((error: Error) => error);
    if (found === null) faults.push(`${place} 不在 / missing`);
    else if (found instanceof Error) faults.push(`${place} 读不出：${found.message} / can't be read`);
    else if (found.digest() !== hash || found.bytes !== size) faults.push(`${place} 不是原来的内容 / other bytes`);
  }
  return faults;
}

async function measured(source: AsyncIterable<Uint8Array>) {
  const { measure, through } = measuring();
  await pipeline(source, through, async (chunks: AsyncIterable<Uint8Array>) => {
    for await (const _ of chunks);
  });
  return measure;
}
