import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, cp, open, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { textOf } from '../../core/text/code-of.ts';
import { type EngineSource, executable } from './find.ts';
import type { Home } from './home.ts';
import { refusal, unless } from './refusal.ts';
import { scratchName } from './scratch.ts';

const run = promisify(execFile);

/** Binaries that are in place and known to run as the server's user. `folder` is null when they are the distribution's. */
export type Engine = { binDir: string; major: number; folder: string | null };

/**
 * Puts npm's binaries beside the data as `engine-<version>`: readable by the server's user wherever the application lives,
 * and out of reach of `npm ci` while the server runs. Links are made here, since install scripts may be switched off.
 * @throws EngineRefusal when the binaries do not run on this machine.
 */
export async function placeEngine(source: EngineSource, home: Home, throwaway = false): Promise<Engine> {
  if (source.kind === 'installed') return checked(source.binDir, home, null);
  const folder = `engine-${source.version}`;
  const finished = path.join(home.dir, folder);
  if (!(await exists(finished))) await copyEngine(source.native, finished, throwaway);
  return checked(path.join(finished, 'bin'), home, folder);
}

const exists = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  );

async function copyEngine(native: string, finished: string, throwaway: boolean): Promise<void> {
  const scratch = scratchName(finished);
  const filter = (file: string) => !/\.a$|[\\/]pkgconfig$/.test(file);
  await cp(native, scratch, { recursive: true, verbatimSymlinks: true, mode: constants.COPYFILE_FICLONE, filter });
  await makeLinks(scratch);
  await settle(scratch, throwaway);
  await rename(scratch, finished).catch(async (error: unknown) => {
    await rm(scratch, { recursive: true, force: true });
    if (!(await exists(finished))) throw error;
  });
}

type Link = { source: string; target: string };

/** The package lists its links (npm packs none): both ends are named from the package's root, `native/lib/…`. */
async function makeLinks(engine: string): Promise<void> {
  const list = await readFile(path.join(engine, 'pg-symlinks.json'), 'utf8').catch(unless('ENOENT'));
  for (const { source, target } of JSON.parse(list ?? '[]') as Link[]) {
    const link = path.join(engine, path.relative('native', target));
    await symlink(path.relative(path.dirname(target), source), link).catch(unless('EEXIST'));
  }
}

/** Readable by all whatever the installer's umask was, and on the disk before the rename says that it is complete; what is thrown away waits for no disk. */
async function settle(folder: string, throwaway: boolean): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) await settle(full, throwaway);
  }
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(folder, entry.name));
  await Promise.all(files.map((file) => settleFile(file, { runnable: path.basename(folder) === 'bin', throwaway })));
  if (process.platform !== 'win32') await settleFile(folder, { runnable: true, throwaway });
}

async function settleFile(file: string, { runnable, throwaway }: { runnable: boolean; throwaway: boolean }): Promise<void> {
  const handle = await open(file, process.platform === 'win32' ? 'r+' : 'r');
  try {
    await handle.chmod(runnable ? 0o755 : 0o644);
    if (!throwaway) await handle.sync();
  } finally {
    await handle.close();
  }
}

async function checked(binDir: string, home: Home, folder: string | null): Promise<Engine> {
  const postgres = executable(binDir, 'postgres');
  const { stdout } = await run(postgres, ['--version'], { ...home.account, cwd: home.dir }).catch((error: unknown) => {
    throw refusal(
      `数据库程序 ${postgres} 在本机无法运行。随附的程序要求 glibc 2.27 以上（Alpine 等 musl 系统不行）。请安装系统自带的 PostgreSQL 并设 PG_BIN_DIR，或用 DATABASE_URL 连接已有的数据库。\n${said(error)}`,
      `${postgres} does not run on this machine. The engine from npm needs glibc 2.27 or newer (not musl). Install the distribution's PostgreSQL and set PG_BIN_DIR, or set DATABASE_URL.`,
      error,
    );
  });
  const major = /\s(\d+)/.exec(stdout)?.[1];
  return { binDir, major: Number(major), folder };
}

const said = (error: unknown) => (textOf(error, 'stderr') || String(error)).trim();
