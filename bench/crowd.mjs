// Forty at once on each route that costs most: what is answered, how long it takes, and how long health waits meanwhile.
// npx tsx bench/crowd.mjs [--write] — needs npm run build; with DATA_DIR on a demonstration that is there, else on one of its own.
import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { heads, row, xlsx } from '../src/intake/corpus.ts';
import { ownServer, pause } from './own-server.mjs';
import { writeSection } from './write.mjs';

const WIDTH = 40;
const { child, healthy, ready, stop, url } = ownServer('crowd', 18_106, process.env.DATA_DIR);

async function ask(token, path, { method = 'GET', body, type } = {}) {
  const began = performance.now();
  const headers = { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': type ?? 'application/json' }) };
  try {
    const response = await fetch(url + path, { method, headers, body });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const told = response.status !== 503 || response.headers.has('retry-after');
    return { status: told ? String(response.status) : '503 without Retry-After', ms: performance.now() - began, bytes };
  } catch (error) {
    return { status: `no answer (${error.cause?.code ?? error.message})`, ms: performance.now() - began, bytes: new Uint8Array() };
  }
}
const json = async (...of) => JSON.parse(new TextDecoder().decode((await ask(...of)).bytes));

/** Health, asked all the while: the longest that it took, and whether it always answered. */
function watching() {
  const seen = { longest: 0, silent: 0 };
  let going = true;
  const done = (async () => {
    while (going) {
      const began = performance.now();
      if (!(await healthy())) seen.silent += 1;
      seen.longest = Math.max(seen.longest, performance.now() - began);
      await pause(20);
    }
  })();
  return async () => {
    going = false;
    await done;
    return seen;
  };
}

const rss = () => Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024);

async function crowd(what, token, path, init) {
  const over = watching();
  const answers = await Promise.all(Array.from({ length: WIDTH }, () => ask(token, path, init)));
  const { longest, silent } = await over();
  const counted = new Map();
  for (const { status } of answers) counted.set(status, (counted.get(status) ?? 0) + 1);
  const said = [...counted].map(([status, n]) => `${n} × ${status}`).join(', ');
  const slowest = Math.max(...answers.map(({ ms }) => ms));
  const line = `| ${what} | ${said} | ${(slowest / 1000).toFixed(1)} s | ${Math.round(longest)} ms${silent > 0 ? `, ${silent} × no` : ''} | ${rss()} MB |`;
  process.stdout.write(`${line}\n`);
  return line;
}

try {
  const password = await ready();
  const signedIn = async (login) => (await json('', '/api/session', { method: 'POST', body: JSON.stringify({ login, password }) })).token;
  const [officer, supervisor] = [await signedIn('nanchang-jb'), await signedIn('jiancha')];
  const { dossiers } = await json(officer, '/api/dossiers');
  const one = dossiers.find(({ number }) => number !== null) ?? dossiers[0];
  const at = `/api/dossiers/${one.id}`;
  const clerk = await signedIn('qiye12');
  const [mine] = (await json(clerk, '/api/dossiers')).dossiers;
  const list = await xlsx({ rows: [[...heads], ...Array.from({ length: 1500 }, (_, i) => row(i + 1))] });
  const upload = { method: 'POST', body: list, type: 'application/octet-stream' };
  const lines = [];
  for (const [what, token, path, init] of [
    ['case', officer, at],
    ['form', officer, `${at}/form`],
    ['checks', officer, `${at}/checks`],
    ['signals', officer, `${at}/signals`],
    ['book.pdf', officer, `${at}/book.pdf`],
    ['everything.zip', officer, `${at}/everything.zip`],
    ['annex 5 as PDF', officer, `${at}/annexes/5.pdf`],
    ['annex 5 as Excel', officer, `${at}/annexes/5.xlsx`],
    ['list of dossiers', officer, '/api/dossiers'],
    ['inbox', officer, '/api/inbox'],
    ['journal', supervisor, '/api/journal'],
    ['journal verified', supervisor, '/api/journal/verify'],
    ['journal exported', supervisor, '/api/journal/export'],
    ['a list of 1 500 rows read', clerk, `/api/dossiers/${mine.id}/tables/served/read?name=a.xlsx`, upload],
    ['public list of platforms', '', '/platforms'],
  ])
    lines.push(await crowd(what, token, path, init));
  const words = `\`npx tsx bench/crowd.mjs --write\` on the built server with the demonstration, ${cpus().length} cores (load ${loadavg()[0].toFixed(1)}), Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}. ${WIDTH} of
each in the same moment, one route after the other; health is asked every 20 ms meanwhile.

| ${WIDTH} at once | answers | slowest answer | longest wait of health | memory after |
| --- | --- | ---: | ---: | ---: |
${lines.join('\n')}

The server ${child.exitCode === null ? 'lived on' : 'ENDED'}.
`;
  process.stdout.write(words);
  if (process.argv.includes('--write')) writeSection('A crowd on each route', words);
} finally {
  await stop();
}
