import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { commitmentOf, type DrawInput, drawOrder, listHash } from './draw.ts';
import { drawPanel } from './panel.ts';
import { noEnterpriseReason, passingOver, type Replacement, sample, standingRows } from './sample.ts';
import { seatsOf } from './strata.ts';

const digest = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

/** The vectors of docs/draw.md, computed by another program. */
const golden: DrawInput = {
  dossierNumber: 'GOLDEN-001',
  committedOn: '2026-05-06',
  secret: '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f',
  n: 3,
  stratify: null,
  rows: ['江西甲科技有限公司', '江西乙（南昌）有限公司', ' abc 服务有限公司', '江西丁有限公司', '江西戊有限公司', '江西己有限公司'].map(
    (enterprise, index) => ({ id: `row-${index + 1}`, enterprise }),
  ),
};

const aSecret = fc.stringMatching(/^[0-9a-f]{64}$/);
const anInput = fc
  .record({
    secret: aSecret,
    names: fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 40 }),
    groups: fc.integer({ min: 1, max: 5 }),
  })
  .chain(({ secret, names, groups }) =>
    fc.record({ n: fc.integer({ min: 1, max: names.length }), stratified: fc.boolean() }).map(({ n, stratified }): DrawInput => {
      const rows = names.map((name, index) => ({ id: `r${index}`, enterprise: `企业${name}` }));
      const strata = rows.map((_, index) => `组${(index * index) % groups}`);
      return { dossierNumber: 'D1', committedOn: '2026-05-06', secret, n, rows, stratify: stratified ? { by: '服务内容', strata } : null };
    }),
  );

test('标准样例：承诺值、名单摘要、抽取顺序', () => {
  assert.equal(commitmentOf(golden.secret, digest), '6c86c6aac5fb24bcf5d9939cb7d7d5645ce39418f449e03b262dd4fa14b4b92b');
  assert.deepEqual(drawOrder(golden, digest), {
    listHash: '75ec00e26a81c6eee094d4166e415a593011c8dd35ca23b25708c89e5724bc30',
    order: ['row-3', 'row-1', 'row-5', 'row-6', 'row-2', 'row-4'],
  });
});

test('标准样例（分层）：每层至少一家', () => {
  const stratify = { by: '服务内容', strata: ['信息', '信息', '信息', '培训', '信息', '信息'] };
  assert.deepEqual(drawOrder({ ...golden, stratify }, digest), {
    listHash: 'f1cb449fc125be41bb1a6874abc8716808f6fb90ee6bb767b7c3addb15d241ec',
    order: ['row-6', 'row-5', 'row-4', 'row-3', 'row-2', 'row-1'],
  });
});

test('顺序总是名单的一个排列，同样的输入得同样的顺序', () => {
  fc.assert(
    fc.property(anInput, (input) => {
      const { order } = drawOrder(input, digest);
      assert.deepEqual([...order].sort(), input.rows.map(({ id }) => id).sort());
      assert.deepEqual(drawOrder(input, digest).order, order);
    }),
  );
});

test('不分层时顺序与抽取数无关：多抽只是往后续', () => {
  fc.assert(
    fc.property(anInput, fc.nat(), (input, other) => {
      const plain = { ...input, stratify: null };
      assert.deepEqual(drawOrder({ ...plain, n: 1 + (other % plain.rows.length) }, digest), drawOrder(plain, digest));
    }),
  );
});

test('分层名额：合计恰为抽取数，不超过层内家数，与比例相差不到一家（补足每层一家除外）', () => {
  fc.assert(
    fc.property(anInput, ({ rows, n }) => {
      const strata = rows.map((_, index) => ({ stratum: `组${(index * index) % 4}` }));
      const seats = seatsOf(strata, n);
      assert.equal(
        [...seats.values()].reduce((a, b) => a + b, 0),
        n,
      );
      for (const [name, count] of seats) {
        const size = strata.filter(({ stratum }) => stratum === name).length;
        assert.ok(count <= size);
        if (n >= seats.size) assert.ok(count >= 1);
        assert.ok(count < (n * size) / rows.length + 1);
      }
    }),
  );
});

test('120家按比例：100家与20家的两层抽12家，10家与2家', () => {
  const strata = Array.from({ length: 120 }, (_, index) => ({ stratum: index < 100 ? '甲' : '乙' }));
  assert.deepEqual(Object.fromEntries(seatsOf(strata, 12)), { 甲: 10, 乙: 2 });
});

test('名单里一字之差，摘要就不同；写法之差（全半角、括号、空格）不改变摘要', () => {
  const renamed = (enterprise: string) => listHash({ ...golden, rows: [{ id: 'row-1', enterprise }, ...golden.rows.slice(1)] }, digest);
  assert.notEqual(renamed('江西甲科技有限公词'), listHash(golden, digest));
  assert.equal(renamed('江西 甲科技有限公司　'), listHash(golden, digest));
  assert.notEqual(listHash({ ...golden, dossierNumber: 'GOLDEN-002' }, digest), listHash(golden, digest));
  assert.notEqual(listHash({ ...golden, rows: [...golden.rows].reverse() }, digest), listHash(golden, digest));
});

test('不能抽的输入：密钥、名单、家数', () => {
  for (const change of [
    { secret: golden.secret.toUpperCase() },
    { secret: 'ab' },
    { n: 0 },
    { n: 7 },
    { n: 1.5 },
    { rows: [] },
    { rows: [...golden.rows, { id: 'row-1', enterprise: '重复' }] },
    { rows: [...golden.rows, { id: 'row-7', enterprise: '　' }] },
    { rows: [...golden.rows, { id: 'row\t7', enterprise: '制表符' }] },
    { stratify: { by: '服务内容', strata: ['信息'] } },
  ])
    assert.throws(() => drawOrder({ ...golden, ...change }, digest), RangeError, JSON.stringify(change));
});

