// What the public pages cost: CPU of node and PostgreSQL a request, beside a bare node:http that sends as many bytes, in interleaved rounds of one run.
// npm run bench -- public [N …] [--write]: the built server (npm run build) on a demonstration with N made-up cases; Linux. Each page three times: made anew
// (under an address of its own), from what is kept, and asked by a browser that has it (304); and all that a first visitor fetches.
import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { root } from '../bin/prepare.mjs';
import { openEngine } from '../src/store/engine/supervisor.ts';
import { median, postgresCpu, threadsCpu } from './cpu.mjs';
import { writeSection } from './write.mjs';

const ROUNDS = 5;
const EACH = 20;
const program = join(root, 'dist', 'cli.js');
const asked = process.argv.slice(2).filter((one) => /^\d+$/.test(one));
const sizes = asked.length > 0 ? asked.map(Number) : [400, 10_000];
const folder = mkdtempSync(join(tmpdir(), 'shifan-public-'));
chmodSync(folder, 0o711);
const env = { ...process.env, DATA_DIR: folder, DATABASE_URL: '', HOST: '127.0.0.1', PORT: '0' };
const run = (...args) => {
  const { status } = spawnSync(process.execPath, [program, ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error(`${args.join(' ')}: exit ${status}`);
};

/** A program that says its address on stdout. */
async function started(args) {
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'ignore'] });
  for await (const line of createInterface(child.stdout)) if (line.startsWith('http://')) return { pid: child.pid, url: line, child };
  throw new Error(`${args.join(' ')} ended`);
}

const ended = ({ child }) =>
  new Promise((resolve) => {
    child.once('exit', resolve);
    child.kill('SIGTERM');
  });

const browser = { 'accept-encoding': 'gzip, deflate, br' };
const get = async (url, headers = browser) => {
  const answer = await fetch(url, { headers });
  const bytes = (await answer.arrayBuffer()).byteLength;
  if (!answer.ok && answer.status !== 304) throw new Error(`${url}: ${answer.status}`);
  return { tag: answer.headers.get('etag'), bytes, packed: Number(answer.headers.get('content-length') ?? 0), status: answer.status };
};

async function costOf(pid, ask, idle = { node: 0, postgres: 0 }) {
  const [node, postgres, began] = [threadsCpu(pid), postgresCpu(folder), performance.now()];
  for (let i = 0; i < EACH; i += 1) await ask();
  const wall = performance.now() - began;
  const of = (spent, resting) => Math.max(0, spent / 1e6 - resting * wall) / EACH;
  return { node: of(threadsCpu(pid) - node, idle.node), postgres: of(postgresCpu(folder) - postgres, idle.postgres) };
}

/** What the demonstration's clock costs a millisecond while nobody asks for anything; on a busy machine a request's time would hold more of it than of itself. */
async function idleOf(pid) {
  const [node, postgres, began] = [threadsCpu(pid), postgresCpu(folder), performance.now()];
  await new Promise((resolve) => setTimeout(resolve, 9_000));
  const wall = performance.now() - began;
  return { node: (threadsCpu(pid) - node) / 1e6 / wall, postgres: (postgresCpu(folder) - postgres) / 1e6 / wall };
}

async function measured({ server, bare, idle }, work) {
  for (let i = 0; i < 5; i += 1) await work.ask();
  const found = { ours: [], limit: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    found.ours.push(await costOf(server.pid, work.ask, idle));
    found.limit.push(await costOf(bare.pid, () => get(bare.url, { bytes: String(work.bytes) })));
  }
  const of = (list, key) => median(list.map((one) => one[key]));
  return { node: of(found.ours, 'node'), postgres: of(found.ours, 'postgres'), bare: of(found.limit, 'node') };
}

