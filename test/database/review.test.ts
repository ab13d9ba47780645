import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { Context, Transaction } from '../../src/acts/context.ts';
import type { SignedIn } from '../../src/acts/directory/signed-in.ts';
import { materialsOf, openMaterial } from '../../src/acts/dossier/materials.ts';
import { paperOf } from '../../src/acts/dossier/papers.ts';
import type { Dossier } from '../../src/acts/dossier/records.ts';
import { start } from '../../src/acts/dossier/start.ts';
import { viewForm } from '../../src/acts/dossier/view.ts';
import { take } from '../../src/acts/procedure/take.ts';
import { admit, concludeReview, reject } from '../../src/acts/review/admission.ts';
import { drawPanel } from '../../src/acts/review/draw-panel.ts';
import { expertPool, listExperts, saveExpert } from '../../src/acts/review/experts.ts';
import { answerInvitation, showInvitation } from '../../src/acts/review/invitation.ts';
import { answerByLink, invite, openInvitation } from '../../src/acts/review/invitation-link.ts';
import { recuse, takeRecusalStep } from '../../src/acts/review/recuse.ts';
import { reviewFile } from '../../src/acts/review/review-file.ts';
import { showPanel } from '../../src/acts/review/show-panel.ts';
import { saveReview, signReview } from '../../src/acts/review/write-review.ts';
import { cancelKind } from '../../src/acts/scheme/cancel-round.ts';
import { openRound, panelWarnings } from '../../src/acts/scheme/open-round.ts';
import { listRounds, showRound } from '../../src/acts/scheme/show-round.ts';
import { personalPaths } from '../../src/core/annexes/form.ts';
import { candidateOf, drawPanel as recompute, subjectFrom } from '../../src/core/draw/panel.ts';
import { jx2023 } from '../law.ts';
import { type Acting, cast, openActing, organisation, panelAgrees, person, reasonsOf, recommended, refusalOf } from './acting.ts';

const DAY = '2026-06-08';
let acting: Acting;
let set: Awaited<ReturnType<typeof cast>>;
let dossier: Dossier;
const on = (actor: SignedIn, day = DAY): Context => acting.on(actor, day);
const who = (accountId: string) => set.people.find((one) => one.accountId === accountId) as SignedIn;

before(async () => {
  acting = await openActing();
  set = await cast(acting, [
    { name: '甲', employer: '江西师范大学' },
    { name: '乙', employer: '南昌航空大学' },
    { name: '丙', employer: '东华理工大学' },
    { name: '丁', employer: '江西财经大学' },
    { name: '戊', employer: '江西省投资方集团' },
    { name: '己', employer: '南昌示范服务（集团）有限公司' },
    { name: '李回避', employer: '赣南师范大学' },
  ]);
  dossier = await recommended(acting, {
    round: set.round,
    recommenderId: set.city,
    name: '南昌示范服务(集团)有限公司',
    number: '赣平2026-0001',
    rows: {
      investors: [{ id: 'i', cells: { name: '江西省投资方集团', nature: '国有', share: '10' } }],
      staff: [{ id: 's', cells: { name: '李回避', education: '本科' } }],
    },
  });
});
after(() => acting.close());

test('第八条（四）未受理不能抽取专家；别的单位的人办不了', async () => {
  assert.match(await reasonsOf(drawPanel(on(set.officer), dossier.id)), /只有“已受理”/);
  assert.equal((await refusalOf(admit(on(set.cityOfficer), { id: dossier.id }))).kind, 'notAllowed');
  const moved = await admit(on(set.officer), { id: dossier.id });
  assert.equal(moved.state, 'admitted');
  assert.match(
    await reasonsOf(
      reject(on(set.officer), {
        id: dossier.id,
        reasons: [{ article: '第六条', text: '不符' }],
        contact: { office: '中小企业局', phone: '0791-88916000' },
      }),
    ),
    /不能“不予受理”/,
  );
});

