import assert from 'node:assert/strict';
import { test } from 'node:test';
import { equipmentTable } from '../core/annexes/annex3.ts';
import type { TableForm } from '../core/annexes/field.ts';
import { tableAt } from '../core/annexes/form.ts';
import { readCell } from '../core/sheet/cell.ts';
import type { Raw } from '../core/sheet/grid.ts';
import { rawXlsx, rowXml, sheetXml, xlsx } from './corpus.ts';
import { readSheets } from './read-sheets.ts';

const setting = { epoch1904: false, inYuan: false };
function of(table: string, key: string, raw: Raw, more: Partial<typeof setting> = {}): unknown[] {
  const field = tableAt(table)?.columns[key];
  assert.ok(field);
  const { value, faults } = readCell(field, raw, { ...setting, ...more });
  return [value, ...faults.map((one) => one.rule)];
}
const readAs = async (table: string, bytes: Uint8Array) => {
  const intake = await readSheets(bytes, '表.xlsx', { table: tableAt(table) as TableForm });
  assert.equal(intake.kind, 'read', JSON.stringify(intake));
  return intake.kind === 'read' ? intake : assert.fail();
};

test('购买时间 as people write it: serials of both epochs, 2023.5, 2023年5月', () => {
  const bought = (raw: Raw, more = {}) => of('equipment', 'boughtOn', raw, more);
  for (const raw of ['2023.5', 2023.5, '2023年5月', '2023-05', '2023/5', '２０２３年０５月', '202305', 202_305])
    assert.deepEqual(bought(raw), ['2023-05'], String(raw));
  for (const raw of [45_047, '45047', 45_047.75, '2023-05-01', '2023年5月1日', '20230501', '2023-05-01T08:30:00'])
    assert.deepEqual(bought(raw), ['2023-05-01'], String(raw));
  assert.deepEqual(bought(43_585, { epoch1904: true }), ['2023-05-01']);
  assert.deepEqual(bought(2023), ['2023']);
  assert.deepEqual(bought(2023.1), ['2023.1', '日期']);
  assert.deepEqual(bought('2023.1'), ['2023-01']);
  assert.deepEqual(bought('2023年13月'), ['2023年13月', '年月']);
  assert.deepEqual(bought('去年'), ['去年', '年月']);
});

test('购买价格 in 万元; in 元 it is converted exactly', () => {
  assert.deepEqual(of('equipment', 'price', 12.3), ['12.3']);
  assert.deepEqual(of('equipment', 'price', 0.1 + 0.2), ['0.3']);
  assert.deepEqual(of('equipment', 'price', '１,２００.５０万元'), ['1200.50']);
  assert.deepEqual(of('equipment', 'price', '约12'), ['约12', '约数']);
  assert.deepEqual(of('equipment', 'price', '85,000元'), ['8.5']);
  assert.deepEqual(of('equipment', 'price', '￥8.5万元', { inYuan: true }), ['8.5']);
  assert.deepEqual(of('equipment', 'price', '260平方米'), ['260平方米', '单位']);
  assert.deepEqual(of('equipment', 'price', -1), ['-1', '不小于零']);
  assert.deepEqual(of('equipment', 'price', '125,000元', { inYuan: true }), ['12.5']);
});

test('an amount in 元 with more decimals of 万元 than the form takes is rounded half up, with a note and no fault', () => {
  const priced = (raw: number | string) => readCell(equipmentTable.columns.price, raw, { epoch1904: false, inYuan: true });
  const note = (typed: string, exact: string, cut: string) =>
    `购买价格“${typed}”折合${exact}万元，按四舍五入保留2位小数为${cut}万元，请核对`;
  assert.deepEqual(priced(151_789), {
    value: '15.18',
    faults: [],
    notes: [{ rule: '换算', message: note('151789元', '15.1789', '15.18') }],
  });
  assert.deepEqual(priced(12_345).notes, [{ rule: '换算', message: note('12345元', '1.2345', '1.23') }]);
  assert.deepEqual(priced('12,350元').notes, [{ rule: '换算', message: note('12,350元', '1.235', '1.24') }]);
  assert.deepEqual(priced(12_300), { value: '1.23', faults: [], notes: [] });
});

