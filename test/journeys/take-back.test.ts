import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { submittedText } from '../../src/acts/dossier/frozen-forms.ts';
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

/** The case is held; a value is sent, then the submission; both go on in this order. */
async function submittedWhileWritten(key: string, value: string) {
  const { versions } = await clerk('GET /api/dossiers/{id}/form', at());
  const [held, bothSent] = [signal(), signal()];
  const holding = (await place.system.world()).asSystem(async (tx) => {
    await tx.dossiers.locked(sent.dossierId);
    held.give();
    await bothSent.given;
  });
  await held.given;
  const patches = [{ kind: 'value' as const, key, value, base: versions[key] ?? 0 }];
  const writing = clerk('PATCH /api/dossiers/{id}/form', { ...at(), body: { patches } });
  await setTimeout(300);
  const submitting = clerk('POST /api/dossiers/{id}/steps/{step}', { params: { ...at().params, step: 'submit' }, body: {} });
  await setTimeout(500);
  bothSent.give();
  await holding;
  assert.equal((await writing).results[0]?.conflict, undefined);
  return submitting;
}

function signal() {
  let give = (): void => undefined;
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give: () => give() };
}

test('提交后、初审前收回修改：内容、编号、原回执都在，推荐部门看不到', async () => {
  const before = await seen();
  const { offers } = before;
  assert.deepEqual(offers.find(({ step }) => step === 'takeBack')?.blockedBy, []);
  const closed = await clerk.refused('PATCH /api/dossiers/{id}/form', {
    ...at(),
    body: { patches: [{ kind: 'value', key: 'website', value: 'https://www.example.cn', base: 0 }] },
  });
  assert.match(JSON.stringify(closed), /收回修改/);
  assert.doesNotMatch(JSON.stringify(closed), /撤回申报/);

  const taken = await clerk('POST /api/dossiers/{id}/steps/{step}', {
    params: { ...at().params, step: 'takeBack' },
    body: { version: before.version },
  });
  assert.equal(taken.state.name, 'draft');
  const draft = await seen();
  assert.deepEqual([draft.number, draft.declarationConfirmed], [before.number, false]);
  const { tables, editable } = await clerk('GET /api/dossiers/{id}/form', at());
  assert.equal(editable, 'all');
  assert.ok((tables.served ?? []).length >= 120);
  assert.equal((await city.refused('GET /api/dossiers/{id}', at())).status, 404);
  assert.equal((await clerk.refused('POST /api/dossiers/{id}/take-back', { ...at(), body: {} })).status, 422, '收回两次');
});

test('第九条（七）申报单位逐份标明材料证明哪次活动：别人不能，不在表中的行不行，不分项的材料不用；没标明的在核对中逐项说', async () => {
  const put = 'PUT /api/dossiers/{id}/materials/{materialId}/proves' as const;
  const { materials } = await clerk('GET /api/dossiers/{id}/materials', at());
  const [proof, lease] = ['m7', 'm2'].map((kind) => materials.find((one) => one.kind === kind));
  const rows = (await clerk('GET /api/dossiers/{id}/form', at())).tables.activities?.map(({ id }) => `activities/${id}`) ?? [];
  assert.ok(proof && lease && rows.length > 1);
  const on = (materialId: string, ...tied: string[]) => ({ params: { ...at().params, materialId }, body: { rows: tied } });
  const untied = async () =>
    (await clerk('GET /api/dossiers/{id}/checks', at())).unproven.filter(({ kind }) => kind === 'm7').map(({ path }) => path);
  assert.deepEqual((await clerk(put, on(proof.id, ...rows.slice(1), ...rows.slice(1)))).proves, rows.slice(1));
  assert.deepEqual(await untied(), rows.slice(0, 1));
  assert.equal((await (await place.stage.party('qiye02')).refused(put, on(proof.id, ...rows))).status, 404);
  assert.equal((await clerk.refused(put, on(proof.id, 'activities/none'))).status, 400);
  assert.equal((await clerk.refused(put, on(lease.id, ...rows))).status, 400);
  await clerk(put, on(proof.id));
  assert.deepEqual(await untied(), rows);
  await clerk(put, on(proof.id, ...rows));
  assert.deepEqual(await untied(), []);
});

test('收回修改后再交，得到新的版本', async () => {
  await clerk('POST /api/dossiers/{id}/declaration', { ...at(), body: { confirmed: true } });
  const again = await submittedWhileWritten('address', '江西省南昌市红谷滩区同事路1号');
  const world = await place.system.world();
  const frozen = await world.asSystem(async (tx) => submittedText(world, (await tx.dossiers.submissions(sent.dossierId)).at(-1) as never));
  assert.match(frozen, /同事路1号/, '同事刚存上的内容在所提交的版本里');
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
  await clerk('POST /api/dossiers/{id}/steps/{step}', { params: { ...at().params, step: 'withdraw' }, body: {} });
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
  const [tied] = (await clerk('GET /api/dossiers/{id}/materials', { params: { id } })).materials.filter(({ kind }) => kind === 'm7');
  assert.deepEqual(
    tied?.proves,
    now.tables.activities?.map((row) => `activities/${row.id}`),
    '证明哪一项也一并沿用',
  );
});
