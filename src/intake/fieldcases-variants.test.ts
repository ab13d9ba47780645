import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import type { TableForm } from '../core/annexes/field.ts';
import { tableAt } from '../core/annexes/form.ts';
import { heads, row, written, xlsx } from './corpus.ts';
import { column, faults, list, notes, read } from './corpus-fieldcases.ts';
import { readSheets } from './read-sheets.ts';

// Further files of the kinds that came in, made to be strange: each was read wrong or without a word once.

test('more ways to say 同上; another row by its number is no answer', async () => {
  const intake = await list(
    row(1),
    row(2, { 职务: '－〃－', 服务内容简述: '如上' }),
    row(3, { 职务: '↑', 服务内容简述: '如上所述' }),
    row(4, { 企业联系人: '同第1行', 服务内容简述: '同序号2' }),
  );
  assert.deepEqual(column(intake, 'position'), Array(4).fill('总经理'));
  assert.deepEqual(column(intake, 'service'), ['管理咨询', '管理咨询', '管理咨询', null]);
  assert.deepEqual(faults(intake), ['5 C 企业联系人 必填', '5 F 服务内容简述 必填']);
  assert.equal(notes(intake).length, 4);
});

test('见附件, NaN, a bare figure are no service, a figure nobody’s name', async () => {
  const said = ['NaN', 'n.a.', '详见附件', '见附表2', '0', '45000'];
  const intake = await list(...said.map((服务内容简述, i) => row(i + 1, { 服务内容简述 })), row(9, { 企业联系人: '0' }));
  assert.deepEqual(faults(intake), [
    ...[2, 3, 4, 5].map((at) => `${at} F 服务内容简述 必填`),
    '6 F 服务内容简述 文字',
    '7 F 服务内容简述 文字',
    '8 C 企业联系人 姓名',
  ]);
});

test('见附件 in a remark stays, and a service that begins so is one', async () => {
  const equipment = await read(
    await xlsx({
      rows: [
        ['设备名称', '备注'],
        ...[
          ['天平', '详见附件3'],
          ['烘箱', '同第1行'],
          ['水浴', '/'],
        ],
      ],
    }),
    'equipment',
  );
  assert.deepEqual([column(equipment, 'note'), equipment.rows.length], [['详见附件3', '同第1行', null], 3]);
  const service = '见附件3《服务方案》，主要为企业提供管理咨询';
  const intake = await list(row(1, { 服务内容简述: service }));
  assert.deepEqual([column(intake, 'service'), faults(intake)], [[service], []]);
});

for (const name of [
  ...[
    '公司',
    '有限公司',
    '企业名称',
    '单位名称',
    '个体户',
    '个体工商户',
    '暂无名称',
    '重复',
    '已注销',
    '删除',
    '作废',
    '以下略',
    'N.A.',
    '同上（分公司）',
  ],
  ...['江西省', '南昌市', '青山湖区', '甲公司（例）', '江西样本公司（示例）'],
])
  test(`“${name}” names no enterprise`, async () => {
    const intake = await list(row(1), row(2, { 服务企业名称: name }));
    assert.deepEqual([column(intake, 'enterprise'), intake.faults.length], [['江西第1机械有限公司'], 1]);
  });

test('two enterprises in one cell, a code, an address: a fault of the cell, never fused without a word; one with its branch is one', async () => {
  for (const name of [
    '江西午样公司/江西未样公司',
    '江西午样公司\n江西未样公司',
    '江西午样公司；江西未样厂',
    '江西午样公司、江西未样商行',
    '江西午样公司和江西未样公司',
    '江西午样公司和兴国未样公司',
    '91360106MA35XXXX1X',
    'https://www.example.cn',
  ]) {
    const intake = await list(row(1, { 服务企业名称: name }));
    assert.match(faults(intake).join(), /^2 B 服务企业名称 (一格多家|名称)$/, name);
  }
  for (const name of [
    ...['江西和信公司', '江西甲和乙公司', '江西丑样公司\n（南昌分公司）', '江西癸样公司（原江西子样公司）', '南昌公司店'],
    ...['江西午样连锁有限公司和平路店', '赣州中心和谐医药有限公司', '江西午样公司\n南昌分公司'],
    // Broken by hand so that it fits the column.
    ...['江西午样集团\n有限公司', '南昌午样酒店\n管理有限公司', '江西午样厂\n有限公司'],
    ...['3M中国有限公司', '58同城信息技术有限公司', '同上文化传媒有限公司', '无锡午样公司', '待月轩餐饮店'],
    // 示范社, as ministries call a model cooperative.
    '南昌午样合作社（示范）',
  ]) {
    const intake = await list(row(1, { 服务企业名称: name }));
    assert.deepEqual([faults(intake), intake.rows.length], [[], 1], name);
  }
});

