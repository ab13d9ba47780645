import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chineseNumber } from './chinese-number.ts';
import { ambiguousDate, writtenDate } from './dates.ts';
import type { Field } from './field.ts';
import { readText } from './read.ts';

const years: Field = { label: '在服务平台工作年限', type: 'decimal', unit: '年' };
const age: Field = { label: '年龄', type: 'integer', spoken: ['周岁', '岁'] };
const quantity: Field = { label: '数量', type: 'integer', unit: '台(套)', spoken: ['件'] };
const price: Field = { label: '购买价格', type: 'money', unit: '万元' };
const said = (field: Field, text: string): unknown => {
  const read = readText(field, text);
  return read.ok ? read.value : `!${read.rule}`;
};

test('中文数字：读得准的读，口语里省略的不猜', () => {
  for (const [text, value] of [
    ['五', 5],
    ['两', 2],
    ['十', 10],
    ['十二', 12],
    ['三十五', 35],
    ['一百零二', 102],
    ['一百二十', 120],
    ['二〇二三', 2023],
    ['贰万伍仟', 25_000],
    ['两万零五十', 20_050],
  ] as const)
    assert.equal(chineseNumber(text), value, text);
  for (const text of ['', '八万五', '一百二', '三五十', '百', '12', '万']) assert.equal(chineseNumber(text), null, text);
});

test('日期：二〇二三年五月、2023年五月、5/13/2023 读得出；5/1/2023 分不清的照实说', () => {
  for (const text of ['二〇二三年五月', '二零二三年五月', '2023年五月', '2023年5月份', '2023.5', '2023.5月', "'2023-05", '二○二三年05月'])
    assert.equal(writtenDate(text), '2023-05', text);
  for (const text of ['二〇二三年五月十二日', '5/13/2023', '2023年五月12日'])
    assert.match(writtenDate(text) ?? '', /^2023-05-1[23]$/, text);
  assert.equal(writtenDate('13/5/2023'), '2023-05-13');
  assert.equal(writtenDate('5/5/2023'), '2023-05-05');
  assert.equal(writtenDate('5/1/2023'), null);
  assert.deepEqual(ambiguousDate('5/1/2023'), ['5月1日', '1月5日']);
  const read = readText({ label: '购买时间', type: 'month' }, '5/1/2023');
  assert.match(read.ok ? '' : read.message, /看不出是5月1日还是1月5日/);
  for (const text of ['2023年十三月', '五月', '2023年第二季度', '13/13/2023']) assert.equal(writtenDate(text), null, text);
});

test('年限、年龄、数量：3年6个月、35周岁、1（套）', () => {
  for (const [text, value] of [
    ['3年6个月', '3.5'],
    ['3年半', '3.5'],
    ['半年', '0.5'],
    ['18个月', '1.5'],
    ['三年', '3'],
    ['10年', '10'],
    ['2年4个月', '2.33'],
    ['3.5', '3.5'],
  ] as const)
    assert.equal(said(years, text), value, text);
  for (const text of ['35岁', '35周岁', '三十五', '三十五岁', '35']) assert.equal(said(age, text), 35, text);
  for (const text of ['1（套）', '1台/套', '一', '1台套', '1 台', '一套']) assert.equal(said(quantity, text), 1, text);
  for (const text of ['2-3', '若干', '1批', '10+']) assert.match(String(said(quantity, text)), /^!/, text);
  assert.equal(said(years, '5年以上'), '!approximate');
});

test('金额：贰万伍仟元整；元换算成万元除不尽的四舍五入到两位并说明', () => {
  assert.equal(said(price, '贰万伍仟元整'), '2.5');
  const read = readText(price, '151,789元');
  assert.deepEqual(read.ok && [read.value, read.note], ['15.18', '“151,789元”折合15.1789万元，按四舍五入保留2位小数为15.18万元，请核对']);
  assert.equal(said(price, '151750元'), '15.18');
  assert.equal(said(price, '151749元'), '15.17');
  assert.equal(said(price, '49元'), '0');
});
