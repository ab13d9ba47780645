import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Context } from '../../src/acts/context.ts';
import { type InboxPage, inbox } from '../../src/acts/inbox/inbox.ts';
import { inOrder, placeIn } from '../../src/acts/inbox/order.ts';
import { assign } from '../../src/acts/recommendation/assign.ts';
import { decline, giveBackDecline, proposeDecline } from '../../src/acts/recommendation/decline.ts';
import { returnForCorrection } from '../../src/acts/recommendation/preliminary-review.ts';
import { linesOfCase } from '../../src/core/waiting/case-lines.ts';
import { seen } from '../../src/core/waiting/seen.ts';
import { waitingCases } from '../../src/store/waiting-case.ts';
import { schemes } from '../law.ts';
import { type Acting, openActing, organisation, person } from './acting.ts';
import { offices, type Submitted, submittedTo, TODAY } from './assessing.ts';

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
    whole.items.map(({ dueOn, title, id }) => ({ dueOn, title, id })),
    [...whole.items].sort(inOrder).map(({ dueOn, title, id }) => ({ dueOn, title, id })),
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
        const expected = all.flatMap((one) => seen(linesOfCase(one), side, { actor, today }).map(({ kind }) => `${kind}:${one.id}`));
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
