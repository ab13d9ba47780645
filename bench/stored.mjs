// A list of 10 000 rows read from a file and stored, through HTTP on the built server: CPU of node (its threads among it) and PostgreSQL for either request,
// medians of rounds interleaved with the bare limit, the reader's library that opens the same file and reads nothing from it.
// npm run bench -- stored [--write] [--dist DIR] [--data DIR]; needs npm run build; Linux.
import { cpus, loadavg } from 'node:os';
import { writeXlsx } from 'hucre';
import { readXlsx } from 'hucre/xlsx';
import { median, postgresCpu, threadsCpu } from './cpu.mjs';
import { listOf10000 } from './import.mjs';
import { option, ownServer } from './own-server.mjs';
import { writeSection } from './write.mjs';

const ROUNDS = 5;
const { ready, stop, url, env, child } = ownServer('stored', 18_106, option('--data', undefined));

async function ask(token, path, body, type = 'application/json') {
  const headers = { 'content-type': type, ...(token ? { authorization: `Bearer ${token}` } : {}) };
  const answer = await fetch(url + path, { method: body === undefined ? 'GET' : 'POST', headers, body });
  if (!answer.ok) throw new Error(`${path} ${answer.status} ${await answer.text()}`);
  return answer.text();
}
const json = async (...asked) => JSON.parse(await ask(...asked));

/** A draft of somebody who may begin one. */
async function draft(password) {
  for (let n = 1; n <= 45; n += 1) {
    const login = `qiye${String(n).padStart(2, '0')}`;
    const { token } = await json(null, '/api/session', JSON.stringify({ login, password }));
    const { rounds } = await json(token, '/api/rounds');
    const roundId = rounds.reduce((a, b) => (b.year > a.year ? b : a)).id;
    const start = await json(token, `/api/rounds/${roundId}/start`);
    if (!start.own) continue;
    const begun = await json(token, '/api/dossiers', JSON.stringify({ roundId, recommenderId: start.own.id })).catch(() => null);
    if (begun) return { token, at: `/api/dossiers/${begun.id}` };
  }
  throw new Error('nobody may begin a case');
}

const own = () => process.cpuUsage().user + process.cpuUsage().system;
const cpu = (of) =>
  of === 'here' ? { node: own() / 1e3, postgres: 0 } : { node: threadsCpu(child.pid) / 1e6, postgres: postgresCpu(env.DATA_DIR) / 1e6 };
async function costOf(of, work) {
  const before = cpu(of);
  await work();
  const after = cpu(of);
  return { node: after.node - before.node, postgres: after.postgres - before.postgres };
}

try {
  const { token, at } = await draft(await ready());
  const bytes = await writeXlsx({ sheets: [{ name: '名单', rows: listOf10000 }] });
  let [told, sent, imported] = ['', null, null];
  const works = {
    'bare limit: the library opens the file': ['here', () => readXlsx(new Uint8Array(bytes))],
    'read, and kept there': [
      'there',
      async () => {
        told = await ask(
          token,
          `${at}/tables/served/read?keep=only&name=${encodeURIComponent('名单.xlsx')}`,
          bytes,
          'application/octet-stream',
        );
      },
    ],
    'stored: judged, sealed, written with its history': [
      'there',
      async () => {
        imported = (
          await json(token, `${at}/tables/served/readings/${sent.reading}/import`, JSON.stringify({ how: 'append', removes: [] }))
        ).import;
      },
    ],
  };
  const found = Object.fromEntries(Object.keys(works).map((name) => [name, []]));
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [name, [of, work]] of Object.entries(works)) {
      if (name.startsWith('stored')) {
        sent = JSON.parse(told).kept;
        if (sent === undefined) throw new Error(JSON.parse(told).reason);
      }
      const cost = await costOf(of, work);
      if (round > 0) found[name].push(cost); // the first compiles
    }
    if (imported.rows !== 10_000) throw new Error(`${imported.rows} rows were stored`);
    await ask(token, `${at}/imports/${imported.id}/undo`, '{}');
  }
  const of = (list, key) => median(list.map((one) => one[key]));
  const sum = (name) => of(found[name], 'node') + of(found[name], 'postgres');
  const [limit, read, stored] = Object.keys(works);
  const line = (name) =>
    `| ${name} | ${Math.round(of(found[name], 'node'))} + ${Math.round(of(found[name], 'postgres'))} | ${(sum(name) / sum(limit)).toFixed(1)}× |`;
  const words = `\`npm run bench -- stored\`: 10 000 rows of annex 5 as .xlsx through HTTP on the built server with the demonstration, ${cpus().length} cores (load ${loadavg()[0].toFixed(1)}), Node ${process.versions.node},
${new Date().toISOString().slice(0, 10)}; CPU ms of node with its threads and of PostgreSQL (the demonstration's clock among it), medians of ${ROUNDS} interleaved rounds.

| what | node + PostgreSQL | beside the limit |
| --- | ---: | ---: |
${Object.keys(works).map(line).join('\n')}
| **read and stored** (goal 1.4 s) | **${((sum(read) + sum(stored)) / 1000).toFixed(2)} s** | ${((sum(read) + sum(stored)) / sum(limit)).toFixed(1)}× |

The answer to reading is ${(told.length / 1e3).toFixed(0)} kB: the rows stay with the server until they are imported, and go to the browser only where there are others to compare them with.
`;
  process.stdout.write(words);
  if (process.argv.includes('--write')) writeSection('Import, read and stored', words);
} finally {
  await stop();
}
