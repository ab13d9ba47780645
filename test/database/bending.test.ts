import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import type { Context } from '../../src/acts/context.ts';
import type { SignedIn } from '../../src/acts/directory/signed-in.ts';
import type { Dossier } from '../../src/acts/dossier/records.ts';
import { takeStep } from '../../src/acts/dossier/take-step.ts';
import { inbox } from '../../src/acts/inbox/inbox.ts';
import { take } from '../../src/acts/procedure/take.ts';
import { enterAbsence } from '../../src/acts/recommendation/office.ts';
import { admit, concludeReview } from '../../src/acts/review/admission.ts';
import { discuss } from '../../src/acts/review/discuss.ts';
import { drawPanel } from '../../src/acts/review/draw-panel.ts';
import { listExperts, saveExpert } from '../../src/acts/review/experts.ts';
import { saveGroupOpinion } from '../../src/acts/review/group-opinion.ts';
import { recuse, takeRecusalStep } from '../../src/acts/review/recuse.ts';
import { showPanel } from '../../src/acts/review/show-panel.ts';
import { saveReview, signReview } from '../../src/acts/review/write-review.ts';
import { poolChangeKind, preparePoolChange } from '../../src/acts/scheme/change-pool.ts';
import type { Tx } from '../../src/store/transaction.ts';
import { jx2023 } from '../law.ts';
import { type Acting, cast, openActing, panelAgrees, person, reasonsOf, recommended, refusalOf, takesSeat } from './acting.ts';
import { gate, untilWaiting } from './in-turn.ts';

const DAY = '2026-06-08';
let acting: Acting;
let set: Awaited<ReturnType<typeof cast>>;
let dossier: Dossier;
let officer: SignedIn;
let order: string[];
const on = (actor: SignedIn, day = DAY): Context => acting.on(actor, day);
const who = (accountId: string | undefined) => set.people.find((one) => one.accountId === accountId) as SignedIn;
const full = (part: number) => Object.fromEntries(jx2023.rubric.map(({ key, weight }) => [key, String(weight * part)]));
const sign = async (expert: SignedIn, part: number, opinion: string) => {
  await takesSeat(on(expert), dossier.id);
  await saveReview(on(expert), { dossierId: dossier.id, scores: full(part), opinion, version: 0 });
  return signReview(on(expert), { dossierId: dossier.id });
};
const panel = (of: SignedIn = officer) => showPanel(on(of), dossier.id);
const seat = async (accountId: string | undefined, of: SignedIn = officer) =>
  (await panel(of)).seats.find((one) => one.accountId === accountId);
const leave = (by: SignedIn, accountId = '', reason = '据反映有利害关系') => recuse(on(by), { dossierId: dossier.id, accountId, reason });
const decide = (by: SignedIn, id: string) => takeRecusalStep(on(by), { id, step: 'grant', brought: {} });

before(async () => {
  acting = await openActing();
  const names = ['甲', '乙', '丙', '丁', '戊'];
  set = await cast(
    acting,
    // One is not active: whoever bends the review activates that one when it suits.
    names.map((name) => ({ name, employer: `${name}大学`, active: name !== '戊' })),
  );
  officer = { ...set.officer, organisationKind: 'province' };
  dossier = await recommended(acting, { round: set.round, recommenderId: set.city, name: '南昌示范服务有限公司', number: '赣平2026-0009' });
  await admit(on(officer), { id: dossier.id });
  order = (await drawPanel(on(officer), dossier.id)).drawOrder;
});
after(() => acting.close());

const pick = ({ accountId, employer, formerEmployers, position, fields, active }: Awaited<ReturnType<typeof listExperts>>[number]) => ({
  ...{ accountId, employer, formerEmployers, position, fields, active },
});

