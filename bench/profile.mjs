// Where a request's time in node goes: a CPU profile (V8's, each 0.1 ms) of one work asked over and over, summed by what the time was spent on.
// npm run bench -- profile [--write] [--all]: the dearest works of bench/statements/works.mjs, or all of them. The samples are of the clock, not of the
// CPU, so that on a shared machine a call into the kernel is charged with the time that others took meanwhile.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { startWorks } from './statements/works.mjs';
import { writeSection } from './write.mjs';

const [WARM, TIMES, TOP] = [60, 120, 6];
const folder = mkdtempSync(join(tmpdir(), 'shifan-profile-'));
chmodSync(folder, 0o711);
const { place, works } = await startWorks(folder);
const dearest = ['form', 'dossier head', 'checks', '120 rows'];
const chosen = works.filter(({ name }) => process.argv.includes('--all') || dearest.some((one) => name.startsWith(one)));

/** What a frame belongs to, the first that fits from the inside out; what is under none of them is the work's own. */
const parts = [
  ['garbage collection', /^\(garbage collector\)/],
  ['sealing and opening', /(cipher|row-seal|sealing|crypto)\.ts|internal\/crypto|node:crypto/],
  ['writing to the database’s socket', /writev|writeBuffer|writeUtf8String|node:net|streams\/writable|stream_base_commons/],
  ['pg: building and reading messages', /pg-protocol|pg\/lib|pg-types|pg-pool|postgres-/],
  ['kysely: building statements', /kysely/],
  ['zod: schemas', /zod/],
  ['hono, request and answer', /hono|undici|webstreams/],
  ['the edge (src/api)', /src\/api/],
  ['rules (src/core)', /src\/core/],
  ['acts (src/acts)', /src\/acts/],
  ['store (src/store)', /src\/store/],
  ['node: promises, timers, contexts', null],
];

async function profiled(ask) {
  for (let i = 0; i < WARM; i += 1) await ask();
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 100 });
  await session.post('Profiler.start');
  for (let i = 0; i < TIMES; i += 1) await ask();
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  return profile;
}

const textOf = ({ functionName, url }) => `${functionName} ${url}`;

/** Shares of the busy time by part, and the functions with the most time of their own. */
function summed({ nodes, samples, timeDeltas }) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  for (const node of nodes) for (const child of node.children ?? []) byId.get(child).parent = node;
  const partOf = (node) => {
    for (let at = node; at; at = at.parent) {
      const found = parts.slice(0, -1).find(([, pattern]) => pattern.test(textOf(at.callFrame)));
      if (found) return found[0];
    }
    return parts.at(-1)[0];
  };
  const [of, own] = [new Map(), new Map()];
  let busy = 0;
  for (const [i, id] of samples.entries()) {
    const node = byId.get(id);
    const { functionName, url } = node.callFrame;
    // The profiler's own answer, and waiting, are nobody's work.
    if (/^\((idle|program|root)\)$/.test(functionName) || functionName === 'dispatch') continue;
    busy += timeDeltas[i];
    of.set(partOf(node), (of.get(partOf(node)) ?? 0) + timeDeltas[i]);
    const file = url
      .split('/')
      .slice(-2)
      .join('/')
      .replace(/^node:/, '');
    const name = `\`${functionName || 'an unnamed function'}\`${file ? ` (${file})` : ''}`;
    own.set(name, (own.get(name) ?? 0) + timeDeltas[i]);
  }
  const share = (time) => `${((100 * time) / busy).toFixed(0)} %`;
  const sorted = (map) => [...map].sort(([, one], [, other]) => other - one);
  return {
    parts: new Map([...of].map(([name, time]) => [name, share(time)])),
    top: sorted(own)
      .slice(0, TOP)
      .map(([name, time]) => `${name} ${share(time)}`),
  };
}

const found = [];
for (const { name, ask, before } of chosen) {
  await before?.();
  found.push({ name, ...summed(await profiled(ask)) });
}
const words = `\`npm run bench -- profile\`, ${cpus().length} cores (load ${loadavg()[0].toFixed(1)}), Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}: shares of node's busy time, the works one after the other.

| time spent on | ${found.map(({ name }) => name).join(' | ')} |
| --- | ${found.map(() => '---:').join(' | ')} |
${parts.map(([part]) => `| ${part} | ${found.map((one) => one.parts.get(part) ?? '–').join(' | ')} |`).join('\n')}

The functions with the most time of their own:

${found.map(({ name, top }) => `- ${name}: ${top.join(', ')}`).join('\n')}`;
process.stdout.write(`${words}\n`);
if (process.argv.includes('--write')) writeSection('Where the time goes', words);
await place.system.close();
rmSync(folder, { recursive: true, force: true });
process.exit(0);
