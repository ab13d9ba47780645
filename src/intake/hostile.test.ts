import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { deflateSync, strToU8, zipSync } from 'fflate';
import { writeXlsx } from 'hucre';
import type { TableForm } from '../core/annexes/field.ts';
import { tableAt } from '../core/annexes/form.ts';
import { MOST_FILE_BYTES, MOST_ROWS } from '../core/sheet/limits.ts';
import { heads, headXml, rawXlsx, row, rowXml, sheetXml, written, xlsx } from './corpus.ts';
import { readSheets } from './read-sheets.ts';
import { readTable } from './read-table.ts';

const served = tableAt('served') as TableForm;
const two = ['1', '江西甲公司', '张三', '经理', '13800000001', 'a', '√', ''];

async function refused(bytes: Uint8Array, sentence: RegExp): Promise<void> {
  const intake = await readSheets(bytes, '名单.xlsx', { table: served });
  assert.equal(intake.kind, 'refused');
  assert.match(intake.kind === 'refused' ? intake.reason : '', sentence);
}
async function rowsOf(bytes: Uint8Array): Promise<readonly { row: number; cells: Readonly<Record<string, unknown>> }[]> {
  const intake = await readSheets(bytes, '名单.xlsx', { table: served });
  assert.equal(intake.kind, 'read', JSON.stringify(intake));
  return intake.kind === 'read' ? intake.rows : [];
}

test('files that are no sheets are called by their kind', async () => {
  await refused(new Uint8Array(), /空的/);
  await refused(Buffer.from('   \r\n'), /没有内容/);
  await refused(Buffer.from('%PDF-1.7\n'), /PDF/);
  await refused(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0]), /JPEG/);
  await refused(Buffer.from('Rar!\x1a\x07'), /RAR/);
  await refused(zipSync({ 'a.txt': strToU8('a') }), /压缩包/);
  await refused(zipSync({ 'word/document.xml': strToU8('<w/>') }), /Word 文件/);
  await refused(Buffer.from('MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\n'), /单个文件网页/);
  await refused(Buffer.from('<html><body>请登录</body></html>'), /没有表格/);
  await refused(Buffer.from([1, 2, 0, 3, 0xfe, 0, 0, 9, 0, 0, 7, 7]), /二进制/);
});

test('a password, by any of the formats', async () => {
  const rows = [[...heads], row(1)];
  const locked = await writeXlsx({ sheets: [{ name: '名单', rows }], encryption: { password: 'x', spinCount: 1000 } });
  await refused(new Uint8Array(locked), /设有打开密码/);
  const zipped = Buffer.from(await xlsx({ rows }));
  zipped.writeUInt16LE(1, zipped.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 8);
  await refused(zipped, /设有打开密码/);
});

test('workbooks that an office program itself locked: .xlsx, .xls, .ods', async () => {
  for (const name of ['locked.xlsx', 'locked.xls', 'locked.ods'])
    await refused(readFileSync(new URL(`../../test/fixtures/sheets/${name}`, import.meta.url)), /设有打开密码.*WPS：文件—文档加密/);
});

test('truncated at any place: one sentence, never a part of the list', async () => {
  const many = Array.from({ length: 40 }, (_, i) => row(i + 1));
  for (const whole of [
    await xlsx({ rows: [[...heads], ...many] }),
    written('biff8', [[...heads], ...many]),
    written('ods', [[...heads], ...many]),
  ])
    for (const share of [0.05, 0.3, 0.6, 0.9, 0.99]) {
      const intake = await readSheets(whole.slice(0, Math.floor(whole.length * share)), '名单.xlsx', { table: served });
      assert.ok(intake.kind === 'refused' || intake.rows.length === many.length, `${whole.length} ${share}`);
    }
});

