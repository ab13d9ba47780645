import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as SheetJs from '@e965/xlsx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import type { TableForm } from '../core/annexes/field.ts';
import { tableAt } from '../core/annexes/form.ts';
import type { Intake } from '../core/sheet/intake.ts';
import { heads, headXml, rawXlsx, row, rowXml, sheetXml, written } from './corpus.ts';
import { markSheets } from './mark-sheets.ts';
import { readSheets } from './read-sheets.ts';

// Workbooks that Excel, WPS and LibreOffice open, from whatever program.

const served = tableAt('served') as TableForm;
const fixture = (name: string): Uint8Array => readFileSync(new URL(`../../test/fixtures/fieldcases/${name}`, import.meta.url));

type Read = Extract<Intake, { kind: 'read' }>;
async function read(bytes: Uint8Array, name = '名单.xlsx'): Promise<Read> {
  const intake = await readSheets(bytes, name, { table: served });
  assert.equal(intake.kind, 'read', intake.kind === 'refused' ? intake.reason : '');
  return intake as Read;
}
const told = (intake: Read) => intake.rows.map(({ row: at, cells }) => [at, ...Object.values(cells)]);
const two = ['1', '江西甲公司', '张三', '经理', '13800000001', '咨询', '√', ''];
const line = [2, '江西甲公司', '张三', '经理', '13800000001', '咨询', true];

test('单元格不带位置：空格不使右边的内容左移，不满意仍是不满意', async () => {
  const intake = await read(fixture('no-cell-refs.xlsx'));
  assert.deepEqual(
    told(intake).map(([at, name, ...rest]) => [at, String(name).slice(2, 5), ...rest]),
    [
      [2, '样本1', '王小样', '经理', '13800000001', '管理咨询', true],
      [3, '样本2', '王小样', null, '13800000002', '管理咨询', true],
      [4, '样本3', null, null, '13800000003', '管理咨询', true],
      [6, '样本4', '王小样', '经理', '13800000004', '管理咨询', false],
    ],
  );
  assert.deepEqual(
    intake.faults.map((one) => `${one.row} ${one.column} ${one.rule}`),
    ['4 C 企业联系人 必填'],
  );
});

test('标注的正是读到的那一格：不带位置的文件、很大的文件都一样', async () => {
  const cells = (phone: string) =>
    `<row><c t="inlineStr"><is><t>1</t></is></c><c t="inlineStr"><is><t>江西甲公司</t></is></c><c s="0"/><c s="0"/><c t="inlineStr"><is><t>${phone}</t></is></c><c t="inlineStr"><is><t>咨询</t></is></c></row>`;
  const header = headXml.replace(/ r="[A-Z]*\d+"/g, '');
  for (const padding of ['', `<row>${'<c s="0"/>'.repeat(20)}</row>`.repeat(25_000)]) {
    const bytes = rawXlsx(sheetXml(`${header}<row/>${cells('13800000001')}${padding}${cells('138')}`));
    const { faults } = await read(bytes);
    const places = faults.map((one) => `${one.row} ${one.column}`);
    assert.equal(places.length, 4);
    const answer = await markSheets(bytes, '名单.xlsx', { table: served });
    assert.equal(answer.kind, 'marked');
    if (answer.kind !== 'marked') return;
    const [sheet] = (await readXlsx(answer.bytes, { readStyles: true })).sheets;
    const noted = [...(sheet?.cells ?? [])].filter(([, cell]) => cell.comment).map(([at]) => at);
    const wanted = faults.map((one) => `${one.row - 1},${one.column.charCodeAt(0) - 65}`);
    assert.deepEqual(noted.toSorted(), wanted.toSorted());
    const back = await read(answer.bytes);
    assert.deepEqual(back.rows, (await read(bytes)).rows);
    assert.deepEqual(back.faults, faults);
  }
});

test('空的共享字符串是空格，不是工作簿的第一个字符串；标注的文件里也是', async () => {
  const bytes = fixture('empty-shared-string.xlsx');
  const intake = await read(bytes);
  assert.deepEqual(
    intake.rows.map(({ row: at, cells }) => [at, cells.position, cells.mobile, cells.satisfied]),
    [
      [3, null, '13800000001', true],
      [4, '经理', null, true],
    ],
  );
  assert.deepEqual(
    intake.faults.map((one) => `${one.row} ${one.column} ${one.rule}`),
    ['4 E 手机 必填'],
  );
  const answer = await markSheets(bytes, '名单.xlsx', { table: served });
  assert.ok(answer.kind === 'marked');
  assert.deepEqual((await read(answer.bytes)).rows, intake.rows);
});

