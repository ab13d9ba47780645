import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressOfLook, type Look, linesOf, looked, lookIn } from './served-lines.ts';

const names = ['南昌乙厂', '江西甲公司', '安义丙厂', '南昌丁公司'];
const rows = names.map((enterprise, index) => ({
  id: `r${index + 1}`,
  cells: {
    enterprise,
    contact: '王*',
    position: '厂长',
    mobile: `138****000${index}`,
    service: index === 2 ? '培训' : '诊断',
    satisfied: [true, false, null, true][index] ?? null,
  },
}));
const same = {
  id: 'same-mobile',
  title: '手机号码相同',
  message: '…',
  paths: ['served/r1/mobile', 'served/r4/mobile', 'served/gone/mobile'],
};
const related = {
  id: 'related-enterprise',
  title: '服务企业与申报单位有关联',
  message: '…',
  paths: ['served/r2/enterprise', 'investors/i/name'],
};
const lines = linesOf(rows, {
  patterns: [same, related],
  drawn: [
    { rowId: 'r2', state: 'recorded', satisfied: false, denied: false },
    { rowId: 'r3', state: 'drawn', satisfied: null, denied: false },
  ],
  marked: ['served/r3/mobile', 'nature'],
});
const numbers = (look: Partial<Look>): number[] => looked(lines, { ...lookIn(''), ...look }).map(({ number }) => number);

test('每行说出自己的信号：与哪几行、在哪一格；抽样和缺陷写成字', () => {
  assert.deepEqual(
    lines.map(({ signs }) => signs.map(({ column, words }) => `${column} ${words}`)),
    [['mobile 手机与第 4 行相同'], ['enterprise 服务企业与申报单位有关联'], [], ['mobile 手机与第 1 行相同']],
  );
  assert.deepEqual(
    lines.map(({ row }) => row.cells.drawn),
    ['', '抽中，不满意', '抽中，未记录，已标缺陷', ''],
  );
  assert.deepEqual(
    lines.map(({ row }) => row.cells.rating),
    ['满意', '不满意', '未评价', '满意'],
  );
});

test('查找、筛选、同一信号的几行、排序；空的总在最后，相同的按序号', () => {
  assert.deepEqual(numbers({ query: '南昌' }), [1, 4]);
  assert.deepEqual(numbers({ query: '南昌 诊断 丁' }), [4]);
  assert.deepEqual(numbers({ query: '没有这家' }), []);
  assert.deepEqual(numbers({ query: '王' }), [], '不按联系人的姓名查找');
  assert.deepEqual(numbers({ kind: 'signal' }), [1, 2, 4]);
  assert.deepEqual(numbers({ kind: 'drawn' }), [2, 3]);
  assert.deepEqual([numbers({ kind: 'dissatisfied' }), numbers({ kind: 'unrated' }), numbers({ kind: 'marked' })], [[2], [3], [3]]);
  assert.deepEqual(numbers({ like: 1 }), [1, 4]);
  assert.deepEqual(numbers({ like: 99 }), []);
  assert.deepEqual(numbers({ sort: 'enterprise' }), [3, 2, 4, 1], '安、江、南（丁先于乙）');
  assert.deepEqual(numbers({ descending: true }), [4, 3, 2, 1]);
  assert.deepEqual(numbers({ sort: 'signal' }).at(-1), 3);
  assert.deepEqual(numbers({ sort: 'signal', descending: true }).at(-1), 3);
  assert.deepEqual(numbers({ sort: 'service' }), [3, 1, 2, 4], '培训先于诊断，同是诊断的按序号');
});

test('怎样看都在地址里，打开地址还是这样看；像个人号码的不进地址；乱写的地址不出错', () => {
  const look: Look = { query: '云 ERP&=', kind: 'signal', like: 6, sort: 'mobile', descending: true };
  assert.deepEqual(lookIn(addressOfLook(look)), look);
  assert.equal(addressOfLook(lookIn('')), '');
  for (const query of ['13970021588', '139 7002 1588', '139-7002-1588', '１３９７００２１５８８'])
    assert.equal(addressOfLook({ ...lookIn(''), query }), '', query);
  assert.deepEqual(lookIn('?only=toString&like=-1&sort=__proto__&order=up'), {
    query: '',
    kind: 'all',
    like: null,
    sort: '__proto__',
    descending: false,
  });
  assert.equal(numbers({ sort: '__proto__' }).length, 4);
});
