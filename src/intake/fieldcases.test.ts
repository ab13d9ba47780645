import assert from 'node:assert/strict';
import { test } from 'node:test';
import { heads, row, xlsx } from './corpus.ts';
import { column, faults, file, list, notes, read } from './corpus-fieldcases.ts';

// Lists as they came: each file was read wrong once.

test('同上 and its signs take what stands above, and say so', async () => {
  const intake = await read(file('ditto.xlsx'));
  assert.deepEqual(column(intake, 'contact'), Array(7).fill('王小样'));
  assert.deepEqual(column(intake, 'position'), ['经理', '经理', '经理', '经理', '经理', '经理', null]);
  assert.deepEqual(column(intake, 'service'), [...Array(4).fill('管理咨询'), null, '管理咨询', '管理咨询']);
  assert.deepEqual(column(intake, 'mobile').slice(1, 3), ['13800000002', '13800000002']);
  assert.deepEqual(column(intake, 'enterprise').slice(4, 6), ['江西样本5机械有限公司', '江西样本5机械有限公司']);
  assert.deepEqual(faults(intake), ['6 F 服务内容简述 必填', '7 B 服务企业名称 重复']);
  assert.equal(intake.notes.length, 9);
  assert.ok(intake.notes.every(({ rule }) => rule === '同上'));
  assert.match(intake.notes[1]?.message ?? '', /“同上”按第2行读作“管理咨询”/);
  assert.doesNotMatch(intake.notes.map((one) => one.message).join(), /王小样|1380/);
});

test('同上 below nothing, over a subtotal, in a column to tick, of a filler', async () => {
  const intake = await list(
    row(1, { 企业联系人: '同上' }),
    row(2, { 服务内容简述: '无' }),
    ['', '小计', null, null, null, null, 2, null],
    row(3, { 企业联系人: ' 同 上 ', 服务内容简述: '同上', 满意: '〃' }),
    row(4, { 企业联系人: '（同上）', 满意: null, 不满意: '√' }),
    row(5, { 满意: null, 不满意: '＂' }),
  );
  assert.deepEqual(column(intake, 'contact'), [null, '赵伟', '赵伟', '赵伟', '赵伟']);
  assert.deepEqual(column(intake, 'satisfied'), [true, true, true, false, false]);
  assert.deepEqual(faults(intake), ['2 C 企业联系人 必填', '3 F 服务内容简述 必填', '5 F 服务内容简述 必填']);
});

test('what only fills a place is blank, and a fault where something has to stand', async () => {
  const intake = await read(file('placeholders.xlsx'));
  assert.deepEqual(
    column(intake, 'enterprise'),
    [1, 2, 3, 4, 5].map((no) => `江西样本${no}机械有限公司`),
  );
  assert.deepEqual(column(intake, 'contact'), [null, null, null, null, null]);
  assert.deepEqual(column(intake, 'service'), ['管理咨询', null, null, null, null]);
  assert.equal(column(intake, 'position')[0], null);
  const contacts = [2, 3, 4, 5, 6].map((no) => `${no} C 企业联系人 必填`);
  const services = [3, 4, 5, 6].map((no) => `${no} F 服务内容简述 必填`);
  const enterprises = ['7 B 服务企业名称 必填', '8 B 服务企业名称 必填', '9 B 服务企业名称 名称'];
  assert.deepEqual(faults(intake).sort(), [...contacts, ...services, ...enterprises].sort());
  assert.match(intake.faults.at(-1)?.message ?? '', /“XXX有限公司”是示例或占位的名称，请填写全称/);
  assert.deepEqual(
    intake.skipped.map((one) => one.row),
    [7, 8, 9],
  );
});

