import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { TableForm } from '../core/annexes/field.ts';
import { tableAt } from '../core/annexes/form.ts';
import type { Intake, ReadRow } from '../core/sheet/intake.ts';
import { heads, row, xlsx } from './corpus.ts';
import { readSheets } from './read-sheets.ts';

const served = tableAt('served') as TableForm;
const fixture = (name: string): Uint8Array => readFileSync(new URL(`../../test/fixtures/sheets/${name}`, import.meta.url));

type Read = Extract<Intake, { kind: 'read' }>;
async function read(bytes: Uint8Array, name = '名单.xlsx', table: TableForm = served): Promise<Read> {
  const intake = await readSheets(bytes, name, { table });
  assert.equal(intake.kind, 'read', intake.kind === 'refused' ? intake.reason : '');
  return intake as Read;
}
const names = (intake: Read): unknown[] => intake.rows.map(({ cells }) => cells.enterprise);
const brief = (intake: Read): string[] => intake.faults.map((one) => `${one.row} ${one.column} ${one.rule}`);
const first = (intake: Read): ReadRow['cells'] => intake.rows[0]?.cells ?? {};
const list = [[...heads], row(1), row(2, { 满意: null, 不满意: '√' }), row(3, { 满意: null })];
const expected = [
  {
    row: 2,
    cells: {
      enterprise: '江西第1机械有限公司',
      contact: '赵伟',
      position: '总经理',
      mobile: '13800000001',
      service: '管理咨询',
      satisfied: true,
    },
  },
  {
    row: 3,
    cells: {
      enterprise: '江西第2机械有限公司',
      contact: '赵伟',
      position: '总经理',
      mobile: '13800000002',
      service: '管理咨询',
      satisfied: false,
    },
  },
  {
    row: 4,
    cells: {
      enterprise: '江西第3机械有限公司',
      contact: '赵伟',
      position: '总经理',
      mobile: '13800000003',
      service: '管理咨询',
      satisfied: null,
    },
  },
];

test('a foreign workbook with titles, merged two-row header, full width, blank row, total and note', async () => {
  const intake = await read(fixture('messy.xlsx'));
  assert.deepEqual(intake.header, {
    firstRow: 4,
    rows: 2,
    columns: [
      { key: 'enterprise', part: 'value', letter: 'B', label: '服务企业名称' },
      { key: 'contact', part: 'value', letter: 'C', label: '企业联系人' },
      { key: 'position', part: 'value', letter: 'D', label: '职务' },
      { key: 'mobile', part: 'value', letter: 'E', label: '手机' },
      { key: 'service', part: 'value', letter: 'F', label: '服务内容简述' },
      { key: 'satisfied', part: 'satisfied', letter: 'G', label: '服务满意度/满意' },
      { key: 'satisfied', part: 'dissatisfied', letter: 'H', label: '服务满意度/不满意' },
    ],
    others: [{ letter: 'I', label: '服务日期' }],
    made: [],
    missing: [],
  });
  assert.deepEqual(
    intake.rows.map(({ row, cells }) => [row, cells.enterprise, cells.contact, cells.mobile, cells.satisfied]),
    [
      [6, '江西智联科技有限公司', '赵伟', '13800000001', true],
      [7, '江西恒信机械有限公司', '钱芳', '13900000022', true],
      [9, '江西众创食品有限公司', '孙娜', '13800000003', false],
      [10, '江西赣鄱新材有限公司', '李静', '13800000004', true],
      [11, '江西赣鄱新材有限公司', '李静', '13800000005', true],
    ],
  );
  assert.deepEqual(brief(intake), ['11  隐藏行', '11 B 服务企业名称 重复']);
  assert.match(intake.faults[1]?.message ?? '', /第10行/);
  assert.deepEqual(
    intake.skipped.map((one) => [one.row, one.why.slice(0, 2)]),
    [
      [8, '空行'],
      [12, '合计'],
      [13, '注释'],
    ],
  );
});

