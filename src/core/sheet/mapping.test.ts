import assert from 'node:assert/strict';
import { test } from 'node:test';
import { servedTable } from '../annexes/annex5.ts';
import { chosen, chosenBy } from './choose.ts';
import type { Grid, Raw } from './grid.ts';
import { guessed, type Mapping, mappingOf, sheetsShown, whyNotMapped, withHeader } from './mapping.ts';

const grid = (rows: Raw[][], name = '名单'): Grid => ({ name, hidden: false, rows, merges: [], epoch1904: false, cutOff: false });
const bare = [
  ['江西甲公司', '张三', '13800000001', '管理咨询'],
  ['江西乙公司', '李四', '13800000002', '人才培训'],
];
const byHand: Mapping = {
  sheet: 0,
  row: 0,
  rows: 0,
  columns: [
    { at: 0, key: 'enterprise', part: 'value' },
    { at: 1, key: 'contact', part: 'value' },
    { at: 2, key: 'mobile', part: 'value' },
  ],
};
const names = ({ rows }: { rows: readonly { cells: Record<string, unknown> }[] }) => rows.map(({ cells }) => cells.enterprise);

test('a list without any header is refused by itself and read by the columns that a person names, from its first row', () => {
  assert.throws(() => chosen([grid(bare)], servedTable), /没有找到表头/);
  const { intake } = chosenBy([grid(bare)], servedTable, byHand);
  assert.deepEqual(names(intake), ['江西甲公司', '江西乙公司']);
  assert.equal(intake.rows[0]?.row, 1);
  assert.deepEqual(
    intake.faults.map(({ rule, column }) => [rule, column]),
    [['缺列', '服务内容简述']],
  );
  assert.deepEqual(intake.header.columns[0], { key: 'enterprise', part: 'value', letter: 'A', label: '服务企业名称' });
});

test('headings that mean nothing to the form, in two rows, below a title', () => {
  const rows = [
    ['我单位二〇二五年台账'],
    ['对象', '', '内容'],
    ['单位全名', '电话', '做了什么'],
    ['江西甲公司', '13800000001', '管理咨询'],
  ];
  const columns: Mapping['columns'] = [
    { at: 0, key: 'enterprise', part: 'value' },
    { at: 1, key: 'mobile', part: 'value' },
    { at: 2, key: 'service', part: 'value' },
  ];
  const { intake, header } = chosenBy([grid(rows)], servedTable, { sheet: 0, row: 1, rows: 2, columns });
  assert.deepEqual(names(intake), ['江西甲公司']);
  assert.deepEqual(
    header.columns.map(({ label }) => label),
    ['对象/单位全名', '电话', '内容/做了什么'],
  );
});

test('a column that was taken for another is corrected, one left out on purpose is not complained of', () => {
  const rows = [
    ['服务企业名称', '企业联系人', '手机', '手机', '服务内容简述'],
    ['江西甲公司', '张三', '办公室', '13800000001', '管理咨询'],
  ];
  const first = chosen([grid(rows)], servedTable).intake;
  assert.deepEqual(first.faults.map(({ rule }) => rule).includes('重复的列'), true);
  const seen = mappingOf(first, sheetsShown([grid(rows)]));
  const corrected = { ...seen, columns: seen.columns.map((one) => (one.key === 'mobile' ? { ...one, at: 3 } : one)) };
  const { intake } = chosenBy([grid(rows)], servedTable, corrected);
  assert.equal(intake.rows[0]?.cells.mobile, '13800000001');
  assert.deepEqual(intake.faults, []);
});

test('what was recognised, given back as a mapping, reads the same', () => {
  const rows = [
    ['序号', '服务企业名称', '满意', '不满意'],
    ['1', '江西甲公司', '√', ''],
    ['2', '江西乙公司', '', '√'],
  ];
  const grids = [grid([['别的']], '说明'), grid(rows)];
  const { intake } = chosen(grids, servedTable);
  const again = chosenBy(grids, servedTable, mappingOf(intake, sheetsShown(grids))).intake;
  assert.deepEqual(again, intake);
  assert.deepEqual(
    again.rows.map(({ cells }) => cells.satisfied),
    [true, false],
  );
});

test('one field from two columns, no column for the enterprise, a header longer than three rows, or with nothing below it: refused in words', () => {
  const with2 = { ...byHand, columns: [...byHand.columns, { at: 3, key: 'mobile', part: 'value' as const }] };
  assert.match(whyNotMapped(with2, servedTable) ?? '', /C列和D列都选了“手机”，一项只能对应一列/);
  assert.throws(() => chosenBy([grid(bare)], servedTable, with2), /一项只能对应一列/);
  assert.match(whyNotMapped({ ...byHand, columns: byHand.columns.slice(1) }, servedTable) ?? '', /请选择哪一列是“服务企业名称”/);
  assert.match(whyNotMapped({ ...byHand, rows: 4 }, servedTable) ?? '', /最多 3 行/);
  const strange = { ...byHand, columns: [...byHand.columns, { at: 3, key: 'constructor', part: 'value' as const }] };
  assert.match(whyNotMapped(strange, servedTable) ?? '', /没有“constructor”/);
  assert.throws(() => chosenBy([grid(bare)], servedTable, { ...byHand, row: 1, rows: 1 }), /下面没有内容/);
  assert.throws(() => chosenBy([grid(bare)], servedTable, { ...byHand, sheet: 7 }), /没有所选的工作表/);
});

test('where a person begins: the rows that name most; another header is recognised anew and keeps what was chosen for nameless columns', () => {
  const rows = [['台账'], ['谁', '联系人', '手机'], ['江西甲公司', '张三', '13800000001']];
  const [sheet] = sheetsShown([grid(rows)]);
  assert.ok(sheet);
  const start = guessed(sheet, servedTable);
  assert.deepEqual(
    [start.row, start.rows, start.columns.map(({ at, key }) => [at, key])],
    [
      1,
      1,
      [
        [1, 'contact'],
        [2, 'mobile'],
      ],
    ],
  );
  const named = { ...start, columns: [{ at: 0, key: 'enterprise', part: 'value' as const }, ...start.columns] };
  const moved = withHeader(named, { row: 0, rows: 2 }, sheet, servedTable);
  assert.deepEqual(
    moved.columns.map(({ at, key }) => [at, key]),
    [
      [0, 'enterprise'],
      [1, 'contact'],
      [2, 'mobile'],
    ],
  );
});
