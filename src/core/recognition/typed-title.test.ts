import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkCodeOf, printedCode, typedCode } from './check-code.ts';
import { isCaseNumber, isTyped, numberIn, typedTitle } from './typed-title.ts';

test('编号怎样输入都认得：全角、各种横线、空格、少了横线或前面的零、小写、字母当数字、前面写了“证书编号”', () => {
  const typed = [
    ...[
      '赣平示2026-018',
      '赣平示２０２６－０１８',
      '赣平示2026——018',
      '赣平示2026 018',
      '赣平示2026018',
      '赣平示2026-18',
      '赣 平 示 2026 - 018',
    ],
    ...['赣平示2026–018', '赣平示2026—018', '赣平示2026−018', '赣平示2026一018', '赣平示2026ー018', '赣平示2026_018', '赣平示2026·018'],
    ...[
      '赣平示2O26-o18',
      '赣平示2026-0l8',
      '证书编号：赣平示2026-018',
      '编号:赣平示2026-018',
      '“赣平示2026-018”',
      '2026-018',
      '（赣平示）2026-018号',
    ],
    ...['赣平示〔2026〕018号', '赣平示2026-018\u200b', '\u3000赣平示2026-018。', '赣平示2026-〇18'],
  ];
  for (const one of typed)
    assert.equal(isTyped(typedTitle(one).number ?? { mark: '?', year: '', serial: '' }, '赣平示2026-018'), true, one);
});

test('别的编号不会认错', () => {
  for (const one of ['赣平示2026-108', '赣平示2025-018', '南昌平示2026-018', '赣平示2026-0180', '赣平示2026']) {
    const number = numberIn(one);
    assert.equal(number !== null && isTyped(number, '赣平示2026-018'), false, one);
  }
  assert.deepEqual([isCaseNumber('赣平2026-0107'), isCaseNumber('赣平示2026-0107'), isCaseNumber('赣平示2026-018')], [true, false, false]);
});

test('任何两个不同的编号，各认各的', () => {
  const number = fc.record({
    mark: fc.constantFrom('赣', '南昌', '赣州'),
    year: fc.integer({ min: 2000, max: 2099 }),
    serial: fc.integer({ min: 1, max: 99_999 }),
  });
  const written = ({ mark, year, serial }: { mark: string; year: number; serial: number }) =>
    `${mark}平示${year}-${String(serial).padStart(3, '0')}`;
  fc.assert(fc.property(number, number, (a, b) => isTyped(numberIn(written(a)) as never, written(b)) === (written(a) === written(b))));
});

test('查验码、信用代码、名称', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[0-9a-f]{64}$/),
      (secret) => typedCode(` ${printedCode(checkCodeOf(secret)).toLowerCase()}`) === checkCodeOf(secret),
    ),
  );
  assert.equal(typedCode('7k4m－9q2x'), '7K4M9Q2X');
  assert.equal(typedTitle('９１３６０１０６ ma3k7q2t1d').creditCode, '91360106MA3K7Q2T1D');
  assert.deepEqual(typedTitle('江西甲乙（集团）有限公司').words, ['江西甲乙', '集团', '有限公司']);
  assert.deepEqual([typedTitle('公').words, typedTitle('，。').words], [[], []]);
});