test('第八条（四）一步：经办人等一位专家签了，看不到分数、总分、意见，也看不到平均分', async () => {
  await sign(who(order[0]), 0.5, '不同意。');
  const seen = await seat(order[0]);
  assert.ok(seen?.signedAt, '谁签了看得到，好催其余的人');
  assert.deepEqual([seen.scores, seen.total, seen.opinion], [null, null, null]);
  await sign(who(order[1]), 0.9, '同意。');
  for (const reader of [officer, set.leader, who(order[1])])
    assert.deepEqual([(await panel(reader)).summary, (await seat(order[0], reader))?.total ?? null], [null, null], reader.name);
  assert.equal((await seat(order[1], who(order[1])))?.total, '90.0', '自己的自己看得到');
  await acting.system(async (tx) => assert.deepEqual(await tx.reviews.reviews(dossier.id), [], '系统自己也读不到'));
  const entries = await on(officer).inTransaction((tx) => tx.journal.entries({ subject: dossier.id }));
  assert.doesNotMatch(JSON.stringify(entries), /不同意|50\.0|45\.0/, '日志里没有分数和意见');
});

test('二步：经办人让已签署的专家回避，只是提出；本人不能决定，兼任领导的也不能，代领导的也不能', async () => {
  const { recusal, next } = await leave(officer, order[0]);
  assert.deepEqual([recusal.state, next, (await seat(order[0]))?.state], ['asked', null, 'seated']);
  assert.equal((await refusalOf(decide(officer, recusal.id))).kind, 'notAllowed');
  const both = { ...officer, roles: ['officer', 'leader'] as SignedIn['roles'] };
  assert.match(await reasonsOf(decide(both, recusal.id)), /回避由本人提出，须由另一位分管领导决定/);
  assert.equal((await refusalOf(leave(officer, order[0]))).kind, 'conflict', '提两次也只是一件');
  assert.equal((await refusalOf(decide(set.cityOfficer, recusal.id))).kind, 'notFound');
  await takeRecusalStep(on(set.leader), { id: recusal.id, step: 'refuse', brought: { word: '没有查到利害关系' } });
  assert.equal((await seat(order[0]))?.state, 'seated');
  assert.equal((await refusalOf(decide(set.leader, recusal.id))).kind, 'conflict', '不同意了的不能再同意');
});

test('名称相近的专家提请认定部门核实，系统不据此决定；专家自己看不到这一条', async () => {
  const third = (await listExperts(on(officer))).find(({ accountId }) => accountId === order[2]);
  assert.ok(third);
  assert.deepEqual((await panel()).doubts, []);
  await saveExpert(on(officer), { ...pick(third), formerEmployers: ['南昌示范服务有限责任公司'] });
  const said = `专家“${third.name}”的单位“南昌示范服务有限责任公司”与“南昌示范服务有限公司”名称相近，后者是申报单位`;
  await takesSeat(on(who(order[2])), dossier.id);
  assert.deepEqual([(await panel()).doubts, (await panel(set.leader)).doubts, (await panel(who(order[2]))).doubts], [[said], [said], []]);
  await saveExpert(on(officer), pick(third));
});

test('三步：未签署的，经办人也不能单方换人', async () => {
  const { recusal } = await leave(officer, order[2]);
  assert.equal((await seat(order[2]))?.state, 'seated');
  assert.match(await reasonsOf(concludeReview(on(officer), { id: dossier.id })), /还有 1 件专家回避待分管领导决定/);
  const early = saveGroupOpinion(on(officer), { dossierId: dossier.id, text: '一致同意。', version: 1 });
  assert.match(await reasonsOf(early), /经办人不能代写专家组评审意见/);
  const draft = discuss(on(who(order[0])), { id: dossier.id, step: 'draft', brought: { text: '一致同意。' } });
  assert.match(await reasonsOf(draft), /还没有全部签署/, '没有签完，谈不上一致同意');
  await takeRecusalStep(on(officer), { id: recusal.id, step: 'withdraw', brought: {} });
});

