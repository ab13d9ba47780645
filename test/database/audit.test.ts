import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import type { Context } from '../../src/acts/context.ts';
import type { SignedIn } from '../../src/acts/directory/signed-in.ts';
import { type AskedAudit, askAudit, auditKind, auditsSeen } from '../../src/acts/disclosure/audit.ts';
import type { Dossier } from '../../src/acts/dossier/records.ts';
import { inbox } from '../../src/acts/inbox/inbox.ts';
import { take } from '../../src/acts/procedure/take.ts';
import { type Acting, cast, openActing, organisation, person, reasonsOf, recommended, refusalOf } from './acting.ts';

const DAY = '2026-06-08';
let acting: Acting;
let set: Awaited<ReturnType<typeof cast>>;
let supervisor: SignedIn;
let dossier: Dossier;
const on = (actor: SignedIn, day = DAY): Context => acting.on(actor, day);
const question = (more: Partial<AskedAudit> = {}): AskedAudit => ({
  ...{
    kind: 'question',
    about: 'dossier',
    aboutId: dossier.id,
    whom: 'recommender',
    body: '请说明抽样测评中三家未接通的经过',
    dueOn: '2026-06-20',
  },
  ...more,
});
const FIRST = { limit: 20, offset: 0 };
const ask = (more?: Partial<AskedAudit>, of = supervisor) => askAudit(on(of), question(more));
const answer = (of: SignedIn, id: string, version = 1, day = DAY) =>
  take(on(of, day), auditKind, { id, step: 'answer', brought: { answer: '三家均在不同日期联系三次，记录见附件。' }, version });
const close = (of: SignedIn, id: string) => take(on(of), auditKind, { id, step: 'close', brought: { word: '情况属实，无须整改' } });

before(async () => {
  acting = await openActing();
  set = await cast(acting, [{ name: '甲', employer: '甲大学' }]);
  const place = await organisation(acting, 'supervision', '江西省纪委监委派驻纪检监察组');
  supervisor = await person(acting, place, '监察员', ['supervisor']);
  dossier = await recommended(acting, { round: set.round, recommenderId: set.city, name: '南昌示范服务有限公司', number: '赣平2026-0301' });
});
after(() => acting.close());

test('第十六条 审计监察询问推荐部门：对方待办里有，按期以文字答复一次，审计监察写明结论办结；旁人看不到、办不了', async () => {
  const { id, organisationId } = await ask();
  assert.equal(organisationId, set.city);
  const shown = (await inbox(on(set.cityOfficer), {} as never)).items ?? [];
  assert.equal(JSON.stringify(shown).includes('审计监察询问'), true);
  assert.deepEqual((await auditsSeen(on(set.officer), FIRST)).audits, [], '不是问它的看不到');
  assert.equal((await refusalOf(answer(set.officer, id))).kind, 'notFound');
  assert.equal((await refusalOf(answer(supervisor, id))).kind, 'notAllowed', '审计监察不替人答复');
  assert.equal((await refusalOf(close(set.cityOfficer, id))).kind, 'notAllowed');
  const twice = await Promise.allSettled([answer(set.cityOfficer, id), answer(set.cityOfficer, id)]);
  assert.deepEqual(twice.map(({ status }) => status).sort(), ['fulfilled', 'rejected'], '两人同时答复，只收一份');
  assert.equal((await refusalOf(answer(set.cityOfficer, id, 2))).kind, 'conflict');
  const {
    audits: [seen],
    total,
  } = await auditsSeen(on(supervisor), FIRST);
  assert.equal(total, 1);
  assert.deepEqual([seen?.state, seen?.answeredName, seen?.offers.map(({ step }) => step)], ['answered', '南昌经办', ['close']]);
  await close(supervisor, id);
  assert.deepEqual((await auditsSeen(on(set.cityOfficer), FIRST)).audits[0]?.word, '情况属实，无须整改');
  const entries = await on(supervisor).inTransaction((tx) => tx.journal.entries({ subject: id }));
  assert.deepEqual(
    entries.map(({ action }) => action),
    ['askAudit', 'answerAudit', 'closeAudit'],
  );
  assert.equal(JSON.stringify(entries).includes('三家'), false, '日志里没有所写的内容');
});

test('发现的问题发给认定部门，逾期的答复在办结以前仍然收；期限不能在今天以前，问不着的一方不能问', async () => {
  const { id } = await ask({ kind: 'finding', about: 'round', aboutId: set.round.id, whom: 'issuer', dueOn: DAY });
  assert.match(await reasonsOf(ask({ dueOn: '2026-06-01' })), /早于今天，请改为今天或以后/);
  assert.match(JSON.stringify(await refusalOf(ask({ about: 'panel', whom: 'applicant' }))), /专家评审请向认定部门提出/);
  assert.equal((await refusalOf(ask({ aboutId: id }))).kind, 'notFound', '没有的申报');
  for (const one of [set.officer, set.leader, set.cityOfficer]) assert.equal((await refusalOf(ask({}, one))).kind, 'notAllowed', one.name);
  assert.equal((await answer(set.leader, id, 1, '2026-07-01')).state, 'answered');
});

test('直接对数据库说，也不成：审计监察不写，问过的改不动、删不掉，别的单位答不了，公众看不到', async () => {
  const { id } = await ask();
  const as = (viewer: Parameters<typeof acting.store.as>[0], what: string) =>
    acting.store
      .as(viewer, (tx) => sql.raw(what).execute(tx))
      .then(
        ({ numAffectedRows }) => Number(numAffectedRows ?? 0),
        () => 0,
      );
  for (const viewer of [supervisor, set.cityOfficer, set.officer, 'public'] as const)
    assert.equal(await as(viewer, `update audit set word = '改' where id = '${id}'`), 0);
  for (const change of [
    `body = '改'`,
    `organisation_id = '${set.province}'`,
    `due_on = '2027-01-01'`,
    `answer = '代答', answered_by = '${set.officer.accountId}', state = 'answered'`,
  ])
    assert.equal(await as('system', `update audit set ${change} where id = '${id}'`), 0, change);
  assert.equal(await as('system', `delete from audit where id = '${id}'`), 0);
  const rows = await acting.store.as('public', (tx) => sql`select 1 from audit`.execute(tx));
  assert.equal(rows.rows.length, 0);
  const sealed = await acting.store.as('system', (tx) => sql<{ body: string }>`select body from audit where id = ${id}`.execute(tx));
  assert.equal(sealed.rows[0]?.body.includes('抽样测评'), false);
});

test('一页一页地看：总数由数据库数，待答复的在前；一个单位只数自己的', async () => {
  const before = (await auditsSeen(on(supervisor), FIRST)).total;
  for (let n = 0; n < 25; n += 1) await ask({ body: `第${n}问，请说明经过` });
  const page = (offset: number) => auditsSeen(on(supervisor), { limit: 10, offset });
  const pages = await Promise.all([0, 10, 20, 30].map(page));
  assert.ok(pages.every(({ total }) => total === before + 25));
  const all = pages.flatMap(({ audits }) => audits);
  assert.deepEqual([all.length, new Set(all.map(({ id }) => id)).size], [before + 25, before + 25]);
  const states = all.map(({ state }) => state === 'asked');
  assert.deepEqual(
    states,
    states.toSorted((a, b) => Number(b) - Number(a)),
    '待答复的在前',
  );
  const own = await auditsSeen(on(set.officer), FIRST);
  assert.deepEqual([own.total, own.audits.length], [1, 1], '认定部门只有问它的那一件');
});
