import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { TableForm } from '../core/annexes/field.ts';
import { tableAt } from '../core/annexes/form.ts';
import { decoded } from '../core/sheet/decode.ts';
import type { Intake } from '../core/sheet/intake.ts';
import { heads, row, written } from './corpus.ts';
import { readSheets } from './read-sheets.ts';

// OpenDocument, Word and plain text as their own programs write them.

const served = tableAt('served') as TableForm;
const fixture = (name: string): Buffer => readFileSync(new URL(`../../test/fixtures/fieldcases/${name}`, import.meta.url));

type Read = Extract<Intake, { kind: 'read' }>;
async function read(bytes: Uint8Array, name: string): Promise<Read> {
  const intake = await readSheets(bytes, name, { table: served });
  assert.equal(intake.kind, 'read', intake.kind === 'refused' ? intake.reason : '');
  return intake as Read;
}
const told = (intake: Read) => intake.rows.map(({ row: at, cells }) => [at, ...Object.values(cells)]);
const brief = (intake: Read) => intake.faults.map((one) => `${one.row} ${one.column} ${one.rule}`);

const list = [['名单'], [...heads], ...Array.from({ length: 6 }, (_, i) => row(i + 1))];
const parts = unzipSync(written('ods', list));
const content = strFromU8(parts['content.xml'] ?? new Uint8Array());
const odsOf = (changed: (rows: string[]) => string): Uint8Array => {
  const rows = content.match(/<table:table-row[\s\S]*?<\/table:table-row>/g) ?? [];
  const from = content.indexOf(rows[0] ?? '');
  const to = content.indexOf('</table:table>', from);
  return zipSync({ ...parts, 'content.xml': strToU8(content.slice(0, from) + changed(rows) + content.slice(to)) });
};

test('.ods：分级显示的行、逐页重复的表头，一行不少，行号不变', async () => {
  assert.deepEqual(
    told(await read(fixture('ods-grouponly.ods'), 'a.ods')).map(([at]) => at),
    [2, 3, 4, 5, 6, 7, 8, 9],
  );
  assert.equal((await read(fixture('ods-printtitle.ods'), 'a.ods')).rows.length, 8);
  const grouped = odsOf(
    ([title = '', head = '', ...rows]) =>
      `<table:table-header-rows>${title}${head}</table:table-header-rows><table:table-rows>${rows[0]}</table:table-rows>` +
      `<table:table-row-group>${rows[1]}<table:table-row-group table:display="false">${rows[2]}<table:table-header-rows>${rows[3]}</table:table-header-rows></table:table-row-group></table:table-row-group>${rows[4]}${rows[5]}`,
  );
  assert.deepEqual(
    told(await read(grouped, 'a.ods')),
    told(
      await read(
        odsOf((rows) => rows.join('')),
        'a.ods',
      ),
    ),
  );
});

test('.ods：一百万遍的行和列、盖住的格、隐藏的行、注音', async () => {
  const ruby = odsOf(([title = '', head = '', first = '', ...rows]) =>
    [
      title,
      head,
      first.replace(
        '赵伟',
        '<text:ruby><text:ruby-base>赵</text:ruby-base><text:ruby-text text:style-name="r">zhào</text:ruby-text></text:ruby>伟',
      ),
      ...rows.slice(0, 2),
      rows[2]?.replace('<table:table-row', '<table:table-row table:visibility="collapse"'),
      '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>',
    ].join(''),
  );
  const intake = await read(ruby, 'a.ods');
  assert.deepEqual(
    told(intake).map(([at, , contact]) => [at, contact]),
    [3, 4, 5, 6].map((at) => [at, '赵伟']),
  );
  assert.deepEqual(brief(intake), ['6  隐藏行']);
  const merged = odsOf(
    ([title = '', head = '', first = '', second = '']) =>
      title +
      head +
      first.replace(/<table:table-cell(?=[^<>]*><text:p>江西)/, '<table:table-cell table:number-rows-spanned="2"') +
      second.replace(/<table:table-cell[^<>]*><text:p>江西[^<]*<\/text:p><\/table:table-cell>/, '<table:covered-table-cell/>'),
  );
  assert.deepEqual(
    told(await read(merged, 'a.ods')).map(([at, name]) => [at, name]),
    [3, 4].map((at) => [at, '江西第1机械有限公司']),
  );
  const endless = odsOf(
    ([title = '', head = '', first = '']) =>
      title + head + first.replace('<table:table-row', '<table:table-row table:number-rows-repeated="1000000"'),
  );
  const refused = await readSheets(endless, 'a.ods', { table: served });
  assert.match(refused.kind === 'refused' ? refused.reason : '', /超过 20000 行/);
});

