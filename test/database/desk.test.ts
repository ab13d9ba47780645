import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { Context } from '../../src/acts/context.ts';
import { releaseQuarantined } from '../../src/acts/files/quarantine.ts';
import { inbox } from '../../src/acts/inbox/inbox.ts';
import { checkCertificate } from '../../src/acts/recommendation/check-certificate.ts';
import { correctionDraft, saveDraft } from '../../src/acts/recommendation/correction-draft.ts';
import { decisionOf } from '../../src/acts/recommendation/decision.ts';
import { decline, proposeDecline } from '../../src/acts/recommendation/decline.ts';
import { drawSample } from '../../src/acts/recommendation/draw.ts';
import { checkMaterial, materialChecks } from '../../src/acts/recommendation/material-checks.ts';
import { addNote, officeNotes } from '../../src/acts/recommendation/notes.ts';
import { accept, returnForCorrection } from '../../src/acts/recommendation/preliminary-review.ts';
import { publishedDraw, roundsOfDraws } from '../../src/acts/recommendation/published-draws.ts';
import { replaceDrawn } from '../../src/acts/recommendation/replace-drawn.ts';
import { revealSecret } from '../../src/acts/recommendation/reveal-secret.ts';
import { signalsOf } from '../../src/acts/recommendation/signals.ts';
import { enterpriseKey } from '../../src/core/identifiers/enterprise-name.ts';
import { comparisonsIn } from '../../src/store/comparisons.ts';
import { sha256 } from '../../src/store/crypto.ts';
import { type Acting, openActing, organisation, person, reasonsOf, refusalOf } from './acting.ts';
import { assessed, called, offices, type Submitted, submittedTo, TODAY } from './assessing.ts';

let acting: Acting;
let scene: Awaited<ReturnType<typeof offices>>;
let strangers: Context[];

before(async () => {
  acting = await openActing();
  scene = await offices(acting);
  const someone = async (kind: 'pool' | 'operator' | 'supervision', role: 'expert' | 'administrator' | 'supervisor') =>
    acting.on(await person(acting, await organisation(acting, kind, kind), role, [role]), TODAY);
  strangers = [scene.jiujiang.officer, scene.jiujiang.leader, scene.province.officer, await someone('pool', 'expert')];
  strangers.push(await someone('operator', 'administrator'), await someone('supervision', 'supervisor'));
});
after(() => acting?.close());

const refused = async (work: Promise<unknown>) => (await refusalOf(work)).kind;
const at = (ctx: Context, today: string): Context => ({ ...ctx, today });
const submitted = (name: string, enterprises: readonly string[] = [], recommender = scene.nanchang) =>
  submittedTo(acting, { recommender, round: scene.round, name, enterprises });
const item = { path: 'totalAssets', label: '上年末总资产', reason: '与审计报告不一致', article: '第六条（一）', expected: '请更正' };

/** What a resubmission does to the case; the form itself is not the point here. */
async function resubmit({ dossier }: Submitted): Promise<void> {
  await acting.system(async (tx) => {
    const now = await tx.dossiers.dossier(dossier.id);
    await tx.dossiers.change(dossier.id, now?.version ?? 0, { state: 'submitted', correctionDueOn: null });
  });
  await scene.nanchang.officer.inTransaction((tx) => tx.dossiers.resolveCorrections(dossier.id, '2026-04-23T02:00:00.000Z'));
}

async function attachTo({ dossier, clerk }: Submitted, hash: string, name: string): Promise<void> {
  await acting.on(clerk, TODAY).inTransaction(async (tx) => {
    const addedAt = '2026-04-14T02:00:00.000Z';
    await tx.dossiers.knownFile(hash, 10, 'application/pdf', addedAt);
    const material = { id: uuidv7(), dossierId: dossier.id, kind: 'm3', fileHash: hash, name, mediaType: 'application/pdf', size: 10 };
    await tx.dossiers.addMaterial({ ...material, addedBy: clerk.accountId, addedAt, removedAt: null, proves: [] });
  });
}