test('附件1 联系不上的，由顺序中的下一家递补，并注明原因', () => {
  const order = ['a', 'b', 'c', 'd', 'e'];
  const sampled = sample(order, 3, [
    { rowId: 'b', reason: '空号' },
    { rowId: 'd', reason: '停业' },
  ]);
  assert.deepEqual(sampled, {
    ok: true,
    sample: [
      { rowId: 'a', replaced: null },
      { rowId: 'b', replaced: { reason: '空号', by: 'd' } },
      { rowId: 'c', replaced: null },
      { rowId: 'd', replaced: { reason: '停业', by: 'e' } },
      { rowId: 'e', replaced: null },
    ],
  });
  assert.ok(sampled.ok);
  assert.deepEqual(standingRows(sampled.sample), ['a', 'c', 'e']);
});

test('递补被拒：不在样本、重复递补、原因不在规定之列、名单已尽', () => {
  const refused = (replacements: readonly unknown[], pattern: RegExp) => {
    const sampled = sample(['a', 'b', 'c'], 2, replacements as readonly Replacement[]);
    assert.match(sampled.ok ? '' : sampled.message, pattern);
  };
  refused([{ rowId: 'c', reason: '空号' }], /不在样本内/);
  refused(
    [
      { rowId: 'a', reason: '空号' },
      { rowId: 'a', reason: '空号' },
    ],
    /已被递补/,
  );
  refused([{ rowId: 'a', reason: '不合适' }], /“不合适”不在规定之列/);
  refused(
    [
      { rowId: 'a', reason: '空号' },
      { rowId: 'b', reason: '空号' },
    ],
    /已全部抽完/,
  );
  assert.deepEqual(sample(['a'], 12, []), { ok: false, message: '名单共1家，不能抽取12家' });
});

test('名称不是企业的由下一家顶替，顶替的也可能不是；名单用尽则抽不成', () => {
  const order = ['甲', '某某', '乙', '无', '同上', '丙', '丁'];
  const isNone = (rowId: string) => ['某某', '无', '同上'].includes(rowId);
  const rows = passingOver(order, { from: 0, count: 3 }, isNone) ?? [];
  assert.deepEqual(
    rows.map(({ rowId, by }) => `${rowId}→${by}`),
    ['甲→null', '某某→无', '乙→null', '无→同上', '同上→丙', '丙→null'],
  );
  const replaced = rows.filter(({ by }) => by !== null).map(({ rowId }) => ({ rowId, reason: noEnterpriseReason }) as const);
  assert.deepEqual(sample(order, 3, replaced), {
    ok: true,
    sample: rows.map(({ rowId, by }) => ({ rowId, replaced: by === null ? null : { reason: '名称不是企业', by } })),
  });
  assert.deepEqual(passingOver(order, { from: 6, count: 1 }, isNone), [{ rowId: '丁', by: null }]);
  assert.equal(passingOver(order, { from: 0, count: 5 }, isNone), null);
  assert.equal(passingOver(['甲', '无'], { from: 1, count: 1 }, isNone), null);
});

test('第八条（四）专家抽取：与名册顺序无关，回避由下一位递补，人数不足说明', () => {
  const candidates = Array.from({ length: 9 }, (_, index) => ({ id: `e${index}`, name: `专家${index}` }));
  const input = { subject: 'GOLDEN-001', committedOn: golden.committedOn, secret: golden.secret, candidates, n: 3 };
  const panel = drawPanel(input, digest);
  assert.ok(panel.ok);
  assert.equal(panel.seated.length, 3);
  assert.deepEqual([...panel.seated, ...panel.reserves], panel.order);
  assert.deepEqual(drawPanel({ ...input, candidates: [...candidates].reverse() }, digest), panel);
  const after = sample(panel.order, 3, [{ rowId: panel.seated[0] ?? '', reason: '回避' }]);
  assert.ok(after.ok);
  assert.deepEqual(standingRows(after.sample), panel.order.slice(1, 4));
  assert.match((drawPanel({ ...input, n: 11 }, digest) as { message: string }).message, /可抽专家9人，不足11人/);
});

test('一千份名单：每一行排第一、进样本的机会均等（卡方，显著性0.1%）', () => {
  const size = 20;
  const first = new Array<number>(size).fill(0);
  const inSample = new Array<number>(size).fill(0);
  for (let list = 0; list < 1000; list += 1) {
    const rows = Array.from({ length: size }, (_, index) => ({ id: `${list}-${index}`, enterprise: `企业${index}` }));
    const { order } = drawOrder({ ...golden, secret: digest(`list ${list}`), rows, n: 12 }, digest);
    const places = order.slice(0, 12).map((id) => Number(id.split('-')[1]));
    for (const [position, place] of places.entries()) {
      inSample[place] = (inSample[place] ?? 0) + 1;
      if (position === 0) first[place] = (first[place] ?? 0) + 1;
    }
  }
  const chiSquare = (counts: readonly number[], expected: number) =>
    counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  assert.ok(chiSquare(first, 50) < 43.82, `${chiSquare(first, 50)}`);
  // 12 of 20 without replacement: the statistic shrinks by (1 - 12/20) · 20/19 against independent counts.
  assert.ok(chiSquare(inSample, 600) / ((1 - 12 / size) * (size / (size - 1))) < 43.82, `${chiSquare(inSample, 600)}`);
});
