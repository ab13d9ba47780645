// Saves, notes and uploads without a pause, while server, PostgreSQL and connections are killed at random moments and the disk fills: what was acknowledged stands, nothing stands half.
// npx tsx bench/never-lost.mjs [--rounds 100] [--minutes 60] [--write] — needs npm run build, on Linux; exit 1 where anything is lost. The disk is filled for root alone.
import { cpus, loadavg } from 'node:os';
import { killedServer, verified } from './killed-server.mjs';
import { breaks, smallDisk } from './lost/breaks.mjs';
import { workersOf } from './lost/workers.mjs';
import { option, pause } from './own-server.mjs';
import { writeSection } from './write.mjs';

const ROUNDS = Number(option('--rounds', '100'));
const OVER = performance.now() + Number(option('--minutes', '60')) * 60_000;
const wrong = [];
const demand = (holds, what) => {
  if (!holds) wrong.push(what);
};
const LONGEST = 60_000;

/** Each works until it is told to stop, or is not answered. */
async function working(workers, broken) {
  await Promise.all(
    workers.map(async ({ step }) => {
      try {
        while (!broken.now) await step();
      } catch {
        // what stands is looked at once it answers again
      }
    }),
  );
}

/** Looks what stands, as soon as it answers. */
async function settled(workers) {
  const until = performance.now() + LONGEST;
  for (const { settle, what } of workers)
    for (;;)
      try {
        await settle();
        break;
      } catch (error) {
        if (performance.now() > until) throw new Error(`${what} could not be looked at`, { cause: error });
        await pause(200);
      }
}

/** One break in the middle of work; seconds until it answered again. */
async function round({ server, workers }, broke) {
  const broken = { now: false };
  const work = working(workers, broken);
  await pause(200 + Math.random() * 1500);
  await broke(server);
  const began = performance.now();
  broken.now = true;
  if (server.isOver()) server.start();
  await server.up();
  await Promise.all([work, settled(workers)]);
  return (performance.now() - began) / 1000;
}

const shuffled = (all) =>
  all
    .map((one) => [Math.random(), one])
    .sort(([a], [b]) => a - b)
    .map(([, one]) => one);

async function killing(place) {
  const often = { 'the server killed': ROUNDS, 'server and PostgreSQL killed': ROUNDS / 10 };
  const plan = shuffled(Object.keys(breaks).flatMap((name) => Array.from({ length: Math.ceil(often[name] ?? ROUNDS / 5) }, () => name)));
  const seconds = new Map();
  for (const [n, name] of plan.entries()) {
    if (performance.now() > OVER) break;
    seconds.set(name, [...(seconds.get(name) ?? []), await round(place, breaks[name])]);
    if (n % 10 === 9)
      process.stderr.write(`${n + 1} of ${plan.length}, ${await verified(place.server.stage(), demand)} entries, wrong: ${wrong.length}\n`);
  }
  await verified(place.server.stage(), demand);
  return [...seconds].map(([name, all]) => `| ${name} | ${all.length} | ${Math.max(...all).toFixed(1)} s |`);
}

/** Filled to the last byte while they work; what is answered then, and whether all of it goes on when there is room. */
async function filled({ server, workers }, disk) {
  const broken = { now: false };
  const work = working(workers, broken);
  disk.fill();
  await pause(3000);
  broken.now = true;
  await work;
  const status = await fetch(`${server.url}/api/health`).then(
    (answer) => answer.status,
    () => 0,
  );
  disk.empty();
  const began = performance.now();
  await server.up();
  await settled(workers);
  const before = workers.map(({ done }) => done());
  await round({ server, workers }, async () => undefined);
  demand(
    workers.every(({ done, what }, i) => what.startsWith('files') || done() > before[i]),
    'somebody could not go on after there was room',
  );
  await verified(server.stage(), demand);
  return `| the disk filled to the last byte | 1 | ${((performance.now() - began) / 1000).toFixed(1)} s; health said ${status} meanwhile |`;
}

const disk = smallDisk(2500);
const server = killedServer('never-lost', 18_105, disk?.at);
try {
  await server.again();
  const workers = await workersOf(server.stage(), demand);
  await settled(workers);
  const place = { server, workers };
  const lines = [...(await killing(place)), disk === null ? '| the disk filled | 0 | not root |' : await filled(place, disk)];
  const kinds = [...new Set(workers.map(({ what }) => what))];
  const counts = kinds.map((kind) => `${workers.filter(({ what }) => what === kind).reduce((sum, { done }) => sum + done(), 0)} ${kind}`);
  const resumed = workers.reduce((sum, one) => sum + (one.resumed?.() ?? 0), 0);
  const entries = await verified(server.stage(), demand);
  const words = `\`npx tsx bench/never-lost.mjs --rounds ${ROUNDS} --write\` on the built server, ${cpus().length} cores (load ${loadavg()[0].toFixed(1)}), Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}, on a disk of its own. Five save, one writes notes, one uploads, all
without a pause; each break comes 0.2 to 1.7 s after the one before was got over, in random order:

| what broke | times | answered again within |
| --- | ---: | --- |
${lines.join('\n')}

Acknowledged: ${counts.join(', ')} (${resumed} uploads went on from a piece). After each break every value was the last acknowledged or the one on its way, in as many versions as values; every
note stood once, with its entry; no piece that was received was gone. The journal (${entries} entries) verified. ${wrong.length === 0 ? 'Nothing acknowledged was lost, nothing stood half.' : `WRONG: ${[...new Set(wrong)].slice(0, 20).join('; ')}`}
`;
  process.stdout.write(words);
  if (process.argv.includes('--write')) writeSection('The long drill', words, 'reliability.md');
  if (wrong.length > 0) process.exitCode = 1;
} finally {
  await server.stop();
  disk?.unmount();
}
