import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { TableForm } from '../core/annexes/field.ts';
import { tableAt } from '../core/annexes/form.ts';
import { heads, row, xlsx } from './corpus.ts';
import { column, faults, file, list, notes, read } from './corpus-fieldcases.ts';
import { readSheets } from './read-sheets.ts';

// Lists as they came: persons, phones, figures and headings, and files that must go on being read as they are.

test('two contacts in one cell are told apart where their phones stand beside them, and never fused', async () => {
  const intake = await read(file('two-contacts.xlsx'));
  const [one] = intake.rows;
  assert.deepEqual([one?.cells.contact, one?.cells.position, one?.cells.mobile], ['王小样', '经理', '13800000001']);
  assert.deepEqual(intake.faults, []);
  assert.deepEqual(notes(intake), ['2 C 企业联系人 一格多人', '2 E 手机 一格多人', '2 D 职务 一格多人']);
  assert.match(intake.notes[0]?.message ?? '', /一格里有2位联系人，按第一位读入，另外1位的企业联系人没有读入/);
  assert.doesNotMatch(intake.notes.map(({ message }) => message).join(), /王小样|李小例|1380|1390/);
});

test('two contacts beside one phone, or with a stroke or a gap between them, are a fault of the cell; one name in pieces is one name', async () => {
  for (const [said, kept] of [
    ['王小样\n李小例', '王小样、李小例'],
    ['王小样/李小例', '王小样、李小例'],
    ['王小样、李小例', '王小样、李小例'],
    ['王小样 李小例', '王小样、李小例'],
    ['王小样　李小例；赵大样', '王小样、李小例、赵大样'],
    ['王小样 经理', '王小样、经理'],
  ] as const) {
    const intake = await list(row(1, { 企业联系人: said, 职务: '经理\n主任' }));
    assert.deepEqual([intake.rows[0]?.cells.contact, intake.rows[0]?.cells.position], [kept, '经理、主任'], said);
    assert.deepEqual(faults(intake), ['2 C 企业联系人 一格多人'], said);
  }
  for (const [said, kept] of [
    ['张　三', '张三'],
    ['王小\n样', '王小样'],
    ['欧阳 小明', '欧阳小明'],
    ['王小样 女士', '王小样女士'],
    ['阿卜杜·\n热西提', '阿卜杜·热西提'],
    ['John Smith', 'John Smith'],
  ] as const) {
    const intake = await list(row(1, { 企业联系人: said, 职务: '副总\n经理' }));
    assert.deepEqual([intake.rows[0]?.cells.contact, intake.rows[0]?.cells.position], [kept, '副总经理'], said);
    assert.deepEqual(intake.faults, [], said);
  }
  const apart = await list(row(1, { 企业联系人: '王小样/李小例', 手机: '138-0000-0001、13900000002' }));
  assert.deepEqual([apart.rows[0]?.cells.contact, apart.rows[0]?.cells.mobile], ['王小样', '13800000001']);
  const staff = await read(
    await xlsx({
      rows: [
        ['姓名', '年龄', '学历'],
        ['王小样\n李小例', 35, '本科'],
      ],
    }),
    'staff',
  );
  assert.ok(faults(staff).includes('2 A 姓名 一格多人'));
});

test('what stood in a hidden column is said: the visible one is read before it, it is read where it is the only one', async () => {
  const intake = await read(file('hiddencol.xlsx'));
  assert.deepEqual(column(intake, 'mobile'), ['13911111111']);
  assert.deepEqual([faults(intake), notes(intake)], [[], ['1 D 手机 隐藏的列']]);
  assert.match(intake.notes[0]?.message ?? '', /D列“手机”在表中是隐藏的，没有读取/);
  const only = await read(
    await xlsx({
      rows: [
        [...heads, '备注'],
        [...row(1), '欠款'],
      ],
      columns: [{}, {}, {}, {}, { hidden: true }, {}, {}, {}, { hidden: true }],
    }),
  );
  assert.deepEqual(column(only, 'mobile'), ['13800000001']);
  assert.deepEqual([faults(only), notes(only)], [['1 E 手机 隐藏的列'], ['1 I 备注 隐藏的列']]);
});