for (const name of [
  '同上',
  '〃',
  '无',
  '/',
  '——',
  '待补',
  'N/A',
  '某某公司',
  '江西某某科技有限公司',
  'ＸＸＸ有限公司',
  '江西××机械有限公司',
  '***公司',
  '=DISPIMG("ID_3B2C",1)',
  '#REF!',
  '以下空白',
  '―― 以下空白 ――',
  '（以下无正文）',
  '此页无正文',
  '满意率',
  '满意率：98%',
  '第 1 页 共 3 页',
  '第1页，共3页',
  'Page 1 of 3',
  'END',
  '合计（家）',
  '南昌市小计',
  '共120家企业',
  '总计：120家',
  'TOTAL',
  '制表人 张三',
  '审核人：李四',
  '以上企业均为中小微企业',
])
  test(`“${name}” is no enterprise, alone or in a full row`, async () => {
    const alone = await list(row(1), [null, name, null, null, null, null, null, null]);
    assert.deepEqual(column(alone, 'enterprise').length - Number(/^[同〃]/.test(name)), 1);
    const full = await list(row(1), row(2, { 服务企业名称: name }));
    if (/^[同〃]/.test(name)) assert.deepEqual(faults(full), ['3 B 服务企业名称 重复']);
    else assert.deepEqual([column(full, 'enterprise'), full.skipped.length], [['江西第1机械有限公司'], 1]);
    assert.match(full.skipped[0]?.why ?? '', /^(没有“服务企业名称”|注释|合计|小计|表尾|$)/);
  });

for (const name of [
  '合计通（江西）科技有限公司',
  '小计划文化传媒有限公司',
  '以上海风餐饮店',
  '南昌总计时代软件有限公司',
  'END软件（江西）有限公司',
  '江西满意率咨询中心',
  '无忧商贸有限公司',
  '无锡机床厂江西分厂',
  '略阳贸易商行',
  '第一页文化有限公司',
  '完美日化有限公司',
  '制表人机械厂',
  '3M中国有限公司',
  '7.11便利店',
  '中国XX石化公司'.replace('XX', 'X光'),
])
  test(`“${name}” is a firm and stays one`, async () => {
    const intake = await list(row(1), row(2, { 服务企业名称: name }), [null, name, null, null, null, null, null, null]);
    assert.deepEqual(column(intake, 'enterprise').slice(1), [name, name]);
    assert.deepEqual(intake.skipped, []);
  });

test('lines below the list are left out with their reason', async () => {
  const intake = await read(file('total-in-name.xlsx'));
  assert.deepEqual(column(intake, 'enterprise'), ['江西样本1机械有限公司']);
  assert.deepEqual(intake.faults, []);
  assert.deepEqual(
    intake.skipped.map((one) => `${one.row} ${one.why}`),
    [
      '3 合计行',
      '4 表尾的说明：“满意率”',
      '5 表尾的说明：“以上企业均为中小微企业”',
      '6 表尾的说明：“—以下空白—”',
      '7 表尾的说明：“（以下无正文）”',
      '8 表尾的说明：“第 1 页 共 3 页”',
      '9 表尾的说明：“END”',
    ],
  );
});

test('a row of fillers alone is no row; equipment is not mistaken for a note', async () => {
  const intake = await list(row(1), [2, '无', '/', '/', '无', '—', null, null]);
  assert.deepEqual([intake.rows.length, faults(intake), intake.skipped[0]?.why], [1, [], '各栏只有“无”一类的占位，没有内容']);
  const things = ['截止阀', '统计软件', '审核系统', '数据汇总平台', '复核机', '总和测试仪'];
  const equipment = await read(
    await xlsx({ rows: [['名称', '数量', '购买价格', '备注'], ...things.map((one) => [one, 1, '2.5', '无'])] }),
    'equipment',
  );
  assert.deepEqual(column(equipment, 'name'), things);
  assert.deepEqual([equipment.faults, equipment.skipped, column(equipment, 'note')[0]], [[], [], '无']);
});

test('ticks in Wingdings and Wingdings 2 are known by the font of their cell', async () => {
  const intake = await read(file('wingdings2.xlsx'));
  assert.deepEqual(column(intake, 'satisfied'), [true, false, true, false, true, true, false]);
  assert.deepEqual([intake.faults, intake.notes], [[], []]);
});

