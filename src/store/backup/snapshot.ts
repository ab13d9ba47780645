import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import * as z from 'zod';
import { ringOf, type SealKey } from '../key-ring.ts';

/**
 * A folder of backups:
 *
 *     snapshots/20261130T213000Z/snapshot.json    what is in it, and digests of every part as it lies there (no personal data)
 *     snapshots/20261130T213000Z/snapshot.mac     HMAC-SHA256 of snapshot.json under a key derived from the seal: nobody else can make one
 *     snapshots/20261130T213000Z/TABLE.gz.age     the rows of a table in PostgreSQL's COPY text, gzip, age
 *     snapshots/20261130T213000Z/files.gz.age     the files that the database knows: digest, bytes
 *     files/1f…/ab/ab12….age                      each file once, whichever snapshots of the same keys hold it
 */
const digest = z.string().regex(/^[0-9a-f]{64}$/);
const part = z.strictObject({ name: z.string().regex(/^[a-z0-9_]+$/), rows: z.int(), digest, sealed: digest });
const columns = z.array(z.string());
const shape = z.strictObject({
  format: z.literal('shifan-backup 1'),
  at: z.iso.datetime(),
  version: z.string(),
  migrations: z.array(z.string()).min(1),
  tables: z.array(part.extend({ columns })),
  /** Sequences go on where they stood: value, and whether it was given out. */
  sequences: z.array(z.strictObject({ name: z.string(), value: z.string(), called: z.boolean() })),
  files: part.extend({ name: z.literal('files'), bytes: z.int() }),
  /** For which keys all of it is encrypted: files that lie there for others are not these. */
  keys: digest,
  /** Files that the database knows and the disk did not have: told at every backup, never a reason to make none. */
  missing: z.array(digest),
});
export type Snapshot = z.infer<typeof shape>;
export type Part = z.infer<typeof part>;

const NAME = /^\d{8}T\d{6}Z$/;
/** A snapshot that is being written; what was cut off keeps this name and is taken away by the next. */
export const PARTIAL = '.partial';

export const nameAt = (now: Date): string => `${now.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
export const snapshotIn = (folder: string, name: string): string => join(folder, 'snapshots', name);
export const partIn = (snapshot: string, { name }: Pick<Part, 'name'>): string => join(snapshot, `${name}.gz.age`);
/** Of the recipients, in whatever order. */
export const keysOfAll = (recipients: readonly string[]): string =>
  createHash('sha256').update(recipients.toSorted().join('\n')).digest('hex');
export const filesIn = (folder: string, keys: string): string => join(folder, 'files', keys.slice(0, 16));
export const fileIn = (files: string, hash: string): string => join(files, hash.slice(0, 2), `${hash}.age`);

/** The finished snapshots of a folder, the oldest first. */
export const snapshotsIn = async (folder: string): Promise<string[]> =>
  (await readdir(join(folder, 'snapshots')).catch(() => [])).filter((name) => NAME.test(name)).toSorted();

const macOf = (bytes: Uint8Array, { secret }: SealKey): Buffer =>
  createHmac('sha256', Buffer.from(hkdfSync('sha256', secret, '', 'shifan backup', 32)))
    .update(bytes)
    .digest();

/** Written last, once every part lies there. */
export async function writeSnapshot(at: string, snapshot: Snapshot, sealKey: string): Promise<void> {
  const bytes = Buffer.from(`${JSON.stringify(snapshot, null, 1)}\n`);
  await writeFile(join(at, 'snapshot.json'), bytes, { flush: true });
  await writeFile(join(at, 'snapshot.mac'), `${macOf(bytes, ringOf(sealKey)[0]).toString('hex')}\n`, { flush: true });
}

/**
 * What a snapshot says that it holds. `sealKey`: the seal of the installation that made it, where it is known; without it whoever made it is not proved.
 * @throws Error with the sentence for the operator.
 */
export async function readSnapshot(at: string, sealKey: string | null): Promise<Snapshot> {
  const bytes = await readFile(join(at, 'snapshot.json'));
  if (sealKey !== null) {
    const told = Buffer.from((await readFile(join(at, 'snapshot.mac'), 'utf8').catch(() => '')).trim(), 'hex');
    const macs = ringOf(sealKey).map((key) => macOf(bytes, key));
    if (!macs.some((mac) => told.length === mac.length && timingSafeEqual(told, mac)))
      throw new Error(
        `${at} 不是用现在的密封密钥备份的，或者被改过：请核对 seal-key（或 SHIFAN_SEAL_KEY）/ not made under this seal key, or altered`,
      );
  }
  const read = shape.safeParse(JSON.parse(bytes.toString('utf8')));
  if (read.success && nameAt(new Date(read.data.at)) !== basename(at))
    throw new Error(`${at} 不是它名称所说时刻的备份（${read.data.at}），可能被换过 / an older backup under another name`);
  if (read.success) return read.data;
  throw new Error(`${at}/snapshot.json 读不懂：${read.error.issues[0]?.path.join('.')} ${read.error.issues[0]?.message} / not understood`);
}