test('本系统的附件5（.xlsx）由 LibreOffice 存成 .ods，读回来逐行相同', async () => {
  const [ours, theirs] = [await read(fixture('annex5.xlsx'), 'a.xlsx'), await read(fixture('annex5.ods'), 'a.ods')];
  assert.deepEqual(theirs.rows, ours.rows);
  assert.ok(ours.rows.length > 100);
  assert.deepEqual(theirs.faults, []);
});

test('.fods 是同一张表', async () => {
  const flat = content
    .replace(/<office:document-content([^>]*)>/, '<office:document$1 office:mimetype="application/vnd.oasis.opendocument.spreadsheet">')
    .replace('</office:document-content>', '</office:document>');
  assert.equal((await read(Buffer.from(flat), 'a.fods')).rows.length, 6);
});

const run = (text: string, properties = '') => `<w:r>${properties ? `<w:rPr>${properties}</w:rPr>` : ''}<w:t>${text}</w:t></w:r>`;
const cell = (inner: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr><w:p>${inner}</w:p></w:tc>`;
const line = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`;
const word = (...rows: string[]) =>
  zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': strToU8(
      `<w:document><w:body><w:tbl>${line(...heads.map((head) => cell(run(head))))}${rows.join('')}</w:tbl></w:body></w:document>`,
    ),
  });
const person = (contact: string, yes: string, no: string, name = run('江西甲公司')) =>
  line(cell(run('1')), cell(name), cell(contact), cell(run('经理')), cell(run('13800000001')), cell(run('咨询')), cell(yes), cell(no));
const contactOf = async (inner: string) => (await read(word(person(inner, run('√'), '')), 'a.docx')).rows[0]?.cells.contact;