const strings = (texts: readonly string[]): string =>
  `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${texts.map((text) => `<si>${text}</si>`).join('')}</sst>`;
const shared = (no: number, indexes: readonly (number | string)[]): string =>
  `<row r="${no}">${indexes.map((index, i) => `<c r="${String.fromCharCode(65 + i)}${no}" t="s"><v>${index}</v></c>`).join('')}</row>`;
const withStrings = (sheet: string, texts: readonly string[], part = 'xl/sharedStrings.xml', target = 'sharedStrings.xml') =>
  rawXlsx(sheet, {
    [part]: strings(texts),
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="${target}"/></Relationships>`,
  });

test('共享字符串：富文本连起来，拼音不进姓名，指向不存在的一条是乱码而不是空格', async () => {
  const texts = [
    '<t>江西甲公司</t>',
    '<r><t>张</t></r><r><rPr><b/></rPr><t>三</t></r><rPh sb="0" eb="1"><t>zhang</t></rPh>',
    '<t>13800000001</t>',
    '<t/>',
  ];
  const bytes = withStrings(sheetXml(headXml + shared(2, [3, 0, 1, 99, 2, 3, '', 3])), texts);
  const intake = await read(bytes);
  assert.deepEqual(told(intake), [[2, '江西甲公司', '张三', '\ufffd', '13800000001', null, null]]);
  assert.deepEqual(
    intake.faults.map((one) => `${one.column} ${one.rule}`),
    ['D 职务 乱码', 'F 服务内容简述 必填'],
  );
  assert.deepEqual(
    told(await read(fixture('phonetic.xlsx'))).map(([, , contact]) => contact),
    ['王小样', '王小样'],
  );
});

test('其他类型的格：布尔、错误值、公式得空文本、内联文本为空', async () => {
  const cells =
    '<row r="2"><c r="A2" t="n"><v>1</v></c><c r="B2" t="inlineStr"><is><t>江西甲公司</t><rPh sb="0" eb="2"><t>jiang xi</t></rPh></is></c>' +
    '<c r="C2" t="s"><f>X9</f><v></v></c><c r="D2" t="inlineStr"><is/></c><c r="E2" t="e"><v>#N/A</v></c><c r="F2" t="str"><v>咨询</v></c><c r="G2" t="b"><v>1</v></c><c r="H2" t="b"><v/></c></row>';
  const intake = await read(withStrings(sheetXml(headXml + cells), ['<t>第一个</t>']));
  assert.deepEqual(told(intake), [[2, '江西甲公司', null, null, null, '咨询', true]]);
  assert.deepEqual(
    intake.faults.map((one) => `${one.column} ${one.rule}`),
    ['C 企业联系人 必填', 'E 手机 公式'],
  );
});

const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
const relations = (...all: string[]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`;
const body = sheetXml(headXml + rowXml(2, two));
const bookOf = (sheets: string, names = '') =>
  `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><bookViews><workbookView activeTab="2"/></bookViews><sheets>${sheets}</sheets>${names}</workbook>`;

test('图表工作表、宏表、对话框表在名单前后都不妨碍；全是图表的，说没有内容', async () => {
  assert.deepEqual((await read(fixture('chartsheet.xlsx'))).rows.length, 2);
  const sheets =
    '<sheet name="图" sheetId="1" r:id="c"/><sheet name="宏" sheetId="2" state="veryHidden" r:id="m"></sheet><sheet name="名单" sheetId="3" r:id="w"/><sheet name="对话" sheetId="4" r:id="d"/>';
  const names =
    '<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="2">名单!$1:$1</definedName><definedName name="_xlnm.Print_Area" localSheetId="0">图!$A$1</definedName></definedNames>';
  const rels = relations(
    relation('c', 'chartsheet', 'chartsheets/sheet1.xml'),
    '<Relationship Id="m" Type="http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet" Target="macrosheets/sheet1.xml"/>',
    relation('w', 'worksheet', '/xl/worksheets/sheet1.xml'),
    relation('d', 'dialogsheet', 'dialogsheets/sheet1.xml'),
    relation('p', 'pivotCacheDefinition', 'pivotCache/p.xml'),
    relation('e', 'externalLink', 'externalLinks/e.xml'),
  );
  const bytes = rawXlsx(body, {
    'xl/workbook.xml': bookOf(sheets, names),
    'xl/_rels/workbook.xml.rels': rels,
    'xl/chartsheets/sheet1.xml': '<chartsheet/>',
  });
  assert.deepEqual(told(await read(bytes)), [line]);
  const answer = await markSheets(bytes, '名单.xlsx', { table: served });
  assert.ok(answer.kind === 'marked');
  assert.equal((await readXlsx(answer.bytes)).sheets[0]?.pageSetup?.printTitlesRow, '$1:$1');
  const charts = rawXlsx(body, {
    'xl/workbook.xml': bookOf('<sheet name="图" sheetId="1" r:id="c"/>'),
    'xl/_rels/workbook.xml.rels': rels,
  });
  const none = await readSheets(charts, '名单.xlsx', { table: served });
  assert.match(none.kind === 'refused' ? none.reason : '', /没有内容/);
});

test('字符串、工作表、工作簿在包内别处，名称大小写不一，或在严格命名空间', async () => {
  for (const name of ['sharedstrings-othername.xlsx', 'sharedstrings-case-mismatch.xlsx'])
    assert.equal((await read(fixture(name))).rows.length, 2, name);
  const parts = unzipSync(rawXlsx(body));
  const { 'xl/workbook.xml': book = new Uint8Array(), 'xl/worksheets/sheet1.xml': sheet = new Uint8Array() } = parts;
  const minimal = zipSync({
    '[Content_Types].xml': strToU8(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/buch.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml"/></Types>',
    ),
    '_rels/.rels': strToU8(relations(relation('r', 'officeDocument', 'buch.xml'))),
    '_rels/buch.xml.rels': strToU8(relations(relation('rId1', 'worksheet', './%E5%90%8D%E5%8D%95.XML'))),
    'buch.xml': book,
    '名单.xml': sheet,
  });
  assert.deepEqual(told(await read(minimal, '名单.xltx')), [line]);
  const strict = Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [
      name.toUpperCase().replace('[CONTENT_TYPES].XML', '[Content_Types].xml'),
      strToU8(
        strFromU8(part)
          .replaceAll(
            'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
            'http://purl.oclc.org/ooxml/officeDocument/relationships',
          )
          .replaceAll('http://schemas.openxmlformats.org/spreadsheetml/2006/main', 'http://purl.oclc.org/ooxml/spreadsheetml/main'),
      ),
    ]),
  );
  assert.deepEqual(told(await read(zipSync(strict))), [line]);
});

