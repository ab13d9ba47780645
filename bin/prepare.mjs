// What every command does first: install and build what is missing. Plain Node, no library, so that it runs on a bare clone.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const at = (...parts) => join(root, ...parts);
const say = (line) => process.stderr.write(`${line}\n`);

/** Runs a program with its output on stderr, so that stdout stays for answers; ends the process where it fails. */
export function run(program, args, options = {}) {
  const shell = process.platform === 'win32';
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: ['ignore', 2, 2], shell, ...options });
  if (status === 0) return;
  say(`${program} ${args.join(' ')}: ${error?.message ?? `exit ${status}`}`);
  process.exit(3);
}

/**
 * Installs where node_modules is missing or was made from another lock file. Not `npm ci`: it refuses a lock file without the optional packages
 * of other platforms, which some registries do not carry; --no-save keeps the lock file as it is.
 */
export function ensureInstalled() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    say(`需要 Node.js 20.19 或更新版本，现为 ${process.versions.node} / Node.js 20.19 or newer is needed`);
    process.exit(3);
  }
  const digest = createHash('sha256')
    .update(readFileSync(at('package-lock.json')))
    .digest('hex');
  const mark = at('node_modules', '.shifan-installed');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === digest) return;
  say('正在安装依赖（首次约需一分钟）… / installing');
  run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(mark, digest);
}

/** Builds dist/ where it is missing or older than what it is made of. */
export function ensureBuilt() {
  const mark = at('dist', '.built');
  const sources = ['src', 'bin', 'package-lock.json', 'vite.config.ts'].map((name) => at(name));
  if (existsSync(mark) && Math.max(...sources.map(newest)) <= statSync(mark).mtimeMs) return;
  say('正在构建… / building');
  mkdirSync(at('dist'), { recursive: true });
  run(process.execPath, [at('bin', 'build.mjs')]);
  writeFileSync(mark, '');
}

function newest(path) {
  const info = statSync(path);
  if (!info.isDirectory()) return info.mtimeMs;
  return Math.max(info.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}
