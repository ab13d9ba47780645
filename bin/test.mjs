// npm test: installs what is missing, then runs every kind of test in order. `npm test -- unit` runs one part, `npm test -- src/core/calendar/workday.test.ts` a file.
// Plain Node without libraries, so that it starts on a bare clone. The last line is `N passed, N failed`.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { ensureInstalled, root } from './prepare.mjs';

const at = (...parts) => join(root, ...parts);
const module = (...parts) => at('node_modules', ...parts);
const none = { passed: 0, failed: 0, what: [] };
/** Makes a database that waits for no disk, since the tests throw it away, and stops it; one that runs already is stopped. */
const throwaway = `
  const { openEngine } = await import('./src/store/engine/supervisor.ts');
  const engine = await openEngine({ dataDir: process.env.DATA_DIR, appRoot: process.cwd(), throwaway: true, log() {} });
  await engine.stop();
`;

/** Part → runs it and counts. A tool that says yes or no counts as one test. */
const parts = {
  types: () => tool([module('typescript', 'bin', 'tsc')]),
  lint: () => tool([module('@biomejs', 'biome', 'bin', 'biome'), 'check']),
  unit: () => unitTests(),
  database: () => onOneServer((env) => nodeTests(testsBelow('test/database'), env)),
  build: () => tool(['--input-type=module', '--eval', `import('./bin/prepare.mjs').then((prepare) => prepare.ensureBuilt())`]),
  journeys: () => nodeTests(testsBelow('test/journeys')),
  browser: () => browserTests(),
};

const asked = process.argv.slice(2);
const files = asked.filter(isTest).map((path) => relative(root, resolve(path)));
const wanted = asked.filter((name) => !isTest(name));
const unknown = wanted.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) {
  process.stderr.write(
    `没有“${unknown.join('、')}”这一部分或测试文件 / no such part or test file; parts: ${Object.keys(parts).join(', ')}\n`,
  );
  process.exit(2);
}
ensureInstalled({ developing: true });
if (files.length > 0) process.exit(someFiles());

