// How what is read grows with the cases: statements and CPU of node and PostgreSQL at 10², 10³ and 10⁴ made-up cases (bin/shifan seed dossiers), one in ten of
// them in hand. npm run bench -- growth [--write]: the assembled system in this process; Linux.
import { cpus, loadavg } from 'node:os';
import { refreshWaiting } from '../src/jobs/watch-waiting.ts';
import { planOf } from '../src/rehearsal/made-up.ts';
import { seedDossiers } from '../src/store/made-up/seed.ts';
import { sentDuring } from '../test/database/captured.ts';
import { startManyCases } from '../test/database/many-cases.ts';
import { cpuOf, median } from './cpu.mjs';
import { writeSection } from './write.mjs';

const SIZES = [100, 1_000, 10_000];
const ROUNDS = 5;
const EACH = 6;

const many = await startManyCases(SIZES[0]);
const { place, owner } = many;
const folder = place.system.config.dataDir;
const [city, province, admin, supervisor] = await Promise.all(
  ['nanchang-jb', 'sheng-jb', 'admin', 'jiancha'].map((login) => place.stage.party(login)),
);
const page = async (path) => (await place.send(path)).text();

/** The newest case of the city, whatever has become of it. */
const oneOf = async () => {
  const { dossiers } = await city('GET /api/dossiers', { query: { limit: 1 } });
  return { params: { id: dossiers[0].id } };
};
const works = [
  ['city inbox', () => city('GET /api/inbox', { query: {} })],
  ['province inbox', () => province('GET /api/inbox', { query: {} })],
  ['cases, a page of the city', () => city('GET /api/dossiers', { query: {} })],
  ['cases, a page of the province', () => province('GET /api/dossiers', { query: {} })],
  ['cases, page 3 of the supervisor', () => supervisor('GET /api/dossiers', { query: { offset: 100 } })],
  ['cases by a part of a name', () => province('GET /api/dossiers', { query: { search: '赣江智联1' } })],
  ['reports, a page of the city', () => city('GET /api/reports', { query: {} })],
  ['reports, a page of the province', () => province('GET /api/reports', { query: {} })],
  ['dossier head', async (of) => city('GET /api/dossiers/{id}', of)],
  ['form', async (of) => city('GET /api/dossiers/{id}/form', of)],
  ['hints at other cases', async (of) => city('GET /api/dossiers/{id}/signals', of)],
  ['platforms', () => city('GET /api/platforms', { query: {} })],
  ['organisations, a page', () => admin('GET /api/organisations', { query: { limit: 50 } })],
  ['public home page', () => page('/')],
  ['public directory', () => page('/platforms')],
];

const measured = new Map(works.map(([name]) => [name, []]));
for (const size of SIZES) {
  await seedDossiers(owner, await planOf(await place.system.world(), size));
  // As the command does: what waits of the new cases is worked out before anybody looks.
  await refreshWaiting(await place.system.world());
  const of = await oneOf();
  for (const [name, ask] of works) {
    const asked = () => ask(of);
    for (let i = 0; i < 6; i += 1) await asked();
    const rounds = [];
    for (let i = 0; i < ROUNDS; i += 1) rounds.push(await cpuOf(folder, asked, EACH));
    const statements = (await sentDuring(asked)).flat().length;
    const bytes = JSON.stringify(await asked()).length;
    const figure = { node: median(rounds.map((one) => one.node)), postgres: median(rounds.map((one) => one.postgres)), statements, bytes };
    measured.get(name).push(figure);
    console.log(size, name, statements, `${figure.node.toFixed(1)} + ${figure.postgres.toFixed(1)}`, bytes);
  }
}

/** By how much the sum grows with the last ten times of cases; the first figures are those of a system that has hardly been asked. */
function curveOf(figures) {
  const [before, last] = figures.slice(-2).map(({ node, postgres }) => node + postgres);
  const factor = last / before;
  return factor < 1.25 ? 'flat' : factor < 2.25 ? 'logarithmic' : 'linear';
}
const cell = ({ node, postgres, bytes }) => `${node.toFixed(1)} + ${postgres.toFixed(1)} (${Math.ceil(bytes / 1024)} kB)`;
const table = [
  `\`npm run bench -- growth\`, ${cpus().length} cores (load ${loadavg()[0].toFixed(1)}), Node ${process.version.slice(1)}, ${new Date().toISOString().slice(0, 10)}; CPU ms of node + PostgreSQL`,
  `a request, medians of ${ROUNDS} rounds, in brackets what is answered; one case in ten is in hand, a city has one in thirteen of them. Flat: the sum grows less than`,
  'a quarter with ten times the cases; linear: more than twice; logarithmic: between. An inbox is a page, with totals counted over all that waits for one, a tenth of the',
  'cases here. Pages count what they are a page of (an index read through), the head is that of the newest case, in another state at each size, and public',
  'pages are kept until what they show changes.',
  '',
  '| a request | statements | 10² | 10³ | 10⁴ | curve |',
  '| --- | ---: | ---: | ---: | ---: | --- |',
  ...works.map(([name]) => {
    const figures = measured.get(name);
    return `| ${name} | ${figures.at(-1).statements} | ${figures.map(cell).join(' | ')} | ${curveOf(figures)} |`;
  }),
].join('\n');
console.log(`\n${table}`);
if (process.argv.includes('--write')) writeSection('Growth', table);
await many.close();
process.exit(0);
