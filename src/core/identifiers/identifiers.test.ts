import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { masked, veiled } from './checked.ts';
import { checkEmail, checkMobile, checkPostcode } from './contact.ts';
import { cities, cityOf, countiesOf, division, divisionName, divisionPath, divisions } from './divisions.ts';
import { normaliseEnterpriseName } from './enterprise-name.ts';
import { birthDate, checkIdNumber, idCheckCharacter } from './id-number.ts';
import { newAreaKey, recommendingUnits } from './recommending-units.ts';
import { placeOf } from './registered-area.ts';

const messageOf = (found: ReturnType<typeof checkMobile>) => (found.ok ? (found.warning ?? '') : `${found.fault}: ${found.message}`);
const right = (value: string) => ({ ok: true, value });

test('GB 11643 标准自带的两个示例', () => {
  assert.deepEqual(checkIdNumber('11010519491231002x'), right('11010519491231002X'));
  assert.deepEqual(checkIdNumber('４４０５２４ 18800101 0014'), right('440524188001010014'));
  assert.equal(idCheckCharacter('44052418800101001'), '4');
  assert.equal(birthDate('11010519491231002X'), '1949-12-31');
});

test('GB 11643 分清格式与校验码，提示中不出现完整号码', () => {
  const withCheck = (first17: string) => first17 + idCheckCharacter(first17);
  assert.match(messageOf(checkIdNumber('110105194912310021')), /^check: 身份证号 110\*{11}0021 .*校验码不符/);
  assert.match(messageOf(checkIdNumber(withCheck('36010219990229001'))), /^form: .*不是存在的出生日期/);
  assert.match(messageOf(checkIdNumber(withCheck('36010217990228001'))), /^form: .*不是存在的出生日期/);
  assert.match(messageOf(checkIdNumber(withCheck('16010219900228001'))), /^form: .*省级行政区划/);
  assert.match(messageOf(checkIdNumber('362425800101001')), /^form: .*15位的旧号码/);
  assert.match(messageOf(checkIdNumber('36010219900228001')), /^form: .*共17位/);
  assert.match(messageOf(checkIdNumber('36010219900X280012')), /^form: .*前17位应为数字/);
  assert.match(messageOf(checkIdNumber('3.60102E+17')), /^form: .*科学计数/);
  for (const first17 of ['36242519800101001', '36010519800101001', '81000019800101001', '91100119800101001'])
    assert.equal(checkIdNumber(withCheck(first17)).ok, true, `${first17} 历史区划、港澳台居民、外国人永久居留`);
});

test('身份证号任一位数字抄错，都查得出', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 0, max: 9 }), (place, digit) => {
      const number = '11010519491231002X';
      const changed = `${number.slice(0, place)}${digit}${number.slice(place + 1)}`;
      assert.equal(checkIdNumber(changed).ok, changed === number);
    }),
  );
});

test('手机：11位，带区号、空格、横线、全角的先理顺', () => {
  for (const text of ['13800138000', '+86 138-0013-8000', '8613800138000', '008613800138000', '１３８００１３８０００'])
    assert.deepEqual(checkMobile(text), right('13800138000'), text);
  assert.match(messageOf(checkMobile('1380013800')), /共10位，应为11位/);
  assert.match(messageOf(checkMobile('138001380000')), /共12位/);
  assert.match(messageOf(checkMobile('12800138000')), /“12”不是手机号段/);
  assert.match(messageOf(checkMobile('0791-86371234')), /固定电话/);
  assert.match(messageOf(checkMobile('13800138000/13900139000')), /第二个号码/);
  assert.match(messageOf(checkMobile('1.38E+10')), /科学计数/);
  assert.match(messageOf(checkMobile('')), /未填写/);
});

