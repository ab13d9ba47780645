import { execFile } from 'node:child_process';
import { appendFile, chown, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { textOf } from '../../core/text/code-of.ts';
import { admission } from './admission.ts';
import { executable } from './find.ts';
import type { Home } from './home.ts';
import type { Engine } from './install.ts';
import { refusal, unless } from './refusal.ts';
import { scratchName } from './scratch.ts';
import type { Secrets } from './secrets.ts';

const run = promisify(execFile);

/** The environment of every PostgreSQL program: nothing of ours, above all no PG* variable. */
export const serverEnvironment = (): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  LC_ALL: 'C',
  TZ: 'UTC',
  ...(process.platform === 'win32' ? { SystemRoot: process.env.SystemRoot, TEMP: process.env.TEMP } : {}),
});

/** The major version that made the cluster, or null when there is none. */
export async function clusterMajor(home: Home): Promise<number | null> {
  const text = await readFile(path.join(home.cluster, 'PG_VERSION'), 'utf8').catch(unless('ENOENT'));
  return text === undefined ? null : Number.parseInt(text, 10);
}

/** @throws EngineRefusal when the cluster was made by another major version: PostgreSQL cannot read it. */
export async function checkMajor(home: Home, engine: Engine): Promise<void> {
  const found = await clusterMajor(home);
  if (found === null || found === engine.major) return;
  throw refusal(
    `数据文件夹 ${home.cluster} 由 PostgreSQL ${found} 建立，当前程序是 PostgreSQL ${engine.major}，不能直接打开。请先用原版本导出数据，再以新版本导入；数据未作任何改动。`,
    `${home.cluster} was made by PostgreSQL ${found}; this engine is PostgreSQL ${engine.major} and cannot open it. Export with the old version, then import with the new one. Nothing was changed.`,
  );
}

/** Made in a scratch folder and renamed: a kill in the middle leaves nothing half made, and of two at once one wins. */
export async function createCluster(making: Making): Promise<void> {
  const { home, throwaway } = making;
  const scratch = scratchName(home.cluster);
  await mkdir(scratch, { mode: 0o700 });
  if (home.account) await chown(scratch, home.account.uid, home.account.gid);
  try {
    await initdb(scratch, making);
    await configure(scratch, throwaway);
    await rename(scratch, home.cluster);
    await syncFolder(home.dir);
  } catch (error) {
    await rm(scratch, { recursive: true, force: true });
    if ((await clusterMajor(home)) === null) throw error;
  }
}

type Making = { home: Home; engine: Engine; secrets: Secrets; throwaway: boolean };

async function initdb(target: string, { home, engine, secrets, throwaway }: Making): Promise<void> {
  const passwordFile = await handOver(home, secrets.owner);
  const options = ['-D', target, '-U', 'owner', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8', '--data-checksums'];
  const program = executable(engine.binDir, 'initdb');
  try {
    await run(program, [...options, ...(throwaway ? ['--no-sync'] : []), ...locale(engine.major)], {
      ...home.account,
      env: serverEnvironment(),
      cwd: home.dir,
    });
  } catch (error) {
    const said = (textOf(error, 'stderr') || String(error)).trim();
    throw refusal(`建立数据库失败（initdb）：${said}`, 'initdb failed.', error);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/** PostgreSQL's own C.UTF-8 (from 17 on) sorts the same on every machine; before, it is the C library's. */
const locale = (major: number) =>
  major >= 17 ? ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : ['--locale=C.UTF-8'];

/** initdb takes a password only from a file: one that the server's user alone may read, removed at once. */
async function handOver(home: Home, password: string): Promise<string> {
  const file = scratchName(path.join(home.socketDir ?? home.dir, 'password'));
  const handle = await open(file, 'wx', 0o600);
  await handle.writeFile(password);
  if (home.account) await handle.chown(home.account.uid, home.account.gid);
  await handle.close();
  return file;
}

/** For a small office's server; an operator may change these in postgresql.conf. */
const tunables = `
shared_buffers = 128MB
max_connections = 60
jit = off
random_page_cost = 1.1
timezone = 'UTC'
log_timezone = 'UTC'
cluster_name = 'shifan'
`;

const waitingForNoDisk = `fsync = off
synchronous_commit = off
full_page_writes = off
`;

async function configure(cluster: string, throwaway: boolean): Promise<void> {
  await writeFile(path.join(cluster, 'pg_hba.conf'), admission, { flush: true });
  await appendFile(path.join(cluster, 'postgresql.conf'), throwaway ? tunables + waitingForNoDisk : tunables, { flush: true });
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
