import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jx2023 } from '../../../test/law.ts';
import { exampleContent } from '../../core/annexes/example.ts';
import { emptyContent } from '../../core/annexes/form.ts';
import { rowsToProve } from '../../core/materials/proofs.ts';
import type { Tools } from '../context.ts';
import { type Beside, judgedOf, judgedOnce } from './judged.ts';
import type { VersionedContent } from './port.ts';
import type { Material } from './records.ts';

const process = () => ({}) as Tools;
const filled = (values: Record<string, string> = {}): VersionedContent => {
  const empty = emptyContent();
  return { ...empty, values: { ...empty.values, ...values }, versions: {}, positions: {}, sources: {}, unseen: [] };
};
const beside: Beside = {
  scheme: jx2023,
  round: { id: 'r1', year: 2026, opensOn: '2026-04-01' },
  materials: [],
  below: null,
  today: '2026-04-10',
};
const material = { id: 'm-1', kind: 'm2', proves: ['equipment/r1'] } as unknown as Material;

/** How often the form was read when it was asked for in each of these ways, one after the other, in one process. */
async function readsOf(asked: readonly { id?: string; revision?: number; beside?: Partial<Beside> }[], tools = process()): Promise<number> {
  let reads = 0;
  for (const { id = 'd1', revision = 3, beside: other = {} } of asked)
    await judgedOnce(
      tools,
      { id, revision },
      {
        ...{ ...beside, ...other },
        content: async () => {
          reads += 1;
          return filled();
        },
      },
    );
  return reads;
}

test('一次修订的申请表只判断一次；改动一处、换一天、换办法、换批次、换材料、下级认定有变，都重新判断', async () => {
  assert.equal(await readsOf([{}, {}, {}]), 1);
  for (const change of [
    { revision: 4 },
    { beside: { today: '2026-04-11' } },
    { beside: { scheme: { ...jx2023 } } },
    { beside: { round: { ...beside.round, opensOn: '2026-04-02' } } },
    { beside: { round: { ...beside.round, year: 2027 } } },
    { beside: { materials: [material] } },
    { beside: { below: '南昌市2025年认定' } },
    { id: 'd2' },
  ])
    assert.equal(await readsOf([{}, change, change]), 2, JSON.stringify(change).slice(0, 80));
  assert.equal(
    await readsOf([{ beside: { materials: [material] } }, { beside: { materials: [{ ...material, proves: [] }] } }]),
    2,
    '文件改指别的行',
  );
  const lasting = { ...material, validUntil: '2026-12-31', unseen: true };
  for (const now of [material, { ...lasting, unseen: false }, { ...lasting, validUntil: '2026-01-01' }])
    assert.equal(await readsOf([{ beside: { materials: [lasting] } }, { beside: { materials: [now] } }]), 2, '文件写了有效期、核对过');
});

test('〔9.8.s1〕到期的协议不证明它那一行：同类另有有效的一份，那一行还是没有证明', () => {
  const example = exampleContent(2026);
  const [first = ''] = rowsToProve({ perRow: 'agreements' }, example).map(({ path }) => path);
  const agreement = (validUntil: string | null, proves: string[]) => ({ ...material, kind: 'm8', proves, validUntil });
  const untied = (validUntil: string) =>
    judgedOf({ ...filled(), ...example }, { ...beside, materials: [agreement(null, []), agreement(validUntil, [first])] }).unproven.some(
      ({ path }) => path === first,
    );
  assert.deepEqual([untied('2026-04-10'), untied('2026-04-09')], [false, true]);
});

test('留下的与重新判断的一样；两个进程各判各的', async () => {
  const tools = process();
  const of = (values: Record<string, string>, revision: number) =>
    judgedOnce(tools, { id: 'd1', revision }, { ...beside, content: async () => filled(values) });
  const [before, after] = [await of({}, 3), await of({ organisationName: '甲公司', email: '不是邮箱' }, 4)];
  assert.notDeepEqual(after.faults, before.faults);
  assert.ok(after.faults.some(({ path }) => path === 'email'));
  assert.deepEqual(await of({}, 4), after);
  assert.deepEqual(await judgedOnce(process(), { id: 'd1', revision: 4 }, { ...beside, content: async () => filled() }), before);
});

test('只留最近的一批，留得下的有数', async () => {
  const tools = process();
  const many = Array.from({ length: 129 }, (_, i) => ({ id: `d${i}` }));
  assert.equal(await readsOf(many, tools), 129);
  assert.equal(await readsOf([{ id: 'd128' }, { id: 'd1' }], tools), 0);
  assert.equal(await readsOf([{ id: 'd0' }], tools), 1, '最早的一件已经让出');
});
