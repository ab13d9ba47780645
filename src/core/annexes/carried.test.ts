import assert from 'node:assert/strict';
import { test } from 'node:test';
import { carriedPeople, carriedRows, people, sourceOf } from './carried.ts';
import { personalPaths } from './form.ts';

const form = {
  values: {
    contactName: '熊春花',
    contactMobile: '13800000000',
    legalMobile: '13900000000',
    email: 'a@example.cn',
    legalRepresentative: null,
  },
  sources: {
    contactName: '来自贵单位2025年度申报',
    contactMobile: '来自贵单位2028年度申报',
    email: '来自贵单位2025年度申报',
    legalRepresentative: '来自贵单位2025年度申报',
  },
};

test('续期申报带入的人员信息须确认：往年带入、没有动过的；本年度的、手填的、空的不问', () => {
  assert.deepEqual(carriedPeople(form, 2028), [{ key: 'contactName', label: '联系人', source: '来自贵单位2025年度申报' }]);
  assert.deepEqual(carriedPeople(form, 2028, { ...form.values, contactName: '邹秋兰' }), [], '换了人的不再问');
  assert.deepEqual(carriedPeople({ values: {}, sources: {} }, 2028), []);
});

test('申报表里每一项个人信息都会问到', () => {
  for (const key of personalPaths.filter((path) => !path.includes('/'))) assert.ok(key in people, key);
});

test('续期申报带入的各行也要确认：往年申报、季度调度表带入、没有动过的，按表写明行数和来源；改过的、删去的、新填的、本年度的不算', () => {
  const row = (id: string, cells: Record<string, unknown>) => ({ id, cells });
  const tables = {
    operation: [row('1', { year: 2026, profit: '10' }), row('2', { year: 2027, profit: '12' }), row('3', { year: 2025 })],
    staff: [row('4', { name: '熊春花' }), row('5', { name: '邹秋兰' }), row('6', { name: '新人' })],
    equipment: [row('7', { name: '本年度的' })],
  };
  const sources = {
    'operation/1': '来自2026年第四季度季度调度表',
    'operation/2': '来自2027年第四季度季度调度表',
    'operation/3': '来自贵单位2025年度申报',
    'staff/4': '来自贵单位2025年度申报',
    'staff/5': '来自贵单位2025年度申报',
    'equipment/7': '沿用贵单位2028年度申报',
  };
  const now = {
    ...tables,
    operation: [row('1', { year: 2026, profit: '11' }), row('2', { year: 2027, profit: '12', margin: '3' }), row('3', { year: 2025 })],
    staff: [row('5', { name: '邹秋兰' }), row('6', { name: '新人' })],
  };
  assert.deepEqual(
    carriedRows({ tables, sources }, 2028, now).map(({ key, rows, source }) => [key, rows, source]),
    [
      ['operation', 2, '来自2027年第四季度季度调度表、来自贵单位2025年度申报'],
      ['staff', 1, '来自贵单位2025年度申报'],
    ],
  );
  assert.deepEqual(carriedRows({ tables, sources: {} }, 2028), []);
});

test('来源只标在没有动过的值旁边', () => {
  assert.equal(sourceOf(form, 'email', 'a@example.cn'), '来自贵单位2025年度申报');
  assert.equal(sourceOf(form, 'email', 'b@example.cn'), undefined);
  assert.equal(sourceOf(form, 'legalMobile', '13900000000'), undefined);
});
