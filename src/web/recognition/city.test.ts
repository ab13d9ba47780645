import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Case, historyOf, type Platform, placeIn, platformsOf, termOf } from './city.ts';

test('主管部门的名称以所在地开头；省直管试点县和协会没有辖区', () => {
  assert.equal(placeIn('南昌市工业和信息化局'), '南昌市');
  assert.equal(placeIn('赣江新区创新发展局'), '赣江新区');
  assert.equal(placeIn('瑞金市工业和信息化局'), null);
  assert.equal(placeIn('江西省中小企业协会'), null);
});

test('第十二条：有效期满前十二个月可以重新申报，差一天还不行；已到期的没有剩余天数', () => {
  const valid = (validTo: string) => termOf({ standing: 'valid', validTo }, '2026-04-22');
  assert.deepEqual(valid('2026-04-22'), { days: 0, renewable: true });
  assert.deepEqual(valid('2027-04-22'), { days: 365, renewable: true });
  assert.deepEqual(valid('2027-04-23'), { days: 366, renewable: false });
  assert.equal(termOf({ standing: 'expired', validTo: '2026-04-21' }, '2026-04-22'), null);
});

test('辖区平台：所在地或主管部门是本市的；有效的在前，先到期的在前', () => {
  const one = (name: string, more: Partial<Platform>) =>
    ({ name, city: '', authority: '', standing: 'valid', validTo: '2028-01-01', ...more }) as Platform;
  const all = [
    one('甲', { city: '南昌市', validTo: '2029-01-01' }),
    one('乙', { city: '南昌市', standing: 'expired', validTo: '2025-01-01' }),
    one('丙', { authority: '南昌市工业和信息化局', validTo: '2027-01-01' }),
    one('丁', { city: '九江市' }),
    one('戊', { city: '南昌市', standing: 'revoked' }),
  ];
  assert.deepEqual(
    platformsOf(all, '南昌市', '南昌市工业和信息化局').map(({ name }) => name),
    ['丙', '甲', '乙', '戊'],
  );
  assert.deepEqual(
    platformsOf(all, null, '某协会').map(({ name }) => name),
    [],
    '没有辖区的只看主管的',
  );
});

test('历年情况：按年度从近到远，各结果之和等于提交数，填写中的不算', () => {
  const names = ['recognised', 'declined', 'rejected', 'notProposed', 'setAside', 'withdrawn', 'assessing', 'draft'];
  const cases = names.map((name) => ({ roundYear: 2025, state: { name } }) as Case);
  const [latest, earlier] = historyOf([...cases, { roundYear: 2026, state: { name: 'submitted' } } as Case]);
  assert.deepEqual(latest, { year: 2026, submitted: 1, open: 1, recognised: 0, declined: 0, refused: 0, withdrawn: 0 });
  assert.deepEqual(earlier, { year: 2025, submitted: 7, open: 1, recognised: 1, declined: 1, refused: 3, withdrawn: 1 });
});
