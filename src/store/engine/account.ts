import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { refusal } from './refusal.ts';

const run = promisify(execFile);

/** The ordinary user the server runs as when we are root; null when it runs as ourselves. */
export type Account = { uid: number; gid: number } | null;

/**
 * PostgreSQL refuses to run as root. An existing cluster keeps its owner; a new one gets `runAs`.
 * @throws EngineRefusal when that user does not exist, or when the cluster is another user's and we are not root.
 */
export async function serverAccount(cluster: string, runAs: string): Promise<Account> {
  const me = process.getuid?.();
  const existing = await stat(cluster).catch(() => null);
  if (me === 0 && existing?.uid === 0 && process.platform !== 'win32') throw ownedByRoot(cluster, runAs);
  if (me === 0) return existing ? { uid: existing.uid, gid: existing.gid } : lookUp(runAs);
  if (me === undefined || !existing || existing.uid === me) return null;
  throw refusal(
    `数据文件夹 ${cluster} 属于另一个用户（编号 ${existing.uid}），当前用户（编号 ${me}）不能使用。请用原来的用户启动，或者以 root 启动。`,
    `${cluster} belongs to user ${existing.uid}, this process is user ${me}. Start as that user, or as root.`,
  );
}

const ownedByRoot = (cluster: string, runAs: string): Error =>
  refusal(
    `数据文件夹 ${cluster} 属于 root，多半是以 root 复制来的；PostgreSQL 不能以 root 运行。请执行 chown -R ${runAs}: ${cluster} ，若其中有 postmaster.pid 一并删除，再启动。`,
    `${cluster} belongs to root, most likely because it was copied as root, and PostgreSQL may not run as root. Run: chown -R ${runAs}: ${cluster} , remove postmaster.pid in it if there is one, and start again.`,
  );

async function lookUp(name: string): Promise<NonNullable<Account>> {
  const id = async (flag: string) => Number((await run('id', [flag, '--', name])).stdout);
  const [uid, gid] = await Promise.all([id('-u'), id('-g')]).catch((error: unknown) => {
    throw refusal(
      `PostgreSQL 不能以 root 运行，而用户“${name}”不存在。请建立一个普通用户，并把 SHIFAN_PG_USER 设为它的名字。`,
      `PostgreSQL may not run as root, and there is no user "${name}". Create an ordinary user and name it in SHIFAN_PG_USER.`,
      error,
    );
  });
  if (uid !== 0) return { uid, gid };
  throw refusal(
    `SHIFAN_PG_USER 不能是 root：PostgreSQL 拒绝以 root 运行。请改为普通用户，例如 nobody。`,
    `SHIFAN_PG_USER may not be root: PostgreSQL refuses it. Name an ordinary user such as nobody.`,
  );
}

/**
 * The outermost folder on the way to `folder` (itself included) that the account may not enter, or null.
 * Asked of the system as that user, so that access lists and mounts count too. Folders that do not exist yet are left out.
 */
export async function closedFolder(folder: string, account: Account): Promise<string | null> {
  if (!account) return null;
  const script = 'for d; do [ -x "$d" ] || { printf %s "$d"; exit; }; done';
  const existing = await existingAncestors(folder);
  const { stdout } = await run('/bin/sh', ['-c', script, 'sh', ...existing], { ...account, cwd: '/' });
  return stdout === '' ? null : stdout;
}

async function existingAncestors(folder: string): Promise<string[]> {
  const all = ancestors(path.resolve(folder));
  const there = await Promise.all(all.map((each) => stat(each).then(Boolean, () => false)));
  return all.filter((_, index) => there[index]);
}

const ancestors = (folder: string): string[] => (folder === path.dirname(folder) ? [folder] : [...ancestors(path.dirname(folder)), folder]);

/**
 * For choosing a data folder before opening the engine: the folder on the way to `dataDir` that would make
 * `openEngine` refuse because the server's user may not enter it, or null when all is well (always, unless root).
 */
export async function folderClosedToServer(dataDir: string, runAs = 'nobody'): Promise<string | null> {
  if (process.getuid?.() !== 0) return null;
  const account = await serverAccount(path.join(dataDir, 'pg'), runAs);
  return closedFolder(path.dirname(path.resolve(dataDir)), account);
}
