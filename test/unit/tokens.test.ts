import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { derivedValues } from '../../src/core/annexes/derive.ts';
import type { Content, TableForm, Value } from '../../src/core/annexes/field.ts';
import { formTables } from '../../src/core/annexes/form.ts';
import { readCell } from '../../src/core/sheet/cell.ts';
import { unescaped } from '../../src/core/sheet/html.ts';
import { annex2 } from '../../src/documents/annex2.ts';
import { annex3 } from '../../src/documents/annex3.ts';
import { annex4 } from '../../src/documents/annex4.ts';
import { annex5 } from '../../src/documents/annex5.ts';
import { createDocuments } from '../../src/documents/create.ts';
import { renderDocx } from '../../src/documents/docx/write.ts';
import type { FormDoc } from '../../src/documents/layout/paper.ts';
import { textOf } from '../../src/documents/layout/read.ts';
import { printable } from '../../src/documents/layout/text.ts';
import { renderXlsx } from '../../src/documents/xlsx/write.ts';
import { readSheets } from '../../src/intake/read-sheets.ts';
import { extraFields } from '../extra.ts';
import { bare, onPaper, type Texts, tokenForm } from './token-form.ts';
import { tokenPapers } from './token-papers.ts';

// 每张表的每一栏都填上自己的记号和难写的值，在各种文件里逐一找到：没有一栏不上纸，没有一个值被截断、改写。

const documents = createDocuments({ appRoot: fileURLToPath(new URL('../../', import.meta.url)) });
after(() => documents.close());

const APPLICANT = '南昌申报单位';

/** Annexes 2 to 5 of a content, by their numbers. */
function papersOf(content: Content): ReadonlyMap<number, FormDoc> {
  const derived = Object.fromEntries(Object.entries(derivedValues(content)).map(([path, value]) => [path, textOf(value)]));
  const common = { applicant: APPLICANT, content, filledOn: '2026-03-28', extraFields };
  return new Map([
    [2, annex2({ ...common, derived })],
    [3, annex3(common)],
    [4, annex4(common)],
    [5, annex5({ ...common, atLeast: 120 })],
  ]);
}

async function pdfText(doc: FormDoc): Promise<string> {
  const { extractText } = await import('unpdf');
  const { pdf } = await documents.render(doc);
  const { text } = await extractText(pdf, { mergePages: false });
  // What stands at the foot of each page would part a text that goes on overleaf.
  return text
    .map((page) =>
      bare(page)
        .replace(/—\d+—/g, '')
        .replace(/本件有\d+个字没有可用的字形.*?手写补上/g, ''),
    )
    .join('');
}
const partsText = (bytes: Uint8Array, part: RegExp, piece: RegExp): string =>
  bare(
    Object.entries(unzipSync(bytes))
      .filter(([name]) => part.test(name))
      .flatMap(([, xml]) => [...strFromU8(xml).matchAll(piece)].map(([, text = '']) => unescaped(text)))
      .join(''),
  );
const docxText = async (doc: FormDoc): Promise<string> =>
  partsText(await renderDocx(doc), /^word\/(document|footer\d+)\.xml$/, /<w:t(?: [^<>]*)?>([^<]*)/g);
/** Every text and figure of a workbook and what stands at its foot, as Excel shows them. */
const xlsxText = async (doc: FormDoc): Promise<string> =>
  partsText(await renderXlsx(doc), /^xl\/(sharedStrings|worksheets\/sheet\d+)\.xml$/, /<(?:t|v|oddFooter)(?: [^<>]*)?>([^<]*)/g)
    .replace(/_x005F_/g, '_')
    .replaceAll('&&', '&');

const hard: Readonly<Record<string, Texts>> = {
  'a token of its own': (no) => `征${no}记号`,
  'rare characters, also beyond all fonts': (no) => `王${no}䶮𪚥𰻝𠂇\u{10fffd}🚀龘`,
  // A row that goes on overleaf is found in two pieces, so not as long in a list.
  'as long as may be': (no, { maxLength = 200, type }) =>
    `长${no}${'赣江新区中小企业公共服务示范平台'.repeat(2000)}`.slice(0, Math.min(maxLength, type === 'text' ? 50 : 4000)),
  'a number with many digits': (no) => `00${no}1234567890123456789012345678901234567890.50`,
  'line breaks': (no) => `行${no}第一行\n第二行\r\n　1. 第三行\n\n（1）第四行`,
  'a formula': (no, { type }) => (type === 'text' ? `=江西${no}有限公司` : `=HYPERLINK("http://a.example/${no}","x")`),
  'a plus': (no) => `+江西${no}有限公司`,
  'a minus': (no) => `-江西${no}有限公司`,
  'an at sign': (no) => `@江西${no}有限公司`,
  'an apostrophe': (no) => `'00${no}'`,
  'emoji of several parts': (no) => `家${no}👨‍👩‍👧✅☑`,
  'right-to-left marks': (no) => `双\u202e${no}\u202c向\u200f甲\u2066abc\u2069${no}`,
  markup: (no) => `<b>&amp;${no}"'</b>&#65;<![CDATA[x]]>#set text(1pt)$1$*粗*_x0041_`,
  'what Excel and Word write in escapes': (no) => `甲_x000D_${no}_x0041_乙`,
  'full width and blanks': (no) => `ＡＢＣ　${no}\u00a0１２３\t（甲）`,
  'one word without end': (no) => `W${no}${'abcdefghij'.repeat(4)}`,
};