test('ticks as people make them, in two columns and in one', async () => {
  const two = await read(file('ticks.xlsx'));
  const good = [
    ...Array(4).fill(true),
    null,
    null,
    ...Array(10).fill(true),
    null,
    null,
    true,
    null,
    true,
    true,
    true,
    true,
    false,
    false,
    true,
    true,
  ];
  good[25] = true;
  assert.deepEqual(column(two, 'satisfied'), good);
  assert.deepEqual(
    two.faults.map((one) => one.value),
    ['⭕', '◎', '5分', '★★★★★', '[x]'],
  );
  assert.deepEqual(
    two.notes.map((one) => one.value),
    ['☒', 'R'],
  );
  const one = await read(file('ticks-one.xlsx'));
  assert.deepEqual(
    one.faults.map((it) => it.value),
    ['☒', '⭕', '◎', '5分', '★★★★★', 'R', '[x]'],
  );
  assert.equal(column(one, 'satisfied')[24], false);
});

test('several answers in one cell: the ticked one counts, two ticked are a fault, none is no answer', async () => {
  const of = async (said: string) => {
    const intake = await list(row(1, { 满意: said }));
    return [column(intake, 'satisfied')[0], ...faults(intake).map((one) => one.slice(-5))];
  };
  for (const said of [
    '☑满意 □不满意',
    '■满意□不满意',
    '满意√ 不满意',
    '满意（√） 不满意（ ）',
    '☒满意 ☐不满意',
    '□非常满意 ☑满意 □不满意',
    '√满意',
  ])
    assert.deepEqual(await of(said), [true], said);
  for (const said of ['□满意 ☑不满意', '满意□不满意☑', '（ ）满意 （√）不满意', '☐满意 ☒不满意'])
    assert.deepEqual(await of(said), [false], said);
  for (const said of ['☑满意 ☑不满意', '满意 不满意', '☑基本满意 □不满意']) assert.deepEqual(await of(said), [null, '服务满意度'], said);
  assert.deepEqual(await of('□满意 □不满意'), [null]);
  assert.deepEqual(column(await list(row(1, { 满意: '□满意 ☑不满意', 不满意: '√' })), 'satisfied'), [false]);
});

test('a run in Wingdings 2 within a text is a tick too', async () => {
  const cells = new Map([['1,6', { richText: [{ text: 'R', font: { name: 'Wingdings 2' } }, { text: '满意' }] }]]);
  const intake = await read(await xlsx({ rows: [[...heads], row(1, { 满意: 'R满意' })], cells: cells as never }));
  assert.deepEqual([column(intake, 'satisfied'), intake.faults], [[true], []]);
});

test('one enterprise under spellings of a copied PDF, in quotes, numbered, with a stop behind', async () => {
  const intake = await read(file('radicals-supplement.xlsx'));
  assert.deepEqual(column(intake, 'enterprise'), Array(3).fill('江西长样电子有限公司'));
  assert.deepEqual(faults(intake), ['3 B 服务企业名称 重复', '4 B 服务企业名称 重复']);
  assert.deepEqual(notes(intake), ['3 B 服务企业名称 规整', '4 B 服务企业名称 规整']);
  const spelt = ['江西甲“乙”公司', '2、江西甲“乙”公司', '(3)江西甲"乙"公司；', '江西甲「乙」公司。', '“江西丙公司”', '4.江西丙公司'];
  const names = await list(...spelt.map((服务企业名称, i) => row(i, { 服务企业名称 })));
  assert.deepEqual(column(names, 'enterprise'), [
    '江西甲“乙”公司',
    '江西甲“乙”公司',
    '江西甲"乙"公司',
    '江西甲「乙」公司',
    '江西丙公司',
    '江西丙公司',
  ]);
  assert.equal(faults(names).length, 3);
  const loose = await list(row(1, { 服务企业名称: '江西丁有限公司' }), row(2, { 服务企业名称: '江西丁有限责任公司' }));
  assert.deepEqual([faults(loose), notes(loose)], [[], ['3 B 服务企业名称 疑似重复']]);
});

test('half an emoji in a cell (Excel writes _xD83D_) is a fault of that cell, and nothing that can not be stored is read', async () => {
  const intake = await read(file('half-emoji.xlsx'));
  assert.ok(
    faults(intake).some((one) => one.endsWith('乱码')),
    faults(intake).join(),
  );
  assert.doesNotMatch(intake.rows.map(({ cells }) => Object.values(cells).join()).join(), /\p{Cs}/u);
});
