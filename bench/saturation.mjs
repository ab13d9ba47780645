// The hour before the deadline: one mixed load (half of it saving, as people type), first closed to find where the server is saturated, then open at 0.5, 1, 2
// and 4 times of that, whatever is answered. Then every value that was acknowledged is looked for.
// npm run bench -- saturation [--write] [--dist DIR] [--seconds 10] [--at N]; needs npm run build. --at: as many a second as saturation, instead of finding it.
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { cpus, loadavg } from 'node:os';
import { cpuSoFar } from './cpu.mjs';
import { option, ownServer, pause } from './own-server.mjs';
import { writeSection } from './write.mjs';

const seconds = Number(option('--seconds', 10));
const { ready, stop, url, env, child } = ownServer('saturation', 18_104);
const agent = new Agent({ keepAlive: true, maxSockets: 2_000 });

/** Status, milliseconds and text; status 0 where the connection was cut, and why. */
function ask(token, path, { method = 'GET', body } = {}) {
  const began = performance.now();
  const text = body === undefined ? undefined : JSON.stringify(body);
  const headers = {
    authorization: `Bearer ${token}`,
    ...(text ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) } : {}),
  };
  return new Promise((resolve) => {
    const done = (status, said = '') => resolve({ status, text: said, ms: performance.now() - began });
    const sent = request({ host: '127.0.0.1', port: new URL(url).port, path, method, headers, agent }, (response) => {
      const pieces = [];
      response.on('data', (piece) => pieces.push(piece));
      response.on('end', () => done(response.statusCode, Buffer.concat(pieces).toString()));
      response.on('error', ({ code }) => done(0, code));
    });
    sent.on('error', ({ code }) => done(0, code));
    sent.end(text);
  });
}

const json = async (...asked) => JSON.parse((await ask(...asked)).text);
const signedIn = async (login, password) => (await json('', '/api/session', { method: 'POST', body: { login, password } })).token;

/** A draft and those of its fields that take any text, each a slot that one writes at a time. */
async function draftOf(login, password) {
  const token = await signedIn(login, password);
  const { rounds } = await json(token, '/api/rounds');
  const roundId = rounds.reduce((a, b) => (b.year > a.year ? b : a)).id;
  const start = await json(token, `/api/rounds/${roundId}/start`);
  if (!start.own) return null;
  const begun = await json(token, '/api/dossiers', { method: 'POST', body: { roundId, recommenderId: start.own.id } });
  if (!begun.id) return null;
  const { versions, values } = await json(token, `/api/dossiers/${begun.id}/form`);
  const slots = [];
  for (const key of Object.keys(values)) {
    const patches = [{ kind: 'value', key, value: '试', base: versions[key] ?? 0 }];
    const { status, text } = await ask(token, `/api/dossiers/${begun.id}/form`, { method: 'PATCH', body: { patches } });
    if (status !== 200) continue;
    const [{ version, refused, conflict }] = JSON.parse(text).results;
    if (!refused && !conflict) slots.push({ key, base: version, said: '试', sent: ['试'], busy: false });
  }
  return { token, id: begun.id, slots };
}

let count = 0;
async function save(drafts) {
  const draft = drafts[count % drafts.length];
  count += 1;
  const slot = draft.slots.find(({ busy }) => !busy);
  if (!slot) return null;
  slot.busy = true;
  draft.slots.push(...draft.slots.splice(draft.slots.indexOf(slot), 1));
  const value = `第${count}次`;
  slot.sent.push(value);
  const body = { patches: [{ kind: 'value', key: slot.key, value, base: slot.base }] };
  const answer = await ask(draft.token, `/api/dossiers/${draft.id}/form`, { method: 'PATCH', body });
  const [result] = answer.status === 200 ? JSON.parse(answer.text).results : [];
  if (result && !result.conflict) Object.assign(slot, { said: value, base: result.version });
  if (result?.conflict) slot.base = result.version; // an earlier one was kept though its answer was lost
  slot.busy = false;
  return answer;
}

const pick = (list) => list[Math.floor(Math.random() * list.length)];

/** Half saves, a fifth forms, an eighth presence, and the rest dossiers, the inbox and attempts to submit, each judged whole. */
function kindsOf({ drafts, officer }) {
  const own = (path, init) => {
    const { token, id } = pick(drafts);
    return ask(token, `/api/dossiers/${id}${path}`, init);
  };
  return [
    [0.5, 'save', () => save(drafts)],
    [0.7, 'form', () => own('/form')],
    [0.82, 'presence', () => own('/presence', { method: 'POST', body: { section: 'basics', tab: randomUUID().slice(0, 8) } })],
    [0.9, 'dossier', () => own('')],
    [0.95, 'inbox', () => ask(officer, '/api/inbox')],
    [1, 'submit', () => own('/steps/submit', { method: 'POST', body: {} })],
  ];
}

