// What every command does first: install and build what is missing. Plain Node, no library, so that it runs on a bare clone.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const at = (...parts) => join(root, ...parts);
const say = (line) => process.stderr.write(`${line}\n`);

/** Runs a program with its output on stderr, so that stdout stays for answers; ends the process where it fails. */
export function run(program, args, options = {}) {
  if (!succeeds(program, args, options)) process.exit(3);
}

function succeeds(program, args, options = {}) {
  const shell = process.platform === 'win32';
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: ['ignore', 2, 2], shell, ...options });
  if (status !== 0) say(`${program} ${args.join(' ')}: ${error?.message ?? `exit ${status}`}`);
  return status === 0;
}

/** Installed by whoever develops, and by nothing else here. */
const DEVELOPERS_TOOL = 'node_modules/typescript';

const packagesIn = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : {});
const wantedPackages = () => packagesIn(at('package-lock.json'));
/** What npm says it installed: it writes this file last. */
const installedPackages = () => packagesIn(at('node_modules', '.package-lock.json'));

/** Whether one of these packages is missing or is another version; an optional one may be missing, since each platform has its own. */
const lacking = (installed, relevant) =>
  Object.entries(wantedPackages()).some(([path, { version, dev, optional, devOptional }]) => {
    if (path === '' || !relevant(path, { dev: dev || devOptional })) return false;
    const there = installed[path];
    return there ? there.version !== version : !optional && !devOptional;
  });

/** Not `npm ci`: it refuses a lock file without the optional packages of other platforms, which some registries do not carry; --no-save keeps the lock file as it is. */
const QUIETLY = ['--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
const npm = (...args) => run('npm', [...args, ...QUIETLY]);

/**
 * Installs what is missing or is not what the lock file says: what the system runs with, and `developing` the tools for testing and writing it besides. Where
 * these are already, they stay.
 */
export function ensureInstalled({ developing = false } = {}) {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    say(`需要 Node.js 20.19 或更新版本，现为 ${process.versions.node} / Node.js 20.19 or newer is needed`);
    process.exit(3);
  }
  const installed = installedPackages();
  const everything = developing || DEVELOPERS_TOOL in installed;
  if (!lacking(installed, (_, { dev }) => everything || !dev)) return;
  say(`正在安装依赖（约 ${everything ? 450 : 230} MB，首次约需一分钟）… / installing`);
  npm('install', everything ? '--include=dev' : '--omit=dev'); // whatever NODE_ENV says
}

/** Builds dist/ where it is missing or older than what it is made of. Tools for it that were not there before do not stay. */
export function ensureBuilt() {
  if (!isBuilt()) {
    withBuildTools();
    say('正在构建… / building');
    mkdirSync(at('dist'), { recursive: true });
    run(process.execPath, [at('bin', 'build.mjs')]);
    writeFileSync(at('dist', '.built'), '');
  }
  const installed = installedPackages();
  // What is left over only takes room: where it can't be removed, as without a network, the next start tries again.
  if ('node_modules/vite' in installed && !(DEVELOPERS_TOOL in installed)) succeeds('npm', ['prune', '--omit=dev', ...QUIETLY]);
}

function isBuilt() {
  const mark = at('dist', '.built');
  const sources = ['src', 'bin', 'package-lock.json', 'vite.config.ts'].map((name) => at(name));
  return existsSync(mark) && Math.max(...sources.map(newest)) <= statSync(mark).mtimeMs;
}

/** What builds dist/ besides what runs (package.json names them); where nobody develops they go again when dist/ stands. */
function withBuildTools() {
  const { buildTools, devDependencies } = JSON.parse(readFileSync(at('package.json'), 'utf8'));
  if (!lacking(installedPackages(), (path) => buildTools.includes(path.replace('node_modules/', '')))) return;
  say('正在安装构建工具（约 60 MB，构建后删去）… / installing what builds');
  npm('install', '--save-prod', '--omit=dev', ...buildTools.map((name) => `${name}@${devDependencies[name]}`));
}

function newest(path) {
  const info = statSync(path);
  if (!info.isDirectory()) return info.mtimeMs;
  return Math.max(info.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}
