// What the built server says of hostile files, how long it takes, and its peak memory meanwhile.
// npx tsx bench/hostile.mjs — needs npm run build; prints a table in Markdown.
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { root } from '../bin/prepare.mjs';
import { heads, headXml, rawXlsx, row, rowXml, sheetXml, written, xlsx } from '../src/intake/corpus.ts';

const PORT = 18_090;
const url = `http://127.0.0.1:${PORT}`;
const MB = 2 ** 20;
const fixture = (name) => readFileSync(join(root, 'test', 'fixtures', 'sheets', name));
const two = ['1', '江西甲公司', '张三', '经理', '13800000001', 'a', '√', ''];
const body = headXml + rowXml(2, two);
const padded = new Uint8Array(210 * MB).fill(0x20);

/** A body of so many bytes that is made as it is sent. */
const flood = (bytes, line) => {
  const piece = Buffer.from(line.repeat(Math.ceil(MB / line.length))).subarray(0, MB);
  let left = bytes / MB;
  return new ReadableStream({
    pull(to) {
      if (left-- > 0) to.enqueue(piece);
      else to.close();
    },
  });
};

function lying(bomb) {
  const bytes = Buffer.from(bomb);
  bytes.writeUInt32LE(1000, bytes.lastIndexOf('xl/worksheets/sheet1.xml') - 46 + 24);
  return bytes;
}

/** `[what, name, bytes or a stream]`, made one after the other so that this process stays small too. */
async function* corpus() {
  const whole = await xlsx({ rows: [[...heads], ...Array.from({ length: 200 }, (_, i) => row(i + 1))] });
  yield ['a good list of 200 rows', '名单.xlsx', whole];
  const bomb = rawXlsx(padded);
  yield ['zip bomb, 210 MB declared', '名单.xlsx', bomb];
  yield ['zip bomb that lies about its size', '名单.xlsx', lying(bomb)];
  yield ['zip in zip', '名单.xlsx', zipSync({ 'a.zip': [zipSync({ 'b.xlsx': bomb }), { level: 0 }] })];
  const styled = Array.from({ length: 1_048_000 }, (_, i) => `<row r="${i + 3}" s="1"><c r="B${i + 3}" s="1"/></row>`).join('');
  yield ['a million blank rows', '名单.xlsx', rawXlsx(sheetXml(body + styled))];
  yield ['one cell at row 1 048 576', '名单.xlsx', rawXlsx(sheetXml(body + rowXml(1_048_576, two)))];
  yield [
    'formulas in a circle',
    '名单.xlsx',
    rawXlsx(sheetXml(`${headXml}<row r="2"><c r="B2"><f>C2</f></c><c r="C2"><f>B2</f></c></row>`)),
  ];
  const huge = `<row r="2"><c r="B2" t="str"><f>${'SUM(A1,'.repeat(100_000)}1${')'.repeat(100_000)}</f><v>江西甲公司</v></c></row>`;
  yield ['a formula of 800 kB', '名单.xlsx', rawXlsx(sheetXml(headXml + huge))];
  yield ['macros', '名单.xlsm', rawXlsx(sheetXml(body), { 'xl/vbaProject.bin': new Uint8Array(100_000) })];
  const strings = `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${'<si><t/></si>'.repeat(13_000_000)}</sst>`;
  yield ['13 million blank strings', '名单.xlsx', rawXlsx(sheetXml(headXml), { 'xl/sharedStrings.xml': strings })];
  const merges = `<mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(2000)}</mergeCells>`;
  yield ['2000 merges of the whole sheet', '名单.xlsx', rawXlsx(sheetXml(body, merges))];
  const lol = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');
  const laughs = sheetXml(body).replace('<worksheet', `<!DOCTYPE x [<!ENTITY l0 "lol">${lol}]><worksheet`).replace('>a<', '>&l9;<');
  yield ['billion laughs', '名单.xlsx', rawXlsx(laughs)];
  yield ['PDF named .xlsx', '名单.xlsx', Buffer.from('%PDF-1.7\n')];
  yield ['Word named .xlsx', '名单.xlsx', zipSync({ 'word/document.xml': strToU8('<w/>') })];
  for (const ending of ['xlsx', 'xls', 'ods']) yield [`locked .${ending}`, `名单.${ending}`, fixture(`locked.${ending}`)];
  yield ['truncated .xlsx', '名单.xlsx', whole.slice(0, whole.length / 2)];
  const old = written('biff8', [[...heads], row(1)]);
  yield ['truncated .xls', '名单.xls', old.slice(0, old.length / 2)];
  yield ['empty', '名单.xlsx', new Uint8Array()];
  yield ['noise', '名单.xlsx', Uint8Array.from({ length: 5 * MB }, (_, i) => (i * 2_654_435_761) >>> 13)];
  yield ['path in the name', '..\\..\\名\u202e单.xlsx', whole];
  yield ['19 MB of one unclosed quote', '名单.csv', Buffer.from(`"${'a,'.repeat(9.5 * MB)}`)];
  yield ['19 MB of open tags', '名单.xls', Buffer.from(`<table>${'<td rowspan=9999>'.repeat(1_100_000)}`)];
  yield [
    '300 MB csv, length declared',
    '名单.csv',
    new Blob(new Array(300).fill(Buffer.from('江西甲公司,张三\n'.repeat(MB / 23)).subarray(0, MB))),
  ];
  yield ['300 MB csv, length not declared', '名单.csv', flood(300 * MB, '江西甲公司,张三\n')];
}

