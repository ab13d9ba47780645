import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { servedTable } from '../../core/annexes/annex5.ts';
import type { Content, Row } from '../../core/annexes/field.ts';
import { type Edit, inverseOf } from '../ui/sheet/model.ts';
import { changed, unitOf } from './change.ts';
import { columnsOf, wordsOf } from './columns.ts';
import { changesOf } from './edits.ts';
import { faultReader } from './row-faults.ts';
import { masked, readable, storedFrom } from './shown.ts';

const many = (count: number): Row[] =>
  Array.from({ length: count }, (_, i) => ({ id: `r${i}`, cells: { enterprise: `企业${i}`, mobile: '13807913326' } }));
const contentOf = (rows: readonly Row[]): Content => ({ values: {}, tables: { served: rows } });
const applied = (rows: readonly Row[], edits: readonly Edit[]): readonly Row[] =>
  changed(contentOf(rows), ...changesOf('served', rows, edits)).tables.served ?? [];

test('1 600 行中改一行，只保存这一行', () => {
  const rows = many(1600);
  const one = changesOf('served', rows, [{ row: 'r800', cells: { contact: '熊志刚' } }]);
  assert.deepEqual(one, [{ path: 'served/r800/contact', value: '熊志刚' }]);
  const several = changesOf('served', rows, [{ row: 'r800', cells: { contact: '熊志刚', position: '厂长' } }]);
  assert.deepEqual([...new Set(several.map(unitOf))], ['served/r800']);
  const after = changed(contentOf(rows), ...several).tables.served ?? [];
  assert.equal(after.filter((row, i) => row !== rows[i]).length, 1);
  assert.deepEqual(after[800]?.cells, { enterprise: '企业800', mobile: '13807913326', contact: '熊志刚', position: '厂长' });
});

test('已不存在的行不因撤销而复活', () => {
  assert.deepEqual(changesOf('served', many(2), [{ row: 'gone', cells: { contact: '张三' } }]), []);
});

const step = fc.oneof(
  fc.record({ kind: fc.constant('set' as const), row: fc.nat(5), value: fc.constantFrom('甲', '乙', null) }),
  fc.record({ kind: fc.constant('insert' as const), row: fc.nat(6), value: fc.constant(null) }),
  fc.record({ kind: fc.constant('remove' as const), row: fc.nat(5), value: fc.constant(null) }),
);

test('每一步都能原样撤销，再重做', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let rows: readonly Row[] = many(4).map((row) => ({ ...row, cells: { ...row.cells, contact: null } }));
      const undo: { before: readonly Row[]; back: readonly Edit[] }[] = [];
      for (const [i, { kind, row, value }] of steps.entries()) {
        const target = rows[row % Math.max(1, rows.length)]?.id ?? 'none';
        const edits: Edit[] =
          kind === 'insert'
            ? [{ insert: { id: `n${i}`, cells: { contact: null } }, at: Math.min(row, rows.length) }]
            : kind === 'remove'
              ? [...new Set([target, rows[0]?.id ?? 'none'])].map((id) => ({ remove: id }))
              : [{ row: target, cells: { contact: value } }];
        undo.push({ before: rows, back: inverseOf(rows, edits) });
        rows = applied(rows, edits);
      }
      for (const { before, back } of undo.reverse()) {
        rows = applied(rows, back);
        assert.deepEqual(rows, before);
      }
    }),
  );
});

test('附件5的两栏“满意”“不满意”是一个值；读写按字段类型', () => {
  const columns = columnsOf(servedTable);
  assert.deepEqual(
    columns.map(({ label, tick }) => [label, tick?.value]),
    [
      ['服务企业名称', undefined],
      ['企业联系人', undefined],
      ['职务', undefined],
      ['手机', undefined],
      ['服务内容简述', undefined],
      ['满意', true],
      ['不满意', false],
    ],
  );
  const { read } = wordsOf(servedTable);
  assert.deepEqual(read('mobile', '１３８０７９１３３２６'), { value: '13807913326' });
  assert.ok('fault' in read('mobile', '139700215'));
});

test('单元格的错：值本身的错随改随知，标出的错去掉重复的表名行号；没有变的行不重算', () => {
  const rows: Row[] = [
    { id: 'r0', cells: { enterprise: '甲', mobile: '139700215' } },
    { id: 'r1', cells: { enterprise: '乙', mobile: '13807913326' } },
  ];
  const reader = faultReader(servedTable);
  const plain = reader(undefined);
  assert.match(plain(rows[0]!)?.mobile ?? '', /共9位，应为11位/);
  assert.equal(plain(rows[1]!), null);
  assert.equal(reader(new Map())(rows[0]!), plain(rows[0]!));
  const marked = reader(new Map([['served/r1/contact', '上一年度服务中小企业名单及服务评价表第2行“企业联系人”未填写']]));
  assert.deepEqual(marked(rows[1]!), { contact: '未填写' });
});

test('读不懂的原样保留待更正；读得懂的按类型保存', () => {
  const money = { label: '资产总额', type: 'money', unit: '万元' } as const;
  assert.equal(storedFrom(money, '1,280.5万元'), '1280.5');
  assert.equal(storedFrom(money, '约一千'), '约一千');
  assert.equal(storedFrom({ label: '户数', type: 'integer' }, '58'), 58);
  assert.equal(storedFrom(money, ''), null);
});

test('个人信息遮蔽中段；显示带单位，未填写照说', () => {
  assert.equal(masked('13807913326'), '138****3326');
  assert.equal(masked('360102198001011234'), '3601**********1234');
  assert.equal(masked('熊志刚'), '熊**');
  assert.equal(readable({ label: '资产', type: 'money', unit: '万元' }, '642.18'), '642.18 万元');
  assert.equal(readable({ label: '资产', type: 'money', unit: '万元' }, null), '未填写');
  const days = [readable({ label: '注册日期', type: 'date' }, '2019-05-16'), readable({ label: '购买时间', type: 'month' }, '2023-05')];
  assert.deepEqual([...days, readable({ label: '购买时间', type: 'month' }, '2023')], ['2019年5月16日', '2023年5月', '2023']);
});
