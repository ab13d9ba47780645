import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jx2023 } from '../../../test/law.ts';
import { holdLaw } from '../scheme/law.ts';
import { historyOf, isOf, type Platform, placeIn, platformsOf, platformYears, termOf, unitsFound } from './city.ts';

holdLaw(jx2023);

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
  const counts = names.map((state) => ({ year: 2025, state, count: 1 }));
  const [latest, earlier] = historyOf([...counts, { year: 2026, state: 'submitted', count: 1 }]);
  assert.deepEqual(latest, { year: 2026, submitted: 1, open: 1, recognised: 0, declined: 0, refused: 0, withdrawn: 0 });
  assert.deepEqual(earlier, { year: 2025, submitted: 7, open: 1, recognised: 1, declined: 1, refused: 3, withdrawn: 1 });
});

test('历年示范平台：当年认定、到期、撤销的和年末有效的；年末当天满期的还算有效，次年算到期；今年算到今天', () => {
  const titled = (validFrom: string, validTo: string, revokedOn: string | null = null) => ({
    ...{ recognisedOn: validFrom, validFrom, validTo, revokedOn },
  });
  const all = [titled('2023-01-01', '2025-12-31'), titled('2023-07-15', '2026-07-14'), titled('2024-07-15', '2027-07-14', '2025-03-01')];
  assert.deepEqual(platformYears(all, '2026-07-14'), [
    { year: 2026, recognised: 0, expired: 1, revoked: 0, inForce: 1 },
    { year: 2025, recognised: 0, expired: 0, revoked: 1, inForce: 2 },
    { year: 2024, recognised: 1, expired: 0, revoked: 0, inForce: 3 },
    { year: 2023, recognised: 2, expired: 0, revoked: 0, inForce: 2 },
  ]);
  assert.deepEqual(platformYears(all, '2026-07-15')[0], { year: 2026, recognised: 0, expired: 2, revoked: 0, inForce: 0 });
  assert.deepEqual(platformYears([], '2026-07-15'), []);
});

test('辖区平台按名称、信用代码、证书编号找，按状态筛', () => {
  const one = { name: '甲中心', creditCode: '91360100MA0000001X', certificateNumber: 'JX-2025-001', standing: 'valid' } as Platform;
  const two = { ...one, name: '乙中心', creditCode: null, certificateNumber: 'JX-2022-009', standing: 'expired' } as Platform;
  const units = [one, two].map((lead) => ({ lead, earlier: [] }));
  const names = (search: string, asked = '') => unitsFound(units, { search, asked, today: '2026-04-22' }).map(({ lead }) => lead.name);
  assert.deepEqual(
    [names(''), names('中心 乙'), names('ma0000001x'), names('jx-2022')],
    [['甲中心', '乙中心'], ['乙中心'], ['甲中心'], ['乙中心']],
  );
  assert.deepEqual([names('', 'expired'), names('甲', 'expired')], [['乙中心'], []]);
});

test('“12个月内到期”：有效的、到期日不晚于十二个月后的那一天；已到期、已撤销的不是', () => {
  const is = (validTo: string, standing: Platform['standing'] = 'valid') => isOf({ standing, validTo }, 'ending', '2026-04-22');
  assert.deepEqual([is('2026-04-22'), is('2027-04-22'), is('2027-04-23')], [true, true, false]);
  assert.deepEqual([is('2026-04-21', 'expired'), is('2027-01-01', 'revoked')], [false, false]);
});

test('按任一证书编号都找得到续期的单位，只列一行', () => {
  const next = { name: '甲中心', creditCode: null, certificateNumber: 'JX-2028-001', standing: 'valid', validTo: '2031-06-27' } as Platform;
  const units = [{ lead: next, earlier: [{ ...next, certificateNumber: 'JX-2025-001', standing: 'expired' } as Platform] }];
  for (const search of ['jx-2025', 'JX-2028', '甲'])
    assert.equal(unitsFound(units, { search, asked: '', today: '2028-07-15' }).length, 1, search);
  assert.deepEqual(unitsFound(units, { search: '', asked: 'expired', today: '2028-07-15' }), []);
});