test('附件5 同一企业被本轮几家单位申报：写法不同也认得，本部门的说出名称，别处的只说几家', async () => {
  const shared = '江西赣江（南昌）机械有限公司';
  const one = await submitted('南昌甲平台有限公司', [shared, '江西独有企业有限公司']);
  await submitted('南昌乙平台有限公司', ['江西另一企业有限公司', '江西赣江(南昌) 机械有限公司']);
  await submitted('九江丙平台有限公司', [shared], scene.jiujiang);
  const found = (await signalsOf(scene.nanchang.officer, one.dossier.id)).find((signal) => signal.id === 'claimed-elsewhere');
  assert.deepEqual(found?.paths, [`served/${one.rows[0]?.id}/enterprise`]);
  assert.match(found?.message ?? '', /^1家企业.*南昌乙平台有限公司和另1家单位也列有江西赣江（南昌）机械有限公司$/);
  assert.ok(!found?.message.includes('九江丙平台'));
  const [row] = found?.rows ?? [];
  assert.deepEqual([row?.row, row?.enterprise], [1, shared]);
  assert.match(row?.others[0] ?? '', /^南昌乙平台有限公司第2行：/);
  assert.deepEqual(row?.others.slice(1), ['另1家单位'], '别处的名单不说名称和行');
});

test('附件5 两家单位都列有的几家企业，不管哪一行后来改过，都按同样的先后归在一起说', async () => {
  const shared = ['江西共同一号有限公司', '江西共同二号有限公司'];
  const one = await submitted('南昌寅平台有限公司', shared);
  const first = await submitted('南昌卯平台有限公司', shared);
  await submitted('南昌辰平台有限公司', shared);
  const by = { id: first.clerk.accountId, at: '2026-04-14T02:00:00.000Z' };
  await acting.on(first.clerk, TODAY).inTransaction(async (tx) => {
    const { tables, versions } = await tx.dossiers.content(first.dossier.id, 'open');
    const row = tables.served?.find(({ cells }) => cells.enterprise === shared[0]);
    assert.ok(row);
    const at = { table: 'served', rowId: row.id, position: 1, base: versions[`served/${row.id}`] ?? 0 };
    await tx.dossiers.patch(first.dossier.id, [{ kind: 'row', ...at, cells: { ...row.cells, service: '改过的服务' } }], by);
  });
  // As the database may read them where there are many: row by row as they lie, a changed one behind the others.
  const claims = await acting.store.as('system', async (tx) => {
    await sql`select set_config('enable_nestloop', 'off', true), set_config('enable_mergejoin', 'off', true)`.execute(tx);
    return comparisonsIn(tx).claimsBesides({ id: one.dossier.id, roundId: scene.round.id }, shared.map(enterpriseKey));
  });
  const claimants = (enterprise: string) => claims.filter((claim) => claim.enterprise === enterprise).map(({ applicant }) => applicant);
  assert.deepEqual(shared.map(claimants), [claimants(shared[0] ?? ''), claimants(shared[0] ?? '')]);
  const found = (await signalsOf(scene.nanchang.officer, one.dossier.id)).find((signal) => signal.id === 'claimed-elsewhere');
  assert.match(found?.message ?? '', /^2家企业.*：南昌卯平台有限公司、南昌辰平台有限公司也列有江西共同一号有限公司、江西共同二号有限公司$/);
});

test('附件5 草稿里企业名称长到不像名称的，照样保存，只是不拿去与别人的名单比对', async () => {
  const one = await submitted('南昌长名平台有限公司', ['江西短名企业有限公司']);
  const tooLong = String.fromCodePoint(...Array.from({ length: 20_000 }, (_, i) => 0x4e00 + ((i * 7919) % 20_000)));
  const by = { id: one.clerk.accountId, at: '2026-04-14T02:00:00.000Z' };
  await acting.on(one.clerk, TODAY).inTransaction(async (tx) => {
    const { tables, versions } = await tx.dossiers.content(one.dossier.id, 'open');
    const row = tables.served?.[0];
    assert.ok(row);
    const cells = { ...row.cells, enterprise: tooLong };
    const base = versions[`served/${row.id}`] ?? 0;
    await tx.dossiers.patch(one.dossier.id, [{ kind: 'row', table: 'served', rowId: row.id, position: 1, cells, base }], by);
    assert.equal((await tx.dossiers.content(one.dossier.id, 'open')).tables.served?.[0]?.cells.enterprise, tooLong);
  });
  await signalsOf(scene.nanchang.officer, one.dossier.id);
});

