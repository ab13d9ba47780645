import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jx2023 } from '../../../test/law.ts';
import { changedPlaces, isChanged } from '../annexes/changed-places.ts';
import { cellsOf, changed, exampleContent } from '../annexes/example.ts';
import { frozen } from '../annexes/freeze.ts';
import { guessed, proofsOf, rowsToProve, saysRows, unprovenRows } from './proofs.ts';

const example = exampleContent(2026);
const [m7, m8] = ['m7', 'm8'].map((key) => jx2023.materials.find((kind) => kind.key === key));
assert.ok(m7 && m8);
const events = rowsToProve(m7, example).map(({ path }) => path);
const file = (kind: string, ...proves: string[]) => ({ kind, proves });
const untied = (...files: { kind: string; proves: string[] }[]) => unprovenRows(example, jx2023, files).map(({ path }) => path);

test('第九条（七）每次活动各有证明：一份材料可证几次，一次可有几份；没有标明的逐次说', () => {
  assert.equal(events.length, cellsOf(example, 'activities').length);
  assert.deepEqual(untied(file('m7')), events);
  assert.deepEqual(untied(file('m7', ...events.slice(1))), events.slice(0, 1));
  assert.deepEqual(untied(file('m7', events[0] ?? ''), file('m7', ...events)), []);
  assert.match(
    unprovenRows(example, jx2023, [file('m7')])[0]?.message ?? '',
    /^大型服务活动开展情况第1行“.+”（\d{4}-\d\d.*）没有标明由哪份材料证明（第九条（七））$/,
  );
  assert.equal(proofsOf(events[0] ?? '', [file('m7', ...events), file('m7')]).length, 1);
  assert.equal(saysRows([file('m7')]), false);
});

test('第九条（八）各份协议同样；填“无”的不用，别类的材料不算，整类都没传的由缺材料说', () => {
  const [first] = rowsToProve(m8, example);
  assert.ok(first);
  assert.ok(untied(file('m8'), file('m7', ...events, first.path)).includes(first.path));
  assert.deepEqual(untied(), []);
  const none = changed(example, {}, { agreements: [{ name: '无' }] });
  assert.deepEqual(rowsToProve(m8, none), []);
});

test('文件名里有活动名称的先行勾选', () => {
  const named = changed(example, {}, { activities: [{ name: '数字化转型 对接会' }, { name: '融资路演' }] });
  assert.deepEqual(guessed('2025年“数字化转型对接会”照片.pdf', m7, named), ['activities/activities-1']);
  assert.deepEqual(guessed('活动照片.pdf', m7, named), []);
});

test('改标证明内容算那一类材料的改动，写进提交的内容；没有标的和以前的提交一样', () => {
  const sent = (proves?: string[]) =>
    frozen(example, { materials: [{ kind: 'm7', name: '照片.pdf', hash: 'a', size: 1, ...(proves ? { proves } : {}) }], reasons: [] });
  assert.equal(isChanged('materials/m7', changedPlaces(sent(), sent(events))), true);
  assert.deepEqual(changedPlaces(sent(events), sent(events.toReversed())), []);
  assert.equal('proves' in (sent().materials[0] ?? {}), false);
});
