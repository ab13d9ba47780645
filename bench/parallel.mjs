// Many at once on one case, and the database's backends ended under load: what is answered, how long it takes, and whether anything acknowledged is lost.
// npx tsx bench/parallel.mjs [--write] [--dist DIR] — needs npm run build; --write puts the figures into docs/performance.md; --dist measures another build.
import { cpus, loadavg } from 'node:os';
import { Client } from 'pg';
import { readConfig } from '../src/config.ts';
import { openDatabank } from '../src/databank.ts';
import { ownServer, pause } from './own-server.mjs';
import { writeSection } from './write.mjs';

const { child, env, healthy, ready, stop, url } = ownServer('parallel', 18_102);

async function ask(token, path, { method = 'GET', body } = {}) {
  const began = performance.now();
  const headers = { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
  const response = await fetch(url + path, { method, headers, body: body && JSON.stringify(body) });
  const text = await response.text();
  return { status: response.status, ms: performance.now() - began, retry: response.headers.get('retry-after'), text };
}

async function signedIn(login, password) {
  const { text } = await ask('', '/api/session', { method: 'POST', body: { login, password } });
  return JSON.parse(text).token;
}

/** Health, asked all the while: the longest that it took. */
function watching() {
  let longest = 0;
  let going = true;
  const done = (async () => {
    while (going) {
      const began = performance.now();
      await healthy();
      longest = Math.max(longest, performance.now() - began);
      await pause(20);
    }
  })();
  return async () => {
    going = false;
    await done;
    return longest;
  };
}

const statuses = (answers) => {
  const counted = new Map();
  for (const { status } of answers) counted.set(status, (counted.get(status) ?? 0) + 1);
  return [...counted].map(([status, n]) => `${n} × ${status}`).join(', ');
};

/** So many ask for one case in the same moment, five times over. */
async function atOnce(token, path, width) {
  const over = watching();
  const rounds = [];
  for (let round = 0; round < 5; round += 1) {
    const began = performance.now();
    const answers = await Promise.all(Array.from({ length: width }, () => ask(token, path)));
    rounds.push({ answers, ms: performance.now() - began });
  }
  const answers = rounds.flatMap((one) => one.answers);
  const slowest = Math.max(...answers.map(({ ms }) => ms));
  return `| ${width} | ${statuses(answers)} | ${Math.round(Math.min(...rounds.map(({ ms }) => ms)))} ms | ${Math.round(slowest)} ms | ${Math.round(await over())} ms |`;
}

/** Readers and writers all at once, while every backend of the application is ended twenty times; then what stands is compared with what was acknowledged. */
async function cut({ officer, clerks, caseId, owner }) {
  let on = true;
  const answers = [];
  const reader = async () => {
    while (on) answers.push(await ask(officer, `/api/dossiers/${caseId}`));
  };
  const writer = async ({ token, id, base: first }) => {
    let base = first;
    const writing = { acknowledged: 0, lost: 0 };
    for (let n = 1; on; n += 1) {
      const value = `第${n}号`;
      const patch = { kind: 'value', key: 'address', value, base };
      const answer = await ask(token, `/api/dossiers/${id}/form`, { method: 'PATCH', body: { patches: [patch] } });
      answers.push(answer);
      const taken =
        answer.status === 200 && JSON.parse(answer.text).results.every((one) => one.conflict === undefined && one.refused === undefined);
      const standing = await ask(token, `/api/dossiers/${id}/form`);
      answers.push(standing);
      if (standing.status !== 200) continue;
      const { values, versions } = JSON.parse(standing.text);
      if (taken) writing.acknowledged += 1;
      if (taken && values.address !== value) writing.lost += 1;
      base = versions.address ?? 0;
    }
    return writing;
  };
  const over = watching();
  const work = [...Array.from({ length: 12 }, reader), ...clerks.map(writer)];
  let ends = 0;
  for (let round = 0; round < 20; round += 1) {
    await pause(300);
    const { rows } = await owner.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where usename in ('shifan_app', 'shifan_system') and datname = current_database()",
    );
    ends += rows.length;
  }
  await pause(300);
  on = false;
  const writings = (await Promise.all(work)).filter((one) => one !== undefined);
  const longest = await over();
  const refused = answers.filter(({ status }) => status === 503);
  return {
    ends,
    said: statuses(answers),
    retry: refused.every(({ retry }) => retry !== null),
    lost: writings.reduce((sum, { lost }) => sum + lost, 0),
    acknowledged: writings.reduce((sum, { acknowledged }) => sum + acknowledged, 0),
    asked: answers.length,
    longest: Math.round(longest),
  };
}

const bankOf = () => openDatabank(readConfig({ demonstration: true }, env), () => undefined);

try {
  const password = await ready();
  const officer = await signedIn('nanchang-jb', password);
  const { dossiers } = JSON.parse((await ask(officer, '/api/dossiers')).text);
  const caseId = dossiers.find(({ state }) => state.name === 'assessing')?.id ?? dossiers[0].id;
  const lines = [];
  for (const width of [13, 24, 40]) lines.push(await atOnce(officer, `/api/dossiers/${caseId}`, width));
  const clerks = [];
  for (const login of ['qiye12', 'qiye30', 'qiye31', 'qiye32']) {
    const token = await signedIn(login, password);
    const { rounds } = JSON.parse((await ask(token, '/api/rounds')).text);
    const roundId = rounds.reduce((a, b) => (b.year > a.year ? b : a)).id;
    const own = JSON.parse((await ask(token, '/api/dossiers')).text).dossiers.find((one) => one.state.name === 'draft');
    const start = own ? null : JSON.parse((await ask(token, `/api/rounds/${roundId}/start`)).text);
    const begun = start && (await ask(token, '/api/dossiers', { method: 'POST', body: { roundId, recommenderId: start.own.id } }));
    const id = own?.id ?? JSON.parse(begun.text).id;
    const { versions } = JSON.parse((await ask(token, `/api/dossiers/${id}/form`)).text);
    clerks.push({ token, id, base: versions.address ?? 0 });
  }
  const bank = await bankOf();
  const owner = new Client(bank.owner);
  await owner.connect();
  const after = await cut({ officer, clerks, caseId, owner });
  const supervisor = await signedIn('jiancha', password);
  const { ok } = JSON.parse((await ask(supervisor, '/api/journal/verify')).text);
  await owner.end();
  await bank.leave();
  const words = `\`npx tsx bench/parallel.mjs --write\` on the built server with the demonstration, ${cpus().length} cores (load ${loadavg()[0].toFixed(1)}), Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}. So many
\`GET /api/dossiers/{id}\` of one case in the same moment, five times over; health is asked every 20 ms meanwhile.

| at once | answers | fastest of five rounds | slowest answer | longest wait of health |
| ---: | --- | ---: | ---: | ---: |
${lines.join('\n')}

Twelve readers of one case and four writers of forms of their own, while every backend of the application is ended twenty times (${after.ends} backends):
${after.asked} requests, ${after.said}${after.retry ? ' (each 503 with Retry-After)' : ' (NOT EVERY 503 WITH Retry-After)'}; of ${after.acknowledged} acknowledged writes ${after.lost} lost; journal ${ok ? 'verified' : 'BROKEN'} after it; health at the longest ${after.longest} ms; the server
${child.exitCode === null ? 'lived on' : 'ENDED'}.
`;
  process.stdout.write(words);
  if (process.argv.includes('--write')) writeSection('Many at once', words);
} finally {
  await stop();
}
