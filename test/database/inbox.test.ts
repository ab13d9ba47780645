import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import type { Context, Transaction, World } from '../../src/acts/context.ts';
import { type InboxPage, inbox } from '../../src/acts/inbox/inbox.ts';
import { assign } from '../../src/acts/recommendation/assign.ts';
import { decline, giveBackDecline, proposeDecline } from '../../src/acts/recommendation/decline.ts';
import { returnForCorrection } from '../../src/acts/recommendation/preliminary-review.ts';
import { linesOf } from '../../src/core/waiting/lines.ts';
import { inOrder, placeIn } from '../../src/core/waiting/order.ts';
import { seen } from '../../src/core/waiting/seen.ts';
import { dossierProcedure } from '../../src/core/workflow/steps.ts';
import { startTimer } from '../../src/jobs/timer.ts';
import { refreshWaiting } from '../../src/store/waiting.ts';
import { waitingCases } from '../../src/store/waiting-case.ts';
import { schemes } from '../law.ts';
import { type Acting, openActing, organisation, person, tools } from './acting.ts';
import { offices, type Submitted, submittedTo, TODAY } from './assessing.ts';
import { gate, untilWaiting } from './in-turn.ts';

let acting: Acting;
let scene: Awaited<ReturnType<typeof offices>>;
const cases: Submitted[] = [];
const caseOf = (n: number) => cases[n] as Submitted;

const item = { path: 'website', label: '网址', reason: '打不开', article: '第六条（一）', expected: '请填写能打开的网址' };
const letter = {
  reasons: [{ article: '第六条（一）', text: '职工人数与社保记录不符' }],
  contact: { office: '服务体系科', phone: '0791-88880000' },
};

before(async () => {
  acting = await openActing();
  scene = await offices(acting);
  for (const name of ['甲', '乙', '丙', '丁', '戊', '己', '庚'])
    cases.push(await submittedTo(acting, { recommender: scene.nanchang, round: scene.round, name: `南昌${name}平台有限公司` }));
  cases.push(await submittedTo(acting, { recommender: scene.jiujiang, round: scene.round, name: '九江平台有限公司' }));
  const { officer, leader } = scene.nanchang;
  await returnForCorrection(officer, caseOf(0).dossier.id, { items: [item] });
  await returnForCorrection(officer, caseOf(1).dossier.id, { items: [item, { ...item, path: 'address' }] });
  await proposeDecline(officer, caseOf(2).dossier.id, letter);
  const { id, version } = await proposeDecline(officer, caseOf(3).dossier.id, letter);
  await decline(leader, id, { version });
  await assign(officer, caseOf(4).dossier.id, { accountId: leader.actor.accountId, innerDueOn: '2026-05-08' });
  await assign(officer, caseOf(5).dossier.id, { accountId: officer.actor.accountId, innerDueOn: TODAY });
});
after(() => acting?.close());

const ids = ({ items, elsewhere }: InboxPage) => [...items, ...elsewhere].map(({ id }) => id);

test('一页一页读完，一件不重、一件不少，次序与一次读完的相同；每页的总数都是全部的', async () => {
  const { officer } = scene.nanchang;
  const whole = await inbox(officer, { half: 'own' });
  assert.ok(whole.items.length >= 3);
  assert.deepEqual(
    whole.items.map(({ id }) => id),
    [...whole.items].sort(inOrder).map(({ id }) => id),
  );
  const read: string[] = [];
  for (let after: string | null = null; ; ) {
    const page: InboxPage = await inbox(officer, { half: 'own', limit: 1, after: after === null ? null : placeIn(after) });
    read.push(...ids(page));
    assert.equal(page.own.count, whole.items.length);
    assert.equal(
      page.fitting.headings.reduce((sum, { count }) => sum + count, 0),
      whole.items.length,
    );
    after = page.fitting.next;
    if (after === null) break;
  }
  assert.deepEqual(read, ids(whole));
});