test('第九条 与其他申报逐字节相同的材料，指到那一类材料', async () => {
  const [one, other] = [await submitted('南昌丁平台有限公司'), await submitted('九江戊平台有限公司', [], scene.jiujiang)];
  assert.equal((await signalsOf(scene.nanchang.officer, one.dossier.id)).filter((signal) => signal.id.startsWith('same-file')).length, 0);
  await attachTo(one, 'a'.repeat(64), '审计报告.pdf');
  await attachTo(other, 'a'.repeat(64), '2025审计.pdf');
  const found = (await signalsOf(scene.nanchang.leader, one.dossier.id)).find((signal) => signal.id.startsWith('same-file'));
  assert.deepEqual(found?.paths, ['materials/m3']);
  assert.match(found?.message ?? '', /“审计报告\.pdf”与另1家单位本轮申报的材料逐字节相同/);
});

test('附件5 名单少于所写家数', async () => {
  const one = await submitted('南昌己平台有限公司');
  const by = { id: one.clerk.accountId, at: '2026-04-14T02:00:00.000Z' };
  await acting.on(one.clerk, TODAY).inTransaction(async (tx) => {
    const base = (await tx.dossiers.content(one.dossier.id, 'open')).versions.servedTotal ?? 0;
    await tx.dossiers.patch(one.dossier.id, [{ kind: 'value', key: 'servedTotal', value: 140, base }], by);
  });
  const found = (await signalsOf(scene.nanchang.officer, one.dossier.id)).find((signal) => signal.id === 'shorter-list');
  assert.match(found?.message ?? '', /140家，名单只列130家，少10家/);
});

test('第九条 提交以后才查出的恶意程序：上传的人、手上办理的部门都收到消息，写明怎么换；盖章扫描件、证照也一样', async () => {
  const one = await submitted('南昌带毒平台有限公司');
  const hash = 'e'.repeat(64);
  await attachTo(one, hash, '审计报告.pdf');
  await acting.store.as('system', (tx) => tx.updateTable('file').set({ scanState: 'quarantined' }).where('hash', '=', hash).execute());
  await acting.system((tx) =>
    tx.licences.add({
      ...{ id: uuidv7(), organisationId: one.dossier.applicantId, authority: '360100', fileHash: hash, name: '执照.pdf' },
      ...{ mediaType: 'application/pdf', size: 10, addedBy: one.clerk.accountId, addedAt: '2026-04-14T02:00:00.000Z' },
      ...{ outcome: null, word: null, decidedBy: null, decidedAt: null },
    }),
  );
  const stamped = await submitted('南昌盖章平台有限公司');
  const officer = scene.nanchang.officer.actor.accountId;
  await scene.nanchang.officer.inTransaction((tx) =>
    tx.scans.add({
      ...{ id: uuidv7(), dossierId: stamped.dossier.id, annex: '1', submissionNo: 1, fileHash: hash, name: '推荐表.pdf' },
      ...{ mediaType: 'application/pdf', size: 10, matches: 'unreadable', version: null },
      ...{ addedBy: officer, addedAt: '2026-04-14T02:00:00.000Z', confirmedBy: null, confirmedAt: null },
    }),
  );
  const world = acting.world(TODAY);
  const files = { ...world.tools.files, open: async () => (async function* () {})() };
  const tools = { ...world.tools, files, scanner: { find: async () => 'Shifan.Test.Mark' } };
  assert.equal(await releaseQuarantined({ ...world, tools }), 1);
  await acting.system((tx) => tx.messages.deliver('2026-04-22T03:00:00.000Z', () => uuidv7()));
  const told = async (accountId: string) =>
    (await acting.system((tx) => tx.messages.mine(accountId))).filter(({ subject }) => subject.includes('恶意程序'));
  assert.deepEqual((await told(one.clerk.accountId)).map(({ subject }) => subject).sort(), [
    '“审计报告.pdf”含有恶意程序，已隔离',
    '“执照.pdf”含有恶意程序，已隔离',
  ]);
  const heard = await told(officer);
  const office = heard.find(({ subject }) => subject.startsWith('南昌带毒平台有限公司的'));
  assert.deepEqual(
    heard.map(({ subject }) => subject).sort(),
    ['“推荐表.pdf”含有恶意程序，已隔离', '南昌带毒平台有限公司的“审计报告.pdf”含有恶意程序，已隔离'],
    '自己上传的扫描件不说是申报单位上传的',
  );
  assert.match(office?.body ?? '', /谁也打不开.*补正通知中列出这类材料/);
  assert.deepEqual(await told(scene.jiujiang.officer.actor.accountId), []);
});

