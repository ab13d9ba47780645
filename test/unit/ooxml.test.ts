import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { writeXlsx } from 'hucre';
import type { Content, Row, TableForm, Value } from '../../src/core/annexes/field.ts';
import { formTables, tableAt } from '../../src/core/annexes/form.ts';
import { printNames } from '../../src/core/sheet/printing.ts';
import { annex1 } from '../../src/documents/annex1.ts';
import { annex2 } from '../../src/documents/annex2.ts';
import { annex3 } from '../../src/documents/annex3.ts';
import { annex4 } from '../../src/documents/annex4.ts';
import { annex5 } from '../../src/documents/annex5.ts';
import { annex6 } from '../../src/documents/annex6.ts';
import { renderDocx } from '../../src/documents/docx/write.ts';
import * as examples from '../../src/documents/examples.ts';
import type { FormDoc } from '../../src/documents/layout/paper.ts';
import { recommendationList } from '../../src/documents/recommendation-list.ts';
import { templateXlsx } from '../../src/documents/xlsx/template.ts';
import { renderXlsx } from '../../src/documents/xlsx/write.ts';
import { heads, row, xlsx } from '../../src/intake/corpus.ts';
import { markSheets } from '../../src/intake/mark-sheets.ts';
import { all, faultsOf, opened, parsed } from './ooxml-rules.ts';

/** What a hostile or merely long-winded person types: formulas, markup, marks that XML forbids, a name of 120 characters, lists. */
const FORMULAS = ["=cmd|' /C calc'!A0", '+1+1', '-2+3', '@SUM(A1)', '=HYPERLINK("http://x","y")'];
const ROUGH = `<b>&"'${'\u0007\u000b\ufffe'}]]>${'名'.repeat(110)}\n• 一\n1. 二\n`;
const typed = (i: number): string => (i % 2 === 0 ? FORMULAS[(i / 2) % FORMULAS.length]! : ROUGH);

const roughCells = (cells: Row['cells']): Record<string, Value> =>
  Object.fromEntries(Object.entries(cells).map(([key, value], i) => [key, typeof value === 'string' ? typed(i) : value]));

const { values, tables } = examples.content(30);
const rough: Content = {
  values: roughCells(values),
  tables: Object.fromEntries(
    Object.entries(tables).map(([key, rows]) => [key, rows.map((one) => ({ ...one, cells: roughCells(one.cells) }))]),
  ),
};
const nothing: Content = { values: {}, tables: {} };
const of = (content: Content, applicant: string) => ({
  ...{ applicant, content, derived: {}, filledOn: '2026-03-28' },
  ...{ atLeast: 120, versionMark: '第3版 & 校验', checkUrl: 'https://shifan.example.gov.cn/v?a=1&b=2' },
});
const line = {
  number: 'JX2026-0001',
  applicant: ROUGH,
  creditCode: '=1+1',
  kind: '综合性',
  functions: ['innovation'],
  signedOn: '2026-04-01',
};
const list = (lines: (typeof line)[]): FormDoc =>
  recommendationList({ recommender: ROUGH, issuer: '江西省工业和信息化厅', year: 2026, lines, quota: 3, filledOn: '' });

const forms: Readonly<Record<string, FormDoc>> = {
  ...{ 附件1: examples.annex1Example(), 附件2: examples.annex2Example(), 附件3: examples.annex3Example(), 附件4: examples.annex4Example() },
  ...{
    附件5: examples.annex5Example(1600),
    附件6: examples.annex6Example(),
    附件7: examples.annex7Example(),
    附件8: examples.annex8Example(),
  },
  附件1空表: annex1({
    ...{ ...examples.annex1Data(), experts: [], sample: [], panelOpinion: '', influence: '', demonstration: '', opinion: '' },
  }),
  附件1长文: annex1({ ...examples.annex1Data(), applicant: ROUGH, panelOpinion: ROUGH.repeat(40), opinion: ROUGH.repeat(40) }),
  附件6长名: annex6(of(nothing, ROUGH)),
  ...Object.fromEntries(
    Object.entries({ annex2, annex3, annex4, annex5 }).flatMap(([name, make]) => [
      [`${name} 空表`, make(of(nothing, ''))],
      [`${name} 杂乱内容`, make(of(rough, ROUGH))],
    ]),
  ),
  推荐汇总名单: list([line, line]),
  空的推荐汇总名单: list([]),
  证书: examples.certificateExample(),
  提交回执: examples.receiptExample(),
};

for (const [name, doc] of Object.entries(forms))
  test(`${name}：Word 和 Excel 文件结构合乎规范`, async () => {
    assert.deepEqual(faultsOf(await renderDocx(doc)), [], 'docx');
    if (doc.sections.some(({ blocks }) => blocks.some((block) => block.kind === 'table')))
      assert.deepEqual(faultsOf(await renderXlsx(doc)), [], 'xlsx');
  });

