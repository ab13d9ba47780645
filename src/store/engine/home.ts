import { createHash } from 'node:crypto';
import { chmod, chown, lstat, mkdir, realpath, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Account, closedFolder, serverAccount } from './account.ts';
import { refusal, unless } from './refusal.ts';

/** The folders of one embedded server. `socketDir` is null where there are no Unix sockets (Windows). */
export type Home = { dir: string; cluster: string; socketDir: string | null; logFile: string; account: Account };

/**
 * Makes the data folder ready for the server's user. A folder made here is closed to everyone else:
 * 0700, or as root 0710 with the server's group, which may pass through but not list.
 * @throws EngineRefusal when a folder above it is closed to the server's user.
 */
export async function openHome(dataDir: string, runAs: string): Promise<Home> {
  await mkdir(path.dirname(path.resolve(dataDir)), { recursive: true });
  await mkdir(dataDir, { mode: 0o700 }).catch(unless('EEXIST'));
  const dir = await realpath(dataDir);
  const cluster = path.join(dir, 'pg');
  const account = await serverAccount(cluster, runAs);
  await letThrough(dir, account);
  const socketDir = process.platform === 'win32' ? null : await openSocketDir(dir, account);
  return { dir, cluster, socketDir, logFile: path.join(dir, 'pg.log'), account };
}

async function letThrough(dir: string, account: Account): Promise<void> {
  if (!account || !(await closedFolder(dir, account))) return;
  const { uid, mode } = await stat(dir);
  if (uid === 0) await chown(dir, uid, account.gid).then(() => chmod(dir, (mode & 0o7707) | 0o010));
  const closed = await closedFolder(dir, account);
  if (!closed) return;
  throw refusal(
    `数据库以普通用户（编号 ${account.uid}）运行，但该用户进不了文件夹 ${closed}，所以数据不能放在 ${dir}。请用 DATA_DIR 指定别处（例如 /var/lib/shifan），或者对 ${closed} 执行 chmod o+x。`,
    `The server runs as user ${account.uid}, who may not enter ${closed}, so its data cannot live in ${dir}. Set DATA_DIR elsewhere (such as /var/lib/shifan), or chmod o+x ${closed}.`,
  );
}

/** A Unix socket's path may be 107 bytes long on Linux, 103 on macOS. */
const socketPathLimit = process.platform === 'darwin' ? 103 : 107;

/** Beside the data, or where that is too deep for a socket, in the temporary folder under a name made from it. */
export function socketDirFor(dir: string, temporary: string): string {
  const name = `shifan-${createHash('sha256').update(dir).digest('hex').slice(0, 16)}`;
  const candidates = [path.join(dir, 'run'), path.join(temporary, name), path.join('/tmp', name)];
  const fits = (folder: string) => Buffer.byteLength(path.join(folder, '.s.PGSQL.5432')) <= socketPathLimit;
  return candidates.find(fits) ?? path.join('/tmp', name);
}

/** Only the server's user (and root) may enter: whoever cannot enter cannot even try a password. */
async function openSocketDir(dir: string, account: Account): Promise<string> {
  const folder = socketDirFor(dir, tmpdir());
  await mkdir(folder, { mode: 0o700 }).catch(unless('EEXIST'));
  const found = await lstat(folder);
  const trusted = [process.getuid?.(), account?.uid].includes(found.uid);
  if (!found.isDirectory() || !trusted) {
    throw refusal(
      `套接字文件夹 ${folder} 已被其他用户（编号 ${found.uid}）占用。请将其删除后重新启动。`,
      `The socket folder ${folder} is not ours but user ${found.uid}'s. Remove it and start again.`,
    );
  }
  if (account) await chown(folder, account.uid, account.gid);
  await chmod(folder, 0o700);
  return folder;
}
