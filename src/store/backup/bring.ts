import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from, to } from 'pg-copy-streams';
import type { AppLogin } from '../app-role.ts';
import type { FileStore } from '../files.ts';
import { migrateTo, provider, withOwnerUnbound } from '../migrate.ts';
import { type Connection, createPool } from '../pool.ts';
import type { Key } from './age.ts';
import { fileOf, filesOf, plainOf } from './check.ts';
import { measuring } from './measured.ts';
import { fileIn, filesIn, partIn, readSnapshot, type Snapshot, snapshotIn } from './snapshot.ts';
import { copyIn, copyOut, lettingIn, ONE_WAY, setSequences, tablesOf } from './tables.ts';

export type Bringing = {
  readonly owner: Connection;
  readonly login: AppLogin;
  readonly files: FileStore;
  readonly folder: string;
  readonly name: string;
  readonly key: Key;
  readonly sealKey: string;
};

/**
 * Puts a backup back onto an empty installation: files first, then the schema as it was, then all rows in one transaction that ends only if each table
 * gives back the text that was copied from it. Cut off anywhere it is done again; the next start brings the schema up to date.
 * @throws Error where the database holds anything, the backup is of a newer version or another seal, or a part is not what was written.
 */
export async function bringBackup(asked: Bringing): Promise<Snapshot> {
  const at = snapshotIn(asked.folder, asked.name);
  const snapshot = await readSnapshot(at, asked.sealKey);
  await refuseUnknown(snapshot);
  const pool = createPool(asked.owner, 1);
  try {
    await withOwnerUnbound(pool, () => refuseFull(pool));
    for (const { hash } of await filesOf(at, snapshot, asked.key))
      if (!snapshot.missing.includes(hash)) await bringFile(asked, snapshot, hash);
    await migrateTo(pool, snapshot.migrations.at(-1) as string, asked.login);
    await withOwnerUnbound(pool, () => bringRows(asked, at, snapshot));
    return snapshot;
  } finally {
    await pool.end();
  }
}

async function refuseUnknown({ migrations, version }: Snapshot): Promise<void> {
  const known = Object.keys(await provider.getMigrations());
  const unknown = migrations.filter((one) => !known.includes(one));
  if (unknown.length > 0)
    throw new Error(
      `备份是版本 ${version} 做的，本版本没有它的数据库步骤 ${unknown.join('、')}：请用同样或更新的版本恢复 / made by a newer version: restore with that one`,
    );
}

/** An earlier restore that was cut off has left a schema in which nobody is yet. */
async function refuseFull(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ there: boolean }>("select to_regclass('public.journal') is not null as there");
  if (!rows[0]?.there) return;
  const full = await pool.query<{ full: boolean }>(
    'select exists (select from account) or exists (select from organisation) or exists (select from journal) as full',
  );
  if (full.rows[0]?.full)
    throw new Error(
      '数据库里已经有数据，不能恢复到这里：请用一个空的数据库（或空的 DATA_DIR）/ the database is not empty; restore into an empty one',
    );
}

async function bringFile({ files, folder, key }: Bringing, { keys }: Snapshot, hash: string): Promise<void> {
  if (await files.has(hash)) return;
  const stored = await files.put(await fileOf(fileIn(filesIn(folder, keys), hash), key), Number.POSITIVE_INFINITY);
  if (stored?.hash === hash) return;
  if (stored) await files.drop(stored.hash);
  throw new Error(`文件 ${hash} 在备份里不是原来的内容 / other bytes in the backup`);
}

/** A connection of its own, for COPY. */
async function bringRows({ owner, key }: Bringing, at: string, { tables, sequences }: Snapshot): Promise<void> {
  const client = new pg.Client(owner);
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('begin');
    await client.query('set local row_security = off');
    await client.query(ONE_WAY);
    const there = await tablesOf(client);
    await lettingIn(client, there, async () => {
      for (const table of tables) await pipeline(plainOf(partIn(at, table), key), client.query(from(copyIn(table))));
    });
    await setSequences(client, sequences);
    for (const table of tables) {
      const { measure, through } = measuring();
      await pipeline(client.query(to(copyOut(table))), through, async (chunks: AsyncIterable<Uint8Array>) => {
        for await (const _ of chunks);
      });
      if (measure.digest() !== table.digest)
        throw new Error(`表 ${table.name} 恢复后与备份不一致，没有恢复任何数据 / differs from the backup, nothing was restored`);
    }
    await client.query('commit');
  } finally {
    await client.end();
  }
}
