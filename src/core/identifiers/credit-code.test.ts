import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkCreditCode, creditCheckCharacter } from './credit-code.ts';
import { creditCodeKind, creditCodeKinds } from './credit-code-kinds.ts';
import { listedPrefixes } from './credit-code-prefixes.ts';

const faultOf = (text: string) => {
  const found = checkCreditCode(text);
  return found.ok ? null : `${found.fault}: ${found.message}`;
};

test('GB 32100 真实代码通过，余数为0时校验码是0', () => {
  for (const code of ['91360722MA36YYB570', '91110000802100433B', '91440300708461136T', '91330100799655058B'])
    assert.deepEqual(checkCreditCode(code), { ok: true, code });
});

test('全角、小写、空格、零宽字符都先理顺', () =>
  assert.deepEqual(checkCreditCode(' ９１３６０７２２ ma36 yyb5\u200B70\t'), { ok: true, code: '91360722MA36YYB570' }));

test('GB 32100 校验码不符与格式不对分得开', () => {
  assert.match(faultOf('91360722MA36YYB571') ?? '', /^check: .*91360722MA36YYB571.*第18位校验码不符（GB 32100）/);
  assert.match(faultOf('91360722MA36YYB57') ?? '', /^form: .*共17位，应为18位/);
  assert.match(faultOf('91360722MA36YYB5700') ?? '', /^form: .*共19位/);
  assert.match(faultOf('9136O722MA36YYB570') ?? '', /^form: .*第5位“O”.*数字 0/);
  assert.match(faultOf('91360722MA36YVB570') ?? '', /^form: .*第14位“V”/);
  assert.match(faultOf('91360722MA36-YB570') ?? '', /^form: .*第13位“-”.*只用数字和大写字母/);
  assert.match(faultOf('9136A722MA36YYB570') ?? '', /^form: .*第3至8位应为6位数字/);
  assert.match(faultOf('360100210012345') ?? '', /^form: .*15位的旧营业执照注册号/);
  assert.match(faultOf('80210043-3') ?? '', /^form: .*旧组织机构代码/);
  assert.match(faultOf('9.1360000123457E+17') ?? '', /^form: .*科学计数/);
  assert.match(faultOf('  ') ?? '', /^form: .*未填写/);
});

test('登记机关区划码不作硬校验；类别不在表内、主体标识码自身不符只是提醒', () => {
  const withCheck = (first17: string) => first17 + creditCheckCharacter(first17);
  assert.deepEqual(checkCreditCode(withCheck('91360405802100433')), { ok: true, code: withCheck('91360405802100433') });
  const unlisted = checkCreditCode(withCheck('99360100802100433'));
  assert.match((unlisted.ok && unlisted.warning) || '', /前两位“99”不在/);
  const wrongOrganisation = checkCreditCode(withCheck('91360100802100434'));
  assert.match((wrongOrganisation.ok && wrongOrganisation.warning) || '', /主体标识码.*GB 11714/);
});

test('任何一位错成别的字符，都查得出', () => {
  const letters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 17 }), fc.constantFrom(...letters), (place, letter) => {
      const code = '91360722MA36YYB570';
      const changed = code.slice(0, place) + letter + code.slice(place + 1);
      assert.equal(checkCreditCode(changed).ok, changed === code);
    }),
  );
});

test('前两位看出类别：企业须看证照是否法人，个体工商户不是', () => {
  assert.equal(creditCodeKind('91360722MA36YYB570')?.kind, '企业');
  assert.equal(creditCodeKind('91360722MA36YYB570')?.legalPerson, 'byCertificate');
  assert.equal(creditCodeKind('92360722MA36YYB570')?.legalPerson, 'no');
  assert.equal(creditCodeKind('51360000')?.kind, '社会团体');
  assert.equal(creditCodeKind('99'), null);
  assert.equal(new Set(creditCodeKinds.map(({ prefix }) => prefix)).size, creditCodeKinds.length);
  assert.deepEqual(
    creditCodeKinds.map(({ prefix }) => prefix),
    [...listedPrefixes],
    '列出的前两位个个有含义',
  );
});
