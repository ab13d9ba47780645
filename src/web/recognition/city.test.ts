import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jx2023 } from '../../../test/law.ts';
import { placeIn } from '../../core/identifiers/recommending-units.ts';
import { holdLaw } from '../scheme/law.ts';
import { historyOf, platformYears, termOf } from './city.ts';

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

test('历年情况：按年度从近到远，各结果之和等于提交数，填写中的不算', () => {
  const names = ['recognised', 'declined', 'rejected', 'notProposed', 'setAside', 'withdrawn', 'assessing', 'draft'];
  const counts = names.map((state) => ({ year: 2025, state, count: 1 }));
  const [latest, earlier] = historyOf([...counts, { year: 2026, state: 'submitted', count: 1 }]);
  assert.deepEqual(latest, { year: 2026, submitted: 1, open: 1, recognised: 0, declined: 0, refused: 0, withdrawn: 0 });
  assert.deepEqual(earlier, { year: 2025, submitted: 7, open: 1, recognised: 1, declined: 1, refused: 3, withdrawn: 1 });
});

test('历年示范平台：当年认定、到期、撤销的和年末有效的；年末当天满期的还算有效，次年算到期；今年算到今天', () => {
  const titled = (validFrom: string, validTo: string, revokedOn: string | null = null) => ({
    ...{ recognisedOn: validFrom, validFrom, validTo, revokedOn, count: 1 },
  });
  const all = [titled('2023-01-01', '2025-12-31'), titled('2023-07-15', '2026-07-14'), titled('2024-07-15', '2027-07-14', '2025-03-01')];
  assert.deepEqual(platformYears(all, '2026-07-14'), [
    { year: 2026, recognised: 0, expired: 1, revoked: 0, inForce: 1 },
    { year: 2025, recognised: 0, expired: 0, revoked: 1, inForce: 2 },
    { year: 2024, recognised: 1, expired: 0, revoked: 0, inForce: 3 },
    { year: 2023, recognised: 2, expired: 0, revoked: 0, inForce: 2 },
  ]);
  assert.deepEqual(platformYears(all, '2026-07-15')[0], { year: 2026, recognised: 0, expired: 2, revoked: 0, inForce: 0 });
  const batch = platformYears([{ ...titled('2025-07-15', '2028-07-14'), count: 7 }], '2026-07-14');
  assert.deepEqual(batch[1], { year: 2025, recognised: 7, expired: 0, revoked: 0, inForce: 7 }, '同一批的按家数算');
  assert.deepEqual(platformYears([], '2026-07-15'), []);
});
