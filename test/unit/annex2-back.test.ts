import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { saidInAnnex2 } from '../../src/core/annexes/annex2-said.ts';
import type { Content } from '../../src/core/annexes/field.ts';
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

function offered(bytes: Uint8Array, of: Content = content()): { changes: Annex2Change[]; masked: number } {
  const read = readAnnex2(bytes);
  return read.kind === 'read' ? annex2Changes(read, { content: of, printed: annex2Text(dataOf(of)) }) : assert.fail(read.reason);
}
const inShort = (changes: readonly Annex2Change[]) =>
  changes.map((one) =>
    one.kind === 'value'
      ? [one.path, one.after]
      : [one.rowId === null ? `${one.table}+` : one.after === null ? `${one.table}-` : one.table, one.after],
  );

test('没有改过的附件2没有不同；用 LibreOffice 打开再保存的也没有', async () => {
  assert.deepEqual(offered(await printedHere()), { changes: [], masked: 0 });
  assert.deepEqual(offered(byLibreOffice), { changes: [], masked: 0 });
});

test('后面附有附加信息表的附件2没有改过，也没有不同', async () => {
  const columns = ['products', 'agreements', 'activities', 'operation', 'investors', 'otherPartners'].map(
    (table) => ({ key: 'xNote', table, label: '备案情况', kind: 'text', because: '第九条' }) as const,
  );
  const noted = ([table, rows]: [string, Content['tables'][string]]) =>
    [table, rows.map((row) => ({ ...row, cells: { ...row.cells, xNote: `${table}已备案` } }))] as const;
  const of = {
    values: { ...content().values, xBrand: '赣企通', xStory: '每月走访\n八、下一步发展设想' },
    tables: Object.fromEntries(Object.entries(content().tables).map(noted)),
  };
  const bytes = await renderDocx(annex2({ ...dataOf(of), extraFields: [...extraFields, ...columns] }));
  assert.deepEqual(offered(bytes, of), { changes: [], masked: 0 });
  const changed = rewritten(bytes, [['330096', '330029']]);
  assert.deepEqual(inShort(offered(changed, of).changes), [['postcode', '330029']]);
});

test('功能另有名称的办法：没有改过的没有不同；改了的勾按它的名称读', async () => {
  const names: Readonly<Record<string, string>> = { innovation: '技术开发', digitalisation: '数字化应用' };
  const functions = serviceFunctions.map((one) => ({ ...one, label: names[one.key] ?? one.label }));
  const of = { ...content(), values: { ...content().values, functions: ['innovation', 'training'] } };
  const data = { ...dataOf(of), titled: { ...official, functions } };
  const bytes = await renderDocx(annex2(data));
  const back = (file: Uint8Array) => {
    const read = readAnnex2(file, functions);
    return read.kind === 'read'
      ? annex2Changes(read, { content: of, printed: annex2Text(data), functions }).changes
      : assert.fail(read.reason);
  };
  assert.deepEqual(back(bytes), []);
  const ticked = rewritten(bytes, [['□数字化应用', '■数字化应用']]);
  assert.deepEqual(inShort(back(ticked)), [['functions', ['innovation', 'training', 'digitalisation']]]);
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
      inShort(offered(bytes).changes).toSorted(([a], [b]) => String(a).localeCompare(String(b))),
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
  const { changes } = offered(await printedHere(theirs), mine);
  assert.deepEqual(
    changes.map((one) => (one.kind === 'value' ? one.path : [one.table, one.rowId, one.behind, one.after === null])),
    ['postcode', 'website', ['products', null, products[0]?.id, false], ['agreements', mine.tables.agreements?.[0]?.id, null, true]],
  );
  assert.match(changes[0]?.faults.join() ?? '', /邮编/);
});

test('遮盖过的个人信息不读；别的文件、别的格式说明为什么', async () => {
  const masked = rewritten(await printedHere(), [['13900000001', '139****0001']]);
  assert.deepEqual(offered(masked), { changes: [], masked: 1 });
  const word = (body: string) =>
    zipSync({
      '[Content_Types].xml': strToU8('<Types/>'),
      'word/document.xml': strToU8(`<w:document><w:body>${body}</w:body></w:document>`),
    });
  const refused = (bytes: Uint8Array) => {
    const read = readAnnex2(bytes);
    return read.kind === 'refused' ? read.reason : assert.fail('读了');
  };
  assert.match(
    refused(word('<w:tbl><w:tr><w:tc><w:p><w:r><w:t>邮编：330000</w:t></w:r></w:p></w:tc></w:tr></w:tbl>')),
    /没有附件2申请表的各栏/,
  );
  assert.match(refused(strToU8('序号,单位性质')), /\.docx/);
  assert.match(refused(new Uint8Array()), /0 字节/);
});

test('报告二至八、续写的一段、勾在名称后面的、栏名与内容分两格的，都读得到', async () => {
  const parts = strFromU8(unzipSync(await printedHere())['word/document.xml'] ?? new Uint8Array());
  const last = '2024年以来累计获得各级财政扶持80万元，全部用于公益性服务活动和仪器设备更新。';
  assert.equal(parts.split(last).length, 2);
  const longer = rewritten(await printedHere(), [[last, `${last}2026年继续。`]]);
  assert.deepEqual(inShort(offered(longer).changes), [['narrative7', `${last}2026年继续。`]]);
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
