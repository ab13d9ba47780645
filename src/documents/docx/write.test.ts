import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { annex2 } from '../annex2.ts';
import { annex6 } from '../annex6.ts';
import * as examples from '../examples.ts';
import { P } from '../layout/blocks.ts';
import { pages } from '../layout/document.ts';
import type { FormDoc, Table } from '../layout/paper.ts';
import { renderDocx } from './write.ts';

const partsOf = async (doc: FormDoc) => {
  const parts = unzipSync(await renderDocx(doc));
  return Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [name, strFromU8(bytes)]));
};
const bodyOf = async (doc: FormDoc): Promise<string> => (await partsOf(doc))['word/document.xml'] ?? '';
const count = (text: string, pattern: RegExp): number => (text.match(pattern) ?? []).length;
const tablesOf = (doc: FormDoc): Table[] =>
  doc.sections.flatMap((section) => section.blocks.filter((block): block is Table => block.kind === 'table'));

test('附件1、2、6 每个字都在，格子一个不少', async () => {
  for (const doc of [examples.annex1Example(), examples.annex2Example(), examples.annex6Example()]) {
    const body = await bodyOf(doc);
    const words: string[] = [];
    JSON.stringify(doc.sections, (key, one) => {
      if (key === 'text' || key === 'label') words.push(...String(one).split('\n'));
      return one;
    });
    for (const word of words) assert.ok(body.includes(word.replaceAll('&', '&amp;')), `没有“${word}”`);
    const cells = tablesOf(doc).flatMap((table) => table.rows.flatMap((row) => row.cells));
    assert.equal(count(body, /<w:vMerge w:val="restart"\/>/g), cells.filter((cell) => cell.rows > 1).length);
    assert.equal(count(body, /<w:gridSpan /g) >= cells.filter((cell) => cell.span > 1).length, true);
  }
});

test('附件1 盖章处和日期离右边留五个字、三个字', async () => {
  const body = await bodyOf(examples.annex1Example());
  for (const ems of [5, 3]) assert.match(body, new RegExp(`<w:ind [^>]*w:right="${ems * 11 * 20}"`));
});

test('附件1 测评表三行表头逐页重复，列宽合计156毫米', async () => {
  const body = await bodyOf(examples.annex1Example());
  assert.equal(count(body, /<w:tblHeader\/>/g), 3);
  const grids = [...body.matchAll(/<w:tblGrid>(.*?)<\/w:tblGrid>/g)].map(([, grid = '']) =>
    [...grid.matchAll(/w:w="(\d+)"/g)].reduce((sum, [, width]) => sum + Number(width), 0),
  );
  const ruled = tablesOf(examples.annex1Example()).filter((table) => table.ruled).length;
  assert.equal(grids.filter((width) => Math.abs((width * 25.4) / 1440 - 156) < 0.2).length, ruled);
});

test('版本标记在页脚，单双页页码分列两侧，封面无页码', async () => {
  const parts = await partsOf(annex2({ ...data, versionMark: '赣平2026-0107　第2版' }));
  const footers = Object.entries(parts).filter(([name]) => name.startsWith('word/footer') && name.endsWith('.xml'));
  const marked = footers.filter(([, text]) => text.includes('赣平2026-0107　第2版'));
  assert.equal(marked.length, 6);
  for (const [, text] of marked) assert.match(text, /<w:instrText[^>]*>PAGE</);
  assert.equal(footers.length, 8);
  assert.match(parts['word/settings.xml'] ?? '', /<w:evenAndOddHeaders\/>/);
  assert.match(parts['word/document.xml'] ?? '', /<w:pgNumType w:start="1"/);
});

const data = { applicant: '甲', content: { values: {}, tables: {} }, derived: {}, filledOn: '' };

test('二维码是页角的 PNG，另见于文件关键字', async () => {
  const url = 'https://shifan.example.gov.cn/papers/x/1/0123456789abcdef';
  const parts = await partsOf(annex6({ applicant: '甲', filledOn: '2026-03-28', checkUrl: url }));
  assert.ok(Object.keys(parts).some((name) => /^word\/media\/.*\.png$/.test(name)));
  assert.match(parts['docProps/core.xml'] ?? '', /papers\/x\/1\/0123456789abcdef/);
  assert.equal(count(parts['word/document.xml'] ?? '', /<w:framePr /g), 2);
});

test('竖排的表头，连同它占的每一行', async () => {
  const stacked = tablesOf(examples.annex7Example()).flatMap((table) =>
    table.rows.flatMap((row) => row.cells.filter((cell) => cell.direction === 'stacked')),
  );
  const rows = stacked.reduce((sum, cell) => sum + cell.rows, 0);
  assert.ok(rows > stacked.length);
  assert.equal(count(await bodyOf(examples.annex7Example()), /<w:textDirection w:val="tbRl"\/>/g), rows);
});

test('the same document gives the same bytes, whatever was written before it', async () => {
  const doc = annex6({ applicant: '甲', filledOn: '2026-03-28', checkUrl: 'https://x.example/papers/1/1/1' });
  const first = await renderDocx(doc);
  await new Promise((done) => setTimeout(done, 1100));
  await renderDocx(examples.annex1Example());
  assert.deepEqual(await renderDocx(doc), first);
});

test('text that looks like markup or a field stays text', async () => {
  const hostile = '<w:p> & "引" { PAGE } \u0007]]>';
  const body = await bodyOf({ ...examples.annex6Example(), sections: [pages([P(hostile)])] });
  assert.match(body, /&lt;w:p(?:&gt;|>) &amp; (?:&quot;|")引(?:&quot;|") \{ PAGE \} \]\](?:&gt;|>)/);
});