test('第八条（四）投资方、申报单位的人和同名人员在抽取前回避，抽取顺序事后可以重算', async () => {
  const draw = await drawPanel(on(set.officer), dossier.id);
  assert.deepEqual(draw.excluded.map((one) => one.name).sort(), ['己', '戊', '李回避'].sort());
  assert.match(draw.excluded.find((one) => one.name === '戊')?.reason ?? '', /投资方/);
  assert.equal(draw.candidates.length, 4);
  const secret = await acting.system((tx) => tx.rounds.secretOf(set.round.id));
  const { committedOn } = set.round;
  const [pool] = await acting.system((tx) => tx.pools.ofRound(set.round.id));
  const numberOf = (id: string) => pool?.experts.find(({ accountId }) => accountId === id)?.number ?? '';
  const again = recompute(
    {
      ...{
        subject: subjectFrom(draw.subject, { n: 3, functions: draw.functions ?? [], poolHash: pool?.hash ?? '' }),
        committedOn,
        secret,
        n: 3,
      },
      candidates: draw.candidates.map(({ id }) => candidateOf({ number: numberOf(id) })),
    },
    acting.world(DAY).tools.digest,
  );
  assert.ok(again.ok);
  assert.deepEqual([again.listHash, again.order], [draw.listHash, draw.drawOrder.map(numberOf)]);
  assert.equal((await refusalOf(drawPanel(on(set.officer), dossier.id))).kind, 'conflict');
});

test('第八条（四）专家申请回避，由抽取顺序的下一位递补，本人不再看到卷宗', async () => {
  const [draw] = await acting.system((tx) => tx.reviews.draws(dossier.id));
  const [first, second, , fourth] = draw?.drawOrder ?? [];
  const leaving = who(first as string);
  const other = refusalOf(recuse(on(who(second as string)), { dossierId: dossier.id, accountId: leaving.accountId, reason: '熟人' }));
  assert.equal((await other).kind, 'notFound', '没有申明利害关系的，连申报也看不到');
  const { next } = await recuse(on(leaving), { dossierId: dossier.id, accountId: leaving.accountId, reason: '与申报单位有合作' });
  assert.equal(next, fourth);
  assert.equal((await refusalOf(reviewFile(on(leaving), dossier.id))).kind, 'notFound');
  assert.deepEqual(await on(leaving).inTransaction((tx) => tx.reviews.mine(leaving.accountId)), []);
});

const seated = async (): Promise<SignedIn[]> => {
  const seats = await acting.system((tx) => tx.reviews.seats(dossier.id));
  return seats.filter((seat) => seat.state === 'seated').map((seat) => who(seat.accountId));
};
const full = (part: number) => Object.fromEntries(jx2023.rubric.map(({ key, weight }) => [key, String(weight * part)]));
const write = async (expert: SignedIn, part: number) => {
  await saveReview(on(expert), { dossierId: dossier.id, scores: full(part), opinion: '服务扎实，示范性强。', version: 0 });
  return signReview(on(expert), { dossierId: dossier.id });
};