test('HTML and GBK text under the name of .xls and .csv', async () => {
  assert.deepEqual(first(await read(fixture('fake_html.xls'), 'fake_html.xls')).enterprise, '江西智联科技');
  const csv = await read(fixture('gbk.csv'), 'gbk.csv');
  assert.deepEqual(
    csv.rows.map(({ row, cells }) => [row, cells.enterprise, cells.mobile]),
    [
      [2, '江西智联,科技', '13800000001'],
      [3, '赣鄱 新材', '13800000002'],
    ],
  );
  assert.deepEqual(brief(csv), ['1 企业联系人 缺列', '1 服务内容简述 缺列']);
});

test('a quoted line break is one row, blank lines count, ="…" is text, a formula in text has no value', async () => {
  const lines = [
    '企业名称,联系人,手机,服务内容',
    '"江西甲\n公司",张三,="13800000001",a',
    '',
    '江西乙公司,李四,"=""13800000002""",b',
    '=A2&"x",王五,13800000003,c',
    '江西丁公司,王五,=E1,c',
  ];
  const intake = await read(Buffer.from(lines.join('\n')), '名单.csv');
  assert.deepEqual(
    intake.rows.map(({ row, cells }) => [row, cells.enterprise, cells.mobile]),
    [
      [2, '江西甲公司', '13800000001'],
      [4, '江西乙公司', '13800000002'],
      [6, '江西丁公司', null],
    ],
  );
  assert.deepEqual(brief(intake), ['5 A 企业名称 公式', '6 C 手机 公式']);
  assert.deepEqual(
    intake.skipped.map((one) => one.row),
    [3, 5],
  );
});

test('手机 as people write it, and as it can not be', async () => {
  const numbers = [
    13_800_000_001,
    '+86 138-0000-0002',
    '１３８００００ ０００３',
    '0086 13800000004',
    "'13800000005",
    '138 0000 0006\u200b',
    1.38e10,
    '13800000007.0',
  ];
  const good = await read(await xlsx({ rows: [[...heads], ...numbers.map((手机, i) => row(i + 1, { 手机 }))] }));
  assert.deepEqual(
    good.rows.map(({ cells }) => cells.mobile),
    ['13800000001', '13800000002', '13800000003', '13800000004', '13800000005', '13800000006', '13800000000', '13800000007'],
  );
  assert.deepEqual(good.faults, []);
  const doubtful = ['1.39E+10', '0791-88888888', '1380000000', '13800000001/13900000002', '无'];
  const bad = await read(await xlsx({ rows: [[...heads], ...doubtful.map((手机, i) => row(i + 1, { 手机 }))] }));
  assert.deepEqual(
    bad.rows.map(({ cells }) => cells.mobile),
    [...doubtful.slice(0, 4), null],
  );
  assert.deepEqual(brief(bad), ['2 E 手机 科学计数', '3 E 手机 手机', '4 E 手机 手机', '5 E 手机 手机', '6 E 手机 必填']);
  assert.match(bad.faults[0]?.message ?? '', /末几位已丢失/);
  assert.match(bad.faults[1]?.message ?? '', /固定电话/);
});

test('满意 and 不满意 as ticks: each usual mark, both, none, neither word', async () => {
  for (const mark of ['√', '✓', '✔', '是', '1', 1, 'Y', 'y', '■', '☑', true, '满意', ' √ '])
    assert.equal(first(await read(await xlsx({ rows: [[...heads], row(1, { 满意: mark })] }))).satisfied, true, String(mark));
  for (const mark of ['√', '不满意', '1', '■'])
    assert.equal(first(await read(await xlsx({ rows: [[...heads], row(1, { 满意: null, 不满意: mark })] }))).satisfied, false, mark);
  const of = async (满意: string | null, 不满意: string | null) => {
    const intake = await read(await xlsx({ rows: [[...heads], row(1, { 满意, 不满意 })] }));
    return [first(intake).satisfied, ...brief(intake)];
  };
  assert.deepEqual(await of('√', '√'), [null, '2 H 不满意 服务满意度']);
  assert.deepEqual(await of(null, null), [null]);
  assert.deepEqual(await of('□', '☑'), [false]);
  assert.deepEqual(await of('√', '×'), [true]);
  assert.deepEqual(await of('×', null), [null, '2 G 满意 服务满意度']);
  assert.deepEqual(await of('还行', null), [null, '2 G 满意 服务满意度']);
  assert.deepEqual(await of('○', null), [null, '2 G 满意 服务满意度']);
});