test('numbers and marks of a list before a name, title marks around it: one enterprise, and said', async () => {
  const intake = await list(
    ...['江西甲公司', '①江西甲公司', '（一）江西甲公司', '一、江西甲公司', '*江西甲公司', '《江西甲公司》', '●江西甲公司'].map(
      (服务企业名称, i) => row(i + 1, { 服务企业名称 }),
    ),
  );
  assert.deepEqual(column(intake, 'enterprise'), Array(7).fill('江西甲公司'));
  assert.deepEqual([faults(intake).length, notes(intake).length], [6, 6]);
  assert.deepEqual(column(await list(row(1, { 服务企业名称: '一品江西公司' })), 'enterprise'), ['一品江西公司']);
});

test('what is struck through is not read into a name: .xlsx and Word', async () => {
  const cells = new Map([['1,1', { richText: [{ text: '江西旧样厂', font: { strikethrough: true } }, { text: '江西新样厂' }] }]]);
  const book = await read(await xlsx({ rows: [[...heads], row(1, { 服务企业名称: '江西旧样厂江西新样厂' })], cells: cells as never }));
  assert.deepEqual(column(book, 'enterprise'), ['江西新样厂']);
  const run = (text: string, more = '') => `<w:r><w:rPr>${more}</w:rPr><w:t>${text}</w:t></w:r>`;
  const line = (...texts: string[]) => `<w:tr>${texts.map((one) => `<w:tc><w:p>${one}</w:p></w:tc>`).join('')}</w:tr>`;
  const plain = (texts: readonly string[]) => texts.map((text) => run(text));
  const body = `<w:tbl>${line(...plain(heads))}${line(
    ...[run('1'), `${run('江西旧样厂', '<w:strike/>')}${run('江西新样厂', '<w:strike w:val="0"/>')}`],
    ...plain(['张三', '经理', '13800000001', '咨询', '√', '']),
  )}</w:tbl>`;
  const word = zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': strToU8(`<w:document><w:body>${body}</w:body></w:document>`),
  });
  assert.deepEqual(column(await read(word), 'enterprise'), ['江西新样厂']);
});

test('a character made on one computer, a code point that is none: faults of the cell; ages that nobody has are asked about', async () => {
  const intake = await list(...['张\uf8ff', '李\ufffe四', '王\ue863样'].map((企业联系人, i) => row(i + 1, { 企业联系人 })));
  assert.deepEqual(faults(intake), ['2 C 企业联系人 造字', '3 C 企业联系人 乱码']);
  assert.equal(column(intake, 'contact')[2], '王䶮样');
  const staff = await read(
    await xlsx({ rows: [['姓名', '年龄', '学历'], ...[0, 15, 16, 90, 150].map((age, i) => [`样本${'甲乙丙丁戊'[i]}`, age, '本科'])] }),
    'staff',
  );
  assert.deepEqual(
    staff.notes.filter(({ rule }) => rule === '数量级').map((one) => one.row),
    [2, 3, 6],
  );
});

test('exchange files of old programs are called by their kind, not read as lines of text', async () => {
  for (const [format, what] of [
    ['dif', /DIF/],
    ['sylk', /SYLK/],
    ['rtf', /RTF/],
    ['eth', /SocialCalc/],
  ] as const) {
    const intake = await readSheets(written(format, [[...heads], row(1)]), '名单', { table: tableAt('served') as TableForm });
    assert.match(intake.kind === 'refused' ? intake.reason : '', what, format);
  }
});