test('邮编与电子邮箱', () => {
  assert.deepEqual(checkPostcode('３３００４６'), right('330046'));
  assert.match(messageOf(checkPostcode('100804')), /^邮编 100804 不在江西省/);
  for (const text of ['33004', '3300466', '000000', '33OO46']) assert.match(messageOf(checkPostcode(text)), /6位数字/, text);
  assert.deepEqual(checkEmail(' Office.A＠Example.COM.cn '), right('Office.A@example.com.cn'));
  for (const text of [
    '',
    'a',
    'a@',
    '@b.cn',
    'a@b',
    'a@b..cn',
    '.a@b.cn',
    'a.@b.cn',
    'a@-b.cn',
    'a@b.c',
    'a@b.cn,c@d.cn',
    '张@b.cn',
    'a@b@c.cn',
  ])
    assert.match(messageOf(checkEmail(text)), /^form: 电子邮箱“/, text);
});

test('江西行政区划：11个设区市、100个县级，旧码认得出', () => {
  assert.equal(cities.length, 11);
  assert.equal(cities.flatMap(({ code }) => countiesOf(code)).length, 100);
  assert.equal(new Set(divisions.map(({ code }) => code)).size, divisions.length);
  assert.equal(divisionName('360000'), '江西省');
  assert.equal(divisionPath('360000'), '江西省');
  assert.equal(divisionPath('360700'), '赣州市');
  assert.equal(divisionPath('360781'), '赣州市瑞金市');
  assert.deepEqual(division('360727'), { code: '360727', name: '龙南县', kind: '县', now: '龙南市' });
  assert.equal(cityOf('360121')?.name, '南昌市');
  assert.equal(cityOf('360000'), null);
  assert.equal(cityOf('360199'), null);
  assert.equal(divisionName('110105'), null);
});

test('推荐单位：11个设区市、赣江新区、6个省直管试点县，各归所在设区市', () => {
  const count = (kind: string) => recommendingUnits.filter((unit) => unit.kind === kind).length;
  assert.deepEqual([count('city'), count('newArea'), count('pilotCounty')], [11, 1, 6]);
  assert.equal(new Set(recommendingUnits.map(({ key }) => key)).size, 18);
  for (const unit of recommendingUnits) {
    assert.equal(divisionName(unit.division), unit.name);
    assert.equal(cityOf(unit.division)?.code ?? null, unit.city, unit.name);
  }
});

test('同一企业写法不同，认得出是一家；字不同的不混', () => {
  const one = '江西ABC(南昌)科技有限公司';
  for (const name of [
    '江西ABC（南昌）科技有限公司',
    ' 江西 abc【南昌】科技有限公司',
    '江西ＡＢＣ〔南昌〕科技有限公司\u200B',
    '江西ABC﹙南昌﹚科技　有限公司',
  ])
    assert.equal(normaliseEnterpriseName(name), one, name);
  assert.notEqual(normaliseEnterpriseName('江西ABC科技有限公司'), one);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      const once = normaliseEnterpriseName(name);
      assert.doesNotMatch(once, /[\s（【[{]/);
      assert.equal(normaliseEnterpriseName(` ${name} `), once);
    }),
  );
});

test('脱敏：前三后四，短的全部遮住', () => {
  assert.equal(masked('13800138000'), '138****8000');
  assert.equal(masked('12345678'), '********');
  assert.equal(masked('E12345678'), 'E******78');
});

test('页面和纸面上的脱敏：护照九位只留一头两尾，座机不会全露，姓名只留姓', () => {
  const shown = ['360102199003077654', '13800138000', 'E12345678', 'H0123456789', '8888888', '王小样', '王', ''];
  assert.deepEqual(shown.map(veiled), ['3601**********7654', '138****8000', 'E******78', 'H01****6789', '8****88', '王**', '王*', '']);
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 20, unit: fc.constantFrom(...'0123456789E') }), (text) => {
      const hidden = [...veiled(text)].filter((char) => char === '*').length;
      assert.ok(hidden >= Math.min(text.length / 2, 4), text);
    }),
  );
});

test('a unit lies in its city, a pilot county in the city around it, the new area in itself; elsewhere in none', () => {
  assert.deepEqual(['360900', '360781', newAreaKey, '110000', ''].map(placeOf), ['宜春市', '赣州市', '赣江新区', null, null]);
});
