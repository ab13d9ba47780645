import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { blockOf, cellsOfText, copied } from './clipboard.ts';
import { tableIn } from './html-table.ts';
import type { SheetColumn } from './model.ts';

const cellsOfHtml = (html: string): string[][] | null => tableIn(html)?.block ?? null;

test('text from a spreadsheet: cells by tabs, lines by line ends, quotes only where a cell needs them', () => {
  assert.deepEqual(cellsOfText('甲公司\t张三\r\n乙公司\t李四\r\n'), [
    ['甲公司', '张三'],
    ['乙公司', '李四'],
  ]);
  assert.deepEqual(cellsOfText('"一行\n二行"\t他说""好""\t"含""引号"""\n末'), [['一行\n二行', '他说""好""', '含"引号"'], ['末']]);
  assert.deepEqual(cellsOfText('甲\t\t丙\n\t乙\t'), [
    ['甲', '', '丙'],
    ['', '乙', ''],
  ]);
  assert.deepEqual(cellsOfText('"云平台"\t12"管'), [['"云平台"', '12"管']]);
  assert.deepEqual(cellsOfText('只是一句话'), [['只是一句话']]);
});

test("Excel's table: styles, comments and hidden rows go, a merged cell gives its text once, entities and breaks are read", () => {
  const html = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style><!--td{mso-style-parent:style0;}--></style></head><body>
<table border=0 style='border-collapse:collapse'><!--StartFragment--> <col width=72 style='mso-width-source:userset'>
 <tr height=19><td rowspan=2 height=38 class=xl65 style='mso-number-format:"\\@"'>江西&amp;九江</td><td colspan=2 class=xl66>甲<br style='mso-data-placement:same-cell'>
  乙</td></tr>
 <tr height=19><td>1&nbsp;280<span style='mso-spacerun:yes'>&nbsp;</span></td><td x:num="13807913326">1.38079E+10</td></tr>
 <![if supportMisalignedColumns]><tr height=0 style='display:none'><td width=72></td><td></td><td></td></tr><![endif]>
<!--EndFragment--></table></body></html>`;
  assert.deepEqual(cellsOfHtml(html), [
    ['江西&九江', '甲\n乙', ''],
    ['', '1 280', '13807913326'],
  ]);
});

test("WPS's, LibreOffice's and Word's tables: quoted >, numbers behind #####, paragraphs, phonetic guides", () => {
  assert.deepEqual(
    cellsOfHtml(`<table><tr><td title="a>b" x:str>南昌</td><td sdval="1388"><font face="宋体">####</font></td></tr></table>`),
    [['南昌', '1388']],
  );
  assert.deepEqual(
    cellsOfHtml('<TABLE><TR><TD><p class=MsoNormal>培训</p><p>辅导<o:p></o:p></p></TD><TD><ruby>赣<rt>gàn</rt></ruby></TD></TR></TABLE>'),
    [['培训\n辅导', '赣']],
  );
  assert.equal(cellsOfHtml('<p>没有表格</p>'), null);
  assert.deepEqual(cellsOfHtml('<table><tr><td>没有结束'), [['没有结束']]);
});

test("LibreOffice Calc's table as it writes it: a break, rows merged, digits of three kinds, a date with its serial behind, a formula's result", () => {
  const line = (cells: readonly string[]): string => `\t<tr>\n${cells.map((one) => `\t\t${one}</td>\n`).join('')}\t</tr>\n`;
  const html = `<!DOCTYPE html>\n<html>\n<head>\n\t<title></title>\n\t<style type="text/css">\n\t\tbody,div,table { font-size:x-small }\n\t</style>\n</head>
<body>\n<table cellspacing="0" border="0">\n\t<colgroup span="4" width="85"></colgroup>\n${[
    [
      '<td height="40" align="left"><font face="Noto Sans CJK SC">江西示例4号<br>制造有限公司</font>',
      '<td rowspan=2 align="left"><font face="Noto Sans CJK SC">厂长</font>',
      '<td align="right" sdval="13900023757" sdnum="1033;">13900023757',
      '<td align="right" sdval="45721" sdnum="1033;0;YYYY&quot;年&quot;M&quot;月&quot;D&quot;日&quot;"><font face="Noto Sans CJK SC">2025年3月5日</font>',
    ],
    [
      '<td height="21" align="left"><font face="Noto Sans CJK SC">江西示例5号制造有限公司</font>',
      '<td align="left"><font face="Noto Sans CJK SC">１３９０００３９５９５</font>',
      '<td align="right" sdval="680" sdnum="1033;">680',
    ],
  ]
    .map(line)
    .join('')}</table>\n</body>\n</html>`;
  assert.deepEqual(cellsOfHtml(html), [
    ['江西示例4号\n制造有限公司', '厂长', '13900023757', '2025年3月5日'],
    ['江西示例5号制造有限公司', '', '１３９０００３９５９５', '680'],
  ]);
});