test('抽取的专家先申明有无利害关系，只看到单位名称；数据库在此之前也不给卷宗，别人不能替答〔8.4.s1〕', async () => {
  const [one, two, three] = (await seated()) as [SignedIn, SignedIn, SignedIn];
  const invited = await showInvitation(on(one), dossier.id);
  assert.deepEqual(
    [invited.state, invited.applicant, invited.recommender],
    ['invited', '南昌示范服务(集团)有限公司', '南昌市工业和信息化局'],
  );
  const investors = invited.units.filter(({ is }) => is === '投资方').map(({ name }) => name);
  assert.deepEqual(investors, ['江西示例科技集团有限公司', '江西省投资方集团']);
  assert.doesNotMatch(JSON.stringify(invited), /李回避|share|\*/, '没有人名，没有数字');
  const eyes = <T>(work: (tx: Transaction) => Promise<T>) => on(one).inTransaction(work);
  const { values, tables } = await eyes((tx) => tx.dossiers.content(dossier.id, 'masked'));
  assert.deepEqual([Object.values(values).filter(Boolean), Object.values(tables).flat()], [[], []]);
  assert.equal(await eyes((tx) => tx.dossiers.dossier(dossier.id)), null);
  assert.equal((await refusalOf(reviewFile(on(one), dossier.id))).kind, 'notFound');
  assert.equal((await refusalOf(showPanel(on(one), dossier.id))).kind, 'notFound');
  const early = saveReview(on(one), { dossierId: dossier.id, scores: full(1), opinion: '同意', version: 0 });
  assert.match(await reasonsOf(early), /请先在“我的评审”中申明有无利害关系/);
  const [line] = await on(one).inTransaction((tx) => tx.asSystem((system) => system.reviews.mine(one.accountId)));
  assert.deepEqual([line?.applicantName, line?.acceptedAt], ['南昌示范服务(集团)有限公司', null]);
  assert.equal((await refusalOf(showInvitation(on(set.officer), dossier.id))).kind, 'notFound', '没有被抽取的没有邀请');
  const taken = sql`update panel_seat set accepted_at = now() where dossier_id = ${dossier.id} and account_id = ${one.accountId}`;
  await assert.rejects(
    acting.store.as('system', (tx) => taken.execute(tx)),
    { code: '42501' },
  );
  for (const expert of [one, two, three]) await answerInvitation(on(expert), { id: dossier.id, step: 'accept', brought: {} });
  const again = answerInvitation(on(one), { id: dossier.id, step: 'declareConflict', brought: { reason: '想起来是校友企业' } });
  assert.equal((await refusalOf(again)).kind, 'conflict', '答复一次；之后另行申请回避');
  assert.ok(
    (await showPanel(on(set.officer), dossier.id)).seats.every(({ state, acceptedAt }) => state !== 'seated' || acceptedAt !== null),
  );
});

test('专家看到的申请表没有个人信息，也看不到别的申报', async () => {
  const [expert] = await seated();
  const file = await reviewFile(on(expert as SignedIn), dossier.id);
  for (const key of ['legalIdNumber', 'legalMobile', 'contactName']) assert.equal(key in file.content.values, false);
  assert.ok(file.content.values.nature);
  assert.ok((file.content.tables.served ?? []).length >= 120);
  for (const row of file.content.tables.served ?? [])
    assert.deepEqual(
      ['mobile', 'contact'].filter((key) => key in row.cells),
      [],
    );
  const others = await recommended(acting, { round: set.round, recommenderId: set.city, name: '另一家', number: '赣平2026-0002' });
  assert.equal((await refusalOf(reviewFile(on(expert as SignedIn), others.id))).kind, 'notFound');
});

test('专家从哪个门都拿不到个人信息：申请表、附件、原件；专家库只有认定部门看得到', async () => {
  const [expert] = (await seated()) as [SignedIn];
  const form = await viewForm(on(expert), dossier.id);
  const paper = await paperOf(on(expert), dossier.id);
  for (const { values, tables } of [form, paper.content])
    for (const path of personalPaths) {
      const [table, column] = path.includes('/') ? path.split('/') : [null, path];
      if (table === null) assert.equal(String(column) in values, false, path);
      else for (const row of tables[String(table)] ?? []) assert.equal(String(column) in row.cells, false, path);
    }
  assert.equal(paper.note, '供专家评审使用，不含个人信息');
  assert.ok('legalMobile' in (await viewForm(on(set.officer), dossier.id)).values, '认定部门照旧看到遮盖的');
  await acting.store.as('system', async (tx) => {
    await sql`insert into file (hash, size, media_type, created_at) values ('h', 1, 'application/pdf', now()) on conflict do nothing`.execute(
      tx,
    );
  });
  const at = {
    dossierId: dossier.id,
    fileHash: 'h',
    mediaType: 'application/pdf',
    size: 1,
    addedAt: set.round.createdAt,
    removedAt: null,
    proves: [],
  };
  const clerk = await person(acting, dossier.applicantId, '材料经办', ['clerk']);
  for (const kind of ['m2', 'm5', 'm6'])
    await on(clerk).inTransaction((tx) =>
      tx.dossiers.addMaterial({ ...at, id: uuidv7(), kind, name: `${kind}.pdf`, addedBy: clerk.accountId }),
    );
  const kindsOf = async (reader: SignedIn) => (await materialsOf(on(reader), dossier.id)).materials.map(({ kind }) => kind).sort();
  assert.deepEqual([await kindsOf(expert), await kindsOf(set.officer)], [['m2'], ['m2', 'm5', 'm6']]);
  assert.deepEqual(
    (await reviewFile(on(expert), dossier.id)).materials.map(({ kind }) => kind),
    ['m2'],
  );
  const staff = (await on(set.officer).inTransaction((tx) => tx.dossiers.materials(dossier.id))).find(({ kind }) => kind === 'm5');
  assert.equal((await refusalOf(openMaterial(on(expert), dossier.id, staff?.id ?? ''))).kind, 'notFound');
  assert.equal((await refusalOf(expertPool(on({ ...set.cityOfficer, organisationKind: 'city' })))).kind, 'notAllowed');
  assert.ok((await expertPool(on({ ...set.officer, organisationKind: 'province' }))).length > 0);
});