test('phones as people write them: none is cut or joined, each doubtful one is a fault of its cell', async () => {
  const intake = await read(file('phones.xlsx'));
  const wrong = intake.faults.map((one) => one.row);
  assert.deepEqual(wrong, [8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 19, 22]);
  for (const { row: at, cells } of intake.rows) if (!wrong.includes(at)) assert.match(String(cells.mobile), /^1[3-9]\d{9}$/);
  assert.match(intake.faults.find((one) => one.row === 13)?.message ?? '', /像是2个号码，这里只能填一个/);
});

test('annex 3: days as people write them are months or days, and what is no day keeps its text with a fault', async () => {
  const intake = await read(file('annex3-dates.xlsx'), 'equipment');
  assert.deepEqual(column(intake, 'boughtOn'), [
    ...['2023-05', '2023-05', '23.5.1', '23-05', '5/1/2023', '2023-05-01', '2023-05-01', 'May-23', '2023年第二季度', '2023年5月至6月'],
    ...['2023-05', '2023-05', '2023', '2023-01-01', '2023-05-01', '2023年2月30日', '民国112年', '2023-05', '2023-05', '2023-05'],
  ]);
  assert.deepEqual(
    intake.faults.map(({ row: at, rule }) => `${at} ${rule}`),
    [4, 5, 6, 9, 10, 11, 17, 18].map((at) => `${at} 年月`),
  );
});

test('annex 3: prices in their units; 元 in a column of 万元 is converted and said, what is too small for it is a fault', async () => {
  const intake = await read(file('annex3-prices.xlsx'), 'equipment');
  assert.deepEqual(column(intake, 'price'), [
    ...['2.5', '2.5', '2.5', '¥2.5', '2.5', '2,5', '2.50', '约2.5', '2.5-3', '25000'],
    ...['2.5', '0.85', null, '免费', null, '8.5万元/台', '1e3', '2.5万/套', '25000.00', '$100'],
  ]);
  assert.deepEqual(
    intake.faults.map(({ row: at, rule }) => `${at} ${rule}`),
    ['5 单位', '7 数字', '9 约数', '10 数字', '14 必填', '15 数字', '16 必填', '17 单位', '18 数字', '19 单位', '21 单位'],
  );
  assert.match(intake.faults[0]?.message ?? '', /“¥2.5”不足0.01万元，请核对单位/);
  assert.deepEqual(
    intake.notes.map(({ row: at, rule }) => `${at} ${rule}`),
    ['4 换算', '6 换算', '11 数量级', '20 数量级'],
  );
});

test('annex 3: quantities with their counters', async () => {
  const intake = await read(file('annex3-quantity.xlsx'), 'equipment');
  assert.deepEqual(column(intake, 'quantity'), [1, 1, 1, 1, 1, 1, 1, '2-3', '若干', '1批', 1, 2, 1000, '10+', '-1', 0, '1.5', 1]);
  assert.deepEqual(
    intake.faults.map((one) => one.value),
    ['2-3', '若干', '1批', '10+', '-1', '1.5'],
  );
});

test('annex 4: ages, years and phones as people write them', async () => {
  const intake = await read(file('annex4.xlsx'), 'staff');
  assert.deepEqual(column(intake, 'age'), [35, '1988.5', 35, 35, 35, 35]);
  assert.deepEqual(column(intake, 'years'), ['10', '10', '3.5', '0.5', '2015年起', '5']);
  assert.deepEqual(column(intake, 'contact').slice(2), ['13800000001/13900000002', '+85291234567', '+85291234567', '微信 abc123']);
  const wrong = faults(intake).filter((one) => !one.endsWith('必填'));
  assert.deepEqual(wrong, ['3 C 年龄 整数', '6 H 从业年限 单位', '7 J 联系方式 电话']);
});

test('headings as people write them: name and post in one column are told apart, columns not known are said', async () => {
  const joint = await read(file('headnames.xlsx'));
  const [one] = joint.rows;
  assert.deepEqual([one?.cells.contact, one?.cells.position, one?.cells.mobile], ['王小样', '总经理', '13800000001']);
  assert.deepEqual([one?.cells.service, one?.cells.satisfied, faults(joint), joint.header.missing], ['管理咨询', true, [], []]);
  for (const name of ['headnames2.xlsx', 'headnames3.xlsx']) {
    const intake = await read(file(name));
    const { enterprise, contact, mobile, service, satisfied } = intake.rows[0]?.cells ?? {};
    assert.deepEqual(
      [enterprise, contact, mobile, service, satisfied],
      ['江西样本1机械有限公司', '王小样', '13800000001', '管理咨询', true],
    );
    assert.deepEqual([faults(intake), intake.header.missing], [[], ['职务']]);
  }
});