test('四步：分管领导同意的，已签署的评审保留在案并注明，席位由抽取顺序的下一位递补，没有别人', async () => {
  const { recusal } = await leave(officer, order[0]);
  await decide(set.leader, recusal.id);
  const after = await panel();
  assert.deepEqual(
    after.seats.map(({ accountId, state }) => [accountId, state]),
    [
      [order[0], 'recused'],
      [order[1], 'seated'],
      [order[2], 'seated'],
      [order[3], 'seated'],
    ],
  );
  assert.equal(after.recusals.find(({ state }) => state === 'granted')?.reason, '据反映有利害关系');
  assert.equal((await refusalOf(reviewsOf(who(order[0])))).kind, 'notFound', '回避的不再看到');
});
const reviewsOf = (of: SignedIn) => showPanel(on(of), dossier.id);

/** The officer proposes, the leader agrees: the newest pool of the round. */
const intoPool = async (...ids: string[]) => {
  const lines = ids.map((accountId) => ({ kind: 'add' as const, accountId }));
  const { id } = await preparePoolChange(on(officer), set.round.id, { reason: '抽取顺序已用完，补充专家', lines });
  assert.equal((await refusalOf(take(on(officer), poolChangeKind, { id, step: 'sign', brought: {} }))).kind, 'notAllowed');
  await take(on(set.leader), poolChangeKind, { id, step: 'sign', brought: {} });
};

test('五步：激活一位中意的专家、从一人的库里补抽，不成', async () => {
  const fifth = (await listExperts(on(officer))).find(({ name }) => name === '戊');
  assert.ok(fifth);
  await saveExpert(on(officer), { ...pick(fifth), active: true });
  const asked = (await leave(officer, order[3])).recusal;
  const own = await leave(who(order[3]), order[3], '与申报单位有合作');
  assert.deepEqual([own.recusal.state, own.next], ['declared', null], '签署前本人回避，即时生效；顺序已用完');
  assert.equal((await decide(set.leader, asked.id)).state, 'granted', '本人先走了，经办人提出的那一件仍办得完');
  assert.deepEqual([(await seat(order[3]))?.reason, (await panel()).seats.length], ['与申报单位有合作', 4], '席位只空一次');
  assert.match(await reasonsOf(drawPanel(on(officer), dossier.id)), /补充抽取由分管领导办理/);
  const drawn = () => reasonsOf(drawPanel(on(set.leader), dossier.id));
  assert.match(await drawn(), /候选专家应不少于 3 人，现有 0 人：人太少等于指定。请先办理本年度专家库的变更/, '激活的不在冻结的库里');
  await intoPool(fifth.accountId);
  assert.match(await drawn(), /候选专家应不少于 3 人，现有 1 人：人太少等于指定/);
  assert.match(await reasonsOf(concludeReview(on(officer), { id: dossier.id })), /专家不少于3人，现有 2 人/);
  assert.equal((await panel()).summary, null, '走了人、余下的都签了，也还不公开');
});

test('六步：库补足后由领导补抽，补抽的人签完，分数才同时公开；回避者的分数在案，平均分两种都列', async () => {
  const pool = (await acting.system((tx) => tx.directory.organisations({ kinds: ['pool'] })))[0]?.id as string;
  for (const name of ['庚', '辛']) {
    const account = await person(acting, pool, name, ['expert']);
    set.people.push(account);
    await saveExpert(on(officer), {
      accountId: account.accountId,
      employer: `${name}大学`,
      formerEmployers: [],
      position: '教授',
      fields: ['innovation'],
      active: true,
    });
  }
  await intoPool(...set.people.slice(-2).map(({ accountId }) => accountId));
  const fifth = (await listExperts(on(officer))).find(({ name }) => name === '戊')?.accountId;
  const { drawOrder } = await drawPanel(on(set.leader), dossier.id);
  assert.equal(drawOrder.length, 3);
  assert.ok(fifth && drawOrder.includes(fifth));
  await sign(who(order[2]), 0.8, '同意。');
  assert.equal((await panel()).summary, null);
  await sign(who(drawOrder[0]), 0.9, '同意。');
  const open = await panel(set.leader);
  assert.deepEqual([open.summary?.mean, open.summary?.wide], ['86.67', false]);
  assert.deepEqual([open.summaryWithLeft?.mean, open.summaryWithLeft?.wide], ['77.50', true], '领导签发前看得到：少了谁，差多少');
  const gone = open.seats.find(({ accountId }) => accountId === order[0]);
  assert.deepEqual([gone?.state, gone?.total, gone?.opinion], ['recused', '50.0', '不同意。']);
  const peer = await panel(who(order[2]));
  assert.deepEqual([peer.summary?.mean, peer.summaryWithLeft?.mean], ['86.67', '77.50'], '同组专家看到的平均分是同一个');
  assert.equal(peer.seats.find(({ accountId }) => accountId === order[0])?.reason, null, '回避的理由不给同组专家看');
});