test('未评全、超满分不能签署，逐项说明；两个窗口同时保存，后一个得到冲突', async () => {
  const [expert] = (await seated()) as [SignedIn];
  const input = { dossierId: dossier.id, scores: { foundation: '10.5' }, opinion: '', version: 0 };
  assert.deepEqual(await saveReview(on(expert), input), { version: 1 });
  assert.equal((await refusalOf(saveReview(on(expert), input))).kind, 'conflict');
  const why = await reasonsOf(signReview(on(expert), { dossierId: dossier.id }));
  assert.match(why, /“基础条件”应为0至10分/);
  assert.match(why, /“服务团队”尚未评分/);
  assert.match(why, /尚未填写评审意见/);
});

test('全部签署之前看不到他人的评审，签了自己的也看不到，数据库也不给', async () => {
  const [one, two, three] = (await seated()) as [SignedIn, SignedIn, SignedIn];
  await write(two, 1);
  const reviews = (reader: SignedIn) => on(reader).inTransaction((tx) => tx.reviews.reviews(dossier.id));
  assert.deepEqual(
    (await reviews(one)).map((r) => r.accountId),
    [one.accountId],
  );
  assert.equal((await showPanel(on(one), dossier.id)).seats.length, 1);
  await saveReview(on(one), { dossierId: dossier.id, scores: full(0.8), opinion: '较好。', version: 1 });
  await signReview(on(one), { dossierId: dossier.id });
  assert.deepEqual(
    (await reviews(one)).map((r) => r.accountId),
    [one.accountId],
  );
  assert.equal((await refusalOf(saveReview(on(one), { dossierId: dossier.id, scores: {}, opinion: '改', version: 2 }))).kind, 'conflict');
  await saveReview(on(three), { dossierId: dossier.id, scores: full(0.9), opinion: '草稿', version: 0 });
  for (const reader of [set.officer, set.leader]) assert.deepEqual(await reviews(reader), []);
});

test('第八条（四）专家未全部签署、没有专家组意见，评审不能结束；分差超过15分标出', async () => {
  assert.match(await reasonsOf(concludeReview(on(set.officer), { id: dossier.id })), /还有 1 位专家未签署/);
  const three = (await seated())[2] as SignedIn;
  await signReview(on(three), { dossierId: dossier.id });
  for (const reader of [set.officer, await seated().then(([one]) => one as SignedIn)])
    assert.equal((await on(reader).inTransaction((tx) => tx.reviews.reviews(dossier.id))).length, 3, '全部签署后同时看得到');
  assert.match(await reasonsOf(concludeReview(on(set.officer), { id: dossier.id })), /还没有由主持专家起草、各位专家确认/);
  const { summary } = await showPanel(on(set.officer), dossier.id);
  assert.equal(summary?.mean, '90.00');
  assert.equal(Number(summary?.spread), 20);
  assert.equal(summary?.wide, true);
  await panelAgrees(on, { officer: set.officer, people: set.people, dossierId: dossier.id, text: '同意推荐认定。' });
  const known = (await listExperts(on(set.officer))).find((one) => one.accountId === three.accountId);
  const { employer = '', position = '', fields = [] } = known ?? {};
  const applicant = await acting.system((tx) => tx.directory.organisation(dossier.applicantId));
  const entry = { accountId: three.accountId, formerEmployers: [], position, fields: [...fields], active: true };
  await saveExpert(on({ ...set.officer, organisationKind: 'province' }), { ...entry, employer: applicant?.name ?? '' });
  assert.match(await reasonsOf(concludeReview(on(set.officer), { id: dossier.id })), /即申报单位，应先办理回避/, '抽取后换了单位的');
  await saveExpert(on({ ...set.officer, organisationKind: 'province' }), { ...entry, employer });
  assert.equal((await concludeReview(on(set.officer), { id: dossier.id })).state, 'reviewed');
});

