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
const seen = () => clerk('GET /api/dossiers/{id}', at());
const offer = async (step: string) => (await seen()).offers.find((one) => one.step === step);

test('提交后、初审前收回修改：内容、编号、原回执都在，推荐部门看不到，再交得到新的版本', async () => {
  const before = await seen();
  const { offers } = before;
  assert.deepEqual(offers.find(({ step }) => step === 'takeBack')?.blockedBy, []);
  const closed = await clerk.refused('PATCH /api/dossiers/{id}/form', {
    ...at(),
    body: { patches: [{ kind: 'value', key: 'website', value: 'https://www.example.cn', base: 0 }] },
  });
  assert.match(JSON.stringify(closed), /收回修改/);
  assert.doesNotMatch(JSON.stringify(closed), /撤回申报/);

  const taken = await clerk('POST /api/dossiers/{id}/take-back', { ...at(), body: { version: before.version } });
  assert.equal(taken.state.name, 'draft');
  const draft = await seen();
  assert.deepEqual([draft.number, draft.declarationConfirmed], [before.number, false]);
  const { tables, editable } = await clerk('GET /api/dossiers/{id}/form', at());
  assert.equal(editable, 'all');
  assert.ok((tables.served ?? []).length >= 120);
  assert.equal((await city.refused('GET /api/dossiers/{id}', at())).status, 404);
  assert.equal((await clerk.refused('POST /api/dossiers/{id}/take-back', { ...at(), body: {} })).status, 422, '收回两次');

  await clerk('POST /api/dossiers/{id}/declaration', { ...at(), body: { confirmed: true } });
  const again = await clerk('POST /api/dossiers/{id}/submit', { ...at(), body: {} });
  assert.equal(again.state.name, 'submitted');
  const { submissions } = await city('GET /api/dossiers/{id}/review', at());
  assert.deepEqual(
    submissions.map(({ no }) => no),
    [1, 2],
  );
});

test('推荐部门打开初审之后不能再收回，说明该怎么办；撤回仍是最后的，话说清楚', async () => {
  assert.match((await offer('takeBack'))?.blockedBy.join() ?? '', /已经开始初审.*退回补正/);
  assert.equal((await clerk.refused('POST /api/dossiers/{id}/take-back', { ...at(), body: {} })).status, 422);
  await clerk('POST /api/dossiers/{id}/withdraw', { ...at(), body: {} });
  const closed = await clerk.refused('PATCH /api/dossiers/{id}/form', {
    ...at(),
    body: { patches: [{ kind: 'value', key: 'website', value: 'https://www.example.cn', base: 0 }] },
  });
  assert.match(JSON.stringify(closed), /已撤回/);
  assert.doesNotMatch(JSON.stringify(closed), /请.*撤回/);
});

test('撤回之后重新开始：可以沿用撤回那份的全部内容，各值注明来源；别人的、没有的不能沿用', async () => {
  const before = await clerk('GET /api/dossiers/{id}/form', at());
  const files = (await clerk('GET /api/dossiers/{id}/materials', at())).materials.length;
  const { roundId } = await seen();
  const offered = await clerk('GET /api/rounds/{id}/start', { params: { id: roundId } });
  const recommenderId = offered.own?.id ?? '';
  const count = Object.values(before.tables).reduce((sum, rows) => sum + rows.length, 0);
  assert.deepEqual(
    [offered.takeOver?.id, offered.takeOver?.rows, offered.takeOver?.materials, offered.takeOver?.sameRound],
    [sent.dossierId, count, files, true],
  );
  const other = await place.stage.party('qiye02');
  assert.ok((await other('GET /api/rounds/{id}/start', { params: { id: roundId } })).takeOver === null);
  const foreign = { roundId, recommenderId: (await other('GET /api/rounds/{id}/start', { params: { id: roundId } })).own?.id ?? '' };
  assert.equal((await other.refused('POST /api/dossiers', { body: { ...foreign, takeOver: sent.dossierId } })).status, 404);
  assert.equal((await other('GET /api/dossiers', { query: {} })).dossiers.length, 0, '不成的开始什么也没有留下');

  const { id } = await clerk('POST /api/dossiers', { body: { roundId, recommenderId, takeOver: sent.dossierId } });
  const now = await clerk('GET /api/dossiers/{id}/form', { params: { id } });
  for (const [key, value] of Object.entries(before.values)) assert.deepEqual(now.values[key], value, key);
  for (const [table, rows] of Object.entries(before.tables))
    assert.deepEqual(
      now.tables[table]?.map(({ cells }) => cells) ?? [],
      rows.map(({ cells }) => cells),
      table,
    );
  assert.match(now.sources.narrative2 ?? '', /^沿用贵单位2026年度申报 赣平2026-\d{4}（已撤回）$/);
  assert.equal((await clerk('GET /api/dossiers/{id}/materials', { params: { id } })).materials.length, files);
});
