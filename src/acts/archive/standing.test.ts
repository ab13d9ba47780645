import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Scan, ScanCheck } from './records.ts';
import { type Standing, scansThatStand } from './standing.ts';

const standing = { submissionNo: 1, marks: { 1: { version: '1.1.24' }, 2: { version: '1' }, 6: { version: '1' } } } as unknown as Standing;
const scan = (id: string, more: Partial<Scan> = {}) =>
  ({ id, annex: '2', submissionNo: 1, matches: 'current', version: '1', confirmedAt: null, ...more }) as Scan;
const found = (scanId: string, fault: string | null) => ({ scanId, fault }) as ScanCheck;
const stands = (scans: readonly Scan[], checks: readonly ScanCheck[] = []) =>
  scansThatStand(scans, { standing, checks }).map(({ id }) => id);

test('盖章件以最新的为准；已有核对无误的，后来传的、没有人看过的不顶替它，看过了才换', () => {
  const [later, first] = [scan('later'), scan('first')];
  assert.deepEqual(stands([later, first]), ['later']);
  assert.deepEqual(stands([later, first], [found('first', null)]), ['first'], '报送以后再传一份没有盖章的，不算数');
  assert.deepEqual(stands([later, first], [found('first', null), found('later', null)]), ['later']);
  assert.deepEqual(stands([later, first], [found('first', null), found('later', '没有签字')]), ['first']);
  assert.deepEqual(stands([later, first], [found('later', '没有签字')]), [], '同一份传两遍，退回的是后一份，前一份也不算');
  const other = scan('other', { annex: '6' });
  assert.deepEqual(stands([later, other, first], [found('first', null)]), ['other', 'first'], '各件各算');
});