test('characters that few fonts have stay as they are; ? and □ for a character that a program did not know are faults', async () => {
  const intake = await read(file('rare.xlsx'));
  assert.equal(intake.rows[0]?.cells.enterprise, '江西𬭎业有限公司');
  assert.deepEqual(column(intake, 'contact').slice(0, 4), ['㑇小样', '王䶮', '王龻', '𪚥样']);
  assert.deepEqual(column(intake, 'contact').slice(7), ['王（龙天）样', '阿卜杜·热西提', '阿卜杜•热西提', '𰻝样', '葛󠄀样']);
  assert.deepEqual(
    faults(intake),
    [6, 7, 8].map((at) => `${at} C 企业联系人 乱码`),
  );
});

test('a name of digits is none, and a phone number in place of a person is a fault', async () => {
  const intake = await read(file('numbers-as-text.xlsx'));
  assert.deepEqual(column(intake, 'mobile'), ['13800000001', '王小样']);
  assert.deepEqual(faults(intake), ['2 B 服务企业名称 名称', '2 F 服务内容简述 文字', '3 C 企业联系人 姓名', '3 E 手机 手机']);
});

test('boxes to click, formulas to other files, serials without a row, Excel’s escapes', async () => {
  const boxes = await read(file('checkbox.xlsx'));
  assert.deepEqual([column(boxes, 'satisfied'), faults(boxes)], [[true, false, null], ['4 G 满意 服务满意度']]);
  const links = await read(file('extlink.xlsx'));
  assert.deepEqual([column(links, 'mobile'), faults(links)], [['13800000001', null], ['3 E 手机 公式']]);
  const serials = await read(file('filler-serial.xlsx'));
  assert.deepEqual([serials.rows.length, serials.faults, serials.skipped.length], [2, [], 38]);
  const escapes = await read(file('escapes.xlsx'));
  assert.deepEqual(column(escapes, 'enterprise'), ['江西甲公司', '江西乙公司']);
  assert.deepEqual(column(escapes, 'service'), ['AB', '中文']);
});

for (const [name, rows] of [
  ['plain.xlsx', 8],
  ['plain.xls', 8],
  ['xls-full-last-sector.xls', 60],
  ['sharedstrings-case.xlsx', 2],
  ['mac-cr.csv', 5],
  ['tab-in-excel-unicode.txt', 5],
  ['numbers-like.xlsx', 2],
] as const)
  test(`${name}: ${rows} rows as they stand`, async () => {
    const intake = await read(file(name));
    const names = Array.from({ length: rows }, (_, i) => `江西样本${i + 1}机械有限公司`);
    assert.deepEqual(column(intake, 'enterprise'), names);
    assert.deepEqual(
      column(intake, 'mobile'),
      names.map((_, i) => String(13_800_000_001 + i)),
    );
    assert.deepEqual([faults(intake), notes(intake), intake.skipped], [[], [], []]);
    for (const { cells } of intake.rows) assert.deepEqual([cells.contact, cells.position, cells.satisfied], ['王小样', '经理', true]);
  });

test('a quoted semicolon is no end of a cell', async () => {
  const intake = await read(file('semicolon-quoted.csv'));
  assert.deepEqual([column(intake, 'service'), intake.faults], [Array(5).fill('管理;咨询 "诊断"'), []]);
});

test('a sheet that lies on its side, and a pivot table: refused with what to do', async () => {
  const reason = async (name: string): Promise<string> => {
    const intake = await readSheets(file(name), name, { table: tableAt('served') as TableForm });
    return intake.kind === 'refused' ? intake.reason : assert.fail('read');
  };
  assert.match(await reason('transposed.xlsx'), /是横着排的：栏目名称在最左一列，每家占一列。请.*转置/);
  assert.match(await reason('pivot.xlsx'), /没有找到表头.*行标签、计数项/);
});

test('every file that came in has its case', () => {
  const folder = new URL('../../test/fixtures/fieldcases/', import.meta.url);
  const here = readdirSync(new URL('.', import.meta.url)).filter((name) => name.endsWith('.test.ts'));
  const cases = here.map((name) => readFileSync(new URL(name, import.meta.url), 'utf8')).join();
  const without = readdirSync(folder).filter((name) => name !== 'README.md' && !cases.includes(`'${name}'`));
  assert.deepEqual(without, []);
});