test('numbers, years, shares and texts of the other tables', () => {
  assert.deepEqual(of('equipment', 'quantity', '3台'), [3]);
  assert.deepEqual(of('equipment', 'quantity', 2.5), ['2.5', '整数']);
  assert.deepEqual(of('operation', 'year', '2024年度'), [2024]);
  assert.deepEqual(of('operation', 'year', 2024), [2024]);
  assert.deepEqual(of('investors', 'share', '60%'), ['60']);
  assert.deepEqual(of('staff', 'name', '张　 三'), ['张三']);
  assert.deepEqual(of('staff', 'name', 'John Smith'), ['John Smith']);
  assert.deepEqual(of('staff', 'contact', 7_918_888_8888), ['79188888888']);
  assert.deepEqual(of('staff', 'contact', '1.39E+10'), ['1.39E+10', '科学计数']);
  assert.deepEqual(of('staff', 'contact', 3.60102e17), ['360102000000000000', '科学计数']);
  assert.deepEqual(of('staff', 'school', '江西大学\n机械工程'), ['江西大学机械工程']);
  assert.deepEqual(of('served', 'service', `${'长'.repeat(1001)}`).slice(1), ['字数']);
  assert.deepEqual(of('served', 'service', '坏\ufffd字'), ['坏\ufffd字', '乱码']);
});

test('附件3: a column in 元 is converted and said so', async () => {
  const rows = [
    ['名称', '数量', '购买价格（元）', '购置日期', '备注'],
    ['三坐标测量机', 2, 1_250_000, new Date(Date.UTC(2023, 4, 1)), null],
    ['合计', 2, 1_250_000],
  ];
  const intake = await readAs('equipment', await xlsx({ rows }));
  assert.deepEqual(intake.rows, [
    { row: 2, cells: { name: '三坐标测量机', quantity: 2, price: '125', boughtOn: '2023-05-01', note: null } },
  ]);
  assert.deepEqual(
    intake.notes.map((one) => [one.row, one.column, one.rule]),
    [[1, 'C 购买价格（元）', '单位']],
  );
  assert.deepEqual(intake.faults, []);
  const titled = await readAs(
    'equipment',
    await xlsx({ rows: [['设备清单'], ['单位：元'], ['名称', '数量', '购买价格'], ['三坐标测量机', 2, 1_250_000]] }),
  );
  assert.equal(titled.rows[0]?.cells.price, '125');
  const official = await readAs(
    'equipment',
    await xlsx({ rows: [['单位：台(套)、万元'], ['名称', '数量', '购买价格'], ['三坐标测量机', 2, 125]] }),
  );
  assert.equal(official.rows[0]?.cells.price, '125');
});

test('附件4: two header rows, 学历情况 over 学历', async () => {
  const rows = [
    ['序号', '姓名', '年龄', '学历情况', null, '技术职称情况', null, '在服务平台工作年限', '岗位', '联系方式'],
    [null, null, null, '学历', '毕业院校及专业', '职称等级', '评定部门', null, null, null],
    [1, '张三', 35, '本科', '江西大学机械', '中级', '省人社厅', 3.5, '经理', 13_800_000_001],
  ];
  const merges = [3, 5].map((startCol) => ({ startRow: 0, startCol, endRow: 0, endCol: startCol + 1 }));
  const intake = await readAs('staff', await xlsx({ rows, merges }));
  assert.deepEqual(intake.rows[0]?.cells, {
    name: '张三',
    age: 35,
    education: '本科',
    school: '江西大学机械',
    titleLevel: '中级',
    titleBody: '省人社厅',
    years: '3.5',
    post: '经理',
    contact: '13800000001',
  });
  assert.deepEqual(intake.faults, []);
});

test('percentages by their number format, dates of a 1904 workbook, a prefixed namespace', async () => {
  const styled = await xlsx({
    rows: [
      ['股东名称', '性质', '出资比例'],
      ['江西甲公司', '民营', 0.6],
    ],
    cells: new Map([['1,2', { style: { numFmt: '0.00%' } }]]),
  });
  assert.equal((await readAs('investors', styled)).rows[0]?.cells.share, '60');
  const body = sheetXml(
    `${rowXml(1, ['名称', '数量', '价格', '购买时间'])}<row r="2"><c r="A2" t="inlineStr"><is><t>钻床</t></is></c><c r="B2"><v>1</v></c><c r="C2"><v>2</v></c><c r="D2"><v>43585</v></c></row>`,
  );
  const workbook =
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr date1904="1"/><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>';
  assert.equal((await readAs('equipment', rawXlsx(body, { 'xl/workbook.xml': workbook }))).rows[0]?.cells.boughtOn, '2023-05-01');
  const prefixed = body.replace('xmlns=', 'xmlns:x=').replace(/<(\/?)(worksheet|sheetData|row|c|v|is|t)\b/g, '<$1x:$2');
  assert.equal((await readAs('equipment', rawXlsx(prefixed))).rows[0]?.cells.name, '钻床');
});

test('附件4: 毕业院校 may be 无, a title too; the other columns are answers that are missing', () => {
  assert.deepEqual(of('staff', 'school', '无'), ['无']);
  assert.deepEqual(of('staff', 'school', '待补'), [null, '必填']);
  assert.deepEqual(of('staff', 'titleLevel', '无'), ['无']);
  assert.deepEqual(of('staff', 'education', '无'), [null, '必填']);
  assert.deepEqual(of('staff', 'post', '/'), [null, '必填']);
});