for (const [what, texts] of Object.entries(hard))
  test(`附件2至5：每一栏都印在纸上、写在 Word 里：${what}`, async () => {
    const { content, tokens } = tokenForm((no, field) => texts(no, field));
    for (const [annex, doc] of papersOf(content)) {
      const [pdf, docx] = await Promise.all([pdfText(doc), docxText(doc)]);
      const missing = (text: string, shown: (said: string) => string): string[] =>
        tokens
          .filter((one) => one.annex === annex && one.said.some((said) => !text.includes(bare(shown(said)))))
          .map(({ path, said }) => `${path} ${said.join().slice(0, 60)}`);
      assert.deepEqual(missing(pdf, onPaper), [], `附件${annex}.pdf`);
      assert.deepEqual(missing(docx, printable), [], `附件${annex}.docx`);
    }
  });

/** A row as the same texts come out of anybody's sheet: invisible marks and old code points out, blanks as one. */
const typed = ({ columns }: TableForm, cells: Readonly<Record<string, Value>>): Record<string, Value> =>
  Object.fromEntries(
    Object.entries(columns)
      .filter(([, field]) => !field.derived)
      .map(([key, field]) => {
        const value = cells[key] ?? null;
        const raw = typeof value === 'string' ? printable(value) : value;
        return [key, typeof raw === 'string' ? readCell(field, raw, { epoch1904: false, inYuan: false }).value : raw];
      }),
  );
/** 0.50 and 0.5 are one figure. */
const figures = (cells: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(cells).map(([key, one]) => [key, typeof one === 'string' && /^-?\d{1,12}\.\d+$/.test(one) ? Number(one) : one]),
  );

const own: Readonly<Record<string, number>> = { equipment: 3, staff: 4, served: 5 };
for (const [what, texts] of Object.entries(hard))
  test(`附件3、4、5（.xlsx、.docx）读回来逐格相同：${what}`, async () => {
    const { content } = tokenForm(texts);
    const papers = papersOf(content);
    for (const table of formTables.filter(({ key }) => own[key])) {
      const doc = papers.get(own[table.key] ?? 0) as FormDoc;
      const wanted = (content.tables[table.key] ?? []).map(({ cells }) => figures(typed(table, cells)));
      for (const [name, bytes] of [
        ['附件.xlsx', await renderXlsx(doc)],
        ['附件.docx', await renderDocx(doc)],
      ] as const) {
        const intake = await readSheets(bytes, name, { table });
        if (intake.kind === 'refused') assert.fail(`${table.key} ${name} ${intake.reason}`);
        assert.deepEqual(
          intake.rows.map(({ cells }) => figures(cells)),
          wanted,
          `${table.label} ${name}`,
        );
      }
    }
  });

test('位数很多的数：.xlsx 里一位不少（Excel 的数只保留15位，更多的写成文字）', async () => {
  const price = '1234567890123456.78';
  const rows = ['0.05', '123456789012345.00', price, '99999999999.99'].map((one, i) => ({
    id: String(i),
    cells: { name: `设备${i}`, quantity: i === 2 ? Number.MAX_SAFE_INTEGER : 1, price: one, boughtOn: null, note: null },
  }));
  const bytes = await renderXlsx(annex3({ applicant: APPLICANT, content: { values: {}, tables: { equipment: rows } }, filledOn: '' }));
  const table = formTables.find(({ key }) => key === 'equipment') as TableForm;
  const intake = await readSheets(bytes, 'a.xlsx', { table });
  assert.deepEqual(intake.kind === 'read' ? intake.rows.map(({ cells }) => [cells.quantity, cells.price]) : intake.reason, [
    [1, '0.05'],
    [1, '123456789012345'],
    [Number.MAX_SAFE_INTEGER, price],
    [1, '99999999999.99'],
  ]);
});

const hardLines: Readonly<Record<string, (no: number) => string>> = {
  'signs of every sort': (no) => `=征${no}䶮𰻝\u{10fffd}🚀\u202e<b>&amp;'"_x0041_#x$1$*_`,
  'long texts': (no) => `长${no}${'赣江新区中小企业服务中心'.repeat(4)}`,
  'one word without end': (no) => `W${no}${'abcdefghij'.repeat(9)}`,
};
for (const [what, texts] of Object.entries(hardLines))
  test(`附件1、6、7、8和各种通知、函、表、证书：每一处都印在纸上、写在 Word 里：${what}`, async () => {
    for (const { name, doc, leaves } of tokenPapers(texts)) {
      assert.ok(leaves.length > 0, name);
      const [pdf, docx] = await Promise.all([pdfText(doc), docxText(doc)]);
      const missing = (text: string, shown: (said: string) => string): string[] =>
        leaves.filter(({ said }) => !text.includes(bare(shown(said)))).map(({ path, said }) => `${path} ${said.slice(0, 30)}`);
      assert.deepEqual([...missing(pdf, onPaper), ...missing(docx, printable)], [], name);
      if (name === '推荐函') {
        const listed = leaves.filter(({ path }) => path.startsWith('lines/'));
        const xlsx = await xlsxText(doc);
        assert.deepEqual(
          listed.filter(({ said }) => !xlsx.includes(bare(printable(said)))),
          [],
          '推荐汇总名单.xlsx',
        );
      }
      if (name === '附件7' || name === '附件8') assert.deepEqual(missing(await xlsxText(doc), printable), [], `${name}.xlsx`);
    }
  });