const windows = (year: number, label = year) => ({
  ...{ year: label, title: `${label}年度认定工作`, opensOn: `${year}-03-03`, closesOn: `${year}-04-15`, recommendBy: `${year}-05-15` },
  ...{ reviewBy: null, rewardAmount: null, panelSize: 3, sampleSize: 12 },
});

test('专家组比专家库大，或正好用尽专家库的，建立年度工作时即有告知：回避后无人可以递补和补抽', async () => {
  const pool = (await listExperts(on(set.officer))).filter(({ active, fields }) => active && fields.length > 0).length;
  assert.match(
    (await panelWarnings(on(set.officer), { panelSize: pool + 1 }))[0] ?? '',
    new RegExp(`现有 ${pool} 人，不足专家组的 ${pool + 1} 人`),
  );
  assert.match((await panelWarnings(on(set.officer), { panelSize: pool }))[0] ?? '', /有一人回避即无人可以递补/);
  assert.deepEqual(await panelWarnings(on(set.officer), { panelSize: pool - 1 }), []);
});

test('一次性邀请链接：不用登录，只写摘要；重新邀请、过期、答过的都同一个样子；答复等于在系统里答〔8.4.s1〕', async () => {
  const invited = await recommended(acting, { round: set.round, recommenderId: set.city, name: '链接平台', number: '赣平2026-0088' });
  const { id } = invited;
  await admit(on(set.officer), { id });
  await drawPanel(on(set.officer), id);
  const sits = async () => (await showPanel(on(set.officer), id)).seats.filter(({ state }) => state === 'seated');
  const [first, second] = await sits();
  const of = (accountId = first?.accountId ?? '') => ({ dossierId: id, accountId });
  const visitor = (token: string, day = DAY) => ({ ...acting.world(day), origin: { address: `203.0.113.${token.length}`, device: null } });
  const seen = (token: string, day?: string) => openInvitation(visitor(token, day), { token });
  const answer = (token: string, step: Parameters<typeof answerByLink>[2]['step'], reason = '') =>
    answerByLink(visitor(token), { token }, { step, reason });
  for (const other of [set.leader, set.cityOfficer, who(first?.accountId ?? '')])
    assert.ok(['notAllowed', 'notFound'].includes((await refusalOf(invite(on(other), of()))).kind), '只有认定部门经办人邀请');
  const old = await invite(on(set.officer), of());
  const { token, expiresAt } = await invite(on(set.officer), of());
  assert.equal((await refusalOf(seen(old.token))).kind, 'notFound', '重新邀请后前一个作废');
  assert.equal((await refusalOf(seen(token, '2026-06-16'))).kind, 'notFound', '过期');
  const shown = await seen(token);
  assert.deepEqual([shown.applicant, shown.expert, shown.expiresAt], ['链接平台', first?.name, expiresAt]);
  const kept = JSON.stringify(await acting.system((tx) => tx.invitations.newest(id)));
  assert.ok(!kept.includes(token));
  assert.ok((await sits())[0]?.invitation?.openedAt, '经办人看到已打开');
  assert.equal((await refusalOf(answer(token, null))).kind, 'badInput');
  assert.equal((await refusalOf(answer(token, 'declareConflict', ' '))).kind, 'badInput');
  await answer(token, 'declareConflict', '与申报单位法定代表人是同学');
  for (const again of [seen(token), answer(token, 'accept')]) assert.equal((await refusalOf(again)).kind, 'notFound');
  const asked = await showPanel(on(set.officer), id);
  assert.deepEqual(
    [asked.recusals.map(({ state, reason }) => [state, reason]), asked.seats[0]?.state],
    [[['asked', '有利害关系：与申报单位法定代表人是同学']], 'seated'],
    '链接经办人也有过，不能凭它一个人让席位空出来：由分管领导决定',
  );
  const decided = { id: asked.recusals[0]?.id ?? '', step: 'grant', brought: {} } as const;
  assert.equal((await refusalOf(takeRecusalStep(on(set.officer), decided))).kind, 'notAllowed');
  const both = on({ ...set.officer, roles: ['officer', 'leader'] });
  assert.match(
    await reasonsOf(takeRecusalStep(both, decided)),
    /回避由本人生成的链接提出，须由另一位分管领导决定/,
    '兼任领导的经办人也不能',
  );
  await takeRecusalStep(on(set.leader), decided);
  const after = await showPanel(on(set.officer), id);
  assert.deepEqual([after.seats[0]?.state, (await sits()).length], ['recused', 3]);
  assert.deepEqual((await sits()).at(-1)?.accountId, after.draws[0]?.drawOrder[3], '由抽取顺序的下一位递补');
  assert.match(await reasonsOf(invite(on(set.officer), of())), /不在专家组，不用再邀请/);
  const next = (await invite(on(set.officer), of(second?.accountId))).token;
  await Promise.allSettled([answer(next, 'accept'), answer(next, 'decline', '出差'), answer(next, 'accept')]);
  const done = (await showPanel(on(set.officer), id)).seats.find(({ accountId }) => accountId === second?.accountId);
  const left = (await showPanel(on(set.officer), id)).recusals.some(({ accountId }) => accountId === second?.accountId);
  assert.equal(done?.invitation?.answer, left ? 'decline' : 'accept', '三个窗口同时答，只有一个算数');
  const third = (await sits()).find(({ accountId }) => accountId !== second?.accountId)?.accountId ?? '';
  await answer((await invite(on(set.officer), of(third))).token, 'accept');
  const willing = (await sits()).find(({ accountId }) => accountId === third);
  assert.deepEqual(
    [willing?.acceptedAt, willing?.invitation?.answer],
    [null, 'accept'],
    '经办人也有过链接：由链接答复参加的，席位还不是他的',
  );
  assert.equal((await refusalOf(reviewFile(on(who(third)), id))).kind, 'notFound', '本人登录确认以前看不到申报');
  const byLink = acting.store.as('system', async (tx) => {
    await sql`select app.act_as(${third}, ${who(third).organisationId}, '["expert"]'::jsonb)`.execute(tx);
    await sql`update panel_seat set accepted_at = now() where dossier_id = ${id} and account_id = ${third}`.execute(tx);
  });
  await assert.rejects(byLink, { code: '42501' }, '数据库也不收');
  assert.match(await reasonsOf(invite(on(set.officer), of(third))), /请专家登录后在“我的评审”中确认/);
  await answerInvitation(on(who(third)), { id, step: 'accept', brought: {} });
  assert.equal((await reviewFile(on(who(third)), id)).dossier.id, id, '本人登录确认后打开');
  const journal = await acting.system((tx) => tx.journal.entries({ subject: id }));
  assert.ok(!JSON.stringify(journal).includes(next) && !JSON.stringify(journal).includes(token), '链接不进日志');
  assert.equal(journal.find(({ action }) => action === 'askRecusal')?.actorName, first?.name);
  assert.equal(journal.filter(({ action }) => action === 'answerByLink').length, 3, '日志写明是经链接答的');
  const last = (await sits()).find(({ accountId, acceptedAt }) => acceptedAt === null && accountId !== second?.accountId);
  const open = (await invite(on(set.officer), of(last?.accountId))).token;
  await acting.store.as('system', (tx) => sql`update dossier set state = 'withdrawn' where id = ${id}`.execute(tx));
  assert.equal((await refusalOf(seen(open))).kind, 'notFound', '不再评审的，链接不能用');
});