test('满意度 in one column', async () => {
  const one = async (said: string | number | null) => {
    const intake = await read(
      await xlsx({
        rows: [
          ['企业名称', '联系人', '手机', '服务内容', '服务满意度'],
          ['江西甲公司', '张三', '13800000001', 'a', said],
        ],
      }),
    );
    return [first(intake).satisfied, ...brief(intake)];
  };
  assert.deepEqual(await one('满意'), [true]);
  assert.deepEqual(await one('非常满意'), [true]);
  assert.deepEqual(await one('不满意'), [false]);
  assert.deepEqual(await one(null), [null]);
  assert.deepEqual(await one('基本满意'), [null, '2 E 服务满意度 服务满意度']);
  assert.deepEqual(await one(95), [null, '2 E 服务满意度 服务满意度']);
});

test('a row without an enterprise is a fault and is said to be left out; an empty cell that is required is a fault', async () => {
  const intake = await read(await xlsx({ rows: [[...heads], row(1, { 服务企业名称: null }), row(2, { 手机: null, 职务: null }), [3]] }));
  assert.deepEqual(names(intake), ['江西第2机械有限公司']);
  assert.deepEqual(brief(intake), ['2 B 服务企业名称 必填', '3 E 手机 必填']);
  assert.deepEqual(
    intake.skipped.map((one) => [one.row, one.why]),
    [
      [2, '没有“服务企业名称”，这一行没有读入'],
      [4, '只有序号，没有内容'],
    ],
  );
});

test('one enterprise twice, by width, brackets and spaces: both kept, the later names the earlier', async () => {
  const rows = ['江西甲（南昌）公司', '江西乙公司', '江西甲 (南昌) 公司', '江西甲﹙南昌﹚公司'].map((服务企业名称, i) =>
    row(i + 1, { 服务企业名称 }),
  );
  const intake = await read(await xlsx({ rows: [[...heads], ...rows] }));
  assert.equal(intake.rows.length, 4);
  assert.deepEqual(
    intake.faults.map((one) => [one.row, one.rule, /第(\d+)行/.exec(one.message)?.[1]]),
    [
      [4, '重复', '2'],
      [5, '重复', '2'],
    ],
  );
});

test('what is no data is told with its reason: repeated header, title, subtotal, group, example, note and its lines', async () => {
  const wide = (value: string) => [value, ...Array.from({ length: 7 }, () => null)];
  const rows = [
    wide('上一年度服务中小企业名单'),
    [...heads],
    row(0, { 序号: '例', 服务企业名称: '江西样例有限公司' }),
    row(1),
    wide('一、制造业企业'),
    row(2),
    wide('小计'),
    wide('上一年度服务中小企业名单'),
    [...heads],
    row(3),
    wide('二、软件业企业'),
    row(4, { 服务企业名称: '合计通（江西）科技有限公司', 序号: null }),
    wide('合 计：4家'),
    wide('注：1.实际服务4家企业。'),
    wide('2.名单必须120家以上。'),
    wide('填报人：张三    联系电话：0791-88888888'),
  ];
  const merges = [0, 10].map((at) => ({ startRow: at, startCol: 0, endRow: at, endCol: 7 }));
  const intake = await read(await xlsx({ rows, merges }));
  assert.deepEqual(
    intake.rows.map((one) => one.row),
    [4, 6, 10, 12],
  );
  assert.deepEqual(intake.faults, []);
  assert.deepEqual(
    intake.skipped.map((one) => `${one.row} ${one.why.slice(0, 4)}`),
    [
      '3 填写示例',
      '5 分组标题',
      '7 小计行',
      '8 重复的标',
      '9 重复的表',
      '11 整行合并',
      '13 合计行',
      '14 注释或填',
      '15 注释的续',
      '16 注释或填',
    ],
  );
});