test('从哪一件读起，只认待办里写得出的位置：不存在的日期、空字符、半个字都不是', async () => {
  const at = (...place: unknown[]) => placeIn(JSON.stringify(place));
  const place = { dueOn: '2026-02-28', submittedOn: null, title: '甲', id: 'admit:1' };
  assert.deepEqual(at('2026-02-28', null, '甲', 'admit:1'), place);
  for (const wrong of [
    ['2026-02-30', null, '甲', 'a'],
    ['0000-00-00', null, '甲', 'a'],
    [null, '2026-13-01', '甲', 'a'],
    [null, null, '\0', 'a'],
    [null, null, '甲', '\ud83d'],
    [7, null, '甲', 'a'],
    ['2026-02-28', '甲', 'admit:1'],
    [null],
  ])
    assert.equal(at(...wrong), null, JSON.stringify(wrong));
  assert.ok(await inbox(scene.nanchang.officer, { half: 'own', after: place }));
});

test('同一天截止的，先提交的在前；从先提交的那件往后读，接着的是后提交的', async () => {
  const { officer, leader } = scene.nanchang;
  const [late, early] = [caseOf(4).dossier.id, caseOf(6).dossier.id];
  const owner = leader.actor.accountId;
  const submitted = (days: Readonly<Record<string, string>>) =>
    acting.store.as('system', async (tx) => {
      for (const [id, day] of Object.entries(days)) await sql`update dossier set submitted_on = ${day} where id = ${id}`.execute(tx);
      await refreshWaiting(tx, { most: 100, urgent: false, schemes });
    });
  await assign(officer, late, { accountId: owner, innerDueOn: null });
  await submitted({ [late]: '2026-04-09', [early]: '2026-04-02' });
  const [first, ...rest] = (await inbox(officer, { half: 'own', kind: 'firstReview' })).items.filter(
    ({ dueOn }) => dueOn === scene.round.recommendBy,
  );
  assert.deepEqual([first?.id, rest[0]?.id], [`firstReview:${early}`, `firstReview:${late}`], '戊在庚前面的是名称，不是提交的日子');
  assert.ok(first);
  const behind = await inbox(officer, { half: 'own', kind: 'firstReview', after: first });
  assert.equal(behind.items[0]?.id, `firstReview:${late}`);
  await submitted({ [late]: TODAY, [early]: TODAY });
  await assign(officer, late, { accountId: owner, innerDueOn: '2026-05-08' });
});

test('两边各有总数：按状态、按事项、逾期几件和最早的一天', async () => {
  const { own, others, elsewhere } = await inbox(scene.nanchang.officer);
  assert.deepEqual(others.kinds.map(({ kind, count }) => [kind, count]).sort(), [
    ['declineWithLeader', 1],
    ['withApplicant', 2],
  ]);
  assert.equal(elsewhere.length, 3);
  assert.equal(
    own.states.reduce((sum, { count }) => sum + count, 0),
    own.count,
  );
  const later = await inbox(acting.on(scene.nanchang.officer.actor, '2026-05-16'));
  assert.equal(later.own.oldest, TODAY, '内部办结日最早');
  assert.ok(later.own.late >= 2);
});

test('查找要求每个词都出现，编号、信用代码、对方名称都找得到，百分号和下划线就是它们自己', async () => {
  const { officer } = scene.nanchang;
  const found = async (half: 'own' | 'elsewhere', ...words: string[]) => (await inbox(officer, { half, words })).fitting.count;
  assert.equal(await found('own', '庚平台'), 1);
  assert.equal(await found('own', '庚平台', '待查验'), 1);
  assert.equal(await found('own', '庚平台', '没有这个词'), 0);
  assert.equal(await found('own', caseOf(6).dossier.number?.toLowerCase() ?? ''), 1);
  assert.equal(await found('own', caseOf(6).dossier.creditCode.toLowerCase()), 1);
  assert.equal(await found('elsewhere', '甲平台'), 1);
  assert.equal(await found('own', '%'), 0);
  assert.equal(await found('own', '_'), 0);
});

