import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import type { Context } from '../../src/acts/context.ts';
import type { Dossier } from '../../src/acts/dossier/records.ts';
import { inbox } from '../../src/acts/inbox/inbox.ts';
import { assign, assignMany } from '../../src/acts/recommendation/assign.ts';
import { decline, proposeDecline } from '../../src/acts/recommendation/decline.ts';
import { drawSample } from '../../src/acts/recommendation/draw.ts';
import { returnForCorrection } from '../../src/acts/recommendation/preliminary-review.ts';
import { callSheet } from '../../src/acts/recommendation/sample.ts';
import { makeLink } from '../../src/acts/recommendation/survey-link.ts';
import { removeView, saveView, viewsSeen } from '../../src/acts/recommendation/views.ts';
import { MOST_VIEWS } from '../../src/core/list/view.ts';
import { type Acting, openActing, organisation, person, refusalOf } from './acting.ts';
import { assessed, offices, submittedTo, TODAY } from './assessing.ts';

let acting: Acting;
let scene: Awaited<ReturnType<typeof offices>>;
/** Who has no part in Nanchang's office: another city, the province before it is recommended, an expert, an administrator, the applicant. */
let strangers: [string, Context][];

before(async () => {
  acting = await openActing();
  scene = await offices(acting);
  const alone = async (role: 'expert' | 'administrator') =>
    acting.on(await person(acting, await organisation(acting, 'pool', `${role}的单位`), role, [role]), TODAY);
  strangers = [
    ['九江', scene.jiujiang.officer],
    ['省厅', scene.province.officer],
    ['专家', await alone('expert')],
    ['管理员', await alone('administrator')],
  ];
});
after(() => acting?.close());

let cases = 0;
const name = () => `南昌分办${++cases}号有限公司`;
const submitted = async () => (await submittedTo(acting, { recommender: scene.nanchang, round: scene.round, name: name() })).dossier;
const leaderId = () => scene.nanchang.leader.actor.accountId;
const give = (id: string, innerDueOn?: string | null, accountId: string | null = leaderId()) =>
  assign(scene.nanchang.officer, id, { accountId, innerDueOn });
const itemOf = async (ctx: Context, id: string) => (await inbox(ctx)).items.find((one) => one.id.endsWith(id));
const assignmentOf = (ctx: Context, id: string) =>
  ctx.inTransaction(async (tx) => (await tx.office.assignments(ctx.actor.organisationId)).find((one) => one.dossierId === id));
const faultOf = async (work: Promise<unknown>): Promise<string> => {
  const refusal = await refusalOf(work);
  return refusal.kind === 'badInput' ? `${refusal.faults[0]?.path}：${refusal.faults[0]?.message}` : refusal.kind;
};

test('内部办结日：今天和推荐截止当天可以，过去的、休息日、晚一天的不行；改换、取消；别的事项不动', async () => {
  const { id } = await submitted();
  assert.match(await faultOf(give(id, '2026-04-21')), /^innerDueOn：内部办结日2026年4月21日已过/);
  assert.match(await faultOf(give(id, '2026-05-01')), /不是工作日/);
  assert.match(await faultOf(give(id, '2026-05-18')), /晚于推荐截止2026年5月15日/);
  assert.match(await faultOf(give(id, '2026-05-08', null)), /取消分办的申报没有内部办结日/);
  assert.equal(await assignmentOf(scene.nanchang.officer, id), undefined, '被拒绝的没有留下分办');
  for (const day of [TODAY, '2026-05-15', '2026-05-08']) {
    await give(id, day);
    assert.equal((await itemOf(scene.nanchang.officer, id))?.dueOn, day);
  }
  await give(id, undefined, scene.nanchang.officer.actor.accountId);
  const kept = await itemOf(scene.nanchang.officer, id);
  assert.deepEqual(kept?.inner, { innerOn: '2026-05-08', outerOn: '2026-05-15', outerName: '推荐截止' }, '换人不提内部办结日的，日子不变');
  await give(id, null);
  assert.deepEqual(
    [(await itemOf(scene.nanchang.officer, id))?.dueOn, (await itemOf(scene.nanchang.officer, id))?.inner],
    ['2026-05-15', null],
  );
});