test('第十六条 备注里写的手机号只有写的人看得到；退回理由里的号码不进日志、不进消息', async () => {
  const { dossier, clerk } = await submitted('南昌号码平台有限公司');
  await addNote(scene.nanchang.officer, dossier.id, '法人称打13812345678找他');
  assert.deepEqual(
    [(await officeNotes(scene.nanchang.officer, dossier.id))[0]?.body, (await officeNotes(scene.nanchang.leader, dossier.id))[0]?.body],
    ['法人称打13812345678找他', '法人称打138****5678找他'],
  );
  const items = [{ ...item, reason: '与13812345678所述不一致，身份证360102198001011239' }];
  await returnForCorrection(scene.nanchang.officer, dossier.id, { items });
  await acting.system((tx) => tx.messages.deliver('2026-04-22T03:00:00.000Z', () => uuidv7()));
  const said = await acting.system(async (tx) => [
    await tx.messages.mine(clerk.accountId),
    await tx.journal.entries({ subject: dossier.id }),
    await tx.journal.entries({}),
  ]);
  assert.ok(JSON.stringify(said).includes('补正'), '消息已送到');
  assert.doesNotMatch(JSON.stringify(said), /13812345678|360102198001011239/);
});

test('内部备注只有本部门看得到，日志里没有内容', async () => {
  const { dossier } = await submitted('南昌庚平台有限公司');
  await addNote(scene.nanchang.officer, dossier.id, '法人与另一申报单位相同，待核');
  const [note] = await officeNotes(scene.nanchang.leader, dossier.id);
  assert.deepEqual([note?.body, note?.author], ['法人与另一申报单位相同，待核', '南昌市工业和信息化局officer']);
  await acting.system(
    async (tx) => void (await tx.dossiers.change(dossier.id, 1, { state: 'recommended', recommendedAt: '2026-04-22T02:00:00.000Z' })),
  );
  assert.deepEqual(await officeNotes(scene.province.officer, dossier.id), [], '省厅看得到申报，看不到市局的备注');
  await addNote(scene.province.officer, dossier.id, '省厅内部意见');
  assert.equal((await officeNotes(scene.nanchang.officer, dossier.id)).length, 1);
  const entries = await acting.system((tx) => tx.journal.entries({ subject: dossier.id }));
  assert.ok(!JSON.stringify(entries).includes('待核'));
  assert.deepEqual(
    entries.filter((entry) => entry.action === 'addNote').map((entry) => [entry.recommenderId, entry.issuerId, entry.applicantId]),
    [
      [scene.nanchang.id, null, null],
      [null, scene.province.id, null],
    ],
  );
});

test('第九条 材料逐点核验：看不出的要写明；同事、领导看得到，推荐后省厅也看得到，省厅的另记，市局看不到；申报单位得不到', async () => {
  const { dossier, clerk } = await submitted('南昌壬平台有限公司');
  const { officer, leader } = scene.nanchang;
  const check = (who: typeof officer, point: string, outcome: 'shown' | 'notShown' | null, word = '') =>
    checkMaterial(who, dossier.id, { kind: 'm2', point, outcome, word });
  const seen = async (who: typeof officer) =>
    (await materialChecks(who, dossier.id)).map(({ point, outcome, own }) => [point, outcome, own]);
  await check(officer, '0', 'shown');
  assert.match(await refused(check(officer, '1', 'notShown', ' ')), /badInput|invalid/);
  assert.match(await refused(check(officer, '9', 'shown')), /badInput|invalid/);
  assert.match(await refused(check(leader, '0', 'shown')), /notAllowed/);
  assert.match(await refused(check(scene.province.officer, '0', 'shown')), /notFound|notAllowed/);
  assert.match(await refused(materialChecks(acting.on(clerk, TODAY), dossier.id)), /notFound|notAllowed/);
  await check(officer, '1', 'notShown', '租赁合同没有面积');
  await check(officer, '0', 'shown');
  const both = [
    ['0', 'shown', true],
    ['1', 'notShown', true],
  ];
  assert.deepEqual([await seen(officer), await seen(leader)], [both, both]);
  await acting.system(
    async (tx) => void (await tx.dossiers.change(dossier.id, 1, { state: 'recommended', recommendedAt: '2026-04-22T02:00:00.000Z' })),
  );
  assert.match(await refused(check(officer, '1', null)), /notNow/);
  await check(scene.province.officer, '1', 'shown');
  assert.equal((await seen(scene.province.leader)).length, 3);
  assert.deepEqual(await seen(leader), both);
  await check(scene.province.officer, '1', null);
  assert.equal((await seen(scene.province.leader)).length, 2);
  const entries = await acting.system((tx) => tx.journal.entries({ subject: dossier.id }));
  assert.equal(entries.filter((entry) => entry.action === 'checkMaterial').length, 5);
  assert.ok(!JSON.stringify(entries).includes('没有面积'));
});

