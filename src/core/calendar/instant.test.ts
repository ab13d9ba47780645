import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { clock, clockToSecond, dateAndTime, dayOf, sameTimeOn } from './instant.ts';

test('一天从北京时间零时开始：世界时 15:59 与 16:00 之间', () => {
  assert.equal(dayOf('2026-03-30T15:59:59.999Z'), '2026-03-30');
  assert.equal(dayOf('2026-03-30T16:00:00.000Z'), '2026-03-31');
  assert.equal(dayOf('2025-12-31T16:00:00.000Z'), '2026-01-01');
  assert.equal(dayOf('2026-03-31T07:00:00.000+08:00'), '2026-03-31');
  assert.equal(clock('2026-03-30T16:00:00.000Z'), '00:00');
  assert.equal(clockToSecond('2026-03-31T06:03:09.500Z'), '14:03:09');
  assert.equal(dateAndTime(Date.UTC(2026, 2, 31, 6, 3)), '2026年3月31日 14:03');
});

test('与时区数据库一致；同一时刻搬到另一天，时间不变', () => {
  const zone = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' });
  const instants = fc.date({ min: new Date('1992-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(instants, instants, (at, other) => {
      assert.equal(`${dayOf(at)} ${clockToSecond(at)}`, zone.format(at));
      const moved = sameTimeOn(dayOf(other), at.toISOString());
      assert.equal(dayOf(moved), dayOf(other));
      assert.equal(clockToSecond(moved), clockToSecond(at));
    }),
  );
});