/** As whoever holds the officer's session would send it to the database itself. */
const sent = (of: SignedIn, statement: (tx: Tx) => Promise<unknown>) => acting.store.as(of, statement);
const denied = (work: Promise<unknown>, why: string) => assert.rejects(work, { code: '42501' }, why);

test('七步：直接对数据库说，也不成', async () => {
  const { id } = dossier;
  const [first, second] = [order[0] as string, order[1] as string];
  await denied(
    sent(officer, (tx) =>
      sql`insert into panel_seat (dossier_id, account_id, issuer_id, position, state, seated_at)
      values (${id}, ${set.people[4]?.accountId}, ${set.province}, 9, 'seated', now())`.execute(tx),
    ),
    '自己给席位',
  );
  await denied(
    sent(officer, (tx) =>
      sql`insert into panel_draw (dossier_id, n, issuer_id, subject, seats, candidates, excluded, draw_order, list_hash, drawn_by, drawn_at)
      values (${id}, 3, ${set.province}, '', 1, '[]', '[]', '[]', '', ${officer.accountId}, now())`.execute(tx),
    ),
    '自己写抽取',
  );
  await denied(
    sent(officer, (tx) =>
      sql`insert into recusal (id, dossier_id, account_id, issuer_id, state, reason, signed, asked_by, asked_name, asked_at, decided_by)
      values (gen_random_uuid(), ${id}, ${second}, ${set.province}, 'granted', '回避', true, ${officer.accountId}, '', now(), ${set.leader.accountId})`.execute(
        tx,
      ),
    ),
    '写成领导已同意',
  );
  const { recusal } = await leave(officer, second);
  for (const by of [officer.accountId, set.leader.accountId])
    await assert.rejects(
      sent(officer, (tx) => sql`update recusal set state = 'granted', decided_by = ${by} where id = ${recusal.id}`.execute(tx)),
      /leader decides|check constraint/,
    );
  const nothing = async (work: (tx: Tx) => Promise<{ numAffectedRows?: bigint }>, why: string) =>
    assert.equal((await acting.store.as(officer, work)).numAffectedRows ?? 0n, 0n, why);
  await nothing((tx) => sql`update panel_seat set state = 'recused', reason = '回避' where account_id = ${second}`.execute(tx), '改席位');
  await nothing((tx) => sql`update panel_seat set signed_at = now() where dossier_id = ${id}`.execute(tx), '替人签署');
  await nothing((tx) => sql`delete from panel_seat where dossier_id = ${id}`.execute(tx), '删席位');
  await nothing((tx) => sql`delete from review where dossier_id = ${id}`.execute(tx), '删评审');
  await nothing((tx) => sql`delete from recusal where dossier_id = ${id}`.execute(tx), '删回避');
  await nothing((tx) => sql`update panel_draw set seats = 1 where dossier_id = ${id}`.execute(tx), '改抽取');
  await nothing((tx) => sql`update review set scores = '{}' where dossier_id = ${id}`.execute(tx), '改评分');
  await assert.rejects(
    acting.store.as(who(first), (tx) => sql`update review set opinion = '改了' where account_id = ${first}`.execute(tx)),
    { code: '42501' },
    '签了的，本人也不能改',
  );
  await assert.rejects(
    acting.store
      .as(who(first), (tx) => sql`delete from review where account_id = ${first} returning 1`.execute(tx))
      .then(({ rows }) => {
        if (rows.length === 0) throw Object.assign(new Error('nothing'), { code: '42501' });
      }),
    { code: '42501' },
  );
  await takeRecusalStep(on(officer), { id: recusal.id, step: 'withdraw', brought: {} });
  for (const statement of [
    sql`delete from panel_seat where dossier_id = ${id}`,
    sql`update panel_draw set draw_order = '[]' where dossier_id = ${id}`,
    sql`update review set signed_at = null where dossier_id = ${id}`,
  ])
    await acting.store
      .as('system', (tx) => statement.execute(tx))
      .then(
        (result) => assert.equal(result.numAffectedRows ?? 0n, 0n, '系统也一行不动'),
        (error) => assert.equal(error.code, '42501'),
      );
});

