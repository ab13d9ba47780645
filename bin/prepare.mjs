// What every command does first: install and build what is missing. Plain Node, no library, so that it runs on a bare clone.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { uptime } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const at = (...parts) => join(root, ...parts);
const say = (line) => process.stderr.write(`${line}\n`);

/** Runs a program with its output on stderr, so that stdout stays for answers; ends the process where it fails. */
export function run(program, args, options = {}) {
  if (ended(program, args, options) !== 0) process.exit(3);
}

/** What it ended with; null where it was killed. */
function ended(program, args, options = {}) {
  const shell = process.platform === 'win32';
  const { status, signal, error } = spawnSync(program, args, { cwd: root, stdio: ['ignore', 2, 2], shell, ...options });
  if (status !== 0) say(`${program} ${args.join(' ')}: ${error?.message ?? signal ?? `exit ${status}`}`);
  return error ? 1 : status;
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

/** Stands while npm changes node_modules, and says what it does: where it still stands at a start, that was cut off. */
const changing = () => at('node_modules', '.shifan-changing');

/** npm by its arguments; whether it succeeded. One that ends by itself has put back what it could not do, one that was killed has not. */
function npmDid(...args) {
  try {
    mkdirSync(at('node_modules'), { recursive: true });
    writeFileSync(changing(), `${args[0]} ${process.pid}`);
  } catch (error) {
    // A folder of another user's: npm could change nothing there either.
    say(`node_modules 不能写入 / cannot be written: ${error.message}`);
    return false;
  }
  const status = ended('npm', [...args, ...QUIETLY]);
  if (status !== null) rmSync(changing(), { force: true });
  return status === 0;
}

function npm(...args) {
  if (!npmDid(...args)) process.exit(3);
}

/**
 * What a start that was killed left: packages of which half the files are there look installed to npm, so that all are fetched again; where only what is left
 * over was being removed, what runs is whole, and npm's list, which names what is gone, goes.
 */
function mendCutOff() {
  if (!existsSync(changing())) return;
  const [what, by] = readFileSync(changing(), 'utf8').split(' ');
  // Past the hour, or from before the machine was started, the number is somebody else's by now.
  const age = (Date.now() - statSync(changing()).mtimeMs) / 1000;
  if (age < Math.min(3600, uptime()) && isRunning(Number(by))) {
    say('另一个进程正在安装依赖，请等它完成后再启动 / another process is installing, please start again when it is done');
    process.exit(3);
  }
  const list = at('node_modules', '.package-lock.json');
  // npm went on when the one that had called it was gone, and came to its end: it writes its list last.
  if (existsSync(list) && statSync(list).mtimeMs > statSync(changing()).mtimeMs) return rmSync(changing());
  say(`上次${what === 'prune' ? '清理' : '安装'}依赖时中断，重新处理 / the last installation was cut off and is mended`);
  if (what === 'prune') for (const path of buildOnly()) rmSync(at(path), { recursive: true, force: true });
  else
    for (const name of readdirSync(at('node_modules')))
      if (name !== '.shifan-changing') rmSync(at('node_modules', name), { recursive: true, force: true });
  rmSync(list, { force: true });
  rmSync(changing(), { force: true });
}

function isRunning(pid) {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** What builds and does not run: whole or half, it is fetched again where it is needed. */
const buildOnly = () =>
  Object.entries(wantedPackages())
    .filter(([path, { dev }]) => dev && /^node_modules\/(@[^/]+\/)?[^/]+$/.test(path))
    .map(([path]) => path);

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
  mendCutOff();
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
  if ('node_modules/vite' in installed && !(DEVELOPERS_TOOL in installed)) npmDid('prune', '--omit=dev');
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
