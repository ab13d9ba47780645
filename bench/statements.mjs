// What a request costs: its statements (those that functions and policies ask besides in brackets), the time PostgreSQL plans and runs them
// (pg_stat_statements, track = all), and CPU of node and PostgreSQL beside the bare limit (bench/statements/bare.mjs) in interleaved rounds of one run.
// npm run bench -- statements [--write] [--only NAME]: the assembled system in this process, with one complete case of the rehearsal; Linux.
import { appendFileSync, chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { root } from '../bin/prepare.mjs';
import { openEngine } from '../src/store/engine/supervisor.ts';
import { cpuOf, median } from './cpu.mjs';
import { option } from './own-server.mjs';
import { bareApp, draft, setUp } from './statements/bare.mjs';
import { peersTable } from './statements/peers.mjs';
import { startWorks } from './statements/works.mjs';
import { writeSection } from './write.mjs';

const ROUNDS = 5;
const EACH = 12;
/** A server has been up for a while: neither side is measured while its code is still being compiled. */
const WARM = 200;
const folder = mkdtempSync(join(tmpdir(), 'shifan-statements-'));
chmodSync(folder, 0o711);

const engineOf = () => openEngine({ dataDir: folder, appRoot: root, log: () => undefined });
const first = await engineOf();
await first.stop();
appendFileSync(
  join(folder, 'pg', 'postgresql.conf'),
  "\nshared_preload_libraries = 'pg_stat_statements'\npg_stat_statements.track = all\npg_stat_statements.track_planning = on\n",
);
const { place, works, kept } = await startWorks(folder);
const engine = await engineOf();
const owner = new pg.Client(engine.connection);
await owner.connect();
await owner.query('create extension pg_stat_statements');
await owner.query('create database bare');
const bare = new pg.Pool({ ...engine.connection, database: 'bare', max: 4 });
const token = await setUp(bare);
const limit = bareApp(bare);

async function counted(ask) {
  await owner.query('select pg_stat_statements_reset()');
  for (let i = 0; i < EACH; i += 1) await ask();
  const { rows } = await owner.query(
    `select sum(calls) filter (where toplevel) as own, sum(calls) filter (where not toplevel) as nested, sum(total_plan_time) as plan,
      sum(total_exec_time) filter (where toplevel) as exec
    from pg_stat_statements where dbid = (select oid from pg_database where datname = current_database()) and query not like '%pg_stat_statements%'`,
  );
  return Object.fromEntries(Object.entries(rows[0]).map(([key, sum]) => [key, Number(sum ?? 0) / EACH]));
}

const bareAsk =
  (path, init = {}) =>
  async () => {
    const answer = await limit.request(path, {
      ...init,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    });
    if (!answer.ok) throw new Error(`${path} ${answer.status}`);
    await answer.arrayBuffer();
  };
const besides = {
  patch: bareAsk('/applications/1', { method: 'PATCH', body: JSON.stringify({ contact: '李四' }) }),
  create: bareAsk('/applications/new', { method: 'POST', body: JSON.stringify(draft()) }),
};
const besideOf = ({ beside }) => (beside ? (besides[beside] ?? bareAsk(beside)) : null);

const goalWords = { statements: (most) => `≤ ${most} statements`, ratio: (most) => `≤ ${most}×`, ms: (most) => `≤ ${most} ms` };
const wordsOf = (goals) => goals.map(([key, most]) => goalWords[key](most)).join(', ');
/** What was aimed at, and whether it is so; a statement more every second looks whether another process changed the day. */
function judged(goal, found) {
  const goals = Object.entries(goal ?? {});
  const missed = goals.filter(([key, most]) => Number(found[key].toFixed(key === 'statements' ? 0 : 1)) > most);
  if (goals.length === 0) return ' | ';
  return `${wordsOf(goals)} | ${missed.length === 0 ? 'met' : `**not met**: ${wordsOf(missed)}`}`;
}

const lines = [];
const ratios = new Map();
const only = option('--only', ''); // a part of a work's name
for (const work of works.filter(({ name }) => name.includes(only))) {
  const { name, ask, before, goal } = work;
  const counterpart = besideOf(work);
  await before?.();
  for (let i = 0; i < WARM; i += 1) {
    await ask();
    await counterpart?.();
  }
  const [ours, theirs] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(await cpuOf(folder, ask, EACH));
    if (counterpart) theirs.push(await cpuOf(folder, counterpart, EACH));
  }
  const { own, nested, plan, exec } = await counted(ask);
  const of = (list, key) => median(list.map((one) => one[key]));
  const sum = (list) => of(list, 'node') + of(list, 'postgres');
  const ratio = counterpart ? sum(ours) / sum(theirs) : null;
  if (ratio !== null) ratios.set(name, ratio);
  const pair = (list) => (list.length === 0 ? '–' : `${of(list, 'node').toFixed(2)} + ${of(list, 'postgres').toFixed(2)}`);
  const cells = [`${own.toFixed(1)} (${nested.toFixed(1)})`, plan.toFixed(2), exec.toFixed(2), pair(ours), pair(theirs)];
  lines.push(
    `| ${name} | ${cells.join(' | ')} | ${ratio === null ? '–' : `${ratio.toFixed(1)}×`} | ${judged(goal, { statements: own, ratio, ms: sum(ours) })} |`,
  );
  console.log(`${name} ${own.toFixed(1)}`);
}
const table = [
  `\`npm run bench -- statements\` on the assembled system in one process, one complete case of the rehearsal, beside the bare limit of \`bench/statements/bare.mjs\` (Hono, pg with`,
  'named statements, zod, a session, one table, no rule) in interleaved rounds of the same run; neither client reads more than the bytes. In brackets the statements that functions',
  `and policies ask besides. ${cpus().length} cores, load ${loadavg()[0].toFixed(1)}, Node ${process.version.slice(1)}, ${new Date().toISOString().slice(0, 10)}; medians of ${ROUNDS} rounds of ${EACH}. The ratios hold on a loaded machine too, the milliseconds are then upper bounds.`,
  '',
  '| a request | statements (nested besides) | plan ms | run ms | CPU ms node + PostgreSQL | bare | ratio | goal | |',
  '| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- | --- |',
  ...lines,
].join('\n');
const beside = peersTable(ratios);
console.log(`\n${table}\n\n${beside}`);
if (process.argv.includes('--write') && only === '') {
  writeSection('Statements', table);
  writeSection('Beside the peers', beside);
}
await kept();
await bare.end();
await owner.end();
await place.system.close();
rmSync(folder, { recursive: true, force: true });
process.exit(0);
