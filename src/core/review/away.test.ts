import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAwayAll, reviewDays } from './away.ts';

const away = (...days: [string, string][]) => days.map(([fromOn, toOn]) => ({ fromOn, toOn }));

test('评审期间没有一天能参加的才是本次不能参加；相连的几段算一段；没有截止日、已过截止日的看当天', () => {
  const june = reviewDays('2026-06-08', '2026-06-18');
  assert.equal(isAwayAll(away(['2026-06-01', '2026-06-30']), june), true);
  assert.equal(isAwayAll(away(['2026-06-13', '2026-06-20'], ['2026-06-08', '2026-06-12']), june), true);
  assert.equal(isAwayAll(away(['2026-06-08', '2026-06-12'], ['2026-06-14', '2026-06-20']), june), false, '六月十三日能来');
  assert.equal(isAwayAll(away(['2026-06-08', '2026-06-17']), june), false);
  assert.equal(isAwayAll([], june), false);
  assert.equal(isAwayAll(away(['2026-06-08', '2026-06-08']), reviewDays('2026-06-08', null)), true);
  assert.equal(isAwayAll(away(['2026-06-20', '2026-06-20']), reviewDays('2026-06-20', '2026-06-18')), true);
});