test('八步：专家组意见写好以后换了人，原来的意见不再算数，新来的专家签署前看不到它；日志里留着', async () => {
  const sits = (await panel()).seats.filter(({ state }) => state === 'seated').map(({ accountId }) => accountId);
  await panelAgrees(on, { officer, people: set.people, dossierId: dossier.id, text: '平均86.67分，一致同意。' });
  const { recusal } = await leave(officer, sits[0]);
  await decide(set.leader, recusal.id);
  const after = await panel();
  const came = after.seats.find(({ accountId, state }) => state === 'seated' && !sits.includes(accountId))?.accountId;
  await takesSeat(on(who(came)), dossier.id);
  assert.deepEqual([after.dossier.groupOpinion, (await panel(who(came))).dossier.groupOpinion], [null, null]);
  const entries = await on(officer).inTransaction((tx) => tx.journal.entries({ subject: dossier.id }));
  assert.match(JSON.stringify(entries.filter(({ action }) => action === 'replaceRecused').at(-1)), /平均86\.67分，一致同意。/);
  await sign(who(came), 0.7, '同意。');
  assert.match(await reasonsOf(concludeReview(on(officer), { id: dossier.id })), /还没有由主持专家起草、各位专家确认/);
  assert.deepEqual((await panel()).discussion.words.at(-1)?.kind, 'reseated', '此前的话留存');
});

/** A case of its own with its panel drawn, and who of its experts comes first. */
async function another(number: string) {
  const one = await recommended(acting, { round: set.round, recommenderId: set.city, name: `${number}公司`, number });
  await admit(on(officer), { id: one.id });
  const [first = ''] = (await drawPanel(on(officer), one.id)).drawOrder;
  await takesSeat(on(who(first)), one.id);
  return { id: one.id, applicantId: one.applicantId, expert: who(first) };
}

