// Fuzzes every route of the OpenAPI document in the states of a played year: valid, boundary and hostile values, every role, the same run for the same seed.
// npx tsx bench/fuzz.mjs [--requests 10000] [--seed 2026] — prints a table in Markdown; exit 1 where one of its demands is not met.
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { root } from '../bin/prepare.mjs';
import { createStage } from '../src/rehearsal/stage.ts';
import { askAll, askers, insiders, reads, setTheScene, writes } from '../test/journeys/matrix.ts';
import { fuzz, recording, routesOf } from './fuzz/fuzz.ts';

const { values } = parseArgs({ options: { requests: { type: 'string', default: '10000' }, seed: { type: 'string', default: '2026' } } });
const [requests, seed] = [Number(values.requests), Number(values.seed)];
const folder = mkdtempSync(join(tmpdir(), 'shifan-fuzz-'));
chmodSync(folder, 0o711);
const logged = [];
const ended = (child) => new Promise((resolve) => child.once('exit', resolve));

const server = spawn(process.execPath, ['--import', 'tsx', join(root, 'bench/fuzz/server.ts')], {
  cwd: root,
  env: { ...process.env, PORT: process.env.PORT ?? '18091', DATA_DIR: join(folder, 'data') },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const { url, password } = await new Promise((resolve, reject) => {
  server.once('exit', () => reject(new Error('the server did not start')));
  createInterface(server.stdout).on('line', (line) => {
    if (line.startsWith('ready ')) resolve(JSON.parse(line.slice(6)));
    else if (line.startsWith('log ')) logged.push(JSON.parse(line.slice(4)));
  });
});

try {
  const routes = routesOf(await (await fetch(`${url}/api/openapi.json`)).json());
  const report = new Map();
  const recorder = recording((path, init) => fetch(url + path, init), routes, report);
  const stage = createStage(recorder.send, password, () => undefined);
  const scene = await setTheScene({ stage });
  const place = { send: recorder.send, stage, password };
  await askAll(place, scene, { keys: reads, who: askers });
  await askAll(place, scene, { keys: writes, who: insiders });
  const before = logged.length;
  const health = spawn(process.execPath, [join(root, 'bench/fuzz/health.mjs'), url], { stdio: ['ignore', 'pipe', 'inherit'] });
  let measured = '';
  health.stdout.on('data', (piece) => {
    measured += piece;
  });
  const began = performance.now();
  const bad = await fuzz({ send: (path, init) => fetch(url + path, init), routes, seeds: recorder.seeds, requests, seed }, report);
  const seconds = (performance.now() - began) / 1000;
  const over = ended(health);
  health.kill('SIGTERM');
  await over;
  print({
    report,
    routes,
    bad,
    seconds,
    health: JSON.parse(measured),
    unforeseen: logged.slice(before).filter((line) => /^[A-Z]+ \/|Error/.test(line)),
  });
} finally {
  const over = ended(server);
  server.kill('SIGTERM');
  await over;
  rmSync(folder, { recursive: true, force: true });
}

function print({ report, routes, bad, seconds, health, unforeseen }) {
  const line = (key) =>
    [...(report.get(key) ?? [])]
      .sort(([a], [b]) => a - b)
      .map(([status, n]) => `${status}×${n}`)
      .join(' ');
  console.log('| route | answers |\n|---|---|');
  for (const { key } of routes) console.log(`| ${key} | ${line(key)} |`);
  const never = routes
    .filter(({ key }) => ![...(report.get(key) ?? new Map()).keys()].some((status) => status < 300))
    .map(({ key }) => key);
  const totals = new Map();
  for (const statuses of report.values()) for (const [status, n] of statuses) totals.set(status, (totals.get(status) ?? 0) + n);
  console.log(
    `\n${requests} requests, seed ${seed}, ${Math.round(seconds)} s; ${[...totals]
      .sort(([a], [b]) => a - b)
      .map(([s, n]) => `${s}×${n}`)
      .join(' ')}`,
  );
  console.log(`health, asked by a process of its own: ${JSON.stringify(health)} ms`);
  const demands = [
    ['no answer of 500', bad.length === 0, bad.map((one) => JSON.stringify(one)).join('\n')],
    ['no unforeseen error in the log', unforeseen.length === 0, unforeseen.slice(0, 20).join('\n')],
    ['every route succeeds at least once', never.length === 0, never.join('\n')],
    ['health within 200 ms', health.worst <= 200, `${health.over200} of ${health.asked} above, worst ${health.worst} ms`],
  ];
  for (const [what, holds, why] of demands) console.log(`${holds ? 'yes' : 'NO '} ${what}${holds ? '' : `\n${why}`}`);
  if (demands.some(([, holds]) => !holds)) process.exitCode = 1;
}