test('noise anywhere in a file never throws', async () => {
  const whole = await xlsx({ rows: [[...heads], row(1), row(2)] });
  const old = written('biff8', [[...heads], row(1), row(2)]);
  for (let seed = 1; seed < 60; seed += 1) {
    const bytes = Buffer.from(seed % 2 === 0 ? whole : old);
    for (let i = 0; i < 8; i += 1) bytes[(seed * 7919 + i * 104_729) % bytes.length] = (seed * 31 + i * 17) % 256;
    const intake = await readSheets(bytes, '名单', { table: served }).catch((error: unknown) => assert.fail(`${seed}: ${String(error)}`));
    assert.ok(intake.kind === 'read' || intake.reason.length > 5);
  }
});

test('a bomb is refused by what it declares, and where it lies, by what comes out', async () => {
  const blank = new Uint8Array(210 * 2 ** 20).fill(0x20);
  const bomb = rawXlsx(blank);
  assert.ok(bomb.length < 2 ** 20);
  await refused(bomb, /200 MB/);
  const lying = Buffer.from(bomb);
  const name = lying.lastIndexOf('xl/worksheets/sheet1.xml');
  assert.equal(lying.readUInt32LE(name - 46 + 24), blank.length);
  lying.writeUInt32LE(1000, name - 46 + 24);
  await refused(lying, /200 MB/);
});

test('two parts of one name, names that lead out of the package', async () => {
  const twice = Buffer.from(rawXlsx(sheetXml(headXml), { 'xl/worksheets/sheet2.xml': sheetXml('') }));
  for (let at = twice.indexOf('sheet2.xml'); at >= 0; at = twice.indexOf('sheet2.xml', at)) twice.write('sheet1.xml', at);
  await refused(twice, /同名/);
  const escaping = rawXlsx(sheetXml(headXml + rowXml(2, two)), { '../../../etc/passwd': 'x', '/tmp/x': 'y', 'xl/../../x.xml': 'z' });
  assert.equal((await rowsOf(escaping)).length, 1);
});

