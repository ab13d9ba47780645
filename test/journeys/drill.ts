import assert from 'node:assert/strict';
import { chmod, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import pg from 'pg';
import { readConfig } from '../../src/config.ts';
import { openDatabank } from '../../src/databank.ts';
import { encrypted, type Key, newIdentity } from '../../src/store/backup/age.ts';
import { bringBackup } from '../../src/store/backup/bring.ts';
import { checkBackup } from '../../src/store/backup/check.ts';
import { keysOf, layKeys, openKeys, shutKeys } from '../../src/store/backup/keys.ts';
import { fileIn, filesIn, keysOfAll, partIn, snapshotIn } from '../../src/store/backup/snapshot.ts';
import { takeBackup } from '../../src/store/backup/take.ts';
import { diskFiles, placeIn } from '../../src/store/files.ts';
import type { Connection } from '../../src/store/pool.ts';

const quiet = () => undefined;
export const folder = async (name: string): Promise<string> => {
  const made = await mkdtemp(join(tmpdir(), `shifan-${name}-`));
  await chmod(made, 0o711);
  return made;
};

/** Backups of an installation, made beside its running system. */
export async function backingUp(dataDir: string) {
  const bank = await openDatabank(readConfig({ demonstration: true }, { DATA_DIR: dataDir }), quiet);
  const [into, { identity, recipient }] = [await folder('backup'), await newIdentity()];
  const take = (at: string, recipients = [recipient]) =>
    takeBackup({
      ...{ owner: bank.owner, files: (hash) => placeIn(join(dataDir, 'files'), hash), into, recipients },
      ...{ sealKey: bank.sealKey, version: '1', now: new Date(at) },
    });
  const check = (name: string, more: { sealKey?: string; key?: Key | null } = {}) =>
    checkBackup({ folder: into, name, sealKey: bank.sealKey, key: { identity }, ...more });
  const end = async () => {
    await bank.leave();
    await rm(into, { recursive: true, force: true });
  };
  return { bank, into, identity, recipient, take, check, end };
}
export type BackingUp = Awaited<ReturnType<typeof backingUp>>;

/** Onto an empty machine: keys from their own file, then database and files; the server of it has stopped. */
export async function restoreOnto(empty: string, { from, dataDir, name }: { from: BackingUp; dataDir: string; name: string }) {
  const phrase = 'correct horse battery';
  await layKeys(empty, await openKeys(await shutKeys(await keysOf(dataDir, null), phrase), phrase));
  const bank = await openDatabank(readConfig({ demonstration: true }, { DATA_DIR: empty }), quiet);
  const bring = (more: { identity?: string } = {}) =>
    bringBackup({
      ...{ owner: bank.owner, login: bank.login, files: diskFiles(join(empty, 'files')), folder: from.into, name },
      ...{ key: { identity: from.identity, ...more }, sealKey: bank.sealKey },
    });
  return { bank, bring };
}

/** A row without what is sealed in it. */
export const BUT_SEALED = "regexp_replace(t::text, 'sealed:([123]|4(?=[.:][A-Za-z0-9+/.]{8}))[A-Za-z0-9+/=:.]*', 'sealed', 'g')";

/**
 * Of each table its rows and a digest of them, whatever their order; of each sequence where it stands; of the schema what a restore might forget. `text`: what
 * is compared of a row.
 */
export async function contentsOf(connection: Connection, text = 't::text'): Promise<Record<string, unknown>> {
  const client = new pg.Client(connection);
  await client.connect();
  await client.query("set timezone = 'UTC'");
  try {
    const found: Record<string, unknown> = {};
    const tables = await client.query<{ name: string }>(
      "select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname not like 'kysely%' order by 1",
    );
    for (const { name } of tables.rows) {
      const { rows } = await client.query(
        `select count(*) as n, md5(coalesce(string_agg(${text}, '|' order by ${text}), '')) as digest from "${name}" t`,
      );
      found[name] = rows[0];
    }
    const sequences = await client.query<{ name: string }>(
      "select relname as name from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace order by 1",
    );
    for (const { name } of sequences.rows) found[name] = (await client.query(`select last_value, is_called from "${name}"`)).rows[0];
    found.rules = (
      await client.query(
        `select conrelid::regclass::text as of, conname, pg_get_constraintdef(oid) as rule, convalidated from pg_constraint where connamespace = 'public'::regnamespace order by 1, 2`,
      )
    ).rows;
    found.triggers = (
      await client.query('select tgrelid::regclass::text as of, tgname, tgenabled from pg_trigger where not tgisinternal order by 1, 2')
    ).rows;
    found.bound = (
      await client.query(
        "select relname, relrowsecurity, relforcerowsecurity from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1",
      )
    ).rows;
    return found;
  } finally {
    await client.end();
  }
}

/** Changes a byte of a file while something is tried, and puts it back. */
async function bent(path: string, place: number, work: () => Promise<unknown>): Promise<void> {
  const bytes = await readFile(path);
  const changed = Buffer.from(bytes);
  const at = Math.floor(place * (bytes.length - 1));
  changed[at] = (changed[at] ?? 0) ^ 1;
  await writeFile(path, changed);
  await work().finally(() => writeFile(path, bytes));
}

/** Every part of a backup, changed at its beginning, middle and end, is told; so are another's key, another's seal and a file that is gone. */
export async function assertBendingIsTold({ into, check, bank, recipient }: BackingUp, name: string, file: string): Promise<void> {
  const at = snapshotIn(into, name);
  const shut = { key: null };
  const lies = fileIn(filesIn(into, keysOfAll([recipient])), file);
  for (const part of ['journal', 'account', 'files'])
    for (const place of [0, 0.5, 1])
      await bent(partIn(at, { name: part }), place, async () =>
        assert.equal((await check(name, shut)).faults.length, 1, `${part} ${place}`),
      );
  for (const place of [0.3, 0.6])
    await bent(join(at, 'snapshot.json'), place, () => assert.rejects(check(name, shut), /不是用现在的密封密钥备份的，或者被改过/));
  await assert.rejects(check(name, { ...shut, sealKey: Buffer.alloc(32).toString('base64') }), /密封密钥/);
  assert.ok((await check(name, { key: await newIdentity() })).faults.length > 0, '别人的密钥打不开');
  await bent(lies, 0.9, async () => assert.equal((await check(name)).faults.length, 1));
  const kept = await readFile(lies);
  await rm(lies);
  assert.deepEqual(
    (await check(name)).faults.map((one) => / 不在 /.test(one)),
    [true],
  );
  assert.match((await check(name, shut)).faults.join(), /应有 \d+ 个/, '没有密钥也看得出少了文件');
  await writeFile(lies, kept);
  const older = snapshotIn(into, '20261231T000000Z');
  await rename(at, older);
  await assert.rejects(check('20261231T000000Z', shut), /可能被换过/, '旧备份改名冒充新的');
  await rename(older, at);
  assert.equal((await readFile(join(at, 'snapshot.json'), 'utf8')).includes(bank.sealKey), false);
}

/** A list with fewer files, encrypted to the same key by whoever can write to the folder, is not taken for the one that was written. */
export async function withShorterList<T>({ into, recipient }: BackingUp, name: string, work: () => Promise<T>): Promise<T> {
  const list = partIn(snapshotIn(into, name), { name: 'files' });
  const bytes = await readFile(list);
  const none = async function* () {
    yield gzipSync('');
  };
  await writeFile(list, await encrypted(none(), { recipients: [recipient] }));
  return work().finally(() => writeFile(list, bytes));
}