for (const table of formTables)
  test(`${table.label}空表的文件结构合乎规范，表头逐页重复`, async () => {
    const bytes = await templateXlsx(table, { annex: '附件5', date: '2023-08-15' });
    assert.deepEqual(faultsOf(bytes), []);
    const { xml } = opened(bytes);
    const [title] = all(xml['xl/workbook.xml']!, 'definedName').map((one) => one.text.replace(/^.*!/, ''));
    const [pane] = all(xml['xl/worksheets/sheet1.xml']!, 'pane').map((one) => Number(one.attributes.ySplit));
    assert.equal(title, `$4:$${pane}`);
  });

test('标注后的文件结构合乎规范', async () => {
  const forbidden = new TextEncoder().encode(`${heads.join(',')}\n甲公司\ufffe,\uffff,,1380000000`);
  const fromText = await markSheets(forbidden, '名单.csv', { table: tableAt('served') as TableForm });
  assert.deepEqual(fromText.kind === 'marked' ? faultsOf(fromText.bytes) : fromText, []);
  const wrong = row(2, { 手机: '1380000000', 服务企业名称: ROUGH.replace('\ufffe', ''), 企业联系人: FORMULAS[0]! });
  const marked = await markSheets(await xlsx({ rows: [['附件5'], [...heads], row(1), wrong] }), '名单.xlsx', {
    table: tableAt('served') as TableForm,
  });
  assert.deepEqual(marked.kind === 'marked' ? faultsOf(marked.bytes) : marked, []);
});

test('工作表名称带空格、顿号、引号的，标注后打印标题仍有效', async () => {
  const name = "名单、2025 'a' 本";
  const rows = [['附件5'], [...heads], row(1), row(2, { 手机: '1' })];
  const own = await writeXlsx({
    sheets: [{ name, rows }],
    namedRanges: printNames(name, { printTitlesRow: '$2:$2', printArea: '$A$1:$H$4' }),
  });
  const marked = await markSheets(own, '名单.xlsx', { table: tableAt('served') as TableForm });
  const bytes = marked.kind === 'marked' ? marked.bytes : assert.fail(JSON.stringify(marked));
  assert.deepEqual(faultsOf(bytes), []);
  const names = all(opened(bytes).xml['xl/workbook.xml']!, 'definedName').map((one) => one.text);
  assert.deepEqual(names, ["'名单、2025 ''a'' 本'!$A$1:$H$4", "'名单、2025 ''a'' 本'!$2:$2"]);
});

test('序号不带千位分隔符', async () => {
  const { xml } = opened(await renderXlsx(examples.annex5Example(1600)));
  const cells = all(xml['xl/worksheets/sheet1.xml']!, 'c');
  const style = Number(cells.find((cell) => cell.children[0]?.text === '1600' && cell.attributes.t === undefined)?.attributes.s);
  assert.equal(
    all(xml['xl/styles.xml']!, 'cellXfs')[0]!.children[style]!.attributes.numFmtId,
    all(xml['xl/styles.xml']!, 'numFmt').find((one) => one.attributes.formatCode === '0')?.attributes.numFmtId,
  );
});

test('推荐汇总名单的序号是数字', async () => {
  const { xml } = opened(await renderXlsx(list([line, line])));
  const numbers = all(xml['xl/worksheets/sheet1.xml']!, 'c').filter((cell) => cell.attributes.t === undefined && cell.children.length > 0);
  assert.deepEqual(
    numbers.map((cell) => cell.children[0]!.text),
    ['1', '2'],
  );
});

test('Word 封面上过长的单位名称不被截去', async () => {
  const { xml } = opened(await renderDocx(annex6(of(nothing, ROUGH))));
  const rules = all(xml['word/document.xml']!, 'w:trHeight').map((one) => one.attributes['w:hRule']);
  assert.deepEqual([...new Set(rules)], ['atLeast']);
});

test('the rules find what they are for', async () => {
  const bytes = await renderXlsx(examples.annex3Example());
  const spoilt = (part: string, from: RegExp, to: string): string[] => {
    const parts = unzipSync(bytes);
    const text = new TextDecoder().decode(parts[part]);
    assert.match(text, from);
    return faultsOf(zipSync({ ...parts, [part]: strToU8(text.replace(from, to)) }));
  };
  const sheet = 'xl/worksheets/sheet1.xml';
  assert.match(spoilt(sheet, /<printOptions[^>]*>(<pageMargins[^>]*>)/, '$1<printOptions/>').join(), /order of the schema/);
  assert.match(spoilt(sheet, /<mergeCell ref="[^"]+"\/>/, '$&$&').join(), /merges that overlap/);
  assert.match(spoilt(sheet, /<v>0<\/v>/, '<f>1+1</f>').join(), /with a formula/);
  assert.match(spoilt('xl/workbook.xml', /name="附件3"/, 'name="附件:3"').join(), /a name that Excel refuses/);
  assert.match(spoilt('xl/_rels/workbook.xml.rels', /Target="sharedStrings/, 'Target="lost').join(), /without its part/);
  assert.throws(() => parsed('<a><b></a></b>'), /closes/);
  assert.throws(() => parsed('<a>\u0007</a>'), /forbids/);
});