test('同一刻又签署又主动回避：先到的算数，后到的得到一句明白话，不出错', async () => {
  for (const signsFirst of [true, false]) {
    const { id, expert } = await another(`赣平2026-同时${signsFirst ? 1 : 2}`);
    await saveReview(on(expert), { dossierId: id, scores: full(0.8), opinion: '同意。', version: 0 });
    const signing = () => signReview(on(expert), { dossierId: id });
    const leaving = () => recuse(on(expert), { dossierId: id, accountId: expert.accountId, reason: '与申报单位有合作' });
    const done = gate();
    const holding = acting.store.as('system', async (tx) => {
      await sql`select 1 from dossier where id = ${id} for update`.execute(tx);
      await done.passed;
    });
    const started: Promise<unknown>[] = [];
    for (const work of signsFirst ? [signing, leaving] : [leaving, signing]) {
      started.push(work());
      await untilWaiting(acting.store, started.length);
    }
    done.open();
    const [first, second] = await Promise.allSettled(started);
    await holding;
    const { seats } = await showPanel(on(officer), id);
    const seat = seats.find(({ accountId }) => accountId === expert.accountId);
    assert.equal(first?.status, 'fulfilled');
    if (signsFirst) {
      assert.deepEqual([second?.status, seat?.state, seat?.signedAt !== null], ['fulfilled', 'seated', true]);
      assert.deepEqual(
        (await showPanel(on(officer), id)).recusals.map(({ state, signed }) => [state, signed]),
        [['asked', true]],
        '签了的，由领导决定',
      );
    } else {
      const refusal = await refusalOf(second?.status === 'rejected' ? Promise.reject(second.reason) : Promise.resolve());
      assert.match(refusal.kind === 'conflict' ? refusal.message : refusal.kind, /您已回避这件申报，不用再评审/);
      assert.deepEqual([seat?.state, seat?.signedAt], ['recused', null]);
      const again = await refusalOf(leaving());
      assert.match(again.kind === 'conflict' ? again.message : again.kind, /已经回避，不用再办/);
    }
  }
});

test('正在填写的评审自动保存，同一刻领导同意回避：后到的保存得到一句明白话，不出错', async () => {
  const { id, expert } = await another('赣平2026-保存');
  const { recusal } = await recuse(on(officer), { dossierId: id, accountId: expert.accountId, reason: '据反映有利害关系' });
  const done = gate();
  const holding = acting.store.as('system', async (tx) => {
    await sql`select 1 from dossier where id = ${id} for update`.execute(tx);
    await done.passed;
  });
  const granted = decide(set.leader, recusal.id);
  await untilWaiting(acting.store, 1);
  const saved = refusalOf(saveReview(on(expert), { dossierId: id, scores: full(0.5), opinion: '待定。', version: 0 }));
  await untilWaiting(acting.store, 2);
  done.open();
  await Promise.all([holding, granted]);
  const refusal = await saved;
  assert.match(refusal.kind === 'conflict' ? refusal.message : refusal.kind, /您已回避这件申报，不用再评审/);
});

test('申报单位撤回以后，还没有决定的回避不再等在领导的待办里', async () => {
  const { id, applicantId, expert } = await another('赣平2026-撤回');
  await recuse(on(officer), { dossierId: id, accountId: expert.accountId, reason: '据反映有利害关系' });
  const waits = async () => (await inbox(on(set.leader))).items.filter(({ kind, link }) => kind === 'recusal' && link.includes(id)).length;
  assert.equal(await waits(), 1);
  const clerk = await person(acting, applicantId, '撤回经办', ['clerk']);
  await on(clerk).inTransaction((tx) => takeStep(tx, on(clerk), id, 'withdraw', {}));
  assert.equal(await waits(), 0);
});

test('代领导决定回避，只在代办登记的日期以内', async () => {
  const { id, expert } = await another('赣平2026-代办');
  const { recusal } = await recuse(on(officer), { dossierId: id, accountId: expert.accountId, reason: '据反映有利害关系' });
  const deputy = await person(acting, set.province, '省厅代办', ['officer']);
  await enterAbsence(on(set.leader), { accountId: set.leader.accountId, deputyId: deputy.accountId, fromOn: DAY, toOn: '2026-06-09' });
  const standsIn = [{ accountId: set.leader.accountId, name: set.leader.name, roles: set.leader.roles }];
  const acts = { ...deputy, ownRoles: deputy.roles, roles: ['officer', 'leader'] as SignedIn['roles'], standsIn };
  const grant = (day: string) => takeRecusalStep(on(acts, day), { id: recusal.id, step: 'grant', brought: {} });
  await denied(grant('2026-06-10'), '代办期满以后');
  assert.equal((await grant('2026-06-09')).state, 'granted');
});
