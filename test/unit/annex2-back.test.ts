import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { saidInAnnex2 } from '../../src/core/annexes/annex2-said.ts';
import type { Content } from '../../src/core/annexes/field.ts';
import type { ExtraField } from '../../src/core/scheme/edition/edition.ts';
import { serviceFunctions } from '../../src/core/scheme/functions.ts';
import { type Annex2Change, annex2Changes } from '../../src/core/sheet/annex2-changes.ts';
import { annex2 } from '../../src/documents/annex2.ts';
import { annex2Text } from '../../src/documents/annex2-text.ts';
import { renderDocx } from '../../src/documents/docx/write.ts';
import { content } from '../../src/documents/examples.ts';
import { official } from '../../src/documents/titled.ts';
import { readAnnex2 } from '../../src/intake/annex2/read-annex2.ts';
import { extraFields } from '../extra.ts';

// 附件2 goes out as a Word file, is changed by somebody, and comes back: what was changed is offered, and nothing else.

const dataOf = (of: Content) => ({ applicant: '样本', content: of, derived: {}, filledOn: '2026-03-28' });
const printedHere = (of = content()) => renderDocx(annex2(dataOf(of)));
/** The same example, opened and saved by LibreOffice 25. */
const byLibreOffice = readFileSync(new URL('../fixtures/annex2/saved-by-libreoffice.docx', import.meta.url));

/** The document with these words in place of others, each of which stands there once. */
function rewritten(bytes: Uint8Array, words: readonly (readonly [string, string])[]): Uint8Array {
  const parts = unzipSync(bytes);
  let xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  for (const [was, is] of words) {
    assert.equal(xml.split(was).length, 2, was);
    xml = xml.replace(was, is);
  }
  return zipSync({ ...parts, 'word/document.xml': strToU8(xml) });
}

async function offered(
  bytes: Uint8Array,
  of: Content = content(),
  asked: readonly ExtraField[] = [],
): Promise<{ changes: Annex2Change[]; masked: number; unread?: readonly string[] }> {
  const read = await readAnnex2(bytes, { extraFields: asked });
  if (read.kind !== 'read') return assert.fail(read.reason);
  const printed = annex2Text({ ...dataOf(of), extraFields: asked });
  const offer = annex2Changes(read, { content: of, printed, extraFields: asked });
  return read.unread.length === 0 ? offer : { ...offer, unread: read.unread };
}
const inShort = (changes: readonly Annex2Change[]) =>
  changes.map((one) =>
    one.kind === 'value'
      ? [one.path, one.after]
      : [one.rowId === null ? `${one.table}+` : one.after === null ? `${one.table}-` : one.table, one.after],
  );

test('没有改过的附件2没有不同；用 LibreOffice 打开再保存的也没有', async () => {
  assert.deepEqual(await offered(await printedHere()), { changes: [], masked: 0 });
  assert.deepEqual(await offered(byLibreOffice), { changes: [], masked: 0 });
});

/** Annex 2 of an edition that asks for a field of each kind, and for a column beside each of its tables. */
const columns: readonly ExtraField[] = ['products', 'agreements', 'activities', 'operation', 'investors', 'otherPartners'].map((table) => ({
  ...{ key: 'xNote', table, label: '备案情况', kind: 'text', because: '第九条' },
}));
const asked = [...extraFields, ...columns];
const noted = ([table, rows]: [string, Content['tables'][string]]) =>
  [table, rows.map((row, i) => ({ ...row, cells: { ...row.cells, xNote: `${table}已备案${i + 1}` } }))] as const;
const answered: Content = {
  values: {
    ...content().values,
    ...{ xPatents: '1234', xBrand: '赣企通', xStory: '每月走访\n八、下一步发展设想', xQualifiedUntil: '2027-12-31', xCluster: '中医药' },
    xOpenDay: true,
  },
  tables: Object.fromEntries(Object.entries(content().tables).map(noted)),
};
const withAppendix = (of = answered) => renderDocx(annex2({ ...dataOf(of), extraFields: asked }));

test('后面附有附加信息表的附件2没有改过，也没有不同', async () => {
  assert.deepEqual(await offered(await withAppendix(), answered, asked), { changes: [], masked: 0 });
  const changed = rewritten(await withAppendix(), [['330096', '330029']]);
  assert.deepEqual(inShort((await offered(changed, answered, asked)).changes), [['postcode', '330029']]);
});

