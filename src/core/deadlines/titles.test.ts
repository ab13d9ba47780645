import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asUnits, successorOf } from './titles.ts';

const title = (id: string, validTo: string, organisationId = '甲') => ({ id, validTo, organisationId, issuerId: '省工信厅' });

test('第十二条 续期的单位由有效期最长的有效称号代表；别的单位、别的认定部门、较短的称号不是它的后续', () => {
  const old = title('旧', '2028-07-14');
  const next = title('新', '2031-06-27');
  const longest = title('又新', '2032-06-27');
  assert.equal(successorOf(old, [old, next, longest])?.id, '又新');
  assert.equal(successorOf(longest, [old, next, longest]), null);
  assert.equal(successorOf(old, [old, title('乙', '2031-06-27', '乙'), { ...next, issuerId: '南昌市' }]), null);
});

test('名录中一个单位的两个证书是一行；筛去了代表它的那个时，余下的仍在', () => {
  const next = { id: '新', successor: null };
  const old = { id: '旧', successor: { id: '新' } };
  const other = { id: '乙', successor: null };
  assert.deepEqual(asUnits([old, next, other]), [
    { lead: next, earlier: [old] },
    { lead: other, earlier: [] },
  ]);
  assert.deepEqual(asUnits([old]), [{ lead: old, earlier: [] }]);
});
