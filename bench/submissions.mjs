// Eight who submit in the same moment, over and over: how long it takes and how many a second. The cases of the demonstration's running year are put back to
// drafts in the database between the rounds; what a submission checks and writes is all there.
// npm run bench -- submissions [--write] [--dist DIR] [--rounds 12]; needs npm run build.
import { cpus, loadavg } from 'node:os';
import { Client } from 'pg';
import { readConfig } from '../src/config.ts';
import { openDatabank } from '../src/databank.ts';
import { threadsCpu } from './cpu.mjs';
import { option, ownServer, pause } from './own-server.mjs';
import { writeSection } from './write.mjs';

const rounds = Number(option('--rounds', 12));
const { env, ready, stop, url, child: server } = ownServer('submissions', 18_105, option('--data', undefined));

async function ask(token, path, body) {
  const began = performance.now();
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const response = await fetch(url + path, body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) });
  const text = await response.text();
  return { status: response.status, ms: performance.now() - began, text };
}

try {
  const password = await ready();
  const bank = await openDatabank(readConfig({ demonstration: true }, env), () => undefined);
  const owner = new Client(bank.owner);
  await owner.connect();
  const { rows } =
    await owner.query(`select d.id, a.login from dossier d join account a on a.organisation_id = d.applicant_id and a.roles ? 'clerk'
    join round r on r.id = d.round_id where r.year = (select max(year) from round) and d.state <> 'withdrawn' and d.submitted_at is not null
    and not exists (select 1 from correction c where c.dossier_id = d.id) order by d.id limit 8`);
  /** As if nobody had handed them in; what waits of them is as it was, as where an applicant comes to a draft. */
  const asDrafts = async () => {
    const ids = [rows.map(({ id }) => id)];
    await owner.query("update dossier set state = 'draft', number = null, submitted_at = null where id = any($1)", ids);
    await owner.query("delete from waiting_stale where kind = 'dossier' and id = any($1)", ids);
  };
  const clerks = [];
  for (const { id, login } of rows) clerks.push({ id, token: JSON.parse((await ask('', '/api/session', { login, password })).text).token });
  const answers = [];
  let spent = 0;
  const watcher = new Client(bank.owner);
  await watcher.connect();
  const waits = new Map();
  let [looks, watched] = [0, true];
  /** What a backend waits for as somebody looks, again and again: a lock by the statement that asked for it. */
  const watching = (async () => {
    while (watched) {
      const { rows: seen } =
        await watcher.query(`select coalesce(wait_event_type, 'cpu') as type, left(regexp_replace(query, '\\s+', ' ', 'g'), 60) as query
        from pg_stat_activity where state = 'active' and backend_type = 'client backend' and pid <> pg_backend_pid()`);
      looks += 1;
      for (const { type, query } of seen) {
        const what = type === 'Lock' ? `a lock: ${query}` : type === 'cpu' ? 'nothing, working' : type;
        waits.set(what, (waits.get(what) ?? 0) + 1);
      }
      await pause(4);
    }
  })();
  const cpu = () => threadsCpu(server.pid) / 1e6;
  let worked = 0;
  for (let round = 0; round < rounds; round += 1) {
    await asDrafts();
    const began = performance.now();
    const before = cpu();
    const all = await Promise.all(clerks.map(({ id, token }) => ask(token, `/api/dossiers/${id}/steps/submit`, {})));
    if (round > 1) answers.push(...all);
    if (round > 1) spent += performance.now() - began;
    if (round > 1) worked += cpu() - before;
  }
  watched = false;
  await watching;
  await watcher.end();
  await owner.end();
  await bank.leave();
  const bad = answers.filter(({ status }) => status !== 200);
  if (bad.length > 0) throw new Error(`${bad.length} of ${answers.length} were refused: ${bad[0].status} ${bad[0].text}`);
  const times = answers.map(({ ms }) => ms).sort((a, b) => a - b);
  const at = (share) => Math.round(times[Math.floor(times.length * share)]);
  const words = `\`npm run bench -- submissions\` on the built server with the demonstration, ${cpus().length} cores (load ${loadavg()[0].toFixed(1)}), Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}:
${clerks.length} at once, ${answers.length} submissions: ${(answers.length / (spent / 1000)).toFixed(1)} a second, p50 ${at(0.5)} ms, p95 ${at(0.95)} ms;
${(worked / answers.length).toFixed(1)} CPU ms of node a submission. Backends at work, looked at ${looks} times in all: ${[...waits]
    .sort(([, a], [, b]) => b - a)
    .map(([what, times]) => `${times} × ${what}`)
    .join('; ')}.
`;
  process.stdout.write(words);
  if (process.argv.includes('--write')) writeSection('Submissions at once', words);
} finally {
  await stop();
}