test('按状态、事项、经办人：分给我的、同事的、未分办的', async () => {
  const { officer, leader } = scene.nanchang;
  const only = async (sieve: Parameters<typeof inbox>[1]) =>
    (await inbox(officer, { half: 'own', ...sieve })).items.map(({ title }) => title);
  assert.deepEqual(await only({ whose: officer.actor.accountId }), ['南昌己平台有限公司']);
  assert.deepEqual(await only({ whose: leader.actor.accountId }), ['南昌戊平台有限公司']);
  assert.deepEqual(await only({ whose: 'nobody', kind: 'firstReview' }), ['南昌庚平台有限公司']);
  assert.equal((await only({ state: '待补正' })).length, 0);
  const hand = await officer.inTransaction((tx) => tx.inbox.inHand(officer));
  assert.deepEqual(new Map(hand.map(({ accountId, count }) => [accountId, count])).get(leader.actor.accountId), 1);
});

test('领导退回不予推荐的报请，经办人的事项当场写明，领导的随之不见', async () => {
  const { officer, leader } = scene.nanchang;
  const { id } = caseOf(2).dossier;
  const own = async (ctx: Context) => (await inbox(ctx)).items.filter((one) => one.id.endsWith(id));
  assert.deepEqual(
    (await own(leader)).map(({ kind }) => kind),
    ['signDecline'],
  );
  assert.deepEqual(await own(officer), []);
  await giveBackDecline(leader, id, { reason: '请补充依据' });
  assert.deepEqual(await own(leader), []);
  assert.match((await own(officer))[0]?.why ?? '', /领导退回不予推荐的报请：请补充依据/);
});

test('数据库选出来的，与按同样的规则逐件判断的一样：每个人、每一边、期满前后', async () => {
  const both = acting.on(await person(acting, scene.nanchang.id, '兼任', ['officer', 'leader']), TODAY);
  const expert = acting.on(await person(acting, await organisation(acting, 'pool', '专家库'), '专家', ['expert']), TODAY);
  const people = [scene.nanchang.officer, scene.nanchang.leader, both, scene.jiujiang.officer, scene.province.officer, expert];
  people.push(...cases.map(({ clerk }) => acting.on(clerk, TODAY)));
  const pending = { hands: () => [], lastOn: () => null };
  const all = await acting.store.as('system', (tx) =>
    waitingCases(
      tx,
      cases.map(({ dossier }) => dossier.id),
      { schemes, pending },
    ),
  );
  for (const { actor } of people)
    for (const today of [TODAY, '2026-05-15', '2026-05-16', '2026-07-01']) {
      const asked = await inbox(acting.on(actor, today), { limit: 200 });
      for (const side of ['own', 'elsewhere'] as const) {
        const expected = all.flatMap((one) =>
          seen(linesOf(dossierProcedure, one.whole()), side, { actor, today }).map(({ kind }) => `${kind}:${one.id}`),
        );
        const shown = (side === 'own' ? asked.items : asked.elsewhere)
          .map(({ id }) => id)
          .filter((id) => all.some((one) => id.endsWith(one.id)));
        assert.deepEqual(shown.sort(), expected.sort(), `${actor.name} ${side} ${today}`);
      }
    }
});

test('别的部门、申报单位一行也看不到：数据库里也是', async () => {
  const rows = (ctx: Context) =>
    acting.store.as(ctx.actor, (tx) => tx.selectFrom('waiting').select(['organisationId', 'accountId']).execute());
  for (const ctx of [scene.jiujiang.officer, scene.province.officer, acting.on(caseOf(0).clerk, TODAY)])
    for (const one of await rows(ctx)) assert.equal(one.organisationId, ctx.actor.organisationId);
  assert.ok((await rows(scene.nanchang.officer)).length > 5);
});

