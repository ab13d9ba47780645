import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { type Workbook, writeXlsx } from 'hucre';
import { readXlsx } from 'hucre/xlsx';
import type { TableForm } from '../core/annexes/field.ts';
import { tableAt } from '../core/annexes/form.ts';
import { MARKS_HEADING } from '../core/sheet/marks.ts';
import { heads, rawXlsx, row, rowXml, sheetXml, written, xlsx } from './corpus.ts';
import { markSheets } from './mark-sheets.ts';
import { readSheets } from './read-sheets.ts';
import { markTable } from './read-table.ts';

const served = tableAt('served') as TableForm;

async function marked(bytes: Uint8Array, name = '名单.xlsx'): Promise<{ bytes: Uint8Array; book: Workbook }> {
  const answer = await markSheets(bytes, name, { table: served });
  assert.equal(answer.kind, 'marked', JSON.stringify(answer).slice(0, 300));
  const out = answer.kind === 'marked' ? answer.bytes : assert.fail();
  return { bytes: out, book: await readXlsx(out, { readStyles: true }) };
}
const red = (book: Workbook, at: string): boolean => {
  const fill = book.sheets[0]?.cells?.get(at)?.style?.fill;
  return fill?.type === 'pattern' && fill.fgColor?.rgb?.endsWith('FFC7CD') === true;
};
const reading = async (bytes: Uint8Array) => {
  const intake = await readSheets(bytes, '名单.xlsx', { table: served });
  return intake.kind === 'read' ? intake : assert.fail(intake.reason);
};

const wrong = row(2, { 手机: '1380000000', 企业联系人: null });
const nameless = row(3, { 服务企业名称: null });

test('每处有误的单元格标红加批注，行末一列写明问题，读回来与原文件一样', async () => {
  const whole = await xlsx({ rows: [['附件5'], [...heads], row(1), wrong, nameless] });
  const { bytes, book } = await marked(whole);
  assert.deepEqual(
    ['3,4', '3,2', '2,4', '3,1'].map((at) => red(book, at)),
    [true, true, false, false],
  );
  assert.match(book.sheets[0]?.cells?.get('3,4')?.comment?.text ?? '', /手机/);
  const notes = book.sheets[0]?.rows.map((cells) => cells[heads.length]);
  assert.equal(notes?.[1], MARKS_HEADING);
  assert.equal(notes?.[2] ?? null, null);
  assert.match(String(notes?.[3]), /C 企业联系人：企业联系人没有填写.*E 手机：/);
  assert.match(String(notes?.[4]), /没有“服务企业名称”/);
  const [before, after] = [await reading(whole), await reading(bytes)];
  assert.deepEqual({ ...after, header: null }, { ...before, header: null });
  assert.deepEqual(after.header.others, []);
});

test('改好后再标一次：原来的红底、批注和问题都不留', async () => {
  const first = await marked(await xlsx({ rows: [[...heads], row(1), wrong] }));
  const rows = first.book.sheets[0]?.rows.map((cells) => [...cells]) ?? [];
  rows[2]?.splice(0, heads.length, ...row(2));
  const cells = new Map(
    [...(first.book.sheets[0]?.cells ?? [])].map(([at, { style, comment }]) => [
      at,
      { ...(style ? { style } : {}), ...(comment ? { comment } : {}) },
    ]),
  );
  const mended = new Uint8Array(await writeXlsx({ sheets: [{ name: '名单', rows, cells }] }));
  const { book } = await marked(mended);
  assert.equal([...(book.sheets[0]?.cells ?? [])].filter(([at, cell]) => red(book, at) || cell.comment).length, 0);
  assert.deepEqual(
    book.sheets[0]?.rows.map((one) => one[heads.length] ?? null),
    [MARKS_HEADING, null, null],
  );
});

