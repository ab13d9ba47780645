import assert from 'node:assert/strict';
import { test } from 'node:test';
import { personalPaths } from '../../core/annexes/form.ts';
import { carriedPeople, people, sourceOf } from './carried.ts';

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

test('来源只标在没有动过的值旁边', () => {
  assert.equal(sourceOf(form, 'email', 'a@example.cn'), '来自贵单位2025年度申报');
  assert.equal(sourceOf(form, 'email', 'b@example.cn'), undefined);
  assert.equal(sourceOf(form, 'legalMobile', '13900000000'), undefined);
});