test('Word：窗体复选框、内容控件、符号字体的勾选', async () => {
  assert.deepEqual(
    told(await read(fixture('word-form-checkbox.docx'), 'a.docx')).map((one) => one.at(-1)),
    [true, false],
  );
  const control = (on: 0 | 1, sign: string) =>
    `<w:sdt><w:sdtPr><w:rPr><w:rFonts w:ascii="MS Gothic"/></w:rPr><w14:checkbox><w14:checked w14:val="${on}"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr><w:sdtContent>${run(sign)}</w:sdtContent></w:sdt>`;
  const field = (inner: string) =>
    `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:sizeAuto/>${inner}</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
  const pairs: [string, string, boolean | null][] = [
    [control(1, '☒'), control(0, '☐'), true],
    [control(0, '☐'), control(1, '☒'), false],
    [control(0, '☐'), control(0, '☐'), null],
    [field('<w:default w:val="1"/>'), field('<w:default w:val="0"/>'), true],
    [field('<w:default w:val="1"/><w:checked w:val="0"/>'), field('<w:default w:val="0"/><w:checked/>'), false],
    [run('R', '<w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/>'), run('£', '<w:rFonts w:ascii="Wingdings 2"/>'), true],
    ['', '<w:r><w:sym w:font="Wingdings 2" w:char="F050"/></w:r>', false],
    [
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> SYMBOL 252 \\f "Wingdings" \\s 12 </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
      '',
      true,
    ],
  ];
  const intake = await read(word(...pairs.map(([yes, no], i) => person(run('张三'), yes, no, run(`江西第${i}公司`)))), 'a.docx');
  assert.deepEqual(
    intake.rows.map(({ cells }) => cells.satisfied),
    pairs.map(([, , rated]) => rated),
  );
  assert.deepEqual(intake.faults, []);
});

test('Word：页面上看不见的不进姓名', async () => {
  const ruby = `<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val="center"/></w:rubyPr><w:rt>${run('pīn')}</w:rt><w:rubyBase>${run('王')}</w:rubyBase></w:ruby></w:r>${run('小样')}`;
  const instruction = (text: string) =>
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${text}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
  const cases: Record<string, string> = {
    ruby,
    'the old phonetic guide': `${instruction('EQ \\* jc2 \\* "Font:宋体" \\* hps10 \\o\\ad(\\s\\up 9(wáng),王)')}${run('小样')}`,
    'moved away': `<w:moveFrom w:id="1">${run('旧')}</w:moveFrom><w:moveTo w:id="1">${run('王小样')}</w:moveTo>`,
    deleted: `<w:del w:id="1">${run('旧')}</w:del><w:ins w:id="2">${run('王小样')}</w:ins>`,
    hidden: `${run('甲', '<w:vanish/>')}${run('王', '<w:vanish w:val="0"/>')}${run('小样')}`,
    'hidden before a change': `${run('王小样', '<w:rPrChange w:id="1"><w:rPr><w:vanish/></w:rPr></w:rPrChange>')}`,
    'a hidden paragraph mark': `<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>${run('王小样')}`,
    'a text box in both forms': `<w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p>${run('王小样')}</w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p>${run('王小样')}</w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>`,
    'a placeholder': `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${run('单击此处输入文字')}</w:sdtContent></w:sdt>${run('王小样')}`,
    'a field with its result': `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>MERGEFIELD a</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('王小样')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`,
    'a list to choose from': `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="李小例"/><w:listEntry w:val="王小样"/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`,
  };
  for (const [what, inner] of Object.entries(cases)) assert.equal(await contactOf(inner), '王小样', what);
});

test('Word：格里的表、横向合并、名字不叫 document.xml', async () => {
  const nested = `${run('王小样')}</w:p><w:tbl>${line(cell(run('甲')))}</w:tbl><w:p>`;
  assert.match(String(await contactOf(nested)), /王小样.*甲/);
  const rows = line(cell(run('小计'), '<w:hMerge w:val="restart"/>'), ...Array.from({ length: 7 }, () => cell('', '<w:hMerge/>')));
  const intake = await read(word(person(run('张三'), run('√'), ''), rows), 'a.docx');
  assert.deepEqual(
    intake.skipped.map(({ row: at }) => at),
    [3],
  );
  const { 'word/document.xml': body = new Uint8Array(), ...rest } = unzipSync(word(person(run('张三'), run('√'), '')));
  const relation =
    '<Relationships><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document2.xml"/></Relationships>';
  assert.equal((await read(zipSync({ ...rest, '_rels/.rels': strToU8(relation), 'word/document2.xml': body }), 'a.docx')).rows.length, 1);
});

const lines = [heads, ...Array.from({ length: 5 }, (_, i) => row(i + 1))].map((one) => one.map((x) => x ?? '').join(','));

test('文本：UTF-8 里一个坏字节只标那一格，有无 BOM 都一样', async () => {
  for (const name of ['utf8-onebadbyte.csv', 'utf8-bom-onebadbyte.csv']) {
    const intake = await read(fixture(name), name);
    assert.equal(intake.rows.length, 5, name);
    assert.deepEqual(brief(intake), ['2 D 职务 乱码'], name);
  }
});

test('文本：Big5 的名单和繁体的表头，GB18030 的四字节字，GBK 的生僻字和繁体字', async () => {
  const big5 = await read(fixture('big5.csv'), 'a.csv');
  assert.deepEqual(told(big5)[0], [2, '江西樣本1機械有限公司', '王小樣', '經理', '13800000001', '管理諮詢', true]);
  assert.equal(big5.rows.length, 5);
  // 江西龥㐀公司 in GB18030; 㐀 takes four bytes.
  const four = Buffer.from('bdadcef7fd9b8139ee39b9abcbbe', 'hex');
  assert.equal(decoded(four), '江西龥㐀公司');
  // Traditional characters in GBK.
  assert.equal(decoded(Buffer.from('c293c04deb8ad492984984d5a3acfd93fd9b', 'hex')), '聯繫電話業務，龘龥');
});

test('文本：没有标记的 UTF-16 里有“一”，旧 Mac 的换行，分号和制表符，个别 NUL', async () => {
  const one = `${lines.join('\r')}\r6,江西一一有限公司,王一,经理,13800000006,咨询,√,`;
  for (const bytes of [
    Buffer.from(one, 'utf16le'),
    Buffer.from(one, 'utf16le').swap16(),
    Buffer.from(one),
    Buffer.from(one.replaceAll(',', ';')),
    Buffer.from(one.replaceAll(',', '\t')),
  ])
    assert.deepEqual(told(await read(bytes, 'a.csv')).at(-1), [7, '江西一一有限公司', '王一', '经理', '13800000006', '咨询', true]);
  const nul = await read(Buffer.from(lines.join('\n').replace('总经理', '总\0理')), 'a.csv');
  assert.deepEqual(brief(nul), ['2 D 职务 乱码']);
});
