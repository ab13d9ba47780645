// The applicant's form as a person meets it: `node bench/form.mjs [rounds] [--write]` (needs npm run build). Starts the built server with the demonstration, walks
// every page as every role (what the security policy and Trusted Types refuse, what axe finds), weighs the first load of the form, and measures
// keys and pastes at 1 600 rows in the whole form and the import of 10 000 rows; each beside its bare limit. `--write` puts it into docs/performance.md.
import { cpus, loadavg } from 'node:os';
import { gzipSync } from 'node:zlib';
import { tsImport } from 'tsx/esm/api';
import { importCosts } from './import.mjs';
import { bareKeys, better, cpuOf, keyCases, keyCost, pasteCost, pastes, repeat, watch } from './keys.mjs';
import { walk } from './walk.mjs';
import { writeSection } from './write.mjs';

const rounds = Number(process.argv.find((one) => /^\d+$/.test(one)) ?? 3);
const { startRig, signIn } = await tsImport('../test/browser/rig.ts', import.meta.url);
const { demoForm } = await tsImport('../src/rehearsal/form.ts', import.meta.url);
const figure = (value) => value.toFixed(1);
const kb = (bytes) => `${(bytes / 1024).toFixed(1)} kB`;

/** A dossier of this many served enterprises, filled in by the API. */
async function filled(page, rig, served) {
  const json = async (path) => (await page.request.get(path)).json();
  const { rounds: all } = await json('/api/rounds');
  const { id: roundId } = all.reduce((a, b) => (b.year > a.year ? b : a));
  const { own } = await json(`/api/rounds/${roundId}/start`);
  const data = { roundId, recommenderId: own.id };
  const { id } = await (await page.request.post('/api/dossiers', { data })).json();
  const { values, versions } = await json(`/api/dossiers/${id}/form`);
  const about = { n: 4, year: 2026, name: '测试单位', creditCode: values.creditCode, city: '南昌市', newId: () => crypto.randomUUID() };
  const form = demoForm({ ...about, served, functions: ['digitalisation'] });
  const patches = [
    ...Object.entries(form.values).map(([key, value]) => ({ kind: 'value', key, value, base: versions[key] ?? 0 })),
    ...Object.entries(form.tables).flatMap(([table, rows]) =>
      rows.map((row, i) => ({ kind: 'row', table, rowId: row.id, position: i + 1, cells: row.cells, base: 0 })),
    ),
  ];
  for (let i = 0; i < patches.length; i += 500)
    await page.request.patch(`/api/dossiers/${id}/form`, { data: { patches: patches.slice(i, i + 500) } });
  return `${rig.url}/app/dossiers/${id}`;
}

/** Runs in the page: notes when the first field that can be typed in has been painted, and where things moved by themselves afterwards. */
function watchForm() {
  globalThis.shifts = 0;
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) if (!one.hadRecentInput) globalThis.shifts += one.value;
  }).observe({ type: 'layout-shift', buffered: true });
  const look = () => {
    if (document.querySelector('#at-nature:not([readonly])'))
      requestAnimationFrame(() => setTimeout(() => (globalThis.typable = performance.now())));
    else requestAnimationFrame(look);
  };
  look();
}

/**
 * What the browser fetches to show the form for the first time: the frame, scripts and styles as gzip, and the form's data. Two figures: what was asked
 * for until the first field could be typed in, and all of it, with the tables, the materials and the live rules that come by themselves afterwards.
 */
async function firstLoad(rig, login, address) {
  const page = await rig.visitor();
  await signIn(page, login, rig.password);
  await page.goto('about:blank');
  const answers = [];
  page.on('response', (response) => answers.push(response));
  const client = await page.context().newCDPSession(page);
  await client.send('Network.setCacheDisabled', { cacheDisabled: true });
  await page.addInitScript(watchForm);
  await page.goto(address);
  await page.locator('#at-served tbody td').first().waitFor();
  await page.locator('#at-materials-m1').waitFor();
  await page.waitForLoadState('networkidle');
  const { begun, typable, shifts } = await page.evaluate(() => ({
    begun: Object.fromEntries(performance.getEntriesByType('resource').map((one) => [one.name, one.startTime])),
    typable: globalThis.typable,
    shifts: globalThis.shifts,
  }));
  const loads = { code: 0, files: 0, allCode: 0, allFiles: 0, data: 0, typable, shifts, twice: [] };
  const seen = new Set();
  for (const response of answers) {
    const name = response.url();
    const asked = `${response.request().method()} ${name}`;
    if (seen.has(asked)) loads.twice.push(asked);
    seen.add(asked);
    const bytes = gzipSync(await response.body()).length;
    if (/json/.test(response.headers()['content-type'] ?? '')) loads.data += bytes;
    else {
      loads.allCode += bytes;
      loads.allFiles += 1;
      // The page itself is no resource of its own; what is not among them yet came after everything was looked at.
      if ((begun[name] ?? (name === address ? 0 : Number.POSITIVE_INFINITY)) <= typable) {
        loads.code += bytes;
        loads.files += 1;
      }
    }
  }
  await page.close();
  return loads;
}