test('信号、备注、草稿：别的设区市、省厅（未推荐）、专家、管理员、监察、申报单位都得不到', async () => {
  const { dossier, clerk } = await submitted('南昌辛平台有限公司');
  await addNote(scene.nanchang.officer, dossier.id, '备注');
  for (const stranger of [...strangers, acting.on(clerk, TODAY)]) {
    const tries: (() => Promise<unknown>)[] = [
      () => signalsOf(stranger, dossier.id),
      () => officeNotes(stranger, dossier.id),
      () => addNote(stranger, dossier.id, 'x'),
      () => correctionDraft(stranger, dossier.id),
      () => saveDraft(stranger, dossier.id, { items: [], version: 0 }),
    ];
    for (const work of tries) assert.match(await refused(work()), /notFound|notAllowed/, String(work));
  }
});

test('标出的缺陷全科共用：同事先改的先生效，发出后清空', async () => {
  const { dossier } = await submitted('南昌壬平台有限公司');
  const colleague = acting.on(await person(acting, scene.nanchang.id, '同事', ['officer']), TODAY);
  assert.deepEqual(await correctionDraft(colleague, dossier.id), { items: [], version: 0, changedBy: null, changedAt: null });
  assert.equal((await saveDraft(scene.nanchang.officer, dossier.id, { items: [item], version: 0 })).version, 1);
  const refusal = await refusalOf(saveDraft(colleague, dossier.id, { items: [], version: 0 }));
  assert.ok(refusal.kind === 'conflict' && refusal.version === 1);
  assert.deepEqual(refusal.kind === 'conflict' && refusal.current, [item]);
  await saveDraft(colleague, dossier.id, { items: [item, { ...item, path: 'address' }], version: 1 });
  const draft = await correctionDraft(scene.nanchang.officer, dossier.id);
  assert.deepEqual([draft.items.length, draft.version, draft.changedBy], [2, 2, '同事']);
  assert.equal(await refused(saveDraft(scene.nanchang.leader, dossier.id, { items: [], version: 2 })), 'notAllowed');
  const less = await refusalOf(returnForCorrection(scene.nanchang.officer, dossier.id, { items: [item] }));
  assert.match(less.kind === 'conflict' ? less.message : less.kind, /同事另标了 1 处/, '一次性告知：同事标的不能漏');
  await checkCertificate(colleague, dossier.id, { outcome: 'matches', note: '' });
  assert.match(await reasonsOf(accept(scene.nanchang.officer, dossier.id, {})), /有 2 处缺陷未了结（.+），请发出补正通知，或逐处删除/);
  await returnForCorrection(scene.nanchang.officer, dossier.id, { items: draft.items });
  assert.equal((await correctionDraft(colleague, dossier.id)).version, 0);
});

test('第八条（三）同一处缺陷再次退回：答复列出，领导收到信、待办里看到，日志有记载', async () => {
  const one = await submitted('南昌癸平台有限公司');
  const first = await returnForCorrection(scene.nanchang.officer, one.dossier.id, { items: [item] });
  assert.deepEqual(first.repeated, []);
  const ofLeader = async () => (await inbox(scene.nanchang.leader)).items.find((line) => line.id === `repeatedReturn:${one.dossier.id}`);
  assert.equal(await ofLeader(), undefined);
  await resubmit(one);
  const again = [item, { ...item, path: 'address', label: '注册地址' }];
  const second = await returnForCorrection(scene.nanchang.officer, one.dossier.id, { items: again });
  assert.deepEqual(second.repeated, ['totalAssets']);
  assert.match((await ofLeader())?.why ?? '', /^再次退回补正：1 处此前已告知、没有改好，请核实/);
  await acting.system((tx) => tx.messages.deliver('2026-04-22T03:00:00.000Z', uuidv7));
  const letters = await acting.system((tx) => tx.messages.mine(scene.nanchang.leader.actor.accountId));
  const told = letters.find((letter) => letter.subject === `${one.dossier.number}：同一处缺陷再次退回补正`);
  assert.match(told?.body ?? '', /上年末总资产：与审计报告不一致/);
  assert.ok(!told?.body.includes('注册地址'));
  const entries = await acting.system((tx) => tx.journal.entries({ subject: one.dossier.id }));
  assert.deepEqual(entries.find((entry) => entry.action === 'repeatReturn')?.detail, { no: 2, items: ['totalAssets'] });
});