test('没有表头、接着前一张的工作表也标注，各张标各张的', async () => {
  const going = [row(1, { 手机: '123' }), row(2), row(3)];
  const bytes = await writeXlsx({
    sheets: [
      { name: '1月', rows: [[...heads], row(4), row(5, { 手机: '456' })] },
      { name: '续', rows: going },
    ],
  });
  const answer = await markSheets(new Uint8Array(bytes), '名单.xlsx', { table: served, together: 'all' });
  assert.equal(answer.kind, 'marked');
  if (answer.kind !== 'marked') return;
  const book = await readXlsx(answer.bytes, { readStyles: true });
  const commented = book.sheets.map(({ cells }) => [...(cells ?? [])].filter(([, { comment }]) => comment).map(([at]) => at));
  assert.deepEqual(commented, [['2,4'], ['0,4', `0,${heads.length}`]]);
  assert.equal(book.sheets[1]?.rows[0]?.[heads.length], MARKS_HEADING);
});

test('同一工作簿：列宽、合并、格式、其他工作表和本人的批注都在', async () => {
  const merges = [{ startRow: 0, startCol: 0, endRow: 0, endCol: 7 }];
  const bytes = await writeXlsx({
    sheets: [
      {
        name: '名单',
        rows: [['客户名单'], [...heads], wrong],
        merges,
        columns: [{ width: 6 }, { width: 33 }],
        cells: new Map([
          ['0,0', { style: { font: { bold: true, size: 16 } } }],
          ['2,1', { comment: { author: '李会计', text: '已核对' } }],
        ]),
      },
      { name: '别的', rows: [['不动']] },
    ],
  });
  const { book } = await marked(new Uint8Array(bytes));
  const [list, other] = book.sheets;
  assert.deepEqual(list?.merges, merges);
  assert.equal(Math.round(list?.columns?.[1]?.width ?? 0), 33);
  assert.equal(list?.cells?.get('0,0')?.style?.font?.size, 16);
  assert.equal(list?.cells?.get('2,1')?.comment?.author, '李会计');
  assert.deepEqual(other?.rows, [['不动']]);
});

test('宏、公式、外部链接不留在标注后的文件里，公式以结果代替', async () => {
  const cells = heads.map((_, i) => `<c r="${String.fromCharCode(65 + i)}2" t="str"><f>HYPERLINK("http://x/","${i}")</f><v>值${i}</v></c>`);
  const workbook = rawXlsx(sheetXml(`${rowXml(1, heads)}<row r="2">${cells.join('')}</row>`), {
    'xl/vbaProject.bin': new Uint8Array([1, 2, 3]),
    'xl/externalLinks/externalLink1.xml': '<externalLink/>',
    'xl/worksheets/_rels/sheet1.xml.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="http://x/" TargetMode="External"/></Relationships>',
  });
  const { bytes, book } = await marked(workbook, '名单.xlsm');
  const parts = unzipSync(bytes);
  assert.deepEqual(
    Object.keys(parts).filter((name) => /vba|external/i.test(name)),
    [],
  );
  assert.ok(
    !Object.entries(parts).some(([name, part]) => /\.(xml|rels)$/.test(name) && /<f[ >]|TargetMode="External"/.test(strFromU8(part))),
  );
  assert.equal(book.sheets[0]?.rows[1]?.[1], '值1');
});

test('其他格式：读到的表写成 .xlsx，位置不变', async () => {
  for (const type of ['biff8', 'ods', 'xlsb'] as const) {
    const { bytes, book } = await marked(written(type, [['名单'], [...heads], row(1), wrong], ['隐藏']), `名单.${type}`);
    assert.ok(red(book, '3,4'), type);
    assert.equal((await reading(bytes)).faults.length, 2, type);
  }
  const csv = Buffer.from(`${heads.join(',')}\n1,=cmd|calc,张三,经理,123,咨询,√,\n`);
  const { book } = await marked(csv, '名单.csv');
  assert.ok(red(book, '1,4'));
  assert.ok(![...(book.sheets[0]?.cells?.values() ?? [])].some((cell) => cell.formula));
});

test('读不了的文件不标注，说明原因；在单独的线程里做', async () => {
  assert.deepEqual(
    await markTable(Buffer.from('%PDF-1.7'), 'a.pdf', { table: served }),
    await markSheets(Buffer.from('%PDF-1.7'), 'a.pdf', { table: served }),
  );
  const answer = await markTable(await xlsx({ rows: [[...heads], row(1), wrong] }), '名单.xlsx', { table: served });
  assert.ok(answer.kind === 'marked' && answer.faults === 2);
});
