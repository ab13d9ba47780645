import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Field } from '../core/annexes/field.ts';
import { tableAt } from '../core/annexes/form.ts';
import { veiled } from '../core/identifiers/checked.ts';
import { createSealer, looksSealed, type Sealer } from './crypto.ts';
import { dossierSpot, maskedText, openCells, openValue, reportSpot, sealCells, sealValue, UNREADABLE } from './sealing.ts';

const sealer = createSealer(Buffer.alloc(32, 7).toString('base64'));
/** For whoever must not open anything. */
const shut: Sealer = {
  seal: () => assert.fail('sealed'),
  open: () => assert.fail('opened'),
  opened: () => assert.fail('opened'),
  shown: sealer.shown,
};
const at = (s = sealer, row = 'a') => dossierSpot(s, 'd1', `served/${row}/mobile`);
const mobile = tableAt('served')?.columns.mobile as Field;

test('个人信息密封时，遮蔽的写法放在旁边：遮蔽地读，不打开；打开还是原样，无论填的是什么', () => {
  assert.equal(mobile.personal, true);
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 2 }), (text) => {
      const stored = sealValue(at(), mobile, text) as string;
      assert.ok(looksSealed(stored));
      assert.equal(openValue(at(), mobile, stored), text);
      if ([...text].length >= 2) assert.equal(maskedText(at(shut), stored), veiled(text));
    }),
  );
  for (const text of [
    '13812345678',
    '张三',
    'sealed:1:x',
    `sealed:2:${'A'.repeat(8)}:${'A'.repeat(80)}`,
    `sealed:3:${'A'.repeat(8)}:${'A'.repeat(24)}:${'A'.repeat(80)}`,
    ':',
    '::',
  ]) {
    const stored = sealValue(at(), mobile, text) as string;
    assert.equal(openValue(at(), mobile, stored), text);
    assert.ok(!stored.includes(text) || text.length < 3);
  }
});

test('一个字的不放：遮蔽也就是它自己', () => {
  const stored = sealValue(at(), mobile, '张') as string;
  assert.equal(sealer.shown(stored, at().at), null);
  assert.equal(maskedText(at(), stored), '张*');
});

test('以前密封的，旁边没有写法：打开了再遮蔽，结果一样', () => {
  const old = sealer.seal('13812345678');
  assert.ok(old.startsWith('sealed:1:'));
  assert.equal(maskedText(at(), old), '138****5678');
  assert.equal(openValue(at(), mobile, old), '13812345678');
});

test('旁边的写法被人换掉，或从别处搬来，就打不开', () => {
  const [one, two] = ['13812345678', '13987654321'].map((text) => (sealValue(at(), mobile, text) as string).split(':')) as [
    string[],
    string[],
  ];
  const swapped = [...one.slice(0, 2), two[2], ...one.slice(3)].join(':');
  const both = [...one.slice(0, 2), two[2], two[3], one[4]].join(':');
  const bare = `sealed:1:${one[4]}`;
  const earlier = `sealed:2:${one[2]}:${one[4]}`;
  for (const forged of [swapped, both, bare, earlier]) {
    assert.ok(looksSealed(forged));
    assert.equal(openValue(at(), mobile, forged), UNREADABLE);
    assert.equal(maskedText(at(), forged), UNREADABLE, '遮蔽地看，也不照着别人的写法显示');
  }
});

test('整个值从另一行、另一份卷宗、另一份季度表搬来：打不开，也不显示遮蔽', () => {
  const own = sealValue(at(), mobile, '13812345678') as string;
  const elsewhere = [at(sealer, 'b'), dossierSpot(sealer, 'd2', 'served/a/mobile'), reportSpot(sealer, 'd1', 'served/a/mobile')];
  for (const spot of elsewhere) assert.deepEqual([openValue(spot, mobile, own), maskedText(spot, own)], [UNREADABLE, UNREADABLE]);
  const row = dossierSpot(sealer, 'd1', 'served/a');
  const columns = tableAt('served')?.columns ?? {};
  const cells = sealCells(row, columns, { contact: '王小明', mobile: '13812345678' });
  assert.deepEqual(openCells(row, columns, { ...cells, contact: cells.mobile ?? null }), { contact: UNREADABLE, mobile: '13812345678' });
});

test('以前的密封（旁边有遮蔽的写法，不认地方）照样读；旁边的写法被换掉的，遮蔽地看也不显示它', () => {
  // As createSealer made it until then, under the key of this test.
  const kept = 'sealed:2:MTM4KioqKjU2Nzg=:QWOUG89fzk+pMTVXjBZ92ayTHGpMhUJRRZJPc+PXX+auc6rknevn';
  assert.deepEqual([openValue(at(), mobile, kept), maskedText(at(), kept)], ['13812345678', '138****5678']);
  const [, , , body] = kept.split(':');
  const forged = `sealed:2:${Buffer.from('139****4321').toString('base64')}:${body}`;
  assert.equal(maskedText(at(), forged), UNREADABLE);
});
