import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jx2023 } from '../../../test/law.ts';
import { formFaults } from '../annexes/complete.ts';
import { changed, exampleContent } from '../annexes/example.ts';
import { findings } from '../consistency/findings.ts';
import { idCheckCharacter } from './id-number.ts';
import { checkDocument, type DocumentKind, documentKinds, printedDocument } from './legal-document.ts';

const withCheck = (first17: string): string => first17 + idCheckCharacter(first17);
const example = exampleContent(2026);
const faultsAt = (legalIdKind: string | null, legalIdNumber: string) =>
  formFaults(changed(example, { legalIdKind, legalIdNumber }), jx2023, '2026-05-10').filter(({ path }) => path.startsWith('legalId'));

const right: Readonly<Record<DocumentKind, readonly string[]>> = {
  居民身份证: [withCheck('36010219780612301')],
  外国人永久居留身份证: [withCheck('91100019850505001'), 'USA110085050501'],
  港澳居民来往内地通行证: ['H01234567', 'M0123456789', 'ｈ０１２３４５６７'],
  台湾居民来往大陆通行证: ['01234567', '0123456789(B)'],
  港澳台居民居住证: [withCheck('81000019900101001'), withCheck('83000019900101001')],
  护照: ['E12345678', 'EA1234567', 'p1234567', '123456789'],
  其他证件: ['军字第1234567号'],
};
const wrong: Readonly<Record<DocumentKind, readonly string[]>> = {
  居民身份证: ['H01234567', 'E12345678', '01234567', '360102197806123011'],
  外国人永久居留身份证: [withCheck('36010219780612301'), 'E12345678'],
  港澳居民来往内地通行证: ['E12345678', 'H0123456', 'H012345678', '01234567'],
  台湾居民来往大陆通行证: ['H01234567', '0123456', '012345678'],
  港澳台居民居住证: [withCheck('36010219780612301'), '810000199001010010'],
  护照: ['E1', '护照E12345678', 'PASSPORT', '12345678901234567'],
  其他证件: ['1', '没有号码'],
};

for (const kind of documentKinds)
  test(`${kind}：号码各按自己的规则查验`, () => {
    for (const number of right[kind]) assert.equal(checkDocument(kind, number).ok, true, number);
    for (const number of wrong[kind]) assert.equal(checkDocument(kind, number).ok, false, number);
  });

test('号码不对的，说明是哪一种证件、应是什么样，号码遮住', () => {
  const checked = checkDocument('港澳居民来往内地通行证', 'E12345678');
  assert.match(checked.ok ? '' : checked.message, /港澳居民来往内地通行证号码 E\*{6}78 不正确：应为 H 或 M 加8位数字/);
  assert.doesNotMatch(JSON.stringify(checkDocument('外国人永久居留身份证', '91100019850505001X')), /(^|[^外国人永久居留])身份证号 /);
});

test('申请表：证件类型不选即居民身份证，选了护照的按护照查验', () => {
  assert.deepEqual(faultsAt(null, 'E12345678').length, 1);
  assert.deepEqual(faultsAt('护照', 'E12345678'), []);
  assert.deepEqual(faultsAt('港澳居民来往内地通行证', 'H01234567'), []);
  assert.deepEqual(faultsAt('台湾居民来往大陆通行证', '01234567'), []);
  assert.equal(faultsAt('护照', '护照')[0]?.path, 'legalIdNumber');
  assert.equal(faultsAt('驾驶证', '360102')[0]?.path, 'legalIdKind');
});

test('印在“身份证号”一栏：居民身份证只印号码，其他证件连同类型', () => {
  assert.equal(printedDocument('护照', 'E12345678'), '护照 E12345678');
  for (const kind of ['', '居民身份证']) assert.equal(printedDocument(kind, '360102'), '360102');
  assert.equal(printedDocument('护照', ''), '');
});

test('被 Excel 截成15位的身份证号（末三位000）照实说明，校验位碰巧相符的也提醒', () => {
  const cut = '360102197806123000';
  assert.match(faultsAt(null, cut)[0]?.message ?? '', /表格软件只保留数字的前15位/);
  const fitting = Array.from({ length: 100 }, (_, n) => `3601021978061${String(n).padStart(2, '0')}000`).find(
    (number) => idCheckCharacter(number.slice(0, 17)) === '0',
  ) as string;
  assert.deepEqual(faultsAt(null, fitting), []);
  const found = findings(changed(example, { legalIdNumber: fitting }), jx2023).find(({ id }) => id === 'id-number-cut');
  assert.deepEqual([found?.severity, found?.paths], ['warning', ['legalIdNumber']]);
  assert.doesNotMatch(found?.message ?? '', new RegExp(fitting));
});
