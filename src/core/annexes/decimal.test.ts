import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compare, decimalOf, divide, multiply, share, shareAtLeast, subtract, sum, trimmed } from './decimal.ts';

test('0.1 + 0.2 等于 0.3，不经浮点数', () => {
  assert.equal(sum(['0.1', '0.2']), '0.3');
  assert.equal(sum(['1200.50', '-1200.5', '9007199254740993.01']), '9007199254740993.01');
  assert.equal(sum([]), '0');
  assert.equal(subtract('1', '1.01'), '-0.01');
  assert.equal(multiply('-1.5', '0.20'), '-0.300');
});

test('不是数的不当零', () => {
  for (const value of ['', ' ', '12万', '1,000', '1e3', '--1', '.5', '5.', null, true, Number.NaN, 1e21])
    assert.equal(decimalOf(value), null);
  assert.equal(decimalOf('007.50'), '7.50');
  assert.equal(decimalOf(-0.5), '-0.5');
  assert.throws(() => sum(['x']), /not a decimal/);
});

test('占比四舍五入到两位；除数为零没有占比', () => {
  assert.equal(share(1, 3), '33.33');
  assert.equal(share(2, 3), '66.67');
  assert.equal(share('200', '1000'), '20');
  assert.equal(share(1, 0), null);
  assert.equal(divide('-1', '3', { places: 1 }), '-0.3');
  assert.equal(divide('-2', '3', { places: 0 }), '-1');
});

test('79.996%舍入后是80%，但不到80%', () => {
  assert.equal(share(79996, 100000), '80');
  assert.equal(share(79996, 100000, 'down'), '79.99');
  assert.equal(shareAtLeast(79996, 100000, 80), false);
  assert.equal(shareAtLeast(80, 100, 80), true);
});

const money = fc
  .tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.integer({ min: 0, max: 99 }))
  .map(([whole, cents]) => `${whole}.${String(cents).padStart(2, '0')}`);

test('加减互逆，加法次序无关', () => {
  fc.assert(
    fc.property(fc.array(money), money, (many, one) => {
      assert.equal(compare(subtract(sum([...many, one]), one), sum(many)), 0);
      assert.equal(compare(sum([...many].reverse()), sum(many)), 0);
    }),
  );
});

test('去零不改大小', () => {
  fc.assert(fc.property(money, (one) => assert.equal(compare(trimmed(one), one), 0)));
});