test('附加信息表里改的也读回：各种栏目、各张表的附加栏，恰好是这几处', async () => {
  const changed = rewritten(await withAppendix(), [
    ['1,234', '1250'],
    ['>赣企通', '>赣企通二期'],
    ['2027年12月31日', '2028.6.30'],
    ['>中医药', '>电子信息'],
    ['>是<', '>否<'],
    ...columns.map(({ table }) => [`>${table}已备案1<`, `>${table}补充备案<`] as const),
  ]);
  assert.deepEqual(inShort((await offered(changed, answered, asked)).changes), [
    ['xPatents', '1250'],
    ['xBrand', '赣企通二期'],
    ['xQualifiedUntil', '2028-06-30'],
    ['xCluster', '电子信息'],
    ['xOpenDay', false],
    ...['investors', 'operation', 'products', 'agreements', 'otherPartners', 'activities'].map((table) => [
      table,
      { xNote: `${table}补充备案` },
    ]),
  ]);
});

test('附加信息表里填错的说出来；对不上名称的一行不读，名单里的那一行的附加栏保持原样', async () => {
  const [, second] = content().tables.products ?? [];
  const name = String(second?.cells.product);
  const parts = unzipSync(await withAppendix());
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  const at = xml.lastIndexOf(`>${name}<`);
  assert.notEqual(at, xml.indexOf(`>${name}<`), '名单里一次，附加信息表里一次');
  const renamed = `${xml.slice(0, at)}>另一种服务<${xml.slice(at + name.length + 2)}`.replace('>中医药<', '>煤炭<');
  const { changes, unread } = await offered(zipSync({ ...parts, 'word/document.xml': strToU8(renamed) }), answered, asked);
  assert.deepEqual(
    changes.map((one) => [one.kind === 'value' && one.path, one.after, one.faults.length]),
    [['xCluster', '煤炭', 1]],
  );
  assert.equal(unread?.length, 1);
  assert.match(unread?.[0] ?? '', /附加信息表的“另一种服务”：名单里没有这个名称，这一行没有读取/);
});

test('附加信息表上方的“附件2”删去了的，它的标题不算进申请报告里', async () => {
  const parts = unzipSync(await withAppendix());
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  const at = xml.lastIndexOf('>附件2<');
  assert.notEqual(at, xml.indexOf('>附件2<'), '封面上一次，附加信息表上一次');
  const unmarked = zipSync({ ...parts, 'word/document.xml': strToU8(`${xml.slice(0, at)}><${xml.slice(at + '>附件2<'.length)}`) });
  assert.deepEqual((await offered(unmarked, answered, asked)).changes, []);
});

test('没有附上附加信息表的附件2：各附加栏保持原样，并说出来', async () => {
  const { changes, unread } = await offered(await printedHere(answered), answered, asked);
  assert.deepEqual(changes, []);
  assert.match(unread?.join('') ?? '', /文件里没有.*签订合作协议的单位的“备案情况”.*这几栏保持原样/);
});

test('功能另有名称的办法：没有改过的没有不同；改了的勾按它的名称读', async () => {
  const names: Readonly<Record<string, string>> = { innovation: '技术开发', digitalisation: '数字化应用' };
  const functions = serviceFunctions.map((one) => ({ ...one, label: names[one.key] ?? one.label }));
  const of = { ...content(), values: { ...content().values, functions: ['innovation', 'training'] } };
  const data = { ...dataOf(of), titled: { ...official, functions } };
  const bytes = await renderDocx(annex2(data));
  const back = async (file: Uint8Array) => {
    const read = await readAnnex2(file, { functions });
    return read.kind === 'read'
      ? annex2Changes(read, { content: of, printed: annex2Text(data), functions }).changes
      : assert.fail(read.reason);
  };
  assert.deepEqual(await back(bytes), []);
  const ticked = rewritten(bytes, [['□数字化应用', '■数字化应用']]);
  assert.deepEqual(inShort(await back(ticked)), [['functions', ['innovation', 'training', 'digitalisation']]]);
});