test('批次一变，先算读的人自己的、先到期的；没有算完的时候，待办说明还在算', async () => {
  const { store } = acting;
  const stale = () =>
    store.as('system', async (tx) => {
      const notes = await tx.selectFrom('waitingStale').select('id').where('act', '<>', 0).execute();
      return notes.map(({ id }) => id);
    });
  const { rows: due } = await store.as('system', (tx) =>
    sql<{ id: string; on: string | null }>`select d.id, min(w.due_on) as on from dossier d left join waiting w on w.case_id = d.id
      where d.round_id = ${scene.round.id} and d.state <> 'declined' group by d.id order by 2 nulls last`.execute(tx),
  );
  await store.as('system', async (tx) => void (await sql`select app.wait_again('round', ${scene.round.id})`.execute(tx)));
  const one = { schemes, urgent: true, most: 1 };
  await store.as('system', (tx) => refreshWaiting(tx, { ...one, first: scene.jiujiang.id }));
  const others = await stale();
  assert.deepEqual([others.length, others.includes(caseOf(7).dossier.id)], [due.length - 1, false], '九江自己的先算');
  await store.as('system', (tx) => refreshWaiting(tx, one));
  const later = await stale();
  const done = due.filter(({ id }) => others.includes(id) && !later.includes(id));
  assert.deepEqual(
    done.map(({ on }) => on),
    [due.filter(({ id }) => others.includes(id))[0]?.on],
    '其余的先到期的先算',
  );

  const [taken, ending] = [gate(), gate()];
  const other = store.as('system', async (tx) => {
    await sql`select 1 from waiting_stale for update`.execute(tx);
    taken.open();
    await ending.passed;
  });
  await taken.passed;
  assert.equal((await inbox(scene.nanchang.officer)).working, true, '别人正在算');
  ending.open();
  await other;
  assert.equal((await inbox(scene.nanchang.officer)).working, false);
  assert.deepEqual(await stale(), []);
});

test('换了推荐部门的申报，从原部门的待办里消失，出现在新部门的待办里', async () => {
  const { id } = caseOf(7).dossier;
  const has = async (ctx: Context) => (await inbox(ctx)).items.some((one) => one.id.endsWith(id));
  assert.deepEqual([await has(scene.jiujiang.officer), await has(scene.nanchang.officer)], [true, false]);
  await acting.system(async (tx) => {
    const dossier = await tx.dossiers.dossier(id);
    await tx.dossiers.change(id, dossier?.version ?? 0, { recommenderId: scene.nanchang.id });
  });
  assert.deepEqual([await has(scene.jiujiang.officer), await has(scene.nanchang.officer)], [false, true]);
});

test('批次的期限改动与其中一件的变化同时重算，那一件不重复出现；批次再大，也是一份一份地重算', async () => {
  const { store } = acting;
  const { id } = caseOf(6).dossier;
  const changed = (kind: string, of: string) =>
    store.as('system', async (tx) => void (await sql`select app.wait_again(${kind}, ${of})`.execute(tx)));
  const refresh = (most: number) => store.as('system', (tx) => refreshWaiting(tx, { most, schemes, urgent: true }));
  const lines = () =>
    store.as('system', (tx) => tx.selectFrom('waiting').select(['line', 'side', 'role']).where('caseId', '=', id).execute());
  const before = await lines();
  await changed('round', scene.round.id);
  const [worked, committing] = [gate(), gate()];
  const ofRound = store.as('system', async (tx) => {
    await refreshWaiting(tx, { most: 500, schemes, urgent: true });
    worked.open();
    await committing.passed;
  });
  await worked.passed;
  const ofCase = changed('dossier', id).then(() => refresh(500));
  await untilWaiting(store, 1);
  committing.open();
  await Promise.all([ofRound, ofCase]);
  assert.deepEqual(await lines(), before);

  await changed('round', scene.round.id);
  assert.ok((await refresh(2)) > 0);
  const left = await store.as('system', (tx) => tx.selectFrom('waitingStale').select('kind').execute());
  assert.ok(left.length > 0 && left.every(({ kind }) => kind === 'dossier'), JSON.stringify(left));
  while ((await refresh(2)) > 0);
  assert.deepEqual(await lines(), before);
});