test('UTF-16 的部件读作 UTF-16', async () => {
  const utf16 = Buffer.from(`\ufeff${body}`, 'utf16le');
  assert.deepEqual(told(await read(rawXlsx(utf16))), [line]);
  assert.deepEqual(told(await read(rawXlsx(Buffer.from(utf16).swap16()))), [line]);
});

test('缺了一张工作表的内容仍是损坏', async () => {
  const parts = unzipSync(rawXlsx(body));
  delete parts['xl/worksheets/sheet1.xml'];
  const intake = await readSheets(zipSync(parts), '名单.xlsx', { table: served });
  assert.match(intake.kind === 'refused' ? intake.reason : '', /损坏/);
});

test('.xls：末尾扇区不满、流名大写、.et 之名都读；工作簿不全的仍是损坏', async () => {
  const full = await read(fixture('xls-short-last-sector.xls'), '名单.xls');
  assert.equal(full.rows.length, 60);
  assert.deepEqual((await read(fixture('workbook-capitals.xls'), '名单.et')).rows, full.rows);
  const many = Array.from({ length: 60 }, (_, i) => row(i + 1));
  const old = written('biff8', [[...heads], ...many]);
  for (const name of ['BOOK', 'Book', 'workbook', 'WORKBOOK']) {
    const bytes = Buffer.from(old);
    const at = bytes.indexOf(Buffer.from('Workbook\0', 'utf16le'));
    bytes.fill(0, at, at + 64);
    bytes.write(name, at, 'utf16le');
    bytes.writeUInt16LE((name.length + 1) * 2, at + 64);
    assert.equal((await read(bytes, '名单.xls')).rows.length, 60, name);
  }
  for (const cut of [513, 1024, 4096]) {
    const intake = await readSheets(fixture('xls-short-last-sector.xls').slice(0, -cut), '名单.xls', { table: served });
    assert.ok(intake.kind === 'refused' || intake.rows.length === 60, String(cut));
  }
});

test('.xls 里的图表工作表不算名单', async () => {
  const book = SheetJs.read(written('biff8', [[...heads], row(1)]), { type: 'array' });
  const sheet = { '!type': 'chart', '!ref': 'A1' } as SheetJs.WorkSheet;
  SheetJs.utils.book_append_sheet(book, sheet, '图表1');
  const bytes = new Uint8Array(SheetJs.write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
  assert.equal((await read(bytes)).rows.length, 1);
});
