import assert from 'node:assert/strict';
import { test } from 'node:test';
import { servedTable } from '../annexes/annex5.ts';
import { chosen, chosenBy } from './choose.ts';
import type { Grid, Raw } from './grid.ts';
import { marksOf } from './marks.ts';
import type { Together } from './together.ts';

const heads = ['服务企业名称', '企业联系人', '手机', '服务内容简述', '服务满意度'];
const lines = (from: number, count: number): Raw[][] =>
  Array.from({ length: count }, (_, i) => [
    `江西第${from + i}机械有限公司`,
    '王小样',
    String(13_800_000_000 + from + i),
    '管理咨询',
    '满意',
  ]);
const sheet = (name: string, rows: Raw[][], hidden = false): Grid => ({ name, rows, hidden, merges: [], epoch1904: false, cutOff: false });
const read = (grids: Grid[], together: Together = 'all') => chosen(grids, servedTable, { together });
const names = ({ intake }: ReturnType<typeof chosen>): unknown[] => intake.rows.map(({ cells }) => cells.enterprise);
const rules = ({ intake }: ReturnType<typeof chosen>): string[] => intake.faults.map(({ rule }) => rule);
const months = Array.from({ length: 12 }, (_, i) => sheet(`${i + 1}月`, [heads, ...lines(i * 10, 10)]));

test('十二张同样栏目的月度工作表是一份名单，各行仍知道自己的工作表', () => {
  const all = read(months);
  assert.equal(all.intake.rows.length, 120);
  assert.deepEqual(all.intake.rows.at(-1), {
    sheet: '12月',
    row: 11,
    cells: {
      enterprise: '江西第119机械有限公司',
      contact: '王小样',
      position: null,
      mobile: '13800000119',
      service: '管理咨询',
      satisfied: true,
    },
  });
  assert.deepEqual(rules(all), []);
  assert.deepEqual(
    all.beside.map(({ name, rows, fits, taken }) => [name, rows, fits, taken]),
    months.slice(1).map(({ name }) => [name, 10, 'same', true]),
  );
});

test('去掉勾的工作表不读，并说明没有读', () => {
  const two = read(months, [1]);
  assert.equal(two.intake.rows.length, 20);
  assert.deepEqual(rules(two), Array(10).fill('其他工作表'));
});

test('没有表头、接着前一张的工作表，按前一张的栏目读，不丢行', () => {
  const turned = (rows: Raw[][]): Raw[][] => rows.map((row) => [...row.slice(1), row[0] ?? null]);
  const all = read([
    sheet('1月', [heads, ...lines(0, 3)]),
    sheet('2月', turned([heads, ...lines(10, 3)])),
    sheet('2月续', turned(lines(20, 3))),
    sheet('说明', [['请如实填写'], ['联系电话：0791-88888888']]),
  ]);
  assert.deepEqual(
    names(all),
    [0, 1, 2, 10, 11, 12, 20, 21, 22].map((no) => `江西第${no}机械有限公司`),
  );
  assert.deepEqual(rules(all), []);
  assert.deepEqual(
    all.beside.map(({ name, fits, taken }) => [name, fits, taken]),
    [
      ['2月', 'same', true],
      ['2月续', 'continues', true],
      ['说明', null, false],
    ],
  );
});

test('隐藏的工作表、写着另一年度的工作表不自动并入，都说出来', () => {
  const all = read([
    sheet('2025年上半年', [heads, ...lines(0, 3)]),
    sheet('2025年下半年', [heads, ...lines(10, 3)]),
    sheet('2024年', [heads, ...lines(20, 3)]),
    sheet('旧', [heads, ...lines(30, 3)], true),
  ]);
  assert.equal(all.intake.rows.length, 6);
  assert.match(all.intake.faults.map(({ message }) => message).join(), /^工作表“2024年”也是同样的名单，写着 2024 年，没有读取/);
  assert.deepEqual(
    all.beside.map(({ name, hidden, otherYear, taken }) => [name, hidden, otherYear, taken]),
    [
      ['2025年下半年', false, null, true],
      ['2024年', false, 2024, false],
      ['旧', true, null, false],
    ],
  );
});

test('只差空格的工作表名各是各的；同一企业在两张表里出现，后一张说出前一张', () => {
  const all = read([sheet('名单', [heads, ...lines(0, 2)]), sheet('名单 ', [heads, ...lines(1, 2)])]);
  assert.equal(all.intake.rows.length, 4);
  assert.deepEqual(
    all.intake.faults.map(({ sheet: at, row, rule, message }) => [at, row, rule, message.slice(0, 12)]),
    [['名单 ', 2, '重复', '与工作表“名单”第3行是']],
  );
});

test('五十张工作表一次读完；合起来超过上限的只读一张，其余说出来', () => {
  const fifty = Array.from({ length: 50 }, (_, i) => sheet(`第${i + 1}周`, [heads, ...lines(i * 10, 10)]));
  assert.equal(read(fifty).intake.rows.length, 500);
  const heavy = Array.from({ length: 3 }, (_, i) => sheet(`第${i + 1}册`, [heads, ...lines(i * 9000, 9000)]));
  const one = read(heavy);
  assert.equal(one.intake.rows.length, 9000);
  assert.deepEqual(rules(one), ['其他工作表', '其他工作表']);
  assert.throws(() => read(heavy, [1, 2]), /合起来有 27000 行/);
});

test('栏目由本人指定的，其他工作表同样位置写着同样的字，也按此读', () => {
  const strange = ['甲方', '经手', '号码'];
  const grids = [1, 2, 3].map((no) => sheet(`${no}季度`, [strange, ...lines(no * 10, 4).map((row) => row.slice(0, 3))]));
  const columns = ['enterprise', 'contact', 'mobile'].map((key, at) => ({ at, key, part: 'value' as const }));
  const all = chosenBy(grids, servedTable, { sheet: 0, row: 0, rows: 1, columns, together: 'all' });
  assert.equal(all.intake.rows.length, 12);
  assert.throws(() => chosenBy(grids, servedTable, { sheet: 0, row: 0, rows: 1, columns, together: [9] }), /没有所选的工作表/);
});

test('没有表头的工作表也能标注：标注的栏名占第一行', () => {
  const all = read([sheet('1月', [heads, ...lines(0, 3)]), sheet('续', lines(10, 3))]);
  const part = all.parts[1];
  assert.ok(part);
  assert.equal(marksOf({ ...all.intake, sheet: '续' }, part.header).headingRow, 0);
});
