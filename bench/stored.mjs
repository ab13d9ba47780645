// A list of 10 000 rows read from a file and stored: CPU of node (its threads among it) and PostgreSQL for either request, medians of rounds interleaved with the
// bare limit, the reader's library that opens the same file and reads nothing from it. npm run bench -- stored [--write]; the assembled system in this process; Linux.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsx } from 'hucre';
import { readXlsx } from 'hucre/xlsx';
import { startDrafting } from '../test/journeys/system.ts';
import { cpuOf, median } from './cpu.mjs';
import { listOf10000 } from './import.mjs';
import { writeSection } from './write.mjs';

const ROUNDS = 5;
const folder = mkdtempSync(join(tmpdir(), 'shifan-stored-'));
chmodSync(folder, 0o711);
const { place, drafted, clerk } = await startDrafting({ DATA_DIR: folder });
const { token } = await place.stage.anyone('POST /api/session', { body: { login: clerk.login, password: place.password } });
const bytes = await writeXlsx({ sheets: [{ name: '名单', rows: listOf10000 }] });
const at = `/api/dossiers/${drafted.dossierId}`;

async function ask(path, type, body) {
  const answer = await place.send(path, { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': type }, body });
  if (!answer.ok) throw new Error(`${path} ${answer.status} ${await answer.text()}`);
  return answer.text();
}
let [told, sent, imported] = ['', '', ''];
const readIt = async () => {
  told = await ask(`${at}/tables/served/read?name=${encodeURIComponent('名单.xlsx')}`, 'application/octet-stream', bytes);
};
for (let tries = 0; JSON.parse(told || '{}').kind !== 'read' && tries < 5; tries += 1) await readIt(); // the reader's thread starts
const works = {
  'bare limit: the library opens the file': async () => void (await readXlsx(new Uint8Array(bytes))),
  'read, and answered with its rows': readIt,
  'stored: judged, sealed, written with its history': async () => {
    imported = JSON.parse(await ask(`${at}/tables/served/import`, 'application/json', sent)).import;
  },
};
const found = Object.fromEntries(Object.keys(works).map((name) => [name, []]));
for (let round = 0; round <= ROUNDS; round += 1) {
  for (const [name, work] of Object.entries(works)) {
    if (name.startsWith('stored')) {
      const { rows, reason } = JSON.parse(told);
      if (rows === undefined) throw new Error(reason);
      sent = JSON.stringify({ how: 'append', fileName: '名单.xlsx', rows: rows.map(({ cells }) => cells), removes: [] });
    }
    const cost = await cpuOf(folder, work, 1);
    if (round > 0) found[name].push(cost); // the first compiles
  }
  if (imported.rows !== 10_000) throw new Error(`${imported.rows} rows were stored`);
  await ask(`${at}/imports/${imported.id}/undo`, 'application/json', '{}');
}
const of = (list, key) => median(list.map((one) => one[key]));
const sum = (name) => of(found[name], 'node') + of(found[name], 'postgres');
const [limit, read, stored] = Object.keys(works);
const line = (name) =>
  `| ${name} | ${Math.round(of(found[name], 'node'))} + ${Math.round(of(found[name], 'postgres'))} | ${(sum(name) / sum(limit)).toFixed(1)}× |`;
const words = `\`npm run bench -- stored\`: 10 000 rows of annex 5 as .xlsx through the assembled system in one process, ${cpus().length} cores (load ${loadavg()[0].toFixed(1)}), Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)};
CPU ms of node with its threads and of PostgreSQL, medians of ${ROUNDS} interleaved rounds.

| what | node + PostgreSQL | beside the limit |
| --- | ---: | ---: |
${Object.keys(works).map(line).join('\n')}
| **read and stored** (goal 1.4 s) | **${((sum(read) + sum(stored)) / 1000).toFixed(2)} s** | ${((sum(read) + sum(stored)) / sum(limit)).toFixed(1)}× |

The answer to reading is ${(told.length / 1e6).toFixed(1)} MB, and what the browser sends back ${(sent.length / 1e6).toFixed(1)} MB: a person corrects, leaves out and joins rows in between.
`;
process.stdout.write(words);
if (process.argv.includes('--write')) writeSection('Import, read and stored', words);
await place.system.close();
rmSync(folder, { recursive: true, force: true });
process.exit(0);
