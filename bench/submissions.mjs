// Eight who submit in the same moment, over and over: how long it takes and how many a second. The cases of the demonstration's running year are put back to
// drafts in the database between the rounds; what a submission checks and writes is all there.
// npm run bench -- submissions [--write] [--dist DIR] [--rounds 12]; needs npm run build.
import { cpus, loadavg } from 'node:os';
import { Client } from 'pg';
import { readConfig } from '../src/config.ts';
import { openDatabank } from '../src/databank.ts';
import { option, ownServer } from './own-server.mjs';
import { writeSection } from './write.mjs';

const rounds = Number(option('--rounds', 12));
const { env, ready, stop, url } = ownServer('submissions', 18_105);

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
  const asDrafts = () =>
    owner.query("update dossier set state = 'draft', number = null, submitted_at = null where id = any($1)", [rows.map(({ id }) => id)]);
  const clerks = [];
  for (const { id, login } of rows) clerks.push({ id, token: JSON.parse((await ask('', '/api/session', { login, password })).text).token });
  const answers = [];
  let spent = 0;
  for (let round = 0; round < rounds; round += 1) {
    await asDrafts();
    const began = performance.now();
    const all = await Promise.all(clerks.map(({ id, token }) => ask(token, `/api/dossiers/${id}/steps/submit`, {})));
    if (round > 1) answers.push(...all);
    if (round > 1) spent += performance.now() - began;
  }
  await owner.end();
  await bank.leave();
  const bad = answers.filter(({ status }) => status !== 200);
  if (bad.length > 0) throw new Error(`${bad.length} of ${answers.length} were refused: ${bad[0].status} ${bad[0].text}`);
  const times = answers.map(({ ms }) => ms).sort((a, b) => a - b);
  const at = (share) => Math.round(times[Math.floor(times.length * share)]);
  const words = `\`npm run bench -- submissions\` on the built server with the demonstration, ${cpus().length} cores (load ${loadavg()[0].toFixed(1)}), Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}:
${clerks.length} at once, ${answers.length} submissions: ${(answers.length / (spent / 1000)).toFixed(1)} a second, p50 ${at(0.5)} ms, p95 ${at(0.95)} ms.
`;
  process.stdout.write(words);
  if (process.argv.includes('--write')) writeSection('Submissions at once', words);
} finally {
  await stop();
}
