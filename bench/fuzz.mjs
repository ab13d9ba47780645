// Fuzzes every route of the OpenAPI document: a whole year is played with every party, then once more with one thing changed of each request that
// succeeds; the rest are requests made of the document (valid, boundary, hostile; every role). The same throws for the same seed.
// npx tsx bench/fuzz.mjs [--requests 10000] [--seed 2026] — prints a table in Markdown; exit 1 where one of its demands is not met.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { bundle } from '../bin/bundle.mjs';
import { ensureBuilt, root } from '../bin/prepare.mjs';
import { readConfig } from '../src/config.ts';
import { openDatabank } from '../src/databank.ts';
import { createStage } from '../src/rehearsal/stage.ts';
import { askAll, askers, insiders, reads, setTheScene, writes } from '../test/journeys/matrix.ts';
import { fromManyAddresses, fuzz } from './fuzz/fuzz.ts';
import { judging } from './fuzz/judging.ts';
import { meddling } from './fuzz/meddling.ts';
import { post } from './fuzz/post.ts';
import { printed } from './fuzz/printed.ts';
import { renamed } from './fuzz/renamed.ts';
import { playEverything } from './fuzz/scenes/play.ts';
import { recording, routesOf } from './fuzz/wire.ts';
import { witness } from './fuzz/witness.ts';

const { values } = parseArgs({ options: { requests: { type: 'string', default: '10000' }, seed: { type: 'string', default: '2026' } } });
const [requests, seed] = [Number(values.requests), Number(values.seed)];
const folder = mkdtempSync(join(tmpdir(), 'shifan-fuzz-'));
chmodSync(folder, 0o711);
const logged = [];
const ended = (child) => new Promise((resolve) => child.once('exit', resolve));
const letters = await post();

ensureBuilt();
await bundle({ 'fuzz-server': join(root, 'bench/fuzz/server.ts') });
const server = spawn(process.execPath, [join(root, 'dist/fuzz-server.js')], {
  cwd: root,
  env: {
    ...process.env,
    PORT: process.env.PORT ?? '18091',
    DATA_DIR: join(folder, 'data'),
    SMTP_URL: letters.url,
    MAIL_FROM: 'no-reply@example.gov.cn',
  },
  stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
});
const { url, password } = await new Promise((resolve, reject) => {
  server.once('exit', () => reject(new Error('the server did not start')));
  createInterface(server.stdout).on('line', (line) => {
    if (line.startsWith('ready ')) resolve(JSON.parse(line.slice(6)));
    else if (line.startsWith('log ')) logged.push(JSON.parse(line.slice(4)));
  });
});
/** What no route can do, done in the server's process. */
async function told(message) {
  server.send(message);
  await once(server, 'message');
}

const ends = [];
const bank = await openDatabank(readConfig({ demonstration: true }, { ...process.env, DATA_DIR: join(folder, 'data') }), () => undefined);
const seen = await witness(bank.owner);
try {
  const health = spawn(process.execPath, [join(root, 'bench/fuzz/health.mjs'), url], { stdio: ['ignore', 'pipe', 'inherit'] });
  let measured = '';
  health.stdout.on('data', (piece) => {
    measured += piece;
  });
  const began = performance.now();
  const document = await (await fetch(`${url}/api/openapi.json`)).json();
  const routes = routesOf(document);
  const judged = judging((path, init) => fetch(url + path, init), document);
  const send = fromManyAddresses(judged.send, seed);
  const report = new Map();
  const recorder = recording(send, routes, report);
  const meddled = meddling(recorder.send, { routes, report: new Map(), seed, most: Math.floor(requests * 0.7), witness: seen });
  const stage = createStage(renamed(meddled.send, routes), password, () => undefined);
  const scene = await setTheScene({ stage, makePending: (pending) => told({ pending }) });
  const place = { send: recorder.send, stage, password };
  await askAll(place, scene, { keys: reads, who: askers });
  await askAll(place, scene, { keys: writes, who: insiders });
  const wild = async (name, scene) => {
    meddled.mode.wild = true;
    await scene().catch((error) => ends.push(`${name}: ${error.message}`));
    meddled.mode.wild = false;
  };
  const calm = (name, scene) => scene().catch((error) => ends.push(`calm ${name}: ${error.message}`));
  const codeTo = async (address) => {
    await told({});
    return letters.codeTo(address) ?? '000000';
  };
  const meddledWith = { ...place, send: meddled.send };
  await wild('everything read', () => askAll(meddledWith, scene, { keys: reads, who: insiders }));
  const plain = createStage(renamed(recorder.send, routes), password, () => undefined);
  const people = {
    stage,
    plain,
    send: meddled.send,
    plainly: recorder.send,
    password,
    codeTo,
    refusing: letters.refusing,
    post: () => told({}),
  };
  await playEverything({ people, roundId: scene.params.rounds.id, calm, wild });
  await wild('everything written', () => askAll(meddledWith, scene, { keys: writes, who: insiders }));
  const changed = [...meddled.inSuccess.values()].reduce((sum, { sent }) => sum + sent, 0);
  const rest = Math.max(300, requests - changed);
  const bad = [...meddled.bad, ...(await fuzz({ send, routes, seeds: recorder.seeds, requests: rest, seed }, report))];
  const seconds = (performance.now() - began) / 1000;
  const over = ended(health);
  health.kill('SIGTERM');
  await over;
  const unforeseen = logged.filter((line) => /^[A-Z]+ \/|Error/.test(line));
  const holds = printed({
    report,
    routes,
    bad,
    seconds,
    ends,
    inSuccess: meddled.inSuccess,
    faults: { undeclared: judged.undeclared, unanswered: judged.unanswered, halfDone: meddled.halfDone },
    bothTaken: meddled.bothTaken,
    seed,
    rest,
    unforeseen,
    load: loadavg(),
    health: JSON.parse(measured),
  });
  if (!holds) process.exitCode = 1;
} finally {
  await seen.close();
  await bank.leave();
  const over = ended(server);
  server.kill('SIGTERM');
  await over;
  await letters.close();
  rmSync(folder, { recursive: true, force: true });
}