const total = { ...none };
const fallen = [];
const began = Date.now();
for (const [name, run] of Object.entries(parts).filter(([one]) => wanted.length === 0 || wanted.includes(one))) {
  const start = Date.now();
  process.stdout.write(`\n━━ ${name}\n`);
  const { passed, failed, what } = run();
  total.passed += passed;
  total.failed += failed;
  fallen.push(...(failed > 0 && what.length === 0 ? ['no test by name: see above'] : what).map((one) => `${name}: ${one}`));
  process.stdout.write(`━━ ${name}: ${passed} passed, ${failed} failed, ${seconds(start)} s\n`);
}
// Named once more at the end: a long run is often kept by its last lines only.
for (const one of fallen) process.stdout.write(`\n✖ ${one}\n`);
process.stdout.write(`\n${seconds(began)} s\n${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed > 0 ? 1 : 0;

function isTest(path) {
  return /\.test\.tsx?$/.test(path) && existsSync(path);
}

/** Exit code of the files that were asked for; journeys and browser tests get what they need. */
function someFiles() {
  const inBrowser = files.some((path) => path.startsWith(join('test', 'browser')));
  if (inBrowser || files.some((path) => path.startsWith(join('test', 'journeys')))) parts.build();
  const { failed } = inBrowser ? browserTests(files) : nodeTests(files);
  return failed > 0 ? 1 : 0;
}

function seconds(since) {
  return ((Date.now() - since) / 1000).toFixed(1);
}

function node(args, env = {}) {
  return spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } }).status;
}

function tool(args) {
  return node(args) === 0 ? { ...none, passed: 1 } : { ...none, failed: 1 };
}

function testsBelow(folder) {
  if (!existsSync(at(folder))) return [];
  return readdirSync(at(folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.test\.tsx?$/.test(path))
    .sort()
    .map((path) => join(folder, path));
}

/** Tests of one room share a process: what they need is loaded, and the sources parsed, once and not once a file. */
function unitTests() {
  const all = [...testsBelow('src'), ...testsBelow('test/unit')];
  const alone = all.filter(needsItsOwnProcess);
  const rooms = new Map();
  for (const path of all) if (!alone.includes(path)) rooms.set(roomOf(path), [...(rooms.get(roomOf(path)) ?? []), path]);
  const cache = folderForTests();
  const together = [...rooms].map(([room, paths]) => {
    const file = join(cache, `${room}.test.ts`);
    writeFileSync(file, paths.map((path) => `import ${JSON.stringify(at(path))};\n`).join(''));
    return relative(root, file);
  });
  const counted = nodeTests([...together, ...alone]);
  rmSync(cache, { recursive: true, force: true });
  return counted;
}

/** One that sets something up for all of its file, or puts something in the place of what everybody uses. */
function needsItsOwnProcess(path) {
  return /^(before|after)(Each)?\(|\bmock\.timers\b|\bchdir\b/m.test(readFileSync(at(path), 'utf8'));
}

/** The large rooms by themselves, what is small together; the rules of core first, since they take longest. */
function roomOf(path) {
  return /^(?:src|test).(core|documents|intake|unit|web)\b/.exec(path)?.[1] ?? 'small';
}

/** All files share one PostgreSQL and the schema in it, made by the one that comes first (test/database/database.ts). */
function onOneServer(work) {
  const folder = mkdtempSync(join(tmpdir(), 'shifan-server-'));
  chmodSync(folder, 0o711);
  try {
    return work({ SHIFAN_TEST_DATA: folder });
  } finally {
    const env = { ...process.env, DATA_DIR: folder };
    spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', throwaway], { cwd: root, stdio: 'inherit', env });
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Where packages are found. */
function folderForTests() {
  mkdirSync(module('.cache'), { recursive: true });
  return mkdtempSync(module('.cache', 'tests-'));
}

/** Compiles test files and runs them under node:test; what it prints is for people, the counts come from a TAP file beside it. */
function nodeTests(files, env = {}) {
  if (files.length === 0) return none;
  const folder = folderForTests();
  try {
    if (node([at('bin', 'compiled.mjs'), folder, ...files]) !== 0) return { ...none, failed: 1 };
    return countedTests(
      files.map((path) => join(folder, path.replace(/\.tsx?$/, '.mjs'))),
      env,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** `how`: what Node needs to read them; compiled ones, where their lines stood. */
function countedTests(files, env, how = '--enable-source-maps') {
  const folder = mkdtempSync(join(tmpdir(), 'shifan-counts-'));
  const tap = join(folder, 'counts.tap');
  const reporters = [
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=tap',
    `--test-reporter-destination=${tap}`,
  ];
  const status = node([how, '--test', '--test-concurrency=2', ...reporters, ...files], env);
  const counted = existsSync(tap) ? countsOf(readFileSync(tap, 'utf8')) : none;
  rmSync(folder, { recursive: true, force: true });
  return status !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
}

function countsOf(tap) {
  const count = (name) => Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(tap)?.[1] ?? 0);
  return { passed: count('pass'), failed: count('fail') + count('cancelled'), what: failuresIn(tap) };
}

/** Of each test that fell by itself (not for one inside it): its name, where it stands, and what it said. */
function failuresIn(tap) {
  const blocks = tap.split(/^(?=\s*(?:not )?ok \d+ - )/m).filter((block) => /^\s*not ok/.test(block));
  return blocks
    .filter((block) => !/failureType: 'subtestsFailed'/.test(block))
    .map((block) => block.trim().split('\n').slice(0, 24).join('\n'));
}

function browserTests(files = testsBelow('test/browser')) {
  const chromium = findChromium() ?? installChromium();
  if (chromium !== null)
    return withDemonstration((seeded) => countedTests(files, { CHROMIUM: chromium, SHIFAN_SEEDED: seeded }, '--import=tsx'));
  process.stdout.write(
    '没有找到 Chromium：请安装后再试，或用环境变量 CHROMIUM 指明其路径\nNo Chromium: install one (apt-get install chromium fonts-noto-cjk), or name it in CHROMIUM\n',
  );
  return { ...none, failed: 1 };
}

/** Loads the demonstration once; each browser test starts from a copy of it. */
function withDemonstration(work) {
  const folder = mkdtempSync(join(tmpdir(), 'shifan-seeded-'));
  chmodSync(folder, 0o711);
  const env = { ...process.env, DATA_DIR: folder, DATABASE_URL: '' };
  const options = { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], env };
  spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', throwaway], options);
  const seeding = spawnSync(process.execPath, [at('dist', 'cli.js'), 'seed', 'demo'], options);
  try {
    return seeding.status === 0 ? work(folder) : { ...none, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function findChromium() {
  const places = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  return [...places, mac].find((path) => path && existsSync(path)) ?? null;
}

/** With apt-get, as root or where sudo asks for no password; with Chinese fonts, without which every page is boxes. */
function installChromium() {
  const silently = { stdio: 'ignore' };
  if (spawnSync('apt-get', ['--version'], silently).status !== 0) return null;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && spawnSync('sudo', ['-n', 'true'], silently).status !== 0) return null;
  process.stdout.write('正在安装 Chromium… / installing\n');
  const aptGet = (...args) => {
    const [program, ...rest] = [...(isRoot ? [] : ['sudo', '-n']), 'apt-get', '-q', ...args];
    return spawnSync(program, rest, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  };
  aptGet('update');
  aptGet('install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk');
  return findChromium();
}
