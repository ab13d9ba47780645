import { createReadStream, createWriteStream } from 'node:fs';
import { access, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to } from 'pg-copy-streams';
import { settled } from '../files.ts';
import { withOwnerUnbound } from '../migrate.ts';
import { type Connection, createPool } from '../pool.ts';
import { encrypted } from './age.ts';
import { measuring } from './measured.ts';
import { fileIn, filesIn, keysOfAll, nameAt, PARTIAL, type Part, partIn, type Snapshot, snapshotIn, writeSnapshot } from './snapshot.ts';
import { copyOut, migrationsOf, ONE_WAY, sequencesOf, tablesOf } from './tables.ts';

export type Taking = {
  /** The database's owner. */
  readonly owner: Connection;
  /** Where the installation keeps its files by their digest. */
  readonly files: (hash: string) => string;
  /** The folder of backups. */
  readonly into: string;
  /** The public keys that it is encrypted to. */
  readonly recipients: readonly string[];
  readonly sealKey: string;
  readonly version: string;
  readonly now: Date;
};
export type Taken = { readonly name: string; readonly snapshot: Snapshot; readonly newFiles: number; readonly newBytes: number };

/**
 * Copies database and files while the system goes on: one instant of the database (a transaction that sees no later write), and every file that it knows then.
 * Files never change under their digest, so each is copied once for all backups of a folder. A snapshot has its name only when it is whole.
 */
export async function takeBackup(asked: Taking): Promise<Taken> {
  const name = nameAt(asked.now);
  const [partial, whole] = [snapshotIn(asked.into, name) + PARTIAL, snapshotIn(asked.into, name)];
  await access(whole).then(
    () => Promise.reject(new Error(`${whole} 已经存在，请稍后再备份 / is there already`)),
    () => undefined,
  );
  await mkdir(dirname(whole), { recursive: true, mode: 0o700 });
  await sweep(dirname(whole), asked.now);
  await mkdir(partial, { mode: 0o700 });
  const pool = createPool(asked.owner, 1);
  try {
    const read = await withOwnerUnbound(pool, () => databaseInto(partial, asked));
    const copied = await filesInto(asked, read.known);
    const snapshot: Snapshot = {
      format: 'shifan-backup 1',
      at: asked.now.toISOString(),
      version: asked.version,
      migrations: read.migrations,
      tables: read.tables,
      sequences: read.sequences,
      files: { ...read.list, name: 'files', bytes: copied.bytes },
      keys: keysOfAll(asked.recipients),
      missing: copied.missing,
    };
    await writeSnapshot(partial, snapshot, asked.sealKey);
    await settled(partial);
    await rename(partial, whole);
    await settled(dirname(whole));
    return { name, snapshot, newFiles: copied.newFiles, newBytes: copied.newBytes };
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw error;
  } finally {
    await pool.end();
  }
}

const DAY_MS = 24 * 3_600_000;

/** What an earlier backup left half done; one that is younger than a day may still be at work. */
async function sweep(folder: string, now: Date): Promise<void> {
  const dayAgo = nameAt(new Date(now.getTime() - DAY_MS));
  for (const one of await readdir(folder)) {
    if (one.endsWith(PARTIAL) && one < dayAgo) await rm(join(folder, one), { recursive: true, force: true });
  }
}

type Known = { readonly hash: string; readonly size: number };

/** A connection of its own: COPY and what is asked together on one do not go together. */
async function databaseInto(folder: string, { owner, recipients }: Taking) {
  const lock = { recipients };
  const client = new pg.Client(owner);
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query('set local row_security = off'); // rows that are not seen are an error, not a smaller backup
    await client.query(ONE_WAY);
    const tables: (Part & { columns: string[] })[] = [];
    for (const table of await tablesOf(client)) {
      const kept = await keep(partIn(folder, table), client.query(to(copyOut(table))), lock);
      tables.push({ name: table.name, columns: [...table.columns], rows: kept.lines, digest: kept.digest, sealed: kept.sealed });
    }
    const known = (await client.query<{ hash: string; size: string }>('select hash, size::text as size from file order by hash')).rows.map(
      ({ hash, size }): Known => ({ hash, size: Number(size) }),
    );
    const lines = Readable.from(known.map(({ hash, size }) => Buffer.from(`${hash} ${size}\n`)));
    const kept = await keep(partIn(folder, { name: 'files' }), lines, lock);
    const list = { rows: kept.lines, digest: kept.digest, sealed: kept.sealed };
    return { tables, known, list, migrations: await migrationsOf(client), sequences: await sequencesOf(client) };
  } finally {
    await client.end();
  }
}

type Lock = Pick<Taking, 'recipients'>;
type Kept = { readonly lines: number; readonly digest: string; readonly sealed: string };

/** Measured, packed, encrypted, measured again, on the disk. */
async function keep(at: string, plain: AsyncIterable<Uint8Array>, lock: Lock): Promise<Kept> {
  const [open, shut] = [measuring(), measuring()];
  const packed = createGzip({ level: 3 });
  const read = pipeline(plain, open.through, packed);
  const written = encrypted(packed, lock).then((sealed) =>
    pipeline(sealed, shut.through, createWriteStream(at, { mode: 0o600, flush: true })),
  );
  await Promise.all([read, written]);
  return { lines: open.measure.lines, digest: open.measure.digest(), sealed: shut.measure.digest() };
}

type Copied = { bytes: number; newFiles: number; newBytes: number; missing: string[] };

async function filesInto(asked: Taking, known: readonly Known[]): Promise<Copied> {
  const copied: Copied = { bytes: 0, newFiles: 0, newBytes: 0, missing: [] };
  for (const { hash, size } of known) {
    const is = await fileInto(asked, hash);
    if (is === 'missing') copied.missing.push(hash);
    else copied.bytes += size;
    if (is !== 'new') continue;
    copied.newFiles += 1;
    copied.newBytes += size;
  }
  return copied;
}

/** Under its name only once it is whole; a file whose bytes are no longer those of its digest is missing: what was damaged is not kept as good. */
async function fileInto({ files, into, recipients }: Taking, hash: string): Promise<'there' | 'new' | 'missing'> {
  const place = fileIn(filesIn(into, keysOfAll(recipients)), hash);
  if (await isThere(place)) return 'there';
  if (!(await isThere(files(hash)))) return 'missing';
  await mkdir(dirname(place), { recursive: true, mode: 0o700 });
  const partial = `${place}.${process.pid}${PARTIAL}`;
  const { measure, through } = measuring();
  const sealed = await encrypted(through(createReadStream(files(hash))), { recipients });
  await pipeline(sealed, createWriteStream(partial, { mode: 0o600, flush: true }));
  if (measure.digest() !== hash) {
    await rm(partial, { force: true });
    return 'missing';
  }
  await rename(partial, place);
  await settled(dirname(place));
  return 'new';
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
