import assert from 'node:assert/strict';
import { test } from 'node:test';
import { latestFor } from './known.ts';

const report = (issuerId: string, year: number, quarter: number) => ({ issuerId, year, quarter });

test('同时有市级和省级称号的，再次申报带入报给同一认定部门的最近一期；没有的带入最近一期', () => {
  const reports = [report('南昌', 2026, 4), report('省', 2026, 3), report('省', 2026, 4), report('南昌', 2027, 1), report('南昌', 2024, 4)];
  assert.deepEqual(latestFor('省', reports), report('省', 2026, 4));
  assert.deepEqual(latestFor('南昌', reports), report('南昌', 2027, 1));
  assert.deepEqual(latestFor('九江', reports), report('南昌', 2027, 1));
  assert.equal(latestFor('省', []), undefined);
});
