import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readXlsx } from 'hucre';
import { annex3 } from '../annex3.ts';
import * as examples from '../examples.ts';
import type { FormDoc } from '../layout/paper.ts';
import { renderXlsx } from './write.ts';

const firstSheet = async (doc: FormDoc) => {
  const book = await readXlsx(await renderXlsx(doc), { readStyles: true });
  return book.sheets[0]!;
};

test('附件5 每家企业一行，手机是文本，序号是数字，表头逐页重复', async () => {
  const sheet = await firstSheet(examples.annex5Example(137));
  const start = sheet.rows.findIndex((row) => row[0] === 1);
  assert.equal(start, 5);
  const rows = sheet.rows.slice(start, start + 137);
  const served = examples.content(137).tables.served!;
  assert.deepEqual(
    rows.map((row) => row.slice(0, 5)),
    served.map(({ cells }, i) => [i + 1, cells.enterprise, cells.contact, cells.position, cells.mobile]),
  );
  assert.equal(sheet.pageSetup?.printTitlesRow?.replaceAll('$', ''), '4:5');
  assert.equal(sheet.pageSetup?.orientation, 'portrait');
  assert.equal(sheet.pageSetup?.fitToWidth, 1);
});

test('附件3 购买价格是两位小数的数字，不是文本', async () => {
  const sheet = await firstSheet(examples.annex3Example());
  const row = sheet.rows.find((one) => one[0] === 8)!;
  assert.deepEqual(row, [8, '企业管理数字化诊断软件V3.0', 4, 962.7, '2022年', null]);
  const index = sheet.rows.indexOf(row);
  assert.equal(sheet.cells?.get(`${index},3`)?.style?.numFmt, '#,##0.00');
});

test('附件8 横向，合计行跨三列，数字仍是数字', async () => {
  const sheet = await firstSheet(examples.annex8Example());
  assert.equal(sheet.pageSetup?.orientation, 'landscape');
  const total = sheet.rows.findIndex((row) => row[0] === '合计');
  assert.ok(sheet.merges?.some((one) => one.startRow === total && one.startCol === 0 && one.endCol === 2));
  assert.deepEqual(sheet.rows[total]!.slice(3, 9), [12360.5, 126, 48, 11388.9, 1433.1, 231.75]);
  assert.ok(sheet.rows.some((row) => String(row[0]).startsWith('未报送平台（2家）')));
});

test('the same document gives the same bytes', async () => {
  const doc = examples.annex7Example();
  const first = await renderXlsx(doc);
  await new Promise((done) => setTimeout(done, 2100));
  assert.deepEqual(await renderXlsx(doc), first);
});

test('rows grow with their text, and type shrinks where Excel allows no taller row', async () => {
  const height = async (service: string): Promise<{ height: number; size: number }> => {
    const content = { values: {}, tables: { equipment: [{ id: 'a', cells: { name: service, quantity: 1 } }] } };
    const sheet = await firstSheet(annex3({ applicant: 'A', content, filledOn: '2026-03-28' }));
    const row = sheet.rows.findIndex((one) => one[0] === 1);
    return { height: sheet.rowDefs?.get(row)?.height ?? 0, size: sheet.cells?.get(`${row},1`)?.style?.font?.size ?? 0 };
  };
  const short = await height('短');
  const long = await height('长'.repeat(120));
  const longest = await height('长'.repeat(900));
  assert.ok(short.height < long.height && long.height < longest.height && longest.height <= 409);
  assert.equal(short.size, 10);
  assert.equal(long.size, 10);
  assert.ok(longest.size < 10);
});

test('text that looks like a formula stays text', async () => {
  const content = { values: {}, tables: { equipment: [{ id: 'a', cells: { name: '=1+1', note: '\u0007@SUM(A1)' } }] } };
  const sheet = await firstSheet(annex3({ applicant: 'A', content, filledOn: '2026-03-28' }));
  const row = sheet.rows.find((one) => one[0] === 1)!;
  assert.deepEqual([row[1], row[5]], ['=1+1', '@SUM(A1)']);
  assert.ok([...(sheet.cells?.values() ?? [])].every((cell) => cell.formula === undefined));
});
