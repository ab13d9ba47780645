// A long journal verified and exported over HTTP while others ask: how long it takes, the longest that health waits meanwhile, and the process's memory.
// npm run bench -- journal [--write] [--dist DIR] [--entries 400000]; needs npm run build. Entries are made in bulk, each properly chained.
import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { Client } from 'pg';
import { readConfig } from '../src/config.ts';
import { openDatabank } from '../src/databank.ts';
import { entryHash } from '../src/store/chain/chain.ts';
import { option, ownServer, pause } from './own-server.mjs';
import { writeSection } from './write.mjs';

const entries = Number(option('--entries', 400_000));
const { child, env, healthy, ready, stop, url } = ownServer('journal', 18_103);
const megabytes = (name) =>
  Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${child.pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1024;

/** Adds entries behind the last one, past the triggers, and moves the head. */
async function lengthen(owner) {
  const { rows } = await owner.query('select seq, hash from journal_head');
  let { seq, hash } = { seq: Number(rows[0].seq), hash: rows[0].hash };
  const until = seq + entries;
  await owner.query('alter table journal disable trigger user');
  while (seq < until) {
    const slice = [];
    for (let i = 0; i < 5_000 && seq < until; i += 1) {
      seq += 1;
      const entry = {
        seq,
        at: new Date(Date.UTC(2026, 4, 10) + seq * 1000).toISOString(),
        actorId: '0190a0b0-0000-7000-8000-000000000001',
        actorName: '刘建华',
        organisationId: '0190a0b0-0000-7000-8000-000000000003',
        action: 'accept',
        article: '第八条（三）',
        subjectKind: 'dossier',
        subjectId: '0190a0b0-0000-7000-8000-000000000002',
        issuerId: null,
        applicantId: '0190a0b0-0000-7000-8000-000000000004',
        recommenderId: null,
        detail: { number: `JX-2026-${seq}`, from: 'submitted', to: 'assessing', items: [seq, null, { 名称: '服务企业', share: '80.00' }] },
        previousHash: hash,
      };
      hash = entryHash(entry);
      slice.push({ ...entry, hash });
    }
    const columns = Object.keys(slice[0]).map((name) => name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`));
    const rowsOf = slice.map((one) => Object.fromEntries(Object.values(one).map((value, i) => [columns[i], value])));
    await owner.query('insert into journal select * from jsonb_populate_recordset(null::journal, $1::jsonb)', [JSON.stringify(rowsOf)]);
  }
  await owner.query('alter table journal enable trigger user');
  await owner.query('update journal_head set seq = $1, hash = $2', [seq, hash]);
  await owner.query('vacuum analyze journal');
}

/** One call, its answer thrown away as it comes; health asked every 20 ms, memory looked at every 50. */
async function measured(name, path, token) {
  const began = performance.now();
  let [going, longest, peak] = [true, 0, 0];
  const cpu = () =>
    readFileSync(`/proc/${child.pid}/stat`, 'utf8')
      .split(') ')[1]
      .split(' ')
      .slice(11, 13)
      .reduce((sum, ticks) => sum + Number(ticks) * 10, 0);
  const before = cpu();
  const watching = (async () => {
    while (going) {
      const at = performance.now();
      await healthy();
      longest = Math.max(longest, performance.now() - at);
      await pause(20);
    }
  })();
  const weighing = (async () => {
    while (going) {
      peak = Math.max(peak, megabytes('Pss'));
      await pause(50);
    }
  })();
  const response = await fetch(url + path, { headers: { authorization: `Bearer ${token}` } });
  let bytes = 0;
  let text = '';
  for await (const piece of response.body) {
    bytes += piece.length;
    if (bytes < 2000) text += new TextDecoder().decode(piece);
  }
  const ms = performance.now() - began;
  going = false;
  await Promise.all([watching, weighing]);
  if (!response.ok || (path.includes('verify') && !text.includes('"ok":true'))) throw new Error(`${path} ${response.status} ${text}`);
  const mb = bytes > 1e6 ? `${Math.round(bytes / 1e6)} MB` : '–';
  return `| ${name} | ${(ms / 1000).toFixed(1)} s | ${((cpu() - before) / 1000).toFixed(1)} s | ${Math.round(longest)} ms | ${Math.round(peak)} MB | ${mb} |`;
}

try {
  const password = await ready();
  const bank = await openDatabank(readConfig({ demonstration: true }, env), () => undefined);
  const owner = new Client(bank.owner);
  await owner.connect();
  await lengthen(owner);
  await owner.end();
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ login: 'jiancha', password }) };
  const { token } = await (await fetch(`${url}/api/session`, init)).json();
  const idle = Math.round(megabytes('Pss'));
  const lines = [
    await measured('verify all', '/api/journal/verify', token),
    await measured('verify what is new', '/api/journal/verify?only=new', token),
    await measured('export', '/api/journal/export', token),
    await measured('verify all, again', '/api/journal/verify', token),
  ];
  await bank.leave();
  const words = `\`npm run bench -- journal\` on the built server with the demonstration, ${entries} entries more, ${cpus().length} cores (load ${loadavg()[0].toFixed(1)}), Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}.
CPU and memory (PSS, ${idle} MB before) are the whole process's, its threads among it; health is asked every 20 ms meanwhile.

| | time | CPU of node | longest wait of health | highest memory | answer |
| --- | ---: | ---: | ---: | ---: | ---: |
${lines.join('\n')}
`;
  process.stdout.write(words);
  if (process.argv.includes('--write')) writeSection('The journal from end to end', words);
} finally {
  await stop();
}