const steady = (page) =>
  repeat(30, async () => {
    for (const key of ['8', 'Enter']) {
      await page.keyboard.press(key);
      await page.waitForTimeout(80);
    }
  });
/** An office PC a quarter as fast, at a typist's pace: what one waits for is seen there. */
const cases = { ...keyCases, 'a figure and Enter, 30 rows, 12 keys a second': steady };
const slow = { 'a figure and Enter, 30 rows, 12 keys a second, processor slowed 4 times': steady };

async function opened(page, address, rate = 1) {
  await page.goto(address);
  await page.locator('#at-served tbody td').first().waitFor();
  await page.waitForTimeout(1_500);
  await page.locator('#at-served tr[data-index="2"] td').nth(4).click();
  await page.evaluate(watch);
  const client = await page.context().newCDPSession(page);
  await client.send('Emulation.setCPUThrottlingRate', { rate });
  return cpuOf(page);
}

async function keysInForm(page, address) {
  const found = [];
  for (const [name, run] of Object.entries({ ...cases, ...slow })) {
    const tab = await page.context().newPage();
    found.push([name, await keyCost(tab, await opened(tab, address, name in slow ? 4 : 1), run)]);
    await settled(tab);
  }
  for (const [name, clip] of Object.entries(pastes)) {
    const tab = await page.context().newPage();
    found.push([name, await pasteCost(tab, await opened(tab, address), clip)]);
    await settled(tab);
  }
  return found;
}

/** What was typed is on the server before the next begins. */
async function settled(tab) {
  await tab
    .locator('.bar__end')
    .getByText(/已保存/)
    .waitFor({ timeout: 60_000 });
  await tab.close();
}

const rig = await startRig();
try {
  const walked = await walk(rig, signIn);
  process.stderr.write(`${[...walked.refused, ...walked.faults].join('\n')}\n`);
  const clerk = await rig.visitor();
  await signIn(clerk, 'qiye30', rig.password);
  const address = await filled(clerk, rig, 1600);
  const load = await firstLoad(rig, 'qiye30', address);
  const best = new Map();
  for (let round = 0; round < rounds; round += 1)
    for (const [name, cost] of [
      ['bare limit: a letter in an input on an empty page', await bareKeys(clerk.context())],
      ...(await keysInForm(clerk, address)),
    ])
      best.set(name, better(best.get(name) ?? cost, cost));
  const imports = await importCosts();
  const words = `\`node bench/form.mjs --write\` on the built server with the demonstration, Chromium headless, ${cpus().length} cores (load ${figure(loadavg()[0])}), ${new Date().toISOString().slice(0, 10)}.

| what | measured | goal |
| --- | ---: | ---: |
| pages walked, as ${walked.roles} kinds of account and as the public | ${walked.pages} | |
| refused by the security policy or Trusted Types | ${walked.refused.length} | 0 |
| found by axe (WCAG 2.2 AA) | ${walked.faults.length} | 0 |
| first load until the form can be typed in: frame, scripts and styles, gzip | ${kb(load.code)} in ${load.files} files | ≤ 150 kB |
| all of it, with the tables, materials and live rules that follow by themselves, gzip | ${kb(load.allCode)} in ${load.allFiles} files | |
| moved by itself meanwhile (cumulative layout shift) | ${load.shifts.toFixed(3)} | ≤ 0.1 |
| asked for twice | ${load.twice.length} | 0 |
| its data at 1 600 rows, gzip | ${kb(load.data)} | |

What is asked for before the frame with the first field that can be typed in has been painted counts to the first figure; what begins later by itself, in the
browser's next pause (sheets, list of materials, live rules, import buttons), only to the second. Dialogs are fetched when they are opened and are in neither.

Keys and pastes in the whole form with 1 600 served enterprises, best of ${rounds}. The time to paint is from the key as the browser stamped it, so a key
that had to wait counts its wait; keys struck without a pause wait for one another's frame.

| what | CPU ms each | to paint, median ms | to paint, p95 ms |
| --- | ---: | ---: | ---: |
${[...best].map(([name, { cpu, p50, p95 }]) => `| ${name} | ${figure(cpu)} | ${figure(p50)} | ${figure(p95)} |`).join('\n')}

\`import annex5\` of 10 000 rows through the built bundle, a process of its own each; the limit is the reader's library alone on the same file.

| file | time | peak memory |
| --- | ---: | ---: |
${imports.map(({ name, ms, mb }) => `| ${name} | ${(ms / 1000).toFixed(2)} s | ${Math.round(mb)} MB |`).join('\n')}
`;
  process.stdout.write(`${[...walked.refused, ...walked.faults].join('\n')}\n${words}`);
  if (process.argv.includes('--write')) writeSection('Form', words);
} finally {
  await rig.close();
}