test('被分到的人收到一封信，写着内部办结日和推荐截止；日志只有本部门看得到', async () => {
  const [a, b] = [await submitted(), await submitted()];
  await assignMany(scene.nanchang.officer, [a.id, b.id], { accountId: leaderId(), innerDueOn: '2026-05-08' });
  await acting.system((tx) => tx.messages.deliver(`${TODAY}T03:00:00.000Z`, uuidv7));
  const letters = await acting.system((tx) => tx.messages.mine(leaderId()));
  const told = letters.filter((letter) => letter.body.includes(a.number ?? ''));
  assert.equal(told.length, 1, '两件一封信');
  assert.equal(told[0]?.subject, '2 件申报分给您办理，内部办结日2026年5月8日');
  assert.match(told[0]?.body ?? '', /（内部办结日2026年5月8日，推荐截止2026年5月15日）/);
  const journal = (ctx: Context) =>
    ctx.inTransaction(async (tx) => (await tx.journal.entries({ subject: a.id })).filter(({ action }) => action === 'assign'));
  assert.deepEqual(
    (await journal(scene.nanchang.leader)).map(({ detail }) => (detail as { innerDueOn?: string }).innerDueOn),
    ['2026-05-08'],
  );
  for (const [who, ctx] of strangers) assert.deepEqual(await journal(ctx), [], who);
});

test('一次分办多件：能分的分，不能分的逐件说明；人不对或日子不对的一件也不分', async () => {
  const [a, b, gone] = [await submitted(), await submitted(), await submitted()];
  const other = await submittedTo(acting, { recommender: scene.jiujiang, round: scene.round, name: '九江某平台有限公司' });
  const reasons = [{ article: '第六条（一）', text: '注册不满两年' }];
  const { version } = await proposeDecline(scene.nanchang.officer, gone.id, {
    reasons,
    contact: { office: '中小企业科', phone: '0791-83986000' },
  });
  await decline(scene.nanchang.leader, gone.id, { version });
  const asked = [a.id, b.id, gone.id, other.dossier.id, a.id];
  const outsider = scene.jiujiang.officer.actor.accountId;
  assert.equal((await refusalOf(assignMany(scene.nanchang.officer, asked, { accountId: outsider }))).kind, 'notFound');
  assert.match(await faultOf(assignMany(scene.nanchang.officer, asked, { accountId: leaderId(), innerDueOn: '2026-05-02' })), /不是工作日/);
  assert.equal(await assignmentOf(scene.nanchang.officer, a.id), undefined);
  const { assigned, refused } = await assignMany(scene.nanchang.officer, asked, { accountId: leaderId(), innerDueOn: '2026-05-08' });
  assert.equal(assigned, 2);
  assert.deepEqual(
    refused.map(({ dossierId, applicant }) => [dossierId, applicant === null]),
    [
      [gone.id, false],
      [other.dossier.id, true],
    ],
  );
  assert.match(refused[0]?.reason ?? '', /不由本部门办理/);
  assert.doesNotMatch(JSON.stringify(refused[1]), /九江/, '看不到的申报不说是谁的');
  assert.equal(await assignmentOf(scene.jiujiang.officer, other.dossier.id), undefined);
  assert.deepEqual(await assignMany(scene.nanchang.officer, [a.id, b.id], { accountId: null }), { assigned: 2, refused: [] });
  assert.equal(await assignmentOf(scene.nanchang.officer, b.id), undefined);
});