test('第十条 年度与申报时间不符的建不起来，说明应是哪一年', async () => {
  const refusal = await refusalOf(openRound(on(set.officer, '2027-01-10'), windows(2027, 2043)));
  assert.ok(refusal.kind === 'badInput');
  assert.match(refusal.faults[0]?.message ?? '', /年度 2043 与申报时间2027年3月3日至2027年4月15日不符/);
});

test('第十条 没有单位提交过的年度工作可以取消：经办人写明理由提出，另一位领导决定；填写中的收到通知、内容可看不能交；同一年度可以重建', async () => {
  const early = (who: SignedIn, day = '2027-03-05') => on(who, day);
  const round = await openRound(early(set.officer, '2027-01-10'), windows(2027));
  const unit = await organisation(acting, 'applicant', '取消年度单位', '360111');
  const clerk = await person(acting, unit, '取消年度经办', ['clerk']);
  const draft = await start(early(clerk), { roundId: round.id, recommenderId: set.city });
  const taking =
    (step: 'ask' | 'cancel' | 'keep') =>
    (who: SignedIn, reason = '') =>
      take(early(who), cancelKind, { id: round.id, step, brought: { reason } });
  const [ask, cancel, keep] = [taking('ask'), taking('cancel'), taking('keep')];
  assert.equal((await refusalOf(cancel(set.officer))).kind, 'notAllowed', '经办人自己不能取消');
  assert.match(await reasonsOf(cancel(set.leader)), /当前状态不能/, '没有提出不能取消');
  assert.equal((await refusalOf(ask(set.cityOfficer, '别人的'))).kind, 'notFound');
  assert.equal((await refusalOf(ask(set.officer, ' '))).kind, 'badInput', '要写理由');
  await ask(set.officer, '误建');
  await keep(set.leader);
  assert.match(await reasonsOf(cancel(set.leader)), /当前状态不能/, '决定不取消的，须重新提出');
  const both = { ...set.leader, roles: ['officer', 'leader'] as SignedIn['roles'] };
  await ask(both, '误建');
  assert.match(await reasonsOf(cancel(both)), /须由另一位分管领导决定/);
  const standsIn = [{ accountId: set.leader.accountId, name: '省厅领导', roles: ['leader'] as const }];
  const asked = ['officer', 'leader'] as const;
  await keep({ ...set.officer, roles: ['officer', 'leader'], ownRoles: ['officer'], standsIn, askedIn: asked });
  const signed = await acting.system((tx) => tx.journal.signature('keepRound', round.id));
  assert.equal(signed, '省厅经办（代省厅领导）', '经办、领导共用的入口，代领导办的写明代谁');
  await ask(both, '误建');
  const other = await person(acting, set.province, '另一领导', ['leader']);
  const [offer] = (await showRound(early(other), round.id)).offers.filter(({ step }) => step === 'cancel');
  assert.deepEqual(offer?.blockedBy, []);
  const twice = await Promise.allSettled([cancel(other), cancel(other)]);
  assert.deepEqual(twice.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  assert.match(await reasonsOf(start(early(clerk), { roundId: round.id, recommenderId: set.city })), /已经取消，不能申报/);
  await acting.system((tx) => tx.messages.deliver('2027-03-05T02:00:00.000Z', uuidv7));
  const [letter] = await early(clerk).inTransaction((tx) => tx.messages.mine(clerk.accountId));
  assert.match(`${letter?.subject}${letter?.body}`, /已取消：2027年度认定工作理由：误建。.*已填写的内容保留/);
  assert.equal((await early(clerk).inTransaction((tx) => tx.dossiers.dossier(draft.id)))?.state, 'draft', '草稿还在');
  const again = await openRound(early(set.officer), windows(2027));
  const listed = (await listRounds(early(set.officer))).filter(({ year }) => year === 2027);
  assert.deepEqual(new Set(listed.map(({ id }) => id)), new Set([round.id, again.id]));
});

test('第十条 有单位提交过的年度工作不能取消', async () => {
  assert.match(
    await reasonsOf(take(on(set.officer), cancelKind, { id: set.round.id, step: 'ask', brought: { reason: '不办了' } })),
    /已有 \d+ 家单位提交申报，不能取消/,
  );
});
