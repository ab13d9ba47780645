import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Case, submit } from '../../src/rehearsal/apply.ts';
import type { Caller } from '../../src/rehearsal/client.ts';
import { type Place, startDrafting } from './system.ts';

let place: Place;
let sent: Case;
let clerk: Caller;
let city: Caller;
before(async () => {
  ({ place, drafted: sent, clerk } = await startDrafting());
  city = await place.stage.party('nanchang-jb');
  await submit(place.stage, sent);
});
after(() => place.close());

const at = () => ({ params: { id: sent.dossierId } });
const form = () => clerk('GET /api/dossiers/{id}/form', at());
type Cells = Record<string, string | number | boolean | string[] | null>;

const returned = (...paths: string[]) =>
  city('POST /api/dossiers/{id}/return', {
    ...at(),
    body: { items: paths.map((path) => ({ path, label: path, reason: '有误', article: '第八条（三）', expected: '请更正' })) },
  });

const explain = (item: number, reason: string, no = 1) =>
  clerk('PUT /api/dossiers/{id}/corrections/{no}/items/{item}/answer', {
    params: { id: sent.dossierId, no: String(no), item: String(item) },
    body: { reason },
  });

/** A row with these cells, as the page sends it: whole. */
async function row(table: string, index: number, cells: Cells, position = index + 1) {
  const { tables, versions } = await form();
  const was = tables[table]?.[index];
  assert.ok(was);
  const patch = {
    kind: 'row' as const,
    table,
    rowId: was.id,
    position,
    cells: { ...was.cells, ...cells },
    base: versions[`${table}/${was.id}`] ?? 0,
  };
  return { ...at(), body: { patches: [patch] } };
}
async function value(key: string, to: string | number) {
  const { versions } = await form();
  return { ...at(), body: { patches: [{ kind: 'value' as const, key, value: to, base: versions[key] ?? 0 }] } };
}
const refusal = async (request: Awaited<ReturnType<typeof row>> | Awaited<ReturnType<typeof value>>) => {
  const answer = await clerk.refused('PATCH /api/dossiers/{id}/form', request);
  assert.equal(answer.status, 422);
  return JSON.stringify(answer);
};

test('第八条（三）标了一格、一栏、一类材料：只有这几处及须与之一致的可改，其余拒绝并说出是哪一处', async () => {
  const third = (await form()).tables.served?.[2];
  assert.ok(third);
  await returned(`served/${third.id}/mobile`, 'totalAssets', 'materials/m2');
  const { editable, tables } = await form();
  const latest = tables.operation?.find(({ cells }) => cells.year === 2025);
  assert.deepEqual(editable, [
    `served/${third.id}/mobile`,
    'totalAssets',
    'materials/m2',
    `operation/${latest?.id}/assets`,
    'premisesOwned',
    'premisesRented',
  ]);

  await clerk('PATCH /api/dossiers/{id}/form', await row('served', 2, { mobile: '13900001234' }));
  await clerk('PATCH /api/dossiers/{id}/form', await value('premisesOwned', '300'));
  assert.match(await refusal(await row('served', 2, { mobile: '13900001234', contact: '别人' })), /“企业联系人”/);
  assert.match(await refusal(await row('served', 3, { mobile: '13900005678' })), /“手机”/);
  assert.match(await refusal(await row('served', 2, { mobile: '13900001234' }, 9)), /增减或移动的行/);
  assert.match(await refusal(await value('postcode', '330000')), /“邮编”/);
  const { versions } = await form();
  const gone = { kind: 'removeRow' as const, table: 'served', rowId: third.id, base: versions[`served/${third.id}`] ?? 0 };
  assert.equal((await clerk.refused('PATCH /api/dossiers/{id}/form', { ...at(), body: { patches: [gone] } })).status, 422);
  const fresh = {
    kind: 'row' as const,
    table: 'served',
    rowId: '0190a1b2-0000-7000-8000-0000000000aa',
    position: 999,
    cells: { enterprise: '新公司' },
    base: 0,
  };
  assert.equal((await clerk.refused('PATCH /api/dossiers/{id}/form', { ...at(), body: { patches: [fresh] } })).status, 422);
});

test('重新提交前后，申报单位和审核人员逐格看到改动；申报单位看得到自己的手机，审核人员看不到', async () => {
  const own = await clerk('GET /api/dossiers/{id}/changes', at());
  assert.deepEqual(
    own.changes.map(({ label, after }) => [label.replace(/（.*）/, ''), after]),
    [
      ['自有', '300'],
      ['上一年度服务中小企业名单及服务评价表第3行“手机”', '13900001234'],
    ],
  );
  assert.deepEqual(own.untouched, [2, 3]);
  assert.equal((await city.refused('GET /api/dossiers/{id}/changes', at())).status, 403);
  for (const item of own.untouched) await explain(item, '与审计报告一致，无须更改');
  await clerk('POST /api/dossiers/{id}/submit', { ...at(), body: {} });
  const { changes } = await city('GET /api/dossiers/{id}/review', at());
  assert.deepEqual(
    changes.map(({ path }) => path),
    own.changes.map(({ path }) => path),
  );
  assert.ok(!JSON.stringify(changes).includes('13900001234'));
  assert.deepEqual((await form()).editable, []);
});

test('标了整张附件5（如名单不足）：可以增减行，实际服务数随之可改', async () => {
  await returned('served');
  const { tables, versions } = await form();
  const last = tables.served?.at(-1);
  assert.ok(last);
  const patches = [
    {
      kind: 'row' as const,
      table: 'served',
      rowId: '0190a1b2-0000-7000-8000-0000000000bb',
      position: 9999,
      cells: { ...last.cells, enterprise: '南昌补充企业有限公司' },
      base: 0,
    },
    { kind: 'removeRow' as const, table: 'served', rowId: last.id, base: versions[`served/${last.id}`] ?? 0 },
    { kind: 'value' as const, key: 'servedTotal', value: 158, base: versions.servedTotal ?? 0 },
  ];
  const { results } = await clerk('PATCH /api/dossiers/{id}/form', { ...at(), body: { patches } });
  assert.ok(results.every((one) => one.conflict === undefined));
  assert.match(await refusal(await value('postcode', '330001')), /“邮编”/);
});
