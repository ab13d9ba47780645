// Start, memory, sizes and request times of the built server, beside the bare limit in the same run (node:http alone).
// node bench/server.mjs — needs npm run build; prints a table in Markdown.
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from '../bin/prepare.mjs';

const PORT = 18_080;
const url = `http://127.0.0.1:${PORT}`;
const folder = mkdtempSync(join(tmpdir(), 'shifan-bench-'));
chmodSync(folder, 0o755);
const rows = [];
const note = (what, value, remark = '') => rows.push(`| ${what} | ${value} | ${remark} |`);

async function start() {
  const began = performance.now();
  const child = spawn(process.execPath, [join(root, 'dist', 'cli.js'), 'serve'], {
    env: { ...process.env, HOST: '127.0.0.1', PORT: String(PORT), DATA_DIR: join(folder, 'data') },
    stdio: 'ignore',
  });
  for (;;) {
    const answered = await fetch(`${url}/api/health`).then(
      (r) => r.ok,
      () => false,
    );
    if (answered) return { child, ms: Math.round(performance.now() - began) };
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const stop = (child) =>
  new Promise((resolve) => {
    const began = performance.now();
    child.on('exit', () => resolve(Math.round(performance.now() - began)));
    child.kill('SIGTERM');
  });

const rssMb = (pid) => Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024);

/** PostgreSQL's own share: proportional set size over all its processes, which share their buffers. */
function postgresMb() {
  let total = 0;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres')) continue;
      total += Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
    } catch {}
  }
  return Math.round(total / 1024);
}

async function timed(ask, times) {
  const list = [];
  for (let i = 0; i < times; i += 1) {
    const began = performance.now();
    await (await ask()).arrayBuffer();
    list.push(performance.now() - began);
  }
  list.sort((a, b) => a - b);
  return { p50: list[Math.floor(times * 0.5)].toFixed(2), p95: list[Math.floor(times * 0.95)].toFixed(2) };
}

const kb = (bytes) => `${(bytes / 1024).toFixed(1)} kB`;

async function sizes() {
  const home = Buffer.from(await (await fetch(`${url}/`)).arrayBuffer());
  const css = Buffer.from(await (await fetch(`${url}/assets/app.css`)).arrayBuffer());
  note('public home page, HTML + CSS, gzip', kb(gzipSync(home).length + gzipSync(css).length), 'no script');
  const shell = await (await fetch(`${url}/app/`)).text();
  const parts = [...shell.matchAll(/(?:src|href)="(\/assets\/[^"]+\.(?:js|css))"/g)].map((m) => m[1]);
  let total = gzipSync(Buffer.from(shell)).length;
  for (const part of parts) total += gzipSync(Buffer.from(await (await fetch(url + part)).arrayBuffer())).length;
  note('workspace, first load (shell), gzip', kb(total), `${parts.length} files; each page adds its own chunk`);
}

async function requests() {
  const bare = createServer((_, res) => res.end('{"ok":true}')).listen(PORT + 1, '127.0.0.1');
  const limit = await timed(() => fetch(`http://127.0.0.1:${PORT + 1}/`), 2000);
  note('bare node:http, one after the other', `p50 ${limit.p50} ms, p95 ${limit.p95} ms`, 'the limit: fetch and socket');
  bare.close();
  const { password } = JSON.parse(readFileSync(join(folder, 'data', 'demonstration.json'), 'utf8'));
  const signIn = await (
    await fetch(`${url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login: 'nanchang-jb', password }),
    })
  ).json();
  const as = (path) => () => fetch(url + path, { headers: { authorization: `Bearer ${signIn.token}` } });
  const { dossiers } = await (await as('/api/dossiers')()).json();
  const id = dossiers[0].id;
  for (const [what, path, times] of [
    ['GET /api/health', '/api/health', 1000],
    ['GET /api/inbox', '/api/inbox', 200],
    ['GET /api/dossiers/{id}', `/api/dossiers/${id}`, 200],
    ['GET …/form (annex 5 of about 150 rows, masked)', `/api/dossiers/${id}/form`, 200],
    ['GET …/checks', `/api/dossiers/${id}/checks`, 100],
    ['GET …/annexes/2.pdf', `/api/dossiers/${id}/annexes/2.pdf`, 20],
    ['GET …/annexes/5.pdf', `/api/dossiers/${id}/annexes/5.pdf`, 20],
  ]) {
    const { p50, p95 } = await timed(as(path), times);
    note(what, `p50 ${p50} ms, p95 ${p95} ms`, 'session, row-level security and JSON included');
  }
}

try {
  const first = await start();
  note('first start: initdb, migrations, demonstration played', `${(first.ms / 1000).toFixed(1)} s`, 'once');
  await sizes();
  await requests();
  note('memory after these requests', `${rssMb(first.child.pid)} MB + ${postgresMb()} MB`, 'Node RSS + PostgreSQL PSS');
  note('clean stop (SIGTERM)', `${await stop(first.child)} ms`);
  const again = await start();
  note('start on an existing data folder', `${again.ms} ms`, 'until /api/health answers');
  await stop(again.child);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.stdout.write(
  `Machine: ${cpus().length} × ${cpus()[0].model}, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}\n\n| what | measured | remark |\n|---|---|---|\n${rows.join('\n')}\n`,
);