const clipboard = (text: string, html = '') => ({ getData: (format: string) => (format === 'text/html' ? html : text) });

const cellsIn = (source: Parameters<typeof blockOf>[0]): string[][] | null => blockOf(source)?.block ?? null;

test('blank lines at the end of what was copied are none; the table goes before the text', () => {
  assert.deepEqual(cellsIn(clipboard('甲\t乙\n\t\n\t\n')), [['甲', '乙']]);
  assert.deepEqual(cellsIn(clipboard('x', '<table><tr><td>甲</td></tr></table>')), [['甲']]);
  assert.deepEqual(cellsIn(clipboard('', '<table><tr><td></td></tr></table>')), [['']]);
  assert.equal(cellsIn(clipboard('', '<img src=a.png>')), null);
});

const columns: readonly SheetColumn[] = [
  { key: 'a', label: '甲', width: 80 },
  { key: 'b', label: '乙', width: 80 },
];
const cell = fc.string({ unit: fc.constantFrom('甲', 'a', '"', '\t', '\n', ' ', '<', '&', ';', '=') }).map((text) => text.trim());

test('what is copied comes back the same, as text and as a table', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 }), (lines) => {
      const rows = lines.map(([a, b], i) => ({ id: String(i), cells: { a, b } }));
      const rect = { top: 0, left: 0, bottom: rows.length - 1, right: 1 };
      const { text, html } = copied(rows, columns, { rect, show: (_, value) => String(value) });
      assert.deepEqual(cellsOfText(text), lines);
      const spaced = lines.map((line) =>
        line.map((one) =>
          one
            .replace(/[\t ]+/g, ' ')
            .replace(/ ?\n ?/g, '\n')
            .trim(),
        ),
      );
      assert.deepEqual(cellsOfHtml(html), spaced);
    }),
  );
});

test('what is copied stays what it is: digits, formulas and dates are text in Excel, WPS and LibreOffice, figures are numbers, a cell stays one cell', () => {
  const kinds: readonly SheetColumn[] = [...columns, { key: 'c', label: '丙', width: 80, figure: true }];
  const lines = [
    ['913601000123456789', '079186250000', '1,280.5'],
    ['一行\n二行', '=HYPERLINK("http://a.b")', '=1+1'],
    ['2025年3月5日', '不满意', '00791'],
    ['<甲>&', '', '-12.50'],
  ];
  const rows = lines.map(([a, b, c], i) => ({ id: String(i), cells: { a: a ?? '', b: b ?? '', c: c ?? '' } }));
  const { text, html } = copied(rows, kinds, { rect: { top: 0, left: 0, bottom: 3, right: 2 }, show: (_, value) => String(value) });
  assert.equal(
    text,
    '913601000123456789\t079186250000\t1,280.5\r\n"一行\n二行"\t=HYPERLINK("http://a.b")\t=1+1\r\n2025年3月5日\t不满意\t00791\r\n<甲>&\t\t-12.50',
  );
  const asText = `<td style='mso-number-format:"\\@"' sdnum="2052;0;@">`;
  const row = (...cells: string[]): string => `<tr>${cells.map((one) => `${one}</td>`).join('')}</tr>`;
  assert.equal(
    html,
    `<table>${[
      row(`${asText}913601000123456789`, `${asText}079186250000`, '<td>1,280.5'),
      row(`${asText}一行<br style='mso-data-placement:same-cell'>二行`, `${asText}=HYPERLINK(&quot;http://a.b&quot;)`, `${asText}=1+1`),
      row(`${asText}2025年3月5日`, `${asText}不满意`, `${asText}00791`),
      row(`${asText}&lt;甲&gt;&amp;`, `${asText}`, '<td>-12.50'),
    ].join('')}</table>`,
  );
});
