import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { TableForm } from '../core/annexes/field.ts';
import { tableAt } from '../core/annexes/form.ts';
import { heads, row, written } from './corpus.ts';
import { column, file, type Read } from './corpus-fieldcases.ts';
import { readSheets } from './read-sheets.ts';

// Ticks by Wingdings and Wingdings 2, in every format that keeps fonts. The files were saved by LibreOffice from wingdings2.xlsx.

async function read(bytes: Uint8Array, name: string): Promise<Read> {
  const intake = await readSheets(bytes, name, { table: tableAt('served') as TableForm });
  assert.equal(intake.kind, 'read', intake.kind === 'refused' ? intake.reason : '');
  return intake as Read;
}

for (const name of ['wingdings2.xls', 'wingdings2.ods', 'wingdings2-page.xls'])
  test(`${name}: a letter counts as its font draws it, in the cell's style or its column's`, async () => {
    const intake = await read(file(name), name);
    assert.deepEqual(column(intake, 'satisfied'), [true, false, true, false, true, true, false]);
    assert.deepEqual([intake.faults, intake.notes], [[], []]);
  });

for (const name of ['wingdings2-runs.xls', 'wingdings2-runs.ods'])
  test(`${name}: runs within a text have fonts of their own, over all the records of its texts`, async () => {
    const intake = await read(file(name), name);
    assert.deepEqual(
      intake.rows.map(({ cells }) => [cells.service, cells.satisfied]),
      Array.from({ length: 250 }, (_, i) => [`☑诊断 □培训：第${i + 1}次上门服务，共${i + 1}天`, (i + 1) % 3 !== 0]),
    );
    assert.deepEqual([intake.faults, intake.notes], [[], []]);
  });

test('.ods: a style of the workbook, of the row, inherited, by family instead of by face; other fonts leave letters alone', async () => {
  const parts = unzipSync(written('ods', [[...heads], ...[1, 2, 3, 4, 5].map((no) => row(no, { 满意: 'R', 企业联系人: 'Rose' }))]));
  const style = (name: string, font: string, parent = 'Default') =>
    `<style:style style:name="${name}" style:family="table-cell" style:parent-style-name="${parent}">${font && `<style:text-properties ${font}/>`}</style:style>`;
  const styles = `<office:document-styles><office:styles>${style('勾选', `fo:font-family="'Wingdings 2'"`)}</office:styles></office:document-styles>`;
  const own = style('child', '', '勾选') + style('back', 'fo:font-family="宋体"', '勾选') + style('other', 'fo:font-family="Arial"');
  let no = 0;
  const places = [' table:style-name="勾选"', ' table:style-name="child"', ' table:style-name="back"', ' table:style-name="other"', ''];
  const content = strFromU8(parts['content.xml'] ?? new Uint8Array())
    .replace('<office:body>', `<office:automatic-styles>${own}</office:automatic-styles><office:body>`)
    .replace(/<table:table-cell([^<>]*)><text:p>R<\/text:p>/g, (_, more: string) => {
      no += 1;
      return `<table:table-cell${more}${places[no - 1]}><text:p>R</text:p>`;
    })
    .replace(
      /<table:table-row([^<>]*)>(?=(?:(?!<table:table-row)[\s\S])*江西第5机械)/,
      '<table:table-row$1 table:default-cell-style-name="child">',
    );
  const intake = await read(zipSync({ ...parts, 'content.xml': strToU8(content), 'styles.xml': strToU8(styles) }), 'a.ods');
  assert.equal(no, 5);
  assert.deepEqual(column(intake, 'satisfied'), [true, true, true, true, true]);
  // A lone R is told as what it may be; a tick by its font needs no word.
  assert.deepEqual(
    intake.notes.map((one) => `${one.row} ${one.value}`),
    ['4 R', '5 R'],
  );
  assert.deepEqual(column(intake, 'contact').slice(0, 4), Array(4).fill('Rose'));
});

test('a page: the font by its tag, its style, a class; closed runs end it', async () => {
  const cell = (inner: string, attributes = '') => `<td${attributes}>${inner}</td>`;
  const line = (no: number, tick: string) =>
    `<tr>${cell(String(no))}${cell(`江西第${no}公司`)}${cell('赵伟')}${cell('R')}${cell('13800000001')}${cell('咨询')}${tick}${cell('')}</tr>`;
  const ticks = [
    cell('R', ` class=xl66 style='font-size:11pt;font-family:"Wingdings 2", serif'`),
    cell('R', ' class="xl65 xl66"'),
    cell('<font face="Wingdings 2">R</font>满意'),
    cell('<span style="font-family:宋体">满意<span class=font5>&#82;</span></span>'),
    cell('<font face="Wingdings">þ</font><font face="宋体">满意</font>'),
  ];
  const page = `<html><style>.xl66 {mso-style:x; font-family:"Wingdings 2";}
    .font5 {font-family:"Wingdings 2", serif}</style><table><tr>${heads.map((head) => `<th>${head}</th>`).join('')}</tr>${ticks.map((tick, i) => line(i + 1, tick)).join('')}</table></html>`;
  const intake = await read(Buffer.from(page), '名单.xls');
  assert.deepEqual(column(intake, 'satisfied'), Array(5).fill(true));
  assert.deepEqual(column(intake, 'position'), Array(5).fill('R'));
  assert.deepEqual([intake.faults, intake.notes], [[], []]);
});

test("a page of Word: mso-bidi-font-family is another script's font; a letter stays a letter", async () => {
  const tr = (cells: readonly string[]) => `<tr>${cells.map((one) => `<td>${one}</td>`).join('')}</tr>`;
  const name = `<span style='mso-bidi-font-family:Wingdings;mso-ascii-font-family:Wingdings;font-family:"Times New Roman"'>Jo Lü</span>`;
  const page = `<html><table>${tr(heads)}${tr(['1', '江西第1公司', name, 'L', '13800000001', '咨询', '√', ''])}</table></html>`;
  const intake = await read(Buffer.from(page), '名单.xls');
  assert.deepEqual([column(intake, 'contact'), intake.faults, intake.notes], [['Jo Lü'], [], []]);
});