const folder = mkdtempSync(join(tmpdir(), 'shifan-hostile-'));
chmodSync(folder, 0o755);
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const child = spawn(process.execPath, [join(root, 'dist', 'cli.js'), 'serve'], {
  env: { ...process.env, HOST: '127.0.0.1', PORT: String(PORT), DATA_DIR: join(folder, 'data') },
  stdio: 'ignore',
});
const ended = new Promise((resolve) => child.on('exit', resolve));
const rss = () => Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024);
const json = async (path, init) => (await fetch(url + path, init)).json();

const healthy = () =>
  fetch(`${url}/api/health`).then(
    ({ ok }) => ok,
    () => false,
  );

async function asked(path, method, bytes, token) {
  // Making a file may take longer than the server keeps an idle connection: that it was closed is noticed here, not in the middle of the next request.
  await new Promise((resolve) => setTimeout(resolve, 50));
  const began = performance.now();
  let peak = 0;
  const look = setInterval(() => {
    peak = Math.max(peak, rss());
  }, 10);
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' };
  const answer = await fetch(url + path, { method, headers, body: bytes, duplex: 'half' })
    .then((response) => response.json())
    .catch((error) => ({ detail: `connection closed: ${error.cause?.code ?? error.message}` }));
  clearInterval(look);
  const said = answer.reason ?? answer.detail ?? (answer.rows ? `${answer.rows.length} rows, ${answer.faults.length} faults` : 'taken');
  return { said, ms: Math.round(performance.now() - began), peak: Math.max(peak, rss()) };
}

try {
  while (!(await healthy())) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}; is ${PORT} taken, was it built?`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const { password } = JSON.parse(readFileSync(join(folder, 'data', 'demonstration.json'), 'utf8'));
  const signIn = (login) =>
    json('/api/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ login, password }) });
  const { token } = await signIn('qiye12');
  const { dossiers } = await json('/api/dossiers', { headers: { authorization: `Bearer ${token}` } });
  const at = `/api/dossiers/${dossiers[0].id}`;
  console.log(`| file | what is answered | time | peak memory, ${rss()} MB before |\n| --- | --- | ---: | ---: |`);
  const line = (what, { said, ms, peak }) => console.log(`| ${what} | ${said.replaceAll('|', '¦')} | ${ms} ms | ${peak} MB |`);
  for await (const [what, name, bytes] of corpus())
    line(what, await asked(`${at}/tables/served/read?name=${encodeURIComponent(name)}`, 'POST', bytes, token));
  line('300 MB PDF as a material', await asked(`${at}/material-kinds/m11?name=a.pdf`, 'PUT', flood(300 * MB, '%PDF-1.7\n'), token));
  console.log(`after all: ${rss()} MB`);
} finally {
  child.kill('SIGTERM');
  await ended;
}
