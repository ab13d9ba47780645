import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Field, Value } from './field.ts';
import { fieldAt, formTables, valueFields } from './form.ts';
import { faultsOf, isValue, readText, readValue } from './read.ts';

const at = (path: string): Field => {
  const field = fieldAt(path);
  assert.ok(field, path);
  return field;
};
const typed = (path: string, text: string): Value | string => {
  const read = readText(at(path), text);
  return read.ok ? read.value : `!${read.rule}`;
};
const sent = (path: string, raw: unknown): Value | string => {
  const read = readValue(at(path), raw);
  return read.ok ? read.value : `!${read.rule}`;
};

test('人写的数字：全角、千分位、单位', () => {
  assert.equal(typed('totalAssets', '１，２００．５０万元'), '1200.50');
  assert.equal(typed('totalAssets', ' 1,280.5 '), '1280.5');
  assert.equal(typed('premisesOwned', '260㎡'), '260');
  assert.equal(typed('equipmentCount', '12台'), 12);
  assert.equal(typed('investors/share', '60%'), '60');
  assert.equal(typed('staffTotal', '24.0'), 24);
  assert.equal(typed('operation/profit', '-12.50'), '-12.50');
});

test('读不懂的数字不猜：说明哪里不对', () => {
  assert.equal(typed('totalAssets', '1,28'), '!number');
  assert.equal(typed('totalAssets', '约1200'), '!approximate');
  assert.equal(typed('totalAssets', '1200.505'), '!decimals');
  assert.equal(typed('totalAssets', '-1'), '!negative');
  assert.equal(typed('staffTotal', '80%'), '!unit');
  assert.equal(typed('staffTotal', '十五'), '!integer');
  assert.equal(typed('staffTotal', '15.5'), '!integer');
  assert.equal(typed('investors/share', '100.01'), '!percent');
  assert.equal(typed('investors/share', '100'), '100');
});

test('人写的日期：2023年5月1日、2023.5.1、2023/5/1、20230501', () => {
  for (const text of ['2023年5月1日', '2023.5.1', '2023/05/01', '20230501', '２０２３－５－１', '2023年5月1号'])
    assert.equal(typed('registeredOn', text), '2023-05-01', text);
  assert.equal(typed('equipment/boughtOn', '2023年5月'), '2023-05');
  assert.equal(typed('equipment/boughtOn', '2023.5'), '2023-05');
  assert.equal(typed('equipment/boughtOn', '2023年'), '2023');
  assert.equal(typed('equipment/boughtOn', '2023-05-12'), '2023-05-12');
  assert.equal(typed('operation/year', '2025年度'), 2025);
});

test('不存在的日子、只到月的日期不收', () => {
  for (const text of ['2023-02-29', '2023年13月1日', '2023年5月', '45000', '五月一日'])
    assert.equal(typed('registeredOn', text), '!date', text);
  assert.equal(typed('registeredOn', '2024-02-29'), '2024-02-29');
});

test('满意与否、选项用中文写也认得', () => {
  assert.equal(typed('served/satisfied', '满意'), true);
  assert.equal(typed('served/satisfied', '不满意'), false);
  assert.equal(typed('served/satisfied', ''), null);
  assert.equal(typed('served/satisfied', '还行'), '!satisfaction');
  assert.deepEqual(typed('functions', '技术创新、质量管理'), ['innovation', 'quality']);
  assert.equal(typed('functions', '技术创新、算命'), '!choice');
  assert.equal(typed('functions', '技术创新 技术创新'), '!choice');
  assert.equal(typed('kind', '综合性'), '综合性');
});

test('号码去掉空格和区号，校验由标识一处判断', () => {
  assert.equal(typed('legalMobile', '+86 139-1234-5678'), '13912345678');
  assert.equal(typed('legalMobile', '0791-88100000'), '!mobile');
  assert.equal(typed('postcode', '３３００９６'), '330096');
  assert.equal(typed('legalIdNumber', '36010219780612301'), '!idNumber');
});

test('信用代码校验位不符仍可保存和提交：真实代码也有不符的', () => {
  assert.deepEqual(faultsOf(at('creditCode'), '91360106MA35G7K42A').concat(faultsOf(at('creditCode'), '91360106MA35G7K42B')), []);
  assert.equal(sent('creditCode', '360106'), '!creditCode');
});

test('接口收到的值必须是规范形式', () => {
  assert.equal(sent('totalAssets', 1200), '!number');
  assert.equal(sent('totalAssets', '1,200'), '!number');
  assert.equal(sent('staffTotal', '15'), '!integer');
  assert.equal(sent('staffTotal', 2 ** 60), '!integer');
  assert.equal(sent('staffTotal', -1), '!negative');
  assert.equal(sent('registeredOn', '2023.5.1'), '!date');
  assert.equal(sent('served/satisfied', '满意'), '!satisfaction');
  assert.equal(sent('nature', '字'.repeat(51)), '!maxLength');
  assert.equal(sent('nature', '𠮷'.repeat(50)), '𠮷'.repeat(50));
  assert.equal(sent('nature', { toString: () => 'x' }), '!type');
  assert.equal(sent('nature', ''), null);
});

test('计算所得的数不收', () => {
  assert.equal(sent('premisesArea', '300'), '!derived');
  assert.equal(typed('products/incomeShare', '50%'), '!derived');
});

test('个人信息不在提示里原样出现', () => {
  for (const [path, value] of [
    ['legalMobile', '1391234567'],
    ['legalIdNumber', '360102197806123012'],
    ['contactPhone', '88 12'],
    ['contactName', '张'.repeat(60)],
  ] as const) {
    const [fault] = faultsOf(at(path), value);
    assert.ok(fault, path);
    assert.ok(!fault.message.includes(value), fault.message);
  }
});

const fields = [...Object.values(valueFields), ...formTables.flatMap((table) => Object.values(table.columns))].filter(
  (field) => !field.derived,
);

test('任何输入都不抛错；收下的值再收一次不变，且没有毛病', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...fields),
      fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.integer().map(String), fc.double().map(String)),
      (field, text) => {
        const read = readText(field, text);
        if (!read.ok) return assert.ok(read.message.length > 0);
        assert.ok(isValue(read.value));
        assert.deepEqual(faultsOf(field, read.value), []);
        assert.deepEqual(readValue(field, read.value), read);
      },
    ),
    { numRuns: 500 },
  );
});

test('任何JSON都不抛错', () => {
  fc.assert(
    fc.property(fc.constantFrom(...fields), fc.jsonValue(), (field, raw) => {
      const read = readValue(field, raw);
      if (read.ok) assert.deepEqual(faultsOf(field, read.value), []);
      if (isValue(raw)) faultsOf(field, raw);
    }),
    { numRuns: 500 },
  );
});