test('an enterprise merged over the rows of its contacts stands in each of them', async () => {
  const rows = [[...heads], row(1), row(2, { 服务企业名称: null }), row(3)];
  const intake = await read(await xlsx({ rows, merges: [{ startRow: 1, startCol: 1, endRow: 2, endCol: 1 }] }));
  assert.deepEqual(names(intake), ['江西第1机械有限公司', '江西第1机械有限公司', '江西第3机械有限公司']);
  assert.deepEqual(brief(intake), ['3 B 服务企业名称 重复']);
});

test('three header rows, columns by other names and in another order', async () => {
  const rows = [
    ['名单', null, null, null, null, null],
    ['服务内容', '联系方式', null, '企业', '评价', null],
    [null, '姓名', '手机号码', '名称', '满意', '不满意'],
    [null, '（必填）', '（11位）', '（全称）', null, null],
    ['a', '张三', '13800000001', '江西甲公司', null, '√'],
  ];
  const intake = await read(await xlsx({ rows }));
  assert.deepEqual(first(intake), {
    enterprise: '江西甲公司',
    contact: '张三',
    position: null,
    mobile: '13800000001',
    service: 'a',
    satisfied: false,
  });
});

test('the sheet with the best header is taken, another list is said, hidden and blank sheets are not', async () => {
  const book = await xlsx(
    { name: '说明', rows: [['填表说明'], ['请如实填写']] },
    { name: '空', rows: [] },
    {
      name: '简',
      rows: [
        ['企业名称', '电话'],
        ['江西丙公司', '13800000003'],
      ],
    },
    { name: '名单', rows: list },
    { name: '旧', rows: list, hidden: true },
  );
  const intake = await read(book);
  assert.equal(intake.sheet, '名单');
  assert.deepEqual(intake.rows, expected);
  assert.deepEqual(
    intake.faults.map((one) => [one.sheet, one.rule]),
    [['简', '其他工作表']],
  );
});

test('a formula is never run: its stored result is the value, without one it is a fault', async () => {
  const cells = new Map([
    ['1,1', { formula: 'A1&"公司"', formulaResult: '江西甲公司' }],
    ['2,4', { formula: 'VLOOKUP(A1,B:C,2,0)' }],
    ['3,1', { formula: 'B4' }],
  ]);
  const intake = await read(await xlsx({ rows: [[...heads], row(1), row(2), row(3)], cells }));
  assert.deepEqual(names(intake), ['江西甲公司', '江西第2机械有限公司']);
  assert.deepEqual(brief(intake), ['3 E 手机 公式', '4 B 服务企业名称 公式']);
  assert.deepEqual(
    intake.skipped.map((one) => one.row),
    [4],
  );
  assert.deepEqual(brief(await read(await xlsx({ rows: [[...heads], row(1, { 手机: '#REF!' })] }))), ['2 E 手机 公式']);
});

test('no header: what was looked for and what stands there', async () => {
  const intake = await readSheets(await xlsx({ rows: [['江西甲公司', '张三', '13800000001']] }), 'x.xlsx', { table: served });
  assert.equal(intake.kind, 'refused');
  assert.match(intake.kind === 'refused' ? intake.reason : '', /没有找到表头.*“服务企业名称”.*“手机”.*江西甲公司、张三/);
});

test('two lists side by side: the second is not dropped in silence', async () => {
  const half = ['企业名称', '联系人', '手机', '服务内容'];
  const intake = await read(
    await xlsx({
      rows: [
        [...half, ...half],
        ['江西甲公司', '张三', '13800000001', 'a', '江西乙公司', '李四', '13800000002', 'b'],
      ],
    }),
  );
  assert.deepEqual(names(intake), ['江西甲公司']);
  assert.deepEqual(
    brief(intake),
    ['E 企业名称', 'F 联系人', 'G 手机', 'H 服务内容'].map((one) => `1 ${one} 重复的列`),
  );
});

test('a signature below the list is no enterprise', async () => {
  const rows = [[...heads], row(1), [null, null, null, null, null, '某某中心（盖章）'], [null, null, null, null, null, '2026年3月10日']];
  const intake = await read(await xlsx({ rows }));
  assert.deepEqual(intake.faults, []);
  assert.deepEqual(
    intake.skipped.map((one) => one.why.slice(0, 2)),
    ['落款', '落款'],
  );
});