async function one(kinds, answers) {
  const die = Math.random();
  const [, name, run] = kinds.find(([upTo]) => die < upTo);
  const answer = await run();
  if (answer) answers.push({ name, ...answer });
}

async function closed(kinds) {
  const answers = [];
  const before = cpuSoFar(env.DATA_DIR, child.pid);
  const until = performance.now() + seconds * 1000;
  const worker = async () => {
    while (performance.now() < until) await one(kinds, answers);
  };
  await Promise.all(Array.from({ length: 24 }, worker));
  const after = cpuSoFar(env.DATA_DIR, child.pid);
  const each = (of) => ((after[of] - before[of]) * 1000) / answers.length;
  return { rate: answers.filter(isAnswered).length / seconds, node: each('node'), postgres: each('postgres') };
}

const isAnswered = ({ status }) => status === 200 || status === 422 || status === 400;

async function open(kinds, rate) {
  const answers = [];
  const underway = new Set();
  const began = performance.now();
  for (let sent = 0; sent < rate * seconds; ) {
    const due = Math.min(rate * seconds, Math.floor(((performance.now() - began) / 1000) * rate));
    for (; sent < due; sent += 1) {
      const asked = one(kinds, answers).finally(() => underway.delete(asked));
      underway.add(asked);
    }
    await pause(5);
  }
  await Promise.all(underway);
  return { answers, took: (performance.now() - began) / 1000 };
}

const at = (list, share) => Math.round(list[Math.min(list.length - 1, Math.floor(list.length * share))] ?? 0);
function lineOf(label, rate, { answers, took }) {
  const times = (of) => of.map(({ ms }) => ms).sort((a, b) => a - b);
  const good = answers.filter(isAnswered);
  const [all, saved] = [times(good), times(good.filter(({ name }) => name === 'save'))];
  const busy = answers.filter(({ status }) => status === 503);
  const refusedSaves = busy.filter(({ name }) => name === 'save' || name === 'submit').length;
  const others = answers.filter((one) => !isAnswered(one) && one.status !== 503);
  const counts = new Map();
  for (const { name, status } of others) counts.set(`${name} ${status}`, (counts.get(`${name} ${status}`) ?? 0) + 1);
  const other = counts.size === 0 ? '–' : [...counts].map(([what, times]) => `${times} × ${what}`).join(', ');
  return `| ${label} (${Math.round(rate)}/s) | ${answers.length} | ${Math.round(good.length / took)}/s | ${at(all, 0.5)} / ${at(all, 0.95)} / ${at(all, 0.99)} | ${at(saved, 0.5)} / ${at(saved, 0.95)} / ${at(saved, 0.99)} | ${busy.length} (${refusedSaves}) | ${at(times(busy), 0.95)} | ${other} |`;
}

/** Acknowledged values that are neither there nor overtaken by a later one that was sent. */
async function lostIn(drafts) {
  let [lost, slots] = [0, 0];
  for (const { token, id, slots: own } of drafts) {
    const { values } = await json(token, `/api/dossiers/${id}/form`);
    for (const { key, said, sent } of own) {
      slots += 1;
      if (values[key] !== said && sent.indexOf(values[key]) <= sent.indexOf(said)) lost += 1;
    }
  }
  return { lost, slots };
}

try {
  const password = await ready();
  const drafts = [];
  for (let n = 45; n > 0 && drafts.length < 10; n -= 1) {
    const draft = await draftOf(`qiye${String(n).padStart(2, '0')}`, password).catch(() => null);
    if (draft) drafts.push(draft);
  }
  const kinds = kindsOf({ drafts, officer: await signedIn('nanchang-jb', password) });
  await closed(kinds);
  const found = await closed(kinds);
  const saturation = Number(option('--at', 0)) || found.rate;
  const lines = [];
  for (const times of [0.5, 1, 2, 4]) {
    lines.push(lineOf(`${times}×`, saturation * times, await open(kinds, saturation * times)));
    await pause(3000);
  }
  const { lost, slots } = await lostIn(drafts);
  const words = `\`npm run bench -- saturation\` on the built server with the demonstration, ${cpus().length} cores shared with the load itself (load ${loadavg()[0].toFixed(1)}), Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}.
${seconds} s each; 50 % saving one field, 20 % reading a form, 12 % presence, 8 % a dossier, 5 % a city's inbox, 5 % attempts to submit; saturation, 24 at once: ${Math.round(saturation)} a second, of which each takes ${found.node.toFixed(2)} ms of node’s CPU and ${found.postgres.toFixed(2)} of PostgreSQL’s. Milliseconds.

| rate | asked | answered | p50 / p95 / p99 | saving: p50 / p95 / p99 | 503 (of them saving) | 503 told within, p95 | other |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
${lines.join('\n')}

Of ${slots} fields written all the while, ${lost} hold less than what was acknowledged.
`;
  process.stdout.write(words);
  if (process.argv.includes('--write')) writeSection('The hour before the deadline', words);
} finally {
  await stop();
}
