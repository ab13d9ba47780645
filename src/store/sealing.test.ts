import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Field } from '../core/annexes/field.ts';
import { tableAt } from '../core/annexes/form.ts';
import { veiled } from '../core/identifiers/checked.ts';
import { createSealer, looksSealed, type Sealer } from './crypto.ts';
import { dossierSpot, maskedCells, maskedText, openCells, openValue, reportSpot, sealCells, sealValue, UNREADABLE } from './sealing.ts';

const sealer = createSealer(Buffer.alloc(32, 7).toString('base64'));
/** For whoever must not open anything. */
const shut: Sealer = {
  seal: () => assert.fail('sealed'),
  open: () => assert.fail('opened'),
  opened: () => assert.fail('opened'),
  ids: sealer.ids,
  renewed: () => assert.fail('renewed'),
  shown: sealer.shown,
  rows: { ...sealer.rows, seal: () => assert.fail('sealed'), open: () => assert.fail('opened') },
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
  assert.match(old, /^sealed:1\.[0-9a-f]{8}:/);
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

test('以前的密封不认地方：把认地方的一段改装成它，写上原来的地方，搬到别处也打不开', () => {
  const [, , shown = '', , body = ''] = (sealValue(at(), mobile, '13812345678') as string).split(':');
  const place = at().at;
  const bound = `${Buffer.byteLength(place)}:${place}${Buffer.from(shown, 'base64')}`;
  const dressedUp = `sealed:2:${Buffer.from(bound).toString('base64')}:${body}`;
  const elsewhere = dossierSpot(sealer, 'd2', 'contactMobile');
  assert.deepEqual([openValue(elsewhere, mobile, dressedUp), maskedText(elsewhere, dressedUp)], [UNREADABLE, UNREADABLE]);
});

test('更换密钥：原来的照样读，写的用新的；改用新密钥以后原密钥打不开；写错的密钥说得出怎么写，不带出它', () => {
  const [former, next] = [7, 9].map((n) => Buffer.alloc(32, n).toString('base64')) as [string, string];
  const [ring, alone] = [createSealer(`${next},\n${former}`), createSealer(next)];
  const [mask, whole] = [sealValue(at(), mobile, '13812345678') as string, sealer.seal('李四')];
  const row = sealer.rows.seal([['mobile', '13812345678', '138****5678']], 'report/r/a');
  const unnamed = (text: string) => text.replace(/^(sealed:\d)\.\w+/, '$1');
  const bound = 'sealed:2:MTM4KioqKjU2Nzg=:QWOUG89fzk+pMTVXjBZ92ayTHGpMhUJRRZJPc+PXX+auc6rknevn';
  for (const was of [mask, whole, bound, unnamed(mask), unnamed(whole)]) {
    const text = sealer.opened(was, at().at);
    assert.equal(ring.opened(was, at().at), text);
    assert.throws(() => alone.opened(was, at().at));
    const is = ring.renewed(was, at().at) ?? '';
    assert.deepEqual(
      [alone.opened(is, at().at), alone.shown(is, at().at)],
      [text, was === whole || was === unnamed(whole) ? null : '138****5678'],
    );
    assert.throws(() => sealer.opened(is, at().at));
    assert.equal(ring.renewed(is, at().at), null, '已在新密钥下');
  }
  assert.throws(() => ring.renewed(mask, at(sealer, 'b').at), '从别处搬来的不改');
  for (const was of [row, unnamed(row)]) {
    assert.ok(ring.rows.shows(was, [['mobile', '138****5678']], 'report/r/a'));
    const is = ring.rows.renewed(was, 'report/r/a') ?? '';
    assert.deepEqual(alone.rows.open(is, 'report/r/a'), sealer.rows.open(row, 'report/r/a'));
    assert.throws(() => ring.rows.renewed(was, 'report/r/b'));
  }
  for (const text of ['张三', 'sealed:1:x', `sealed:4:${'138****5678'}`])
    assert.deepEqual([ring.renewed(text, ''), ring.rows.renewed(text, '')], [null, null]);
  for (const bad of ['', ',', 'c2hvcnQ=', `${next},c2hvcnQ=`])
    assert.throws(
      () => createSealer(bad),
      (error: Error) => /32 字节的 base64/.test(error.message) && !error.message.includes('c2hvcnQ'),
    );
});

const columns = tableAt('served')?.columns ?? {};
const inRow = (s = sealer, row = 'a', dossier = 'd1') => dossierSpot(s, dossier, `served/${row}`);
const people = { enterprise: '甲公司', contact: '王小明', mobile: '13812345678' };

test('一行的个人信息同在一个密封里：打开还是原样；遮蔽地读，不打开；一个字的自己密封', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (contact, mobile) => {
      const cells = { enterprise: '甲公司', contact, mobile, satisfied: true };
      const stored = sealCells(inRow(), columns, cells);
      assert.deepEqual(openCells(inRow(), columns, stored), cells);
      const shown = maskedCells(inRow([...contact].length === 1 || [...mobile].length === 1 ? sealer : shut), columns, stored);
      assert.deepEqual(shown, { ...cells, contact: veiled(contact), mobile: veiled(mobile) });
    }),
  );
  const stored = sealCells(inRow(), columns, people);
  assert.deepEqual([stored.contact, stored.mobile], ['sealed:4:王**', 'sealed:4:138****5678']);
  assert.ok(!JSON.stringify(stored).includes('王小明') && !JSON.stringify(stored).includes('13812345678'));
});

