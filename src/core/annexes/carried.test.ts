import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Came, movedOn, people, sourceOf, stillUnseen, toBeSeen, waitingIn, waitingWords } from './carried.ts';
import { personalPaths } from './form.ts';
import { officialForm } from './form-of.ts';

const last = '来自贵单位2025年度申报';
const row = (id: string, cells: Record<string, string | number>) => ({ id, cells });
const came: Came = {
  values: { contactName: '熊春花', contactMobile: '13800000000', email: 'a@example.cn', nature: '企业' },
  tables: {
    operation: [row('1', { year: 2026, profit: '10' }), row('2', { year: 2027, profit: '12' })],
    staff: [row('4', { name: '熊春花' }), row('5', { name: '邹秋兰' }), row('6', { name: '新人' })],
  },
  sources: {
    creditCode: '来自单位注册信息',
    contactName: last,
    contactMobile: '来自贵单位2028年度申报',
    email: last,
    'operation/1': '来自2026年第四季度季度调度表',
    'operation/2': last,
    'staff/4': last,
    'staff/5': last,
  },
  unseen: ['contactName', 'email', 'operation/1', 'operation/2', 'staff/4', 'staff/5'],
  versions: { contactName: 1, email: 1, 'operation/1': 1, 'operation/2': 1, 'staff/4': 1, 'staff/5': 1 },
};
const asCame = (path: string): number => came.versions[path] ?? 0;

test('往年申报、往年季度调度表带入的要核对；单位注册信息、本年度的不要', () => {
  assert.deepEqual(toBeSeen(came.sources, 2028).toSorted(), [...came.unseen].toSorted());
  assert.deepEqual(toBeSeen({}, 2028), []);
});

test('改过的、删去的算看过；没有保存过就改回去的、只是旁边添了新内容的不算', () => {
  assert.deepEqual(stillUnseen(came, came, asCame), came.unseen);
  const tables = {
    operation: [row('1', { year: 2026, profit: '11' }), row('2', { year: 2027, profit: '12', margin: '3' })],
    staff: [row('5', { name: '邹秋兰' }), row('6', { name: '新人' })],
  };
  const now = { values: { ...came.values, contactName: '邹秋兰', nature: '事业' }, tables };
  assert.deepEqual(stillUnseen(came, now, asCame), ['email', 'operation/2', 'staff/5']);
  const saved = (path: string): number => (path === 'email' || path === 'staff/4' ? 3 : asCame(path));
  assert.deepEqual(
    stillUnseen(came, came, saved).filter((path) => ['email', 'staff/4'].includes(path)),
    [],
    '改了、存了、又改回来的，是看过的',
  );
});

test('按部分列出待核对的：字段一项一项，表按行数，来源写在旁边，必填与否也写明', () => {
  const [basics, operation, staff] = waitingIn(officialForm, came.sources, came.unseen);
  assert.deepEqual(
    basics?.places.map(({ key, label, rows, needed }) => [key, label, rows, needed]),
    [
      ['contactName', '联系人', 0, true],
      ['email', '电子邮箱', 0, true],
    ],
  );
  assert.deepEqual(
    [operation, staff].map((one) => one?.places.map(({ key, rows, source }) => [key, rows, source])),
    [[['operation', 2, `来自2026年第四季度季度调度表、${last}`]], [['staff', 2, last]]],
  );
  const [fields, ...tables] = waitingWords(officialForm, came.sources, came.unseen);
  assert.equal(fields, `联系人、电子邮箱（${last}）`);
  assert.equal(tables.at(-1), `主要从业人员情况表 2 行（${last}）`);
  assert.deepEqual(waitingWords(officialForm, came.sources, []), []);
});

test('申报表里每一项个人信息都按表上的名称说', () => {
  for (const key of personalPaths.filter((path) => !path.includes('/'))) assert.ok(key in people, key);
});

test('来源只标在没有动过的值旁边', () => {
  assert.equal(sourceOf(came, 'email', 'a@example.cn'), last);
  assert.equal(sourceOf(came, 'email', 'b@example.cn'), undefined);
  assert.equal(sourceOf(came, 'nature', '企业'), undefined);
});

test('年龄、工作年限按隔的年数顺延，其余照旧；同一年的、没有写成数的不动', () => {
  const staff = [row('4', { name: '熊春花', age: 31, years: '3.5' }), row('5', { name: '邹秋兰', years: '三年' })];
  const { tables, grown } = movedOn({ staff, equipment: [row('7', { name: '服务器', quantity: 2 })] }, 3);
  assert.deepEqual(
    tables.staff?.map(({ cells }) => cells),
    [
      { name: '熊春花', age: 34, years: '6.5' },
      { name: '邹秋兰', age: null, years: '三年' },
    ].map((cells) => Object.fromEntries(Object.entries(cells).filter(([, value]) => value !== null))),
  );
  assert.deepEqual(tables.equipment?.[0]?.cells, { name: '服务器', quantity: 2 });
  assert.deepEqual(grown, { staff: ['年龄', '在服务平台工作年限'] });
  assert.deepEqual(movedOn({ staff }, 0), { tables: { staff }, grown: {} });
});