test('分办和内部办结日只有本部门看得到：别的市、省厅、专家、管理员、申报单位都没有', async () => {
  const one = await submittedTo(acting, { recommender: scene.nanchang, round: scene.round, name: name() });
  await give(one.dossier.id, '2026-05-08');
  const clerk: [string, Context] = ['申报单位', acting.on(one.clerk, TODAY)];
  for (const [who, ctx] of [...strangers, clerk]) {
    const said = JSON.stringify([await inbox(ctx), await assignmentOf(ctx, one.dossier.id)]);
    assert.ok(!said.includes('2026-05-08') && (who === '申报单位' || !said.includes(one.dossier.id)), who);
    assert.equal((await refusalOf(assign(ctx, one.dossier.id, { accountId: null }))).kind, 'notFound', who);
    assert.deepEqual((await assignMany(ctx, [one.dossier.id], { accountId: null })).assigned, 0, who);
  }
  assert.equal((await assignmentOf(scene.nanchang.officer, one.dossier.id))?.innerDueOn, '2026-05-08');
});

test('等待对方：退回的等申报单位，发了链接的等企业，只在本部门，不算进待办', async () => {
  const { id } = await submitted();
  const item = { path: 'totalAssets', label: '上年末总资产', reason: '与审计报告不一致', article: '第六条（一）', expected: '请更正' };
  await returnForCorrection(scene.nanchang.officer, id, { items: [item] });
  const linked = await assessed(acting, { recommender: scene.nanchang, round: scene.round, name: name() });
  await drawSample(scene.nanchang.officer, linked.dossier.id);
  const { rows } = await callSheet(scene.nanchang.officer, linked.dossier.id);
  for (const row of rows.slice(0, 2)) await makeLink(scene.nanchang.officer, { dossierId: linked.dossier.id, rowId: row.sample.rowId });
  const waits = async (ctx: Context, of: string) => (await inbox(ctx)).elsewhere.filter((one) => one.id.endsWith(of));
  const [correction] = await waits(scene.nanchang.officer, id);
  assert.deepEqual(
    [correction?.kind, correction?.sinceOn, correction?.dueOn, correction?.daysLeft],
    ['withApplicant', TODAY, '2026-04-29', 5],
  );
  assert.equal(await itemOf(scene.nanchang.officer, id), undefined, '退回的不等本部门');
  const [survey] = await waits(scene.nanchang.leader, linked.dossier.id);
  assert.deepEqual([survey?.who, survey?.sinceOn, survey?.dueOn], ['2 家服务企业', TODAY, '2026-05-02']);
  const late = acting.on(scene.nanchang.officer.actor, '2026-05-03');
  assert.match((await waits(late, linked.dossier.id))[0]?.why ?? '', /其中 2 家的链接已失效/);
  for (const [who, ctx] of strangers) assert.deepEqual((await inbox(ctx)).elsewhere, [], who);
});

test('待办 200 件一次分办：一件不少', async () => {
  const model = await submitted();
  const applicants: string[] = [];
  for (let n = 0; n < 200; n += 1) applicants.push(await organisation(acting, 'applicant', `快速${n}号有限公司`, '360111'));
  await acting.system(async (tx) => {
    for (const [n, applicantId] of applicants.entries()) {
      const dossier: Dossier = { ...model, id: uuidv7(), applicantId, creditCode: applicantId, number: `赣平2026-9${n + 100}` };
      await tx.dossiers.add(dossier);
    }
  });
  // So many at once are worked out in portions: the inbox says so, and is read again, as its page does.
  let read = await inbox(scene.nanchang.officer, { limit: 500 });
  while (read.working) read = await inbox(scene.nanchang.officer, { limit: 500 });
  const ids = read.items.flatMap(({ number, link }) => (number?.startsWith('赣平2026-9') ? [link.split('/').at(-1) ?? ''] : []));
  assert.equal(ids.length, 200);
  const { assigned, refused } = await assignMany(scene.nanchang.officer, ids, { accountId: leaderId(), innerDueOn: '2026-05-08' });
  assert.deepEqual([assigned, refused], [200, []]);
  const given = (await inbox(scene.nanchang.officer, { limit: 500 })).items.filter(({ inner }) => inner?.innerOn === '2026-05-08');
  assert.equal(given.filter(({ number }) => number?.startsWith('赣平2026-9')).length, 200);
});