test('一件算不出来，别的照算，待办照读，上报的是哪一件；那一件留着原来的样子，随后再算', async () => {
  const { store } = acting;
  const both = [caseOf(5).dossier.id, caseOf(6).dossier.id];
  const shown = async () => ids(await inbox(scene.nanchang.officer)).filter((id) => both.some((one) => id.endsWith(one)));
  const note = (gone: readonly string[]) =>
    store.as('system', async (tx) => {
      await sql`delete from waiting where case_id = any(${gone})`.execute(tx);
      for (const id of both) await sql`select app.wait_again('dossier', ${id})`.execute(tx);
    });
  const reported: string[] = [];
  const refresh = (of: typeof schemes) =>
    store.as('system', (tx) =>
      refreshWaiting(tx, { most: 500, schemes: of, urgent: false, failed: (error, where) => reported.push(`${where}: ${error}`) }),
    );
  /** The first case that asks for its edition does not find it, as where another process has just laid it out. */
  const lacking = (): typeof schemes => {
    let asked = 0;
    return { ...schemes, named: (id) => (asked++ === 0 ? schemes.named('没有的版本') : schemes.named(id)) };
  };
  const before = await shown();
  assert.equal(before.length, 2);
  await note([]);
  assert.equal(await refresh(lacking()), 1);
  assert.deepEqual(await shown(), before);
  const noted = await store.as('system', (tx) => tx.selectFrom('waitingStale').select(['id', 'act']).execute());
  const lost = noted[0]?.id ?? '';
  assert.deepEqual([noted.length, Number(noted[0]?.act), both.includes(lost)], [1, 0, true]);
  assert.deepEqual(reported, [`waiting dossier ${lost}: Error: unknown scheme 没有的版本`]);

  await note(both);
  assert.equal(await refresh(lacking()), 1);
  assert.equal((await shown()).length, 1);
  assert.equal(await refresh(schemes), 1);
  assert.deepEqual(await shown(), before);
  assert.equal(reported.length, 2);

  // A sweep goes on behind what it could not work out, and does not come back to it: a portion of failing cases would keep it from all others.
  await note(both);
  const failing = new Set<string>();
  const sweep = (of: typeof schemes) =>
    store.as('system', (tx) => refreshWaiting(tx, { most: 1, schemes: of, urgent: false, failed: () => undefined, lost: failing }));
  assert.equal(await sweep(lacking()), 1);
  assert.equal(failing.size, 1);
  assert.equal(await sweep(schemes), 1);
  assert.equal(await sweep(schemes), 0);
  assert.equal((await shown()).length, 1);
  assert.equal(await refresh(schemes), 1);
  assert.deepEqual(await shown(), before);
});

test('待办一时算不出来，信件照样发出，错误照样上报', async () => {
  const key = 'inbox.test';
  await acting.system((tx) => tx.post({ key, to: { organisationId: scene.nanchang.id }, subject: '通知', body: '正文' }));
  const world = acting.world(TODAY);
  const refresh = () => Promise.reject(new Error('算不出来'));
  const failing: World = {
    ...world,
    tools: {
      ...tools,
      demonstration: true, // whose day is set by hand
      parts: { ...tools.parts, all: async () => [] },
      files: { ...tools.files, sweepIncoming: async () => 0, storedBefore: async () => [] },
    },
    asSystem: (work) => world.asSystem((tx: Transaction) => work({ ...tx, inbox: { ...tx.inbox, refresh } })),
  };
  const reported = await new Promise((report) => {
    const timer = startTimer(async () => failing, { everyMs: 1, report: (error) => void timer.stop().then(() => report(error)) });
  });
  assert.match(String(reported), /算不出来/);
  const letter = await acting.store.as('system', (tx) =>
    tx.selectFrom('outbox').select('deliveredAt').where('key', '=', key).executeTakeFirst(),
  );
  assert.ok(letter?.deliveredAt);
});
