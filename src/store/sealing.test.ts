import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Field } from '../core/annexes/field.ts';
import { tableAt } from '../core/annexes/form.ts';
import { veiled } from '../core/identifiers/checked.ts';
import { createSealer, looksSealed, type Sealer, shownBeside } from './crypto.ts';
import { maskedText, openValue, sealValue, UNREADABLE } from './sealing.ts';

const sealer = createSealer(Buffer.alloc(32, 7).toString('base64'));
/** For whoever must not open anything. */
const shut: Sealer = { seal: () => assert.fail('sealed'), open: () => assert.fail('opened') };
const mobile = tableAt('served')?.columns.mobile as Field;

test('个人信息密封时，遮蔽的写法放在旁边：遮蔽地读，不打开；打开还是原样，无论填的是什么', () => {
  assert.equal(mobile.personal, true);
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 2 }), (text) => {
      const stored = sealValue(sealer, mobile, text) as string;
      assert.ok(looksSealed(stored));
      assert.equal(openValue(sealer, mobile, stored), text);
      if ([...text].length >= 2) assert.equal(maskedText(shut, stored), veiled(text));
    }),
  );
  for (const text of ['13812345678', '张三', 'sealed:1:x', `sealed:2:${'A'.repeat(8)}:${'A'.repeat(80)}`, ':', '::']) {
    const stored = sealValue(sealer, mobile, text) as string;
    assert.equal(openValue(sealer, mobile, stored), text);
    assert.ok(!stored.includes(text) || text.length < 3);
  }
});

test('一个字的不放：遮蔽也就是它自己', () => {
  const stored = sealValue(sealer, mobile, '张') as string;
  assert.equal(shownBeside(stored), null);
  assert.equal(maskedText(sealer, stored), '张*');
});

test('以前密封的，旁边没有写法：打开了再遮蔽，结果一样', () => {
  const old = sealer.seal('13812345678');
  assert.ok(old.startsWith('sealed:1:'));
  assert.equal(maskedText(sealer, old), '138****5678');
  assert.equal(openValue(sealer, mobile, old), '13812345678');
});

test('旁边的写法被人换掉，或从别处搬来，就打不开', () => {
  const [one, two] = ['13812345678', '13987654321'].map((text) => (sealValue(sealer, mobile, text) as string).split(':')) as [
    string[],
    string[],
  ];
  const swapped = [...one.slice(0, 2), two[2], one[3]].join(':');
  const bare = `sealed:1:${one[3]}`;
  for (const forged of [swapped, bare]) {
    assert.ok(looksSealed(forged));
    assert.equal(openValue(sealer, mobile, forged), UNREADABLE);
  }
});
