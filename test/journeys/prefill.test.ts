import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { prepare, submit } from '../../src/rehearsal/apply.ts';
import { player } from '../../src/rehearsal/cast.ts';
import type { Caller } from '../../src/rehearsal/client.ts';
import { roundOf } from '../../src/rehearsal/year.ts';
import { type Place, startPlace } from './system.ts';

const MOVED_ON = '来自贵单位2025年度申报，年龄、在服务平台工作年限已按年度顺延';

let place: Place;
before(async () => {
  place = await startPlace({ applicants: 1, experts: 1 });
});
after(() => place.close());

/** The lease held to the end of 2025, the agreements to the end of 2027. */
async function dated(clerk: Caller, id: string): Promise<void> {
  const { materials } = await clerk('GET /api/dossiers/{id}/materials', { params: { id } });
  for (const [kind, validUntil] of [
    ['m2', '2025-12-31'],
    ['m8', '2027-12-31'],
  ] as const)
    for (const one of materials.filter((file) => file.kind === kind))
      await clerk('PUT /api/dossiers/{id}/materials/{materialId}/validity', {
        params: { id, materialId: one.id },
        body: { validUntil, seen: true },
      });
}

test('同源数据只填一次：第二年申报带出上年内容并注明来源，改过的不再注明', async () => {
  const { stage } = place;
  const province = await stage.party('sheng-jb');
  await stage.day('2025-02-24');
  const first = await province('POST /api/rounds', { body: roundOf(2025) });
  await stage.day('2025-03-10');
  const drafted = await prepare(stage, { id: first.id, year: 2025 }, player(0));
  await dated(await stage.party(drafted.login), drafted.dossierId);
  const one = await submit(stage, drafted);
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
  assert.deepEqual([rowSource('operation', 0), rowSource('staff', 25)], ['来自贵单位2025年度申报', MOVED_ON], '各行也注明来源');
  const before = await clerk('GET /api/dossiers/{id}/form', { params: { id: one.dossierId } });
  const grown = (of: typeof form) => of.tables.staff?.map(({ cells: { age, years } }) => [Number(age), Number(years)]);
  assert.deepEqual(
    grown(form),
    grown(before)?.map(([age = 0, years = 0]) => [age + 1, years + 1]),
    '年龄、工作年限按年度顺延',
  );
  assert.deepEqual(
    form.unseen.toSorted(),
    Object.keys(form.sources)
      .filter((path) => path !== 'creditCode')
      .toSorted(),
    '往年带入的都待核对；单位注册信息是现在的',
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
  assert.deepEqual([rowSource('staff', 0, after), rowSource('staff', 1, after)], [undefined, MOVED_ON], '改过的行不再注明');
  assert.ok(!after.unseen.includes('address') && !after.unseen.includes(`staff/${staff.id}`), '改过的就是看过的');
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
  assert.match(
    said.join(),
    /^往年带入、没有改动的内容还没有核对确认：.*主要从业人员情况表 25 行（来自贵单位2025年度申报，年龄、在服务平台工作年限已按年度顺延）.*附件6）$/,
  );
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

test('带入的逐处核对：没有核对的不算符合；同事改过的、导入换下又撤销的、两人同时核对的，各得其所', async () => {
  const { stage } = place;
  const clerk = await stage.party('qiye01');
  const [draft] = (await clerk('GET /api/dossiers', { query: {} })).dossiers.filter((one) => one.state.name === 'draft');
  const params = { id: draft?.id ?? assert.fail() };
  const form = () => clerk('GET /api/dossiers/{id}/form', { params });
  const say = (confirmed: boolean, places?: { path: string; base: number }[]) =>
    clerk('POST /api/dossiers/{id}/carried', { params, body: { confirmed, ...(places ? { places } : {}) } });
  const verdict = async (id: string) =>
    (await clerk('GET /api/dossiers/{id}/checks', { params })).verdicts.find((one) => one.id === id) ?? assert.fail(id);
  const journal = async () =>
    (await (await stage.party('jiancha'))('GET /api/journal', { query: { search: 'confirmCarried' } })).entries.filter(
      ({ action }) => action === 'confirmCarried',
    ).length;
  await say(false);

  const held = await verdict('6.1.b');
  assert.equal(held.status, 'unknown', '注册日期是带入的，核对前不算符合');
  assert.match(held.message, /所依据的内容是带入的，核对后才算。$/);
  const began = await form();
  const base = (path: string) => ({ path, base: began.versions[path] ?? assert.fail(path) });
  const entries = await journal();
  const both = await Promise.all([say(true, [base('registeredOn')]), say(true, [base('registeredOn')])]);
  assert.deepEqual(
    both.map(({ changed }) => changed),
    [[], []],
    '两人同时核对，谁也不冲突',
  );
  assert.equal(await journal(), entries + 1, '日志只记一次');
  assert.equal((await verdict('6.1.b')).status, 'met');
  assert.equal((await form()).sources.registeredOn, '来自贵单位2025年度申报', '核对过的仍注明来源');

  const write = (value: string, of: number) =>
    clerk('PATCH /api/dossiers/{id}/form', { params, body: { patches: [{ kind: 'value', key: 'email', value, base: of }] } });
  await write('new@example.cn', began.versions.email ?? 0);
  const late = await say(true, [base('email'), base('postcode'), base('postcode')]);
  assert.deepEqual(late.changed, ['email'], '同事先改了的，说出来，不算您核对的');
  const now = await form();
  assert.equal(late.left, now.unseen.length, '一处说两遍也只算一处');
  assert.ok(!now.unseen.includes('email') && !now.unseen.includes('postcode'));
  await write(String(began.values.email), now.versions.email ?? 0);
  const undone = await form();
  assert.deepEqual([undone.sources.email, undone.unseen.includes('email')], [undefined, false], '改了又改回来的，是自己填的');

  const table = 'equipment';
  const waits = (of: typeof began) => of.unseen.filter((path) => path.startsWith(`${table}/`)).toSorted();
  const standing = await form();
  assert.equal(waits(standing).length, standing.tables[table]?.length);
  const { import: put } = await clerk('POST /api/dossiers/{id}/tables/{table}/import', {
    params: { ...params, table },
    body: {
      how: 'replace',
      fileName: '设备.xlsx',
      sheets: [],
      rows: [{ name: '服务器', quantity: 1 }],
      removes: (standing.tables[table] ?? []).map(({ id }) => ({ rowId: id, base: standing.versions[`${table}/${id}`] ?? 0 })),
    },
  });
  assert.deepEqual(waits(await form()), [], '换下去的不再要核对');
  await clerk('POST /api/dossiers/{id}/imports/{importId}/undo', { params: { ...params, importId: put.id } });
  const back = await form();
  assert.deepEqual(waits(back), waits(standing), '撤销导入，换下去的原样回来，仍待核对');
  assert.equal(back.sources[waits(back)[0] ?? ''], '来自贵单位2025年度申报');
  assert.equal((await say(true)).left, 0);
});

test('每一处内容的来历：系统带入的、哪个文件第几行、哪份读回的附件2、谁在何时填写；导入后又改过的说出谁改；别的单位查不到', async () => {
  const { stage } = place;
  const clerk = await stage.party('qiye01');
  const { account } = await clerk('GET /api/session');
  const [draft] = (await clerk('GET /api/dossiers', { query: {} })).dossiers.filter((one) => one.state.name === 'draft');
  const params = { id: draft?.id ?? assert.fail() };
  const form = () => clerk('GET /api/dossiers/{id}/form', { params });
  const says = async (path: string) => (await clerk('GET /api/dossiers/{id}/origin', { params, query: { path } })).says;
  const began = await form();
  for (const [path, source] of Object.entries(began.sources)) assert.equal(await says(path), source, path);
  const me = `${account.name}，\\d{4}年\\d{1,2}月\\d{1,2}日 \\d{1,2}:\\d{2}`;
  assert.match(await says('address'), new RegExp(`^${me} 填写$`));

  await clerk('POST /api/dossiers/{id}/tables/{table}/import', {
    params: { ...params, table: 'equipment' },
    body: {
      ...{ how: 'append', fileName: '2024年设备.xlsx', sheets: [], rows: [{ name: '打印机' }, { name: '投影仪' }], removes: [] },
      at: [{ row: 7 }, { row: 9, sheet: '二楼' }],
    },
  });
  const standing = await form();
  const [first, second] = (standing.tables.equipment ?? []).slice(-2).map(({ id }) => `equipment/${id}`);
  assert.match(await says(first ?? ''), new RegExp(`^导入自“2024年设备.xlsx”第 7 行（${me}）$`));
  assert.match(await says(second ?? ''), new RegExp(`^导入自“2024年设备.xlsx”工作表“二楼”第 9 行（${me}）$`));
  assert.ok(!standing.unseen.includes(first ?? ''), '文件名里的年份不是往年带入');
  const patch = (patches: object[]) => clerk('PATCH /api/dossiers/{id}/form', { params, body: { patches: patches as never[] } });
  const rowId = (second ?? '').slice('equipment/'.length);
  await patch([{ kind: 'row', table: 'equipment', rowId, cells: { name: '投影仪', quantity: 2 }, position: 99, base: 1 }]);
  assert.match(await says(second ?? ''), new RegExp(`^导入自“2024年设备.xlsx”工作表“二楼”第 9 行（${me}），${me} 又保存过$`));

  const base = standing.versions.address ?? assert.fail();
  await patch([{ kind: 'value', key: 'address', value: '江西省南昌市新址2号', base }]);
  const taken = (places: { path: string; base: number }[]) =>
    clerk('POST /api/dossiers/{id}/annex2/taken', { params, body: { fileName: '申请报告.docx', places } });
  await taken([{ path: 'address', base }]);
  assert.match(await says('address'), /填写$/, '采用后又改过的，不算读回的');
  await taken([
    { path: 'address', base: base + 1 },
    { path: 'email', base: 99 },
  ]);
  assert.match(await says('address'), new RegExp(`^读回自附件2“申请报告.docx”（${me}）$`));
  await patch([{ kind: 'value', key: 'address', value: '江西省南昌市新址3号', base: base + 1 }]);
  assert.match(await says('address'), new RegExp(`^${me} 填写$`), '改了就是自己填的');

  const at = { params, query: { path: 'address' } };
  const refused = (path: string) => clerk.refused('GET /api/dossiers/{id}/origin', { params, query: { path } });
  assert.equal((await refused(`nothing/${rowId}`)).status, 404);
  for (const path of ['nothing/x', `equipment/${rowId}/name`, '/'])
    assert.match((await refused(path)).detail, /不是申请表里的一处，请刷新页面/, path);
  const places = [{ path: 'equipment/x', base: 1 }];
  const taking = { params, body: { fileName: '申请报告.docx', places } };
  assert.match((await clerk.refused('POST /api/dossiers/{id}/annex2/taken', taking)).detail, /不是申请表里的一处/);
  for (const login of ['nanchang-jb', 'sheng-jb'])
    assert.ok([403, 404].includes((await (await stage.party(login)).refused('GET /api/dossiers/{id}/origin', at)).status), login);
});

test('往年的文字、长期有效的材料逐项取用：写明来源、待核对；到期的、当年的、已有的不能用，说出为什么；核对前不算有，核对后才能提交', async () => {
  const { stage } = place;
  const clerk = await stage.party('qiye01');
  const [draft] = (await clerk('GET /api/dossiers', { query: {} })).dossiers.filter((one) => one.state.name === 'draft');
  const params = { id: draft?.id ?? assert.fail() };
  const offer = async () => (await clerk('GET /api/dossiers/{id}/earlier', { params })).offered ?? assert.fail();
  const take = (body: object) => ({ params, body: { texts: [], files: [], from: '', ...body } });
  const form = () => clerk('GET /api/dossiers/{id}/form', { params });
  const files = async () => (await clerk('GET /api/dossiers/{id}/materials', { params })).materials;
  const began = await offer();
  const { from } = { from: began.from.id };
  assert.match(began.from.label, /^2025年度申报 赣平2025-\d{4}（.+）$/);
  const of = (kind: RegExp) => began.files.find((one) => kind.test(one.kind)) ?? assert.fail(String(kind));
  const [lease, agreement, audit] = [of(/场所|场地|房/), of(/协议/), of(/审计/)];
  assert.deepEqual(
    [lease.why, agreement.why, audit.why],
    ['有效期至2025年12月31日，已到期，请上传新的', null, '是当年的材料，请上传本年度的'],
  );
  for (const { id } of [lease, audit]) {
    const refused = await clerk.refused('POST /api/dossiers/{id}/earlier', take({ from, files: [agreement.id, id] }));
    assert.equal(refused.status, 422, refused.detail);
  }
  assert.equal((await files()).length, 0, '有一项不能用的，一项也没有取');

  const text = began.texts.find(({ path }) => path === 'narrative2') ?? assert.fail();
  const taken = { texts: [1, 2].map(() => ({ path: text.path, base: text.base })), files: [agreement.id, agreement.id] };
  assert.deepEqual(await clerk('POST /api/dossiers/{id}/earlier', take({ from, ...taken })), { texts: 1, files: 1 });
  const source = `沿用贵单位${began.from.label}`;
  const now = await form();
  assert.deepEqual([now.values.narrative2, now.sources.narrative2, now.unseen.includes('narrative2')], [text.text, source, true]);
  const [file] = await files();
  assert.deepEqual([file?.kind, file?.source, file?.unseen, file?.validUntil], ['m8', source, true, '2027-12-31']);
  assert.ok(!(await offer()).texts.some(({ path }) => path === 'narrative2'), '已经一样的不再列出');
  assert.equal((await offer()).files.find(({ id }) => id === agreement.id)?.why, '本申报已有这个文件');
  assert.equal(
    (await clerk.refused('POST /api/dossiers/{id}/earlier', take({ from, files: [agreement.id] }))).status,
    422,
    '取两遍也只有一份',
  );
  const conflict = await clerk.refused('POST /api/dossiers/{id}/earlier', take({ from, texts: [{ path: 'influence', base: 99 }] }));
  assert.equal(conflict.status, 409, '同事刚写了的，不盖掉');
  assert.equal((await clerk.refused('POST /api/dossiers/{id}/earlier', take({ from: params.id }))).status, 409, '不是列出来的那一份');

  const blocked = async () =>
    (await clerk('GET /api/dossiers/{id}', { params })).offers.find(({ step }) => step === 'submit')?.blockedBy.join('；') ?? '';
  const checks = () => clerk('GET /api/dossiers/{id}/checks', { params });
  assert.match(await blocked(), /申报材料 1 个文件：“.+”（沿用贵单位2025年度申报/);
  const look = (validUntil: string | null | undefined, seen?: boolean) =>
    clerk('PUT /api/dossiers/{id}/materials/{materialId}/validity', {
      params: { ...params, materialId: file?.id ?? '' },
      body: { validUntil, seen },
    });
  const seen = await look(undefined, true);
  assert.deepEqual([seen.unseen, seen.validUntil], [false, '2027-12-31'], '只核对的，不动同事写的有效期');
  assert.equal((await look('2027-12-30')).unseen, false, '只写有效期的，不动核对');
  assert.doesNotMatch(await blocked(), /申报材料 1 个文件/);
  const lacks = async () => (await checks()).missing.some(({ key }) => key === 'm8');
  assert.equal(await lacks(), false);
  await look('2026-03-09', true);
  assert.equal(await lacks(), true, '有效期过了的，算没有这种材料');
  await look(null, false);
  assert.deepEqual([await lacks(), /申报材料 1 个文件/.test(await blocked())], [false, true], '收回核对，又待核对');
  assert.equal((await (await stage.party('nanchang-jb')).refused('GET /api/dossiers/{id}/earlier', { params })).status, 403);
});
