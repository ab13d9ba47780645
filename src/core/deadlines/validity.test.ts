import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, addMonths } from '../calendar/day.ts';
import { announcedYears } from '../calendar/years.ts';
import { correctionDue, correctionOpen } from './correction.ts';
import { renewableFrom, standing, validity } from './validity.ts';

test('第十二条 有效期三年：自认定之日至三年后对应日的前一日〔12.s1〕', () => {
  assert.deepEqual(validity('2024-06-18', { years: 3, from: 'documentDate' }), { from: '2024-06-18', to: '2027-06-17' });
  assert.deepEqual(validity('2024-01-01', { years: 3, from: 'documentDate' }), { from: '2024-01-01', to: '2026-12-31' });
  assert.deepEqual(validity('2024-06-18', { years: 2, from: 'documentDate' }), { from: '2024-06-18', to: '2026-06-17' });
  assert.deepEqual(validity('2024-02-29', { years: 3, from: 'documentDate' }), { from: '2024-02-29', to: '2027-02-28' });
  assert.deepEqual(validity('2024-02-29', { years: 4, from: 'documentDate' }), { from: '2024-02-29', to: '2028-02-28' });
  assert.deepEqual(validity('2025-03-01', { years: 3, from: 'documentDate' }), { from: '2025-03-01', to: '2028-02-29' });
});

test('证书查询：首日、末日有效，次日到期，撤销当日即撤销', () => {
  const term = validity('2024-06-18', { years: 3, from: 'documentDate' });
  assert.equal(standing(term, null, '2024-06-17'), 'notYet');
  assert.equal(standing(term, null, '2024-06-18'), 'valid');
  assert.equal(standing(term, null, '2027-06-17'), 'valid');
  assert.equal(standing(term, null, '2027-06-18'), 'expired');
  assert.equal(standing(term, '2025-03-10', '2025-03-09'), 'valid');
  assert.equal(standing(term, '2025-03-10', '2025-03-10'), 'revoked');
  assert.equal(standing(term, '2025-03-10', '2028-01-01'), 'revoked');
});

test('补正期限按工作日计，退回当日不算，末日仍可报', () => {
  assert.deepEqual(correctionDue('2024-04-26', 5, announcedYears), { ok: true, value: '2024-05-07' });
  assert.deepEqual(correctionDue('2026-12-30', 5, announcedYears), { ok: false, missingYear: 2027 });
  assert.throws(() => correctionDue('2024-04-26', 0, announcedYears), RangeError);
  assert.equal(correctionOpen('2024-05-07', '2024-05-07'), true);
  assert.equal(correctionOpen('2024-05-07', '2024-05-08'), false);
});

test('称号届满前多少个月内开始的年度工作可以重新申报：第一天恰好够，前一天不够', () => {
  for (const [validTo, months] of [
    ['2028-07-14', 12],
    ['2028-02-29', 12],
    ['2028-03-31', 1],
    ['2027-02-28', 6],
  ] as const) {
    const first = renewableFrom(validTo, months);
    assert.ok(addMonths(first, months) >= validTo, `${validTo}: ${first}`);
    assert.ok(addMonths(addDays(first, -1), months) < validTo, `${validTo}: 前一天`);
  }
  assert.equal(renewableFrom('2028-07-14', 12), '2027-07-14');
  assert.equal(renewableFrom('2028-02-29', 12), '2027-03-01');
});

test('第十二条 有效期的起算另有读法：认定次年1月1日起，到第三年12月31日止〔12.s1〕', () => {
  const later = { years: 3, from: 'nextYear' } as const;
  assert.deepEqual(validity('2025-07-15', later), { from: '2026-01-01', to: '2028-12-31' });
  assert.deepEqual(validity('2025-12-31', later), { from: '2026-01-01', to: '2028-12-31' });
});