test('名单视图：同名的不会不声不响地被盖掉，说了替换才替换；最多三十个，替换已有的照样可以', async () => {
  const ctx = scene.nanchang.officer;
  const own = () => ctx.inTransaction((tx) => tx.office.views(ctx.actor));
  const save = (name: string, whose: string, replace = false) =>
    saveView(ctx, { list: 'inbox', name, filter: { whose }, shared: false, replace });
  const outcomes = await Promise.allSettled(['mine', 'nobody'].map((whose) => save('本周', whose)));
  assert.deepEqual(outcomes.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'], '两个窗口同时存，后一个先被告知');
  const [first] = await own();
  const refused = await refusalOf(save(' 本 周', 'all'));
  assert.match(refused.kind === 'conflict' ? refused.message : refused.kind, /已有名为“本周”的视图，没有保存/);
  assert.deepEqual(await own(), [first]);
  await save('本周', 'all', true);
  assert.deepEqual((await own())[0], { ...first, filter: { whose: 'all' } });
  for (let n = 1; n < MOST_VIEWS; n += 1) await save(`视图${n}`, 'mine');
  assert.match(await faultOf(save('多的', 'mine')), /^name：已有 30 个视图，最多保存 30 个/);
  await save('视图1', 'nobody', true);
  assert.deepEqual(await viewsSeen(scene.nanchang.leader), [], '别人看不到');
  assert.match(
    await faultOf(saveView(ctx, { list: 'inbox', name: '找人', filter: { search: '13912345678' }, shared: false, replace: false })),
    /个人信息/,
  );
  assert.match(
    await faultOf(saveView(ctx, { list: 'reports', name: '号码', filter: { '13912345678': '1' }, shared: true, replace: false })),
    /^filter：这张名单没有这样的条件/,
    '条件的名称里也放不进号码',
  );
});

test('共用的视图：本部门都看得到，同名的不能再共用；存的人改，领导也能删，同事不能；别的部门什么也看不到', async () => {
  const { officer, leader } = scene.nanchang;
  const asked = { list: 'reports', name: '待审核', filter: { state: 'submitted' }, shared: true, replace: false } as const;
  const [first] = (await viewsSeen(officer)).filter(({ name }) => name === '视图1');
  await removeView(officer, first?.id ?? '');
  const id = await saveView(officer, asked);
  const seen = async (ctx: Context) => (await viewsSeen(ctx)).filter(({ shared }) => shared);
  const [mine] = await seen(officer);
  assert.deepEqual([mine?.own, mine?.removable, mine?.filter], [true, true, { state: 'submitted' }]);
  assert.deepEqual(
    (await seen(leader)).map(({ own, removable, by }) => [own, removable, by]),
    [[false, true, officer.actor.name]],
  );
  for (const shared of [true, false]) {
    const twice = await refusalOf(saveView(leader, { ...asked, name: '待 审核', shared, replace: true }));
    assert.match(twice.kind === 'conflict' ? twice.message : twice.kind, /本部门已有名为“待审核”的共用视图.+请换个名称/);
  }
  await saveView(leader, { ...asked, list: 'dossiers', shared: false });
  assert.equal((await viewsSeen(officer)).filter(({ list }) => list === 'dossiers').length, 0, '没有共用的，同事看不到');

  const stranger = scene.jiujiang.officer;
  assert.deepEqual(await viewsSeen(stranger), []);
  assert.equal((await refusalOf(removeView(stranger, id))).kind, 'notFound');
  // In the database too, whatever statement is sent: nobody writes for another, and of the office a leader alone removes.
  const row = {
    id: uuidv7(),
    organisationId: officer.actor.organisationId,
    list: 'inbox',
    name: '冒名',
    filter: {},
    shared: true,
  } as const;
  await assert.rejects(
    stranger.inTransaction((tx) => tx.office.saveView({ ...row, accountId: stranger.actor.accountId })),
    /row-level security/,
  );
  await assert.rejects(
    leader.inTransaction((tx) => tx.office.saveView({ ...row, accountId: officer.actor.accountId })),
    /row-level security/,
  );
  await stranger.inTransaction((tx) => tx.office.removeView(id));
  assert.equal((await seen(officer)).length, 1);
  await removeView(leader, id);
  assert.deepEqual(await seen(officer), []);
});