test('一行搬到另一行、另一份卷宗、另一份季度表，或只搬它的密封：个人信息都打不开，也不显示遮蔽', () => {
  const [stored, other] = [sealCells(inRow(), columns, people), sealCells(inRow(sealer, 'b'), columns, { ...people, contact: '李小红' })];
  const gone = { enterprise: '甲公司', contact: UNREADABLE, mobile: UNREADABLE };
  for (const spot of [inRow(sealer, 'b'), inRow(sealer, 'a', 'd2'), reportSpot(sealer, 'd1', 'served/a')])
    assert.deepEqual([openCells(spot, columns, stored), maskedCells(spot, columns, stored)], [gone, gone]);
  const { '#': seal = null, ...without } = stored;
  for (const forged of [
    without,
    { ...stored, '#': other['#'] ?? null },
    { ...stored, '#': String(seal).replace(/.{8}$/, 'AAAAAAAA') },
    { ...stored, '#': 'sealed:4:' },
  ])
    assert.deepEqual([openCells(inRow(), columns, forged), maskedCells(inRow(), columns, forged)], [gone, gone]);
});

test('一格的遮蔽被换掉、与旁边的对调，或整格从别处搬来：这一格读不出，别的格照样', () => {
  const stored = sealCells(inRow(), columns, people);
  const cases = [
    [
      { ...stored, contact: 'sealed:4:李**' },
      { ...people, contact: UNREADABLE },
    ],
    [
      { ...stored, contact: stored.mobile ?? null },
      { ...people, contact: UNREADABLE },
    ],
    [
      { ...stored, contact: stored.mobile ?? null, mobile: stored.contact ?? null },
      { ...people, contact: UNREADABLE, mobile: UNREADABLE },
    ],
  ] as const;
  for (const [forged, open] of cases) {
    assert.deepEqual(openCells(inRow(), columns, forged), open);
    const masked = Object.fromEntries(
      Object.entries(open).map(([key, text]) => [key, text === UNREADABLE || key === 'enterprise' ? text : veiled(text)]),
    );
    assert.deepEqual(maskedCells(inRow(), columns, forged), masked);
  }
  const elsewhere = dossierSpot(sealer, 'd1', 'contactMobile');
  const cell = stored.mobile as string;
  assert.deepEqual([openValue(elsewhere, mobile, cell), maskedText(elsewhere, cell)], [UNREADABLE, UNREADABLE]);
});

test('一行的密封改装成以前的各种，放到别的值里，打不开', () => {
  const [, , mark, body] = String(sealCells(inRow(), columns, people)['#']).split(':');
  const place = Buffer.from(inRow().at).toString('base64');
  for (const forged of [`sealed:1:${body}`, `sealed:2:${place}:${body}`, `sealed:3:${place}:${mark}:${body}`]) {
    assert.ok(looksSealed(forged));
    assert.deepEqual([openValue(at(), mobile, forged), maskedText(at(), forged)], [UNREADABLE, UNREADABLE]);
  }
});

test('以前逐格密封的一行照样读，混着的也是', () => {
  const cell = (key: 'contact' | 'mobile') => sealValue(dossierSpot(sealer, 'd1', `served/a/${key}`), columns[key], people[key]);
  const before = { enterprise: '甲公司', contact: cell('contact'), mobile: cell('mobile') };
  const shown = { enterprise: '甲公司', contact: '王**', mobile: '138****5678' };
  assert.deepEqual([openCells(inRow(), columns, before), maskedCells(inRow(shut), columns, before)], [people, shown]);
  const mixed = { ...sealCells(inRow(), columns, people), contact: cell('contact') };
  assert.deepEqual(openCells(inRow(), columns, mixed), people);
});
