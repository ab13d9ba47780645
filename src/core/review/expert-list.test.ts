import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changesOf, type KnownExpert, readExperts } from './expert-list.ts';

const known = (accountId: string, name: string, employer: string, more: Partial<KnownExpert> = {}): KnownExpert => ({
  ...{ accountId, name, employer, formerEmployers: [], position: '教授', fields: ['innovation'], active: true, listed: true },
  ...more,
});
const row = (name: string, employer: string, more = {}) => ({ name, employer, position: '教授', fields: '技术创新', ...more });
const kinds = (...of: Parameters<typeof readExperts>) => readExperts(...of).lines.map(({ kind }) => kind);

test('专家名单与专家库比较：新增、相同、变更、只登记了账号的，各认各的；名单没有写的不改', () => {
  const pool = [
    known('a', '甲', '南昌大学', { formerEmployers: ['江西银行'] }),
    known('b', '乙', '江西财经大学'),
    known('c', '丙', '', { listed: false, position: '', fields: [] }),
  ];
  const rows = [row('甲', '南昌大学'), row('乙', '江西财经大学', { position: '研究员' }), row('丙', '丙大学'), row('丁', '丁大学')];
  const { lines, faults } = readExperts(rows, pool);
  assert.deepEqual([lines.map(({ kind }) => kind), faults], [['same', 'changed', 'changed', 'new'], []]);
  assert.deepEqual(lines[0]?.entry.formerEmployers, ['江西银行']);
  assert.deepEqual(changesOf(pool[1] as KnownExpert, lines[1]?.entry as KnownExpert), [
    { label: '职务/职称', before: '教授', after: '研究员' },
  ]);
});

test('同名不同单位的由人判断：是其中一位、另一位还是不导入；没有判断的不猜', () => {
  const pool = [known('a', '王伟', '南昌大学'), known('b', '王伟', '宜春学院')];
  const of = (as?: string) => readExperts([row('王伟', '上饶师范学院', as === undefined ? {} : { as })], pool).lines[0];
  assert.deepEqual([of()?.kind, of()?.like.length], ['doubtful', 2]);
  assert.deepEqual([of('b')?.kind, of('b')?.known?.accountId], ['changed', 'b']);
  assert.deepEqual([of('new')?.kind, of('skip')?.kind, of('不在库')?.kind], ['new', 'leftOut', 'doubtful']);
  assert.deepEqual(kinds([row('李强', '甲大学'), row('李强', '乙大学')], []), ['new', 'doubtful'], '名单里两位同名的，也要确认');
});

test('名单的问题各有其处：领域不是第五条的功能、缺项、同一位两行', () => {
  const rows = [row('甲', '甲大学', { fields: '技术创新、法律' }), row('乙', ''), row('丙', '丙大学'), row('丙', '丙 大学')];
  const { faults } = readExperts(rows, []);
  assert.deepEqual(
    faults.map(({ at, key, rule }) => [at, key, rule]),
    [
      [0, 'fields', '专业领域'],
      [1, 'employer', '必填'],
      [3, 'name', '重复'],
    ],
  );
  assert.match(faults[2]?.message ?? '', /与第3位是同一位专家/);
});