test('改三项、一个勾、一行：恰好是这五处，本系统和 LibreOffice 存的一样', async () => {
  const words = [
    ['330096', '330029'],
    ['南昌高新区行政审批局', '南昌市行政审批局'],
    ['>1,200.00', '>1,500.5'],
    ['江西赣鄱产业投资集团有限公司</w:t>', '江西赣鄱产业控股集团有限公司</w:t>'],
  ] as const;
  const wanted = [
    ['issuer', '南昌市行政审批局'],
    ['postcode', '330029'],
    ['registeredCapital', '1500.5'],
    ['functions', ['innovation', 'quality', 'consulting', 'startup', 'training']],
    ['investors', { name: '江西赣鄱产业控股集团有限公司' }],
  ];
  const here = await printedHere();
  const text = strFromU8(unzipSync(here)['word/document.xml'] ?? new Uint8Array());
  const capital = text.includes('>1,200.00万元')
    ? words
    : words.map(([was, is]) => [was.replace('>1,200.00', '1,200.00万元'), is.replace('>1,500.5', '1,500.5万元')] as const);
  for (const bytes of [
    rewritten(here, [...capital, ['□质量管理', '■质量管理']]),
    rewritten(byLibreOffice, [...capital, ['□质量管理', '☑质量管理']]),
  ])
    assert.deepEqual(
      inShort((await offered(bytes)).changes).toSorted(([a], [b]) => String(a).localeCompare(String(b))),
      wanted.toSorted(([a], [b]) => String(a).localeCompare(String(b))),
    );
});

test('行多了、少了、改了：逐行对上，别的行不动；空白了的一项也列出；填错的说出来', async () => {
  const mine = content();
  const products = mine.tables.products ?? [];
  const theirs: Content = {
    values: { ...mine.values, website: null, postcode: '33002' },
    tables: {
      ...mine.tables,
      agreements: (mine.tables.agreements ?? []).slice(1),
      products: [
        ...products.slice(0, 1),
        { id: 'n', cells: { product: '数字化诊断', enterprises: 12, persons: 30, income: '8.5', satisfaction: '99' } },
        ...products.slice(1),
      ],
    },
  };
  const { changes } = await offered(await printedHere(theirs), mine);
  assert.deepEqual(
    changes.map((one) => (one.kind === 'value' ? one.path : [one.table, one.rowId, one.behind, one.after === null])),
    ['postcode', 'website', ['products', null, products[0]?.id, false], ['agreements', mine.tables.agreements?.[0]?.id, null, true]],
  );
  assert.match(changes[0]?.faults.join() ?? '', /邮编/);
});

test('遮盖过的个人信息不读；别的文件、别的格式说明为什么', async () => {
  const masked = rewritten(await printedHere(), [['13900000001', '139****0001']]);
  assert.deepEqual(await offered(masked), { changes: [], masked: 1 });
  const word = (body: string) =>
    zipSync({
      '[Content_Types].xml': strToU8('<Types/>'),
      'word/document.xml': strToU8(`<w:document><w:body>${body}</w:body></w:document>`),
    });
  const refused = async (bytes: Uint8Array) => {
    const read = await readAnnex2(bytes);
    return read.kind === 'refused' ? read.reason : assert.fail('读了');
  };
  assert.match(
    await refused(word('<w:tbl><w:tr><w:tc><w:p><w:r><w:t>邮编：330000</w:t></w:r></w:p></w:tc></w:tr></w:tbl>')),
    /没有附件2申请表的各栏/,
  );
  assert.match(await refused(strToU8('序号,单位性质')), /\.docx/);
  assert.match(await refused(new Uint8Array()), /0 字节/);
});

test('报告二至八、续写的一段、勾在名称后面的、栏名与内容分两格的，都读得到', async () => {
  const parts = strFromU8(unzipSync(await printedHere())['word/document.xml'] ?? new Uint8Array());
  const last = '2024年以来累计获得各级财政扶持80万元，全部用于公益性服务活动和仪器设备更新。';
  assert.equal(parts.split(last).length, 2);
  const longer = rewritten(await printedHere(), [[last, `${last}2026年继续。`]]);
  assert.deepEqual(inShort((await offered(longer)).changes), [['narrative7', `${last}2026年继续。`]]);
  const said = saidInAnnex2({
    rows: [
      ['邮　编', '330029', '网址：', ''],
      ['法定代表人', '魏赟', '身份证号：护照 E12345678', '手机', '13900000001'],
      ['联系人：陈玥璟', '手 机：13900000002'],
      ['信息查询（√） 技术创新（ ） 质量管理（√）'],
      ['6、得到政府扶持的情况', '无'],
      ['六、得到政府扶持的情况', '2025年\n50万元'],
      ['服务场地面积 900 平方米,(其中:自有 ____ 平方米,租用 900 平方米)'],
    ],
    outside: '',
  });
  assert.deepEqual(Object.fromEntries(said), {
    postcode: '330029',
    website: '',
    legalRepresentative: '魏赟',
    legalIdKind: '护照',
    legalIdNumber: 'E12345678',
    legalMobile: '13900000001',
    contactName: '陈玥璟',
    contactMobile: '13900000002',
    functions: '信息查询、质量管理',
    governmentSupport: '2025年\n50万元',
    premisesOwned: '',
    premisesRented: '900',
  });
});
