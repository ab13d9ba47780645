// How long the server's one thread stands while long papers are made, and how long they take: `npx tsx bench/papers.mjs [--dist FOLDER] [--write]` (needs npm run build).
// A dossier of 1 600 served enterprises and twelve uploaded files; each paper asked for twice, /api/health asked every 20 ms meanwhile.
// `--write` puts it into docs/performance.md.
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../bin/prepare.mjs';
import { smallPdf } from '../src/rehearsal/apply.ts';
import { demoForm } from '../src/rehearsal/form.ts';
import { writeSection } from './write.mjs';

const PORT = Number(process.env.PORT ?? 18_101);
const url = `http://127.0.0.1:${PORT}`;
const named = process.argv.indexOf('--dist');
const dist = named > 0 ? process.argv[named + 1] : join(root, 'dist');
const folder = mkdtempSync(join(tmpdir(), 'shifan-papers-'));
chmodSync(folder, 0o755);
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const child = spawn(process.execPath, [join(dist, 'cli.js'), 'serve'], {
  env: { ...process.env, HOST: '127.0.0.1', PORT: String(PORT), DATA_DIR: join(folder, 'data') },
  stdio: 'ignore',
});
const ended = new Promise((resolve) => child.on('exit', resolve));
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const rss = () => Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024);
const healthy = () =>
  fetch(`${url}/api/health`).then(
    ({ ok }) => ok,
    () => false,
  );

let token = '';
async function ask(method, path, body) {
  const headers = { authorization: `Bearer ${token}`, ...(body instanceof Blob ? {} : { 'content-type': 'application/json' }) };
  const response = await fetch(url + path, { method, headers, body: body instanceof Blob ? body : body && JSON.stringify(body) });
  if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
  return response.json();
}

/** A draft of so many served enterprises with twelve files, filled in by the API. */
async function filled(served) {
  const { rounds } = await ask('GET', '/api/rounds');
  const roundId = rounds.reduce((a, b) => (b.year > a.year ? b : a)).id;
  const { own } = await ask('GET', `/api/rounds/${roundId}/start`);
  const { id } = await ask('POST', '/api/dossiers', { roundId, recommenderId: own.id });
  const { values, versions } = await ask('GET', `/api/dossiers/${id}/form`);
  const about = { n: 4, year: 2026, name: '测试单位', creditCode: values.creditCode, city: '南昌市', newId: () => crypto.randomUUID() };
  const form = demoForm({ ...about, served, functions: ['digitalisation'] });
  const patches = [
    ...Object.entries(form.values).map(([key, value]) => ({ kind: 'value', key, value, base: versions[key] ?? 0 })),
    ...Object.entries(form.tables).flatMap(([table, rows]) =>
      rows.map((row, i) => ({ kind: 'row', table, rowId: row.id, position: i + 1, cells: row.cells, base: 0 })),
    ),
  ];
  for (let i = 0; i < patches.length; i += 500) await ask('PATCH', `/api/dossiers/${id}/form`, { patches: patches.slice(i, i + 500) });
  for (let i = 0; i < 12; i += 1) await ask('PUT', `/api/dossiers/${id}/material-kinds/m11?name=${i}.pdf`, smallPdf(`file ${i}`));
  return id;
}

/** Asks for a paper and, meanwhile, for health: the longest that health took is how long the thread stood. */
async function measured(path) {
  let longest = 0;
  let peak = 0;
  let going = true;
  const watching = (async () => {
    while (going) {
      const began = performance.now();
      await healthy();
      longest = Math.max(longest, performance.now() - began);
      peak = Math.max(peak, rss());
      await pause(20);
    }
  })();
  const began = performance.now();
  const response = await fetch(url + path, { headers: { authorization: `Bearer ${token}` } });
  const bytes = (await response.arrayBuffer()).byteLength;
  const ms = performance.now() - began;
  going = false;
  await watching;
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return { ms, longest, peak, bytes };
}

try {
  while (!(await healthy())) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}; is ${PORT} taken, was it built?`);
    await pause(200);
  }
  const { password } = JSON.parse(readFileSync(join(folder, 'data', 'demonstration.json'), 'utf8'));
  ({ token } = await ask('POST', '/api/session', { login: 'qiye30', password }));
  const at = `/api/dossiers/${await filled(1600)}`;
  const lines = [];
  for (const [what, path] of [
    ['annex 5 as PDF', '/annexes/5.pdf'],
    ['annex 5 as Excel', '/annexes/5.xlsx'],
    ['book.pdf', '/book.pdf'],
    ['everything.zip', '/everything.zip'],
  ])
    for (const time of ['first', 'again']) {
      const { ms, longest, peak, bytes } = await measured(at + path);
      lines.push(
        `| ${what}, ${time} | ${(ms / 1000).toFixed(2)} s | ${Math.round(longest)} ms | ${peak} MB | ${Math.round(bytes / 1024)} kB |`,
      );
    }
  const words = `\`npx tsx bench/papers.mjs --write\` on the built server with the demonstration, ${cpus().length} cores (load ${loadavg()[0].toFixed(1)}), Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}: a dossier of 1 600
served enterprises and twelve files, each paper asked for twice; the longest wait is that of \`/api/health\`, asked every 20 ms meanwhile.

| paper | time | longest wait of health | peak memory | size |
| --- | ---: | ---: | ---: | ---: |
${lines.join('\n')}
`;
  process.stdout.write(words);
  if (process.argv.includes('--write')) writeSection('Papers', words);
} finally {
  child.kill('SIGTERM');
  await ended;
}
