import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const folder = mkdtempSync(join(tmpdir(), 'shifan-prepare-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const at = (...parts: string[]) => join(folder, ...parts);

const runs = { 'node_modules/runs': { version: '1.0.0' } };
const all = { ...runs, 'node_modules/vite': { version: '8.0.0', dev: true } };
mkdirSync(at('bin'));
mkdirSync(at('src'));
mkdirSync(at('path'));
copyFileSync(join(import.meta.dirname, '..', '..', 'bin', 'prepare.mjs'), at('bin', 'prepare.mjs'));
writeFileSync(at('package-lock.json'), JSON.stringify({ packages: { '': {}, ...all } }));
writeFileSync(at('package.json'), JSON.stringify({ buildTools: ['vite'], devDependencies: { vite: '8.0.0' } }));
writeFileSync(at('vite.config.ts'), '');
writeFileSync(
  at('bin', 'build.mjs'),
  `import { readFileSync } from 'node:fs'; readFileSync(new URL('../node_modules/vite/whole', import.meta.url));`,
);
/** As npm does, in small: a package that has its package.json is installed; its list is written last. CUT=install, build or prune kills it in the middle. */
writeFileSync(
  at('path', 'npm'),
  `#!${process.execPath}
const { existsSync, mkdirSync, rmSync, writeFileSync, appendFileSync } = require('node:fs');
const [what, ...rest] = process.argv.slice(2);
const tools = rest.some((one) => one.startsWith('vite@'));
const cut = (step) => { if (process.env.CUT === step) { process.kill(process.ppid, 'SIGKILL'); process.kill(process.pid, 'SIGKILL'); } };
appendFileSync('calls', what + ' ');
const put = (name, step) => {
  if (existsSync('node_modules/' + name + '/package.json')) return;
  mkdirSync('node_modules/' + name, { recursive: true });
  writeFileSync('node_modules/' + name + '/package.json', '{}');
  cut(step);
  writeFileSync('node_modules/' + name + '/whole', '');
};
if (what === 'prune') { rmSync('node_modules/vite/whole'); cut('prune'); rmSync('node_modules/vite', { recursive: true }); }
else { put('runs', 'install'); if (tools) put('vite', 'build'); }
const packages = ${JSON.stringify(runs)};
if (what !== 'prune' && existsSync('node_modules/vite')) packages['node_modules/vite'] = { version: '8.0.0' };
writeFileSync('node_modules/.package-lock.json', JSON.stringify({ packages }));
`,
);
chmodSync(at('path', 'npm'), 0o755);

const start = (cut = '') =>
  spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', `const p = await import('./bin/prepare.mjs'); p.ensureInstalled(); p.ensureBuilt();`],
    {
      cwd: folder,
      env: { ...process.env, PATH: `${at('path')}:${process.env.PATH}`, CUT: cut },
      encoding: 'utf8',
    },
  );
const whole = (name: string) => existsSync(at('node_modules', name, 'whole'));
const calls = () => {
  const said = readFileSync(at('calls'), 'utf8').trim();
  writeFileSync(at('calls'), '');
  return said;
};

/** A start that is killed with its npm in the middle of each of its three steps leaves packages whose files are not all there. */
for (const cut of ['install', 'build', 'prune'])
  test(`首次启动在 npm 的第 ${cut} 步被终止：再启动一次就好，不用手工删什么`, { skip: process.platform === 'win32' }, () => {
    for (const path of ['node_modules', 'dist', 'calls']) rmSync(at(path), { recursive: true, force: true });
    assert.equal(start(cut).signal, 'SIGKILL');
    calls();
    const again = start();
    assert.equal(again.status, 0, again.stderr);
    assert.match(again.stderr, /中断，重新处理/);
    assert.deepEqual([whole('runs'), existsSync(at('node_modules', 'vite')), existsSync(at('dist', '.built'))], [true, false, true]);
    // Something of the source is newer than what was built: the tools are fetched anew, whole.
    rmSync(at('dist'), { recursive: true });
    calls();
    assert.equal(start().status, 0);
    assert.equal(calls(), 'install prune');
    const quiet = start();
    assert.deepEqual([quiet.status, quiet.stderr, calls()], [0, '', ''], '都好了就什么也不做');
  });

test('安装还在进行时再启动一个：说明要等，什么也不删', { skip: process.platform === 'win32' }, () => {
  writeFileSync(at('node_modules', '.shifan-changing'), `install ${process.ppid}`);
  const { status, stderr } = start();
  assert.deepEqual([status, whole('runs')], [3, true]);
  assert.match(stderr, /另一个进程正在安装依赖/);
  const long = new Date(Date.now() - 2 * 3_600_000);
  utimesSync(at('node_modules', '.shifan-changing'), long, long);
  assert.equal(start().status, 0, '两小时前的编号早已是别的进程的了');
});

test('依赖文件夹不能写入、只是多出构建工具：说明后照常启动', { skip: process.platform === 'win32' }, () => {
  for (const path of ['node_modules', 'dist']) rmSync(at(path), { recursive: true, force: true });
  assert.equal(start().status, 0);
  const list = at('node_modules', '.package-lock.json');
  writeFileSync(list, JSON.stringify({ packages: { ...runs, 'node_modules/vite': { version: '8.0.0' } } }));
  // As it is for root too, whom no right of a folder stops.
  symlinkSync(at('nowhere', 'at-all'), at('node_modules', '.shifan-changing'));
  const { status, stderr } = start();
  assert.equal(status, 0, stderr);
  assert.match(stderr, /^node_modules 不能写入.*$/m);
});
