import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { prepare, submit } from '../../src/rehearsal/apply.ts';
import { player } from '../../src/rehearsal/cast.ts';
import { roundOf } from '../../src/rehearsal/year.ts';
import { type Place, startPlace } from './system.ts';

let place: Place;
before(async () => {
  place = await startPlace({ applicants: 1, experts: 1 });
});
after(() => place.close());

test('同源数据只填一次：第二年申报带出上年内容并注明来源，改过的不再注明', async () => {
  const { stage } = place;
  const province = await stage.party('sheng-jb');
  await stage.day('2025-02-24');
  const first = await province('POST /api/rounds', { body: roundOf(2025) });
  await stage.day('2025-03-10');
  const one = await submit(stage, await prepare(stage, { id: first.id, year: 2025 }, player(0)));
  await stage.day('2026-02-24');
  const second = await province('POST /api/rounds', { body: roundOf(2026) });
  await stage.day('2026-03-10');
  const clerk = await stage.party(one.login);
  const { rounds } = await clerk('GET /api/rounds');
  // 清明节 4月4日至6日休息。
  assert.equal(rounds.find((round) => round.id === second.id)?.windowDaysLeft, 25, '3月10日至4月15日，还有25个工作日');
  const { organisation } = await (await stage.party('nanchang-jb'))('GET /api/session');
  const { id } = await clerk('POST /api/dossiers', { body: { roundId: second.id, recommenderId: organisation.id } });

  const form = await clerk('GET /api/dossiers/{id}/form', { params: { id } });
  assert.equal(
    form.values.legalRepresentative,
    (await clerk('GET /api/dossiers/{id}/form', { params: { id: one.dossierId } })).values.legalRepresentative,
  );
  assert.equal(form.sources.legalRepresentative, '来自贵单位2025年度申报');
  assert.equal(form.sources.creditCode, '来自单位注册信息');
  assert.deepEqual(
    form.tables.operation?.map((row) => row.cells.year),
    [2023, 2024],
    '上年申报里仍在所填年度内的两年',
  );
  const rowSource = (table: string, at: number, of = form) => of.sources[`${table}/${of.tables[table]?.[at]?.id}`];
  assert.deepEqual(
    [rowSource('operation', 0), rowSource('staff', 25)],
    ['来自贵单位2025年度申报', '来自贵单位2025年度申报'],
    '各行也注明来源',
  );
  assert.equal(form.tables.staff?.length, 26);
  assert.equal(form.tables.served?.length, 0, '服务名单是上一年度的，不带出');
  assert.equal(form.values.totalAssets, null, '年度数据不带出');

  const [staff] = form.tables.staff ?? assert.fail();
  assert.ok(staff);
  await clerk('PATCH /api/dossiers/{id}/form', {
    params: { id },
    body: {
      patches: [
        { kind: 'value', key: 'address', value: '江西省南昌市新址1号', base: form.versions.address ?? 0 },
        {
          kind: 'row',
          table: 'staff',
          rowId: staff.id,
          cells: { ...staff.cells, titleBody: '江西省人力资源和社会保障厅' },
          position: 1,
          base: 1,
        },
      ],
    },
  });
  const after = await clerk('GET /api/dossiers/{id}/form', { params: { id } });
  assert.equal(after.sources.address, undefined);
  assert.deepEqual([rowSource('staff', 0, after), rowSource('staff', 1, after)], [undefined, '来自贵单位2025年度申报'], '改过的行不再注明');
  assert.equal(after.sources.email, '来自贵单位2025年度申报');
});

test('往年带入、没有改动的内容，核对确认了才能提交：按钮上、提交时是同一句话，确认记入日志，收回确认又不能提交', async () => {
  const { stage } = place;
  const clerk = await stage.party('qiye01');
  const [draft] = (await clerk('GET /api/dossiers', { query: {} })).dossiers.filter((one) => one.state.name === 'draft');
  const params = { id: draft?.id ?? assert.fail() };
  const waits = async () => {
    const { offers } = await clerk('GET /api/dossiers/{id}', { params });
    return offers.find(({ step }) => step === 'submit')?.blockedBy.filter((reason) => reason.startsWith('往年带入')) ?? [];
  };
  const said = await waits();
  assert.match(said.join(), /^往年带入、没有改动的内容还没有核对确认：.*主要从业人员情况表 25 行（来自贵单位2025年度申报）.*附件6）$/);
  const refused = await clerk.refused('POST /api/dossiers/{id}/steps/{step}', { params: { ...params, step: 'submit' }, body: {} });
  assert.ok((refused.detail ?? '').includes(said[0] ?? '-'));
  const confirm = (confirmed: boolean) => clerk('POST /api/dossiers/{id}/carried', { params, body: { confirmed } });
  await confirm(true);
  assert.deepEqual(await waits(), []);
  await confirm(false);
  assert.equal((await waits()).length, 1);
  await confirm(true);
  const { entries } = await (await stage.party('jiancha'))('GET /api/journal', { query: { search: 'confirmCarried' } });
  assert.equal(entries.filter(({ action }) => action === 'confirmCarried').length, 2);
});