test('不予推荐通知逐条写明理由、条款和条文，申报单位可以下载；没有决定时没有通知', async () => {
  const { dossier, clerk } = await submitted('南昌子平台有限公司');
  assert.match(await reasonsOf(decisionOf(scene.nanchang.officer, dossier.id)), /没有不予推荐/);
  const reasons = [{ article: '第六条（二）', text: '专职从业人员只有12人' }];
  const { version } = await proposeDecline(scene.nanchang.officer, dossier.id, {
    reasons,
    contact: { office: '中小企业科', phone: '0791-83986000' },
  });
  assert.match(await reasonsOf(decisionOf(scene.nanchang.officer, dossier.id)), /没有不予推荐/, '领导签发前没有决定');
  await decline(scene.nanchang.leader, dossier.id, { version });
  const made = await decisionOf(acting.on(clerk, TODAY), dossier.id);
  assert.deepEqual([made.kind, made.authority, made.article], ['不予推荐', '南昌市工业和信息化局', '第八条（二）']);
  assert.match(made.reasons[0]?.says ?? '', /专职从业人员15人以上/);
  assert.equal(await refused(decisionOf(scene.jiujiang.officer, dossier.id)), 'notFound');
});

test('抽样公开：密钥公开前只有封存值；公开后按密钥、名单摘要、行标识可以算出次序，没有企业名称', async () => {
  const one = await assessed(acting, { recommender: scene.nanchang, round: scene.round, name: '南昌丑平台有限公司' });
  const number = one.dossier.number ?? '';
  const { drawOrder } = await drawSample(scene.nanchang.officer, one.dossier.id);
  await replaceDrawn(
    scene.nanchang.officer,
    { dossierId: one.dossier.id, rowId: drawOrder[2] ?? '' },
    { reason: '停业', note: '', attempt: called('停业') },
  );
  const before = await roundsOfDraws(acting.world(TODAY));
  assert.deepEqual([before[0]?.round.revealedSecret, before[0]?.numbers], [null, []]);
  assert.equal(await refused(publishedDraw(acting.world(TODAY), number)), 'notFound');
  // No sample and no panel is left to be drawn.
  await acting.store.as('system', (tx) =>
    sql`update dossier set state = 'reviewed' where round_id = ${scene.round.id} and state in ('returned', 'submitted', 'assessing', 'recommended', 'admitted')`.execute(
      tx,
    ),
  );
  await revealSecret(at(scene.province.leader, '2026-07-01'), scene.round.id);
  const world = acting.world('2026-05-16');
  assert.deepEqual((await roundsOfDraws(world))[0]?.numbers, [number]);
  const draw = await publishedDraw(world, number);
  assert.equal(sha256(draw.secret), draw.commitment);
  const keyed = draw.rows.map((row) => ({ ...row, again: sha256(`${draw.secret}:${draw.listHash}:${row.rowId}`) }));
  assert.ok(keyed.every((row, i) => row.again === row.key && (i === 0 || row.again > (keyed[i - 1]?.again ?? ''))));
  assert.deepEqual(
    draw.rows.map((row) => row.rowId),
    drawOrder,
  );
  assert.deepEqual(
    draw.rows.map((row) => row.row).sort((a, b) => a - b),
    Array.from({ length: 130 }, (_, i) => i + 1),
  );
  assert.deepEqual(
    [draw.rows[2]?.state, draw.rows[2]?.reason, draw.rows[12]?.state, draw.rows[13]?.state],
    ['replaced', '停业', 'asked', 'notDrawn'],
  );
  assert.ok(!JSON.stringify(draw).includes('企业'));
  assert.equal(await refused(publishedDraw(world, '赣平2026-9999')), 'notFound');
});