test('entities are not expanded, macros and links not looked at', async () => {
  const laughs = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY a "${'&lol;'.repeat(50)}"><!ENTITY b "${'&a;'.repeat(50)}"><!ENTITY c "${'&b;'.repeat(50)}"><!ENTITY x SYSTEM "file:///etc/passwd">]>`;
  const body = sheetXml(headXml + rowXml(2, [...two.slice(0, 5), '&c;&x;', '√', ''])).replace(/^<\?xml.*?\?>/, laughs);
  const intake = await readSheets(rawXlsx(body), '名单.xlsx', { table: served });
  if (intake.kind === 'read') assert.ok(String(intake.rows[0]?.cells.service ?? '').length < 100);
  const macro = rawXlsx(sheetXml(headXml + rowXml(2, two)), {
    'xl/vbaProject.bin': new Uint8Array(1000),
    'xl/externalLinks/externalLink1.xml': '<x',
  });
  assert.equal((await rowsOf(macro)).length, 1);
});

test('formulas in a circle are read by their stored results', async () => {
  const circle =
    '<row r="2"><c r="B2" t="str"><f>C2</f><v>江西甲公司</v></c><c r="C2"><f>B2</f></c><c r="E2"><f>E2</f><v></v></c><c r="F2"><f>F2</f><v/></c></row>';
  const intake = await readSheets(rawXlsx(sheetXml(headXml + circle)), '名单.xlsx', { table: served });
  assert.equal(intake.kind, 'read');
  if (intake.kind !== 'read') return;
  assert.deepEqual(
    intake.rows.map(({ cells }) => [cells.enterprise, cells.contact]),
    [['江西甲公司', null]],
  );
  assert.deepEqual(
    intake.faults.map((one) => `${one.column} ${one.rule}`),
    ['C 企业联系人 公式', 'E 手机 公式', 'F 服务内容简述 公式'],
  );
});

test('a format dragged over a million rows costs little, and a cell at the far end is found', { timeout: 120_000 }, async () => {
  const styled = Array.from(
    { length: 1_048_000 },
    (_, i) => `<row r="${i + 3}" s="1" customFormat="1"><c r="B${i + 3}" s="1"/></row>`,
  ).join('');
  const bytes = rawXlsx(sheetXml(headXml + rowXml(2, two) + styled));
  assert.ok(bytes.length < MOST_FILE_BYTES);
  assert.equal((await rowsOf(bytes)).length, 1);
  const far = await readSheets(rawXlsx(sheetXml(headXml + rowXml(2, two) + rowXml(1_048_576, two))), '名单.xlsx', { table: served });
  assert.equal(far.kind, 'read');
  if (far.kind !== 'read') return;
  assert.deepEqual(
    far.rows.map((one) => one.row),
    [2, 1_048_576],
  );
  assert.deepEqual(far.skipped, [{ row: 3, why: '空行（至第1048575行）' }]);
});

test(`${MOST_ROWS} rows are taken, one more is refused`, async () => {
  const lines = Array.from({ length: MOST_ROWS }, (_, i) => `江西${i}公司,张三,${13_000_000_000 + i},a`);
  const csv = (more: readonly string[]) => Buffer.from(['企业名称,联系人,手机,服务内容', ...lines, ...more].join('\n'));
  assert.equal((await rowsOf(csv(['合计']))).length, MOST_ROWS);
  await refused(csv(['江西乙公司,张三,13800000001,a']), /超过 20000 行/);
  const sheet = headXml + Array.from({ length: MOST_ROWS + 500 }, (_, i) => rowXml(i + 2, two)).join('');
  await refused(rawXlsx(sheetXml(sheet)), /超过 20000 行/);
});

test('columns beyond 200 are refused, merges over the whole sheet are bounded', { timeout: 60_000 }, async () => {
  await refused(Buffer.from(`企业名称,联系人,手机${',x'.repeat(300)}\n甲,乙,1${',1'.repeat(300)}`), /超过 200 列/);
  const merges = `<mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(3)}</mergeCells>`;
  await readSheets(rawXlsx(sheetXml(headXml + rowXml(2, two), merges)), '名单.xlsx', { table: served });
});

test('patterns made to be slow are not', { timeout: 60_000 }, async () => {
  for (const evil of [
    '<table>'.repeat(200),
    `<table>${'<a'.repeat(500_000)}`,
    `<table>${'<!--'.repeat(200_000)}`,
    `"${'a,'.repeat(1_000_000)}`,
    '="'.repeat(500_000),
  ])
    await readSheets(Buffer.from(evil), '名单.xls', { table: served });
});

test('in its thread: rows come back, 21 MB is refused unread, what needs too much memory ends alone', async () => {
  const good = await readTable(await xlsx({ rows: [[...heads], row(1)] }), '名单.xlsx', { table: served });
  assert.equal(good.kind === 'read' && good.rows.length, 1);
  const big = await readTable(new Uint8Array(MOST_FILE_BYTES + 1), '名单.xlsx', { table: served });
  assert.match(big.kind === 'refused' ? big.reason : '', /超过 20 MB/);
  const strings = `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${'<si><t/></si>'.repeat(13_000_000)}</sst>`;
  const heavy = rawXlsx(sheetXml(headXml), { 'xl/sharedStrings.xml': strings });
  const answers = await Promise.all([
    readTable(heavy, '名单.xlsx', { table: served }),
    readTable(Buffer.from('企业名称,手机\n甲,13800000001'), 'a.csv', { table: served }),
  ]);
  assert.equal(answers[0]?.kind, 'refused');
  assert.equal(answers[1]?.kind, 'read');
});

test('a stored part and one that ends early', async () => {
  const stored = zipSync({ 'xl/workbook.xml': [strToU8('<workbook/>'), { level: 0 }] });
  await refused(stored, /损坏/);
  const broken = Buffer.from(rawXlsx(sheetXml(headXml + rowXml(2, two).repeat(50))));
  const packed = deflateSync(strToU8('x'.repeat(50)));
  const name = broken.indexOf('xl/worksheets/sheet1.xml');
  Buffer.from(packed).copy(broken, name + 24);
  await refused(broken, /损坏|没有内容/);
});
