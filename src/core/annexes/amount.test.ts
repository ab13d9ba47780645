import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compare, multiply, subtract } from './decimal.ts';
import type { Field } from './field.ts';
import { faultsOf, readText } from './read.ts';

const money: Field = { label: '上年末总资产', type: 'money', unit: '万元' };
const loss: Field = { ...money, label: '利润总额', signed: true };
const said = (text: string, field = money): string => {
  const read = readText(field, text);
  return read.ok ? `${read.value}${read.note ? `｜${read.note}` : ''}` : `!${read.rule}｜${read.message}`;
};

test('万元栏里写明万、万元：就是这个数，不用换算', () => {
  for (const text of ['8.5', '8.5万元', '8.5万', '￥8.5万元', '¥ 8.5 万', '８．５万元', '人民币8.5万元', '8.5万元整', '8.5 万元'])
    assert.equal(said(text), '8.5', text);
  assert.equal(said('1,280.50万元'), '1280.50');
  assert.equal(said('-12.5万元', loss), '-12.5');
});

test('写的是元、千元、百万、亿：换算，并说明', () => {
  assert.equal(said('85,000元'), '8.5｜“85,000元”已换算成8.5万元，请核对');
  for (const text of ['85000元', '￥85000', '¥85,000.00', '８５０００元', '人民币85000元整', 'RMB 85000', '85千元'])
    assert.match(said(text), /^8\.5｜“.*”已换算成8\.5万元，请核对$/, text);
  assert.match(said('1.2亿元'), /^12000｜/);
  assert.match(said('3百万'), /^300｜/);
  assert.match(said('-85000元', loss), /^-8\.5｜/);
});

test('换算不尽的：四舍五入到两位小数，并说明', () => {
  assert.equal(said('85001元'), '8.5｜“85001元”折合8.5001万元，按四舍五入保留2位小数为8.5万元，请核对');
  assert.match(said('151,789元'), /^15\.18｜“151,789元”折合15\.1789万元，按四舍五入保留2位小数为15\.18万元，请核对$/);
  assert.match(said('-85050元', loss), /^-8\.51｜/);
});

test('约数、单位不符的：不收，说明缘由', () => {
  for (const text of ['约8.5万元', '大约8.5', '8.5万元左右', '近9万', '8万余元', '8.5万以上', '8.5+'])
    assert.match(said(text), /^!approximate｜上年末总资产“.*”是约数，请填确切的数$/, text);
  for (const text of ['260平方米', '260㎡', '260m²', '12台', '8.5%', '3人', '8.5万美元', '8.5美元', '$8.5'])
    assert.match(said(text), /^!unit｜上年末总资产“.*”的单位不是万元，请填以万元为单位的数$/, text);
  for (const text of ['1,28万元', '八万五', '8万5千元', '暂无']) assert.match(said(text), /^!number/, text);
  assert.match(said('-85000元'), /^!negative/);
});

test('不是金额的数：单位不符也说明是单位', () => {
  const area: Field = { label: '自有', type: 'decimal', unit: '平方米' };
  const staff: Field = { label: '从业人数', type: 'integer', unit: '人' };
  assert.equal(said('260㎡', area), '260');
  assert.match(said('260万元', area), /^!unit｜自有“260万元”的单位不是平方米/);
  assert.match(said('24人左右', staff), /^!approximate/);
  assert.match(said('24户', staff), /^!unit/);
  assert.equal(said('24人', staff), '24');
});

test('存着的原文得到同样的说明', () => {
  for (const text of ['约8.5万元', '260平方米', '八万五'])
    assert.deepEqual(faultsOf(money, text), [{ rule: said(text).slice(1).split('｜')[0], message: said(text).split('｜')[1] }]);
});

const number = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.integer({ min: 0, max: 99 }))
  .map(([whole, cents]) => `${whole}.${String(cents).padStart(2, '0')}`);
const units: readonly (readonly [string, string])[] = [
  ['元', '0.0001'],
  ['千元', '0.1'],
  ['万', '1'],
  ['万元', '1'],
  ['百万元', '100'],
  ['亿', '10000'],
];

test('任何金额：要么分毫不差，要么四舍五入到分毫之内并说明；数字变了就一定说明', () => {
  fc.assert(
    fc.property(number, fc.constantFrom(...units), fc.constantFrom('', '￥', '人民币'), (text, [unit, factor], mark) => {
      const read = readText(loss, `${mark}${text}${unit}`);
      if (!read.ok) return assert.equal(read.rule, 'decimals');
      const off = subtract(String(read.value), multiply(text, factor)).replace('-', '');
      if (read.rounded) assert.ok(compare(off, '0.005') <= 0);
      else assert.equal(compare(off, 0), 0);
      assert.equal(read.note !== undefined, factor !== '1');
      assert.deepEqual(faultsOf(loss, read.value), []);
    }),
  );
});
