import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { decrypted, type Key } from './age.ts';
import { measuring } from './measured.ts';
import { fileIn, filesIn, type Part, partIn, readSnapshot, type Snapshot, snapshotIn } from './snapshot.ts';

export type Checking = { readonly folder: string; readonly name: string; readonly sealKey: string | null; readonly key: Key | null };

/** Bytes of a part as they were before they were packed and encrypted. */
export async function* plainOf(at: string, key: Key): AsyncGenerator<Uint8Array> {
  yield* (await decrypted(createReadStream(at), key)).pipe(createGunzip());
}

/** The files that a snapshot knows. @throws Error where the list is not the one that was written. */
export async function filesOf(at: string, { files }: Snapshot, key: Key): Promise<{ hash: string; size: number }[]> {
  const { measure, through } = measuring();
  const chunks: Uint8Array[] = [];
  for await (const chunk of through(plainOf(partIn(at, files), key))) chunks.push(chunk);
  if (measure.digest() !== files.digest) throw new Error(`${partIn(at, files)} 不是备份时的文件清单 / another list of files`);
  const lines = Buffer.concat(chunks).toString('utf8').split('\n').filter(Boolean);
  return lines.map((line) => ({ hash: line.slice(0, 64), size: Number(line.slice(65)) }));
}

/** A file's own bytes. */
export const fileOf = (place: string, key: Key) => decrypted(createReadStream(place), key);

/**
 * Goes through a backup without any database and says all that is not as it was written, a sentence each; nothing: it is whole. Without the key it sees that every
 * table lies there unchanged, and as many files as there should be; with it, that each opens, holds the rows and bytes that it should, and every file too.
 */
export async function checkBackup({ folder, name, sealKey, key }: Checking): Promise<{ snapshot: Snapshot; faults: string[] }> {
  const at = snapshotIn(folder, name);
  const snapshot = await readSnapshot(at, sealKey);
  const faults: string[] = [];
  for (const part of [...snapshot.tables, snapshot.files]) {
    const said = await partFault(at, part, key);
    if (said) faults.push(said);
  }
  const files = filesIn(folder, snapshot.keys);
  if (faults.length === 0) faults.push(...(key === null ? await tooFew(files, snapshot) : await fileFaults(files, at, { key, snapshot })));
  return { snapshot, faults };
}

/** Without the key it is not known which: only how many. */
async function tooFew(folder: string, { files, missing }: Snapshot): Promise<string[]> {
  const wanted = files.rows - missing.length;
  const there = (await readdir(folder, { recursive: true }).catch(() => [])).filter((name) => name.endsWith('.age')).length;
  return there < wanted ? [`${folder} 里只有 ${there} 个文件，应有 ${wanted} 个 / files are missing`] : [];
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

async function fileFaults(files: string, at: string, { key, snapshot }: { key: Key; snapshot: Snapshot }): Promise<string[]> {
  const faults: string[] = [];
  for (const { hash, size } of await filesOf(at, snapshot, key)) {
    if (snapshot.missing.includes(hash)) continue;
    const place = fileIn(files, hash);
    const found = await stat(place)
      .then(
        () => fileOf(place, key).then(measured),
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