const BARE = `const http = require('node:http');
const bodies = new Map();
const server = http.createServer((req, res) => {
  const size = Number(req.headers.bytes ?? 0);
  if (!bodies.has(size)) bodies.set(size, Buffer.alloc(size, 97));
  res.setHeader('content-type', 'text/html; charset=utf-8').end(bodies.get(size));
}).listen(0, '127.0.0.1', () => console.log('http://127.0.0.1:' + server.address().port));`;

const kb = (bytes) => (bytes / 1024).toFixed(1);
const lines = [];
const bare = await started(['--eval', BARE]);
let server = null;
try {
  if (process.env.SHIFAN_SEEDED) spawnSync('cp', ['-a', `${process.env.SHIFAN_SEEDED}/.`, folder], { stdio: 'inherit' });
  else run('seed', 'demo');
  for (const size of sizes) {
    run('seed', 'dossiers', String(size));
    server = await started([program, 'serve']);
    const engine = await openEngine({ dataDir: folder, appRoot: root, log: () => undefined });
    const owner = new pg.Client(engine.connection);
    await owner.connect();
    const list = await (await fetch(`${server.url}/platforms`)).text();
    const [, platform] = /href="(\/platforms\/[0-9a-f-]+)"/.exec(list) ?? [];
    const [, certificate] = /证书编号"><div>([^<]+)</.exec(list) ?? [];
    const { rows: counted } = await owner.query('select count(*)::int as n from platform');
    const idle = await idleOf(server.pid);
    const note = (cells, { node, postgres, bare: limit }) => {
      lines.push(`| ${[counted[0].n, ...cells, `${node.toFixed(2)} + ${postgres.toFixed(2)}`, limit.toFixed(2)].join(' | ')} |`);
      console.log(lines.at(-1));
    };
    const pages = [
      ['home', '/'],
      ['directory', '/platforms'],
      ['directory, a city', `/platforms?city=${encodeURIComponent('南昌市')}`],
      ['platform', platform],
      ['certificate', `/certificates?number=${encodeURIComponent(certificate)}`],
    ];
    for (const [name, path] of pages) {
      const url = server.url + path;
      const { packed, bytes } = await get(url);
      const works = {
        // under another address each time: what is kept is kept by address
        anew: { ask: () => get(`${url}${url.includes('?') ? '&' : '?'}anew=${randomUUID()}`), bytes: packed },
        kept: { ask: () => get(url), bytes: packed },
        'has it': { ask: () => get(url, { ...browser, 'if-none-match': known }), bytes: 0 },
      };
      let known = '';
      for (const [how, work] of Object.entries(works)) {
        known = (await get(url)).tag;
        note([name, how, how === 'has it' ? '304' : `${kb(bytes)} (${kb(packed)})`], await measured({ server, bare, idle }, work));
      }
    }
    const assets = [...(await (await fetch(server.url)).text()).matchAll(/"(\/assets\/[^"]+)"/g)].map(([, path]) => server.url + path);
    const visit = async () => void (await Promise.all([server.url, ...assets].map((url) => get(url))));
    note(['a first visitor: home with its icon, style', 'kept', ''], await measured({ server, bare, idle }, { ask: visit, bytes: 0 }));
    await owner.end();
    await ended(server);
    server = null;
  }
  const words = `\`npm run bench -- public\` on the built server, ${cpus().length} cores (load ${loadavg()[0].toFixed(1)}: the machine was shared), Node ${process.version.slice(1)}, ${new Date().toISOString().slice(0, 10)}; CPU ms a request of
all threads of node and of PostgreSQL without what the demonstration's clock takes meanwhile, medians of ${ROUNDS} interleaved rounds of ${EACH}; bare: node:http that sends as many bytes.

| platforms | page | made | kB (packed) | CPU ms node + PostgreSQL | bare |
| ---: | --- | --- | ---: | ---: | ---: |
${lines.join('\n')}
`;
  if (process.argv.includes('--write')) writeSection('Public pages', words);
  else console.log(`\n${words}`);
} finally {
  if (server) await ended(server);
  bare.child.kill();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
process.exit(0);
