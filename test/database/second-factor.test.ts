import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Context, World } from '../../src/acts/context.ts';
import { changeAccount, resetAtConsole } from '../../src/acts/directory/accounts.ts';
import { keepContact } from '../../src/acts/directory/contact.ts';
import { secondHand } from '../../src/acts/directory/password-link.ts';
import { proveAnew } from '../../src/acts/directory/prove-anew.ts';
import { beginFactor, factorSeen, needsFactor, removeFactor, renewCodes, setFactor } from '../../src/acts/directory/second-factor.ts';
import { endSession, sessionsSeen } from '../../src/acts/directory/sessions.ts';
import { sessionOf, signIn } from '../../src/acts/directory/sign-in.ts';
import { disclose } from '../../src/acts/disclosure/disclose.ts';
import { suspendDormant } from '../../src/jobs/suspend-dormant.ts';
import { oneTimeCode } from '../../src/store/one-time-code.ts';
import { type Acting, openActing, organisation, person, refusalOf } from './acting.ts';

const DAY = '2026-03-11';
const MORNING = Date.parse(`${DAY}T01:00:00.000Z`);
const PASSWORD = 'right';
let acting: Acting;
let people = 0;

before(async () => {
  acting = await openActing();
});
after(() => acting?.close());

const worldAt = (seconds: number): World => {
  const one = acting.world(DAY);
  const tools = {
    ...one.tools,
    hashPassword: async (password: string) => `hash:${password}`,
    verifyPassword: async (hash: string, password: string) => hash === `hash:${password}`,
  };
  const origin = { address: '198.18.0.1', device: null, browser: 'Edge（Windows）' };
  return { ...one, tools, origin, wallNow: new Date(MORNING + seconds * 1000).toISOString() };
};

/** An officer; `enter` signs in at so many seconds after nine, `on` is their context then. */
async function somebody() {
  const office = await organisation(acting, 'city', `第${++people}市工业和信息化局`, '360100');
  const actor = await person(acting, office, '经办', ['officer']);
  const login = `jingban-${people}`;
  await acting.store.as('system', (tx) =>
    tx
      .updateTable('account')
      .set({ login, passwordHash: `hash:${PASSWORD}`, mustChangePassword: false })
      .where('id', '=', actor.accountId)
      .execute(),
  );
  const on = (seconds: number): Context => ({ ...acting.on({ ...actor, login }, DAY), ...worldAt(seconds), actor: { ...actor, login } });
  const enter = (seconds: number, code?: string) =>
    signIn(worldAt(seconds), { login, password: PASSWORD, ...(code === undefined ? {} : { code }) });
  return { login, accountId: actor.accountId, on, enter };
}
type Somebody = Awaited<ReturnType<typeof somebody>>;

const keyOf = async (who: Somebody): Promise<string> =>
  (await acting.system((tx) => tx.secondFactors.of(who.accountId)))?.key ?? assert.fail('no factor was begun');
const codeAt = (key: string, seconds: number): string => oneTimeCode(key, Math.floor((MORNING / 1000 + seconds) / 30));

async function withFactor() {
  const who = await somebody();
  const { token } = await who.enter(0);
  await beginFactor(who.on(1), { password: PASSWORD });
  const key = await keyOf(who);
  const { codes } = await setFactor(who.on(2), { code: codeAt(key, 2) }, token);
  return { who, key, codes, token };
}

test('没有确认第一个动态口令以前不问；确认后只凭口令登录不了，其他地方的登录已失效', async () => {
  const who = await somebody();
  const [here, elsewhere] = [await who.enter(0), await who.enter(0)];
  assert.equal((await refusalOf(beginFactor(who.on(1), { password: 'wrong' }))).kind, 'badInput');
  await beginFactor(who.on(1), { password: PASSWORD });
  await who.enter(1);
  const key = await keyOf(who);
  const wrong = await refusalOf(setFactor(who.on(2), { code: codeAt(key, 300) }, here.token));
  assert.match(wrong.kind === 'badInput' ? (wrong.faults[0]?.message ?? '') : wrong.kind, /动态口令不对或已用过/);
  assert.equal((await setFactor(who.on(2), { code: codeAt(key, 2) }, here.token)).codes.length, 10);
  assert.ok(await sessionOf(worldAt(3), here.token));
  assert.equal(await sessionOf(worldAt(3), elsewhere.token), null);
  const asked = await refusalOf(who.enter(60));
  assert.deepEqual(asked.kind === 'badInput' ? asked.faults.map(({ path }) => path) : asked.kind, ['code']);
  const { token } = await who.enter(60, codeAt(key, 60));
  assert.equal((await sessionOf(worldAt(61), token))?.secondFactor, true);
  assert.equal((await refusalOf(beginFactor(who.on(62), { password: PASSWORD }))).kind, 'notNow');
});

test('一个动态口令只能用一次，两处同时用也只有一处成；恢复码也是', async () => {
  const { who, key, codes } = await withFactor();
  const both = await Promise.allSettled([who.enter(90, codeAt(key, 90)), who.enter(90, codeAt(key, 90))]);
  assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  const spent = codes[0] as string;
  const two = await Promise.allSettled([who.enter(91, spent.toLowerCase()), who.enter(91, spent.replaceAll('-', ' '))]);
  assert.deepEqual(two.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  assert.equal((await factorSeen(who.on(92))).codesLeft, 9);
  const renewed = await renewCodes(who.on(93), { code: codes[1] as string });
  assert.equal((await refusalOf(who.enter(94, codes[2]))).kind, 'badInput', '换发后原来的作废');
  await who.enter(95, renewed.codes[0]);
});

test('猜动态口令先计后核，换地址也一样；口令对也进不来', async () => {
  const { who, key } = await withFactor();
  const guesses = await Promise.all(Array.from({ length: 30 }, () => refusalOf(who.enter(120, '000000'))));
  assert.equal(guesses.filter(({ kind }) => kind === 'tooMany').length, 22);
  assert.equal((await refusalOf(who.enter(121, codeAt(key, 121)))).kind, 'tooMany');
});

test('停用要口令和动态口令；重置口令的一并停用', async () => {
  const { who, key } = await withFactor();
  assert.equal((await refusalOf(removeFactor(who.on(150), { password: 'wrong', code: codeAt(key, 150) }))).kind, 'badInput');
  assert.equal((await refusalOf(removeFactor(who.on(150), { password: PASSWORD, code: '000000' }))).kind, 'badInput');
  await removeFactor(who.on(150), { password: PASSWORD, code: codeAt(key, 150) });
  await who.enter(151);
  assert.equal((await refusalOf(renewCodes(who.on(152), { code: '' }))).kind, 'notNow', '没有动态口令就没有恢复码');
  assert.equal((await refusalOf(removeFactor(who.on(152), { password: PASSWORD, code: '' }))).kind, 'notNow', '再停用一次');
  const { who: other } = await withFactor();
  const password = await resetAtConsole(other.on(200), other.login);
  assert.ok((await signIn(worldAt(201), { login: other.login, password })).mustChangePassword);
});

test('要求动态口令的角色没有设置，只有设置的路可走', async () => {
  const who = await somebody();
  const asked = (roles: readonly 'officer'[]) => ({ ...worldAt(0), tools: { ...worldAt(0).tools, secondFactorFor: roles } });
  assert.equal(needsFactor(asked(['officer']), ['officer', 'clerk']), true);
  assert.equal(needsFactor(asked(['officer']), ['clerk']), false);
  assert.equal(needsFactor(worldAt(0), who.on(0).actor.roles), false);
});

test('看得到自己在哪些地方登录，可以结束一处；别人的结束不了', async () => {
  const [who, other] = [await somebody(), await somebody()];
  const [here, there, stranger] = [await who.enter(0), await who.enter(10), await other.enter(0)];
  const lines = await sessionsSeen(who.on(20), here.token);
  assert.deepEqual(
    lines.map(({ browser, own }) => ({ browser, own })),
    [
      { browser: 'Edge（Windows）', own: false },
      { browser: 'Edge（Windows）', own: true },
    ],
  );
  const [strangers] = await sessionsSeen(other.on(20), stranger.token);
  assert.equal((await refusalOf(endSession(who.on(20), strangers?.id ?? ''))).kind, 'notFound');
  await endSession(who.on(20), lines[0]?.id ?? '');
  assert.equal(await sessionOf(worldAt(21), there.token), null);
  assert.ok(await sessionOf(worldAt(21), here.token));
  assert.equal((await refusalOf(endSession(who.on(22), lines[0]?.id ?? ''))).kind, 'notFound', '再结束一次');
});

test('查看个人信息：会话过了时限先问，填过动态口令后继续；填口令代替不了动态口令', async () => {
  const { who, key, token } = await withFactor();
  const at = (seconds: number) => sessionOf(worldAt(seconds), token);
  const opening = async (seconds: number) => {
    const ctx: Context = { ...who.on(seconds), actor: (await at(seconds)) ?? assert.fail('no session') };
    const subject = { kind: 'account', id: who.accountId };
    const of = { action: 'revealContact', article: '第十六条', parties: {}, subject, what: '联系方式', purpose: '核实情况', personal: 1 };
    return acting.system((tx) => disclose(tx, ctx, of));
  };
  await opening(599);
  assert.deepEqual(await refusalOf(opening(600)), { kind: 'proofNeeded', by: 'code' });
  const ctx: Context = { ...who.on(601), actor: (await at(601)) ?? assert.fail('no session') };
  assert.equal((await refusalOf(proveAnew(ctx, { password: PASSWORD, code: '' }, token))).kind, 'badInput');
  await proveAnew(ctx, { password: '', code: codeAt(key, 601) }, token);
  assert.equal((await refusalOf(proveAnew(ctx, { password: '', code: codeAt(key, 601) }, token))).kind, 'badInput', '同一个只能用一次');
  await opening(1200);
  assert.equal((await refusalOf(opening(1201))).kind, 'proofNeeded');
});

test('久未登录：提前七天告知，登录一次就不停；没有登录的停用、列明，最后一位系统管理员不停；恢复须两人，原口令作废', async () => {
  const operator = await organisation(acting, 'operator', '系统运行单位');
  const keeper = await person(acting, operator, '管理员', ['administrator']);
  const [back, gone, clerk] = [await somebody(), await somebody(), await somebody()];
  await acting.store.as('system', (tx) =>
    tx
      .updateTable('account')
      .set({ roles: '["clerk"]' as never })
      .where('id', '=', clerk.accountId)
      .execute(),
  );
  const day = 86_400;
  for (const one of [back, gone, clerk]) await one.enter(0);
  const run = (days: number) => acting.system((tx) => suspendDormant.run(tx, worldAt(days * day)));
  const stands = async (...ids: readonly string[]) =>
    acting.system(async (tx) => {
      const all = [];
      for (const id of ids) all.push((await tx.directory.account(id))?.active);
      return all;
    });
  const told = async (who: Somebody) =>
    (await acting.store.as('system', (tx) => tx.selectFrom('outbox').select('body').where('accountId', '=', who.accountId).execute()))
      .map(({ body }) => body)
      .filter((body) => body.includes('天后停用')).length;
  await run(82);
  assert.equal(await told(gone), 0);
  assert.ok((await run(84)) > 0);
  await run(85);
  assert.deepEqual([await told(back), await told(gone), await told(clerk)], [1, 1, 0], '告知一次，企业的不管');
  await back.enter(86 * day);
  await run(90);
  assert.deepEqual(await stands(gone.accountId), [true], '告知不满七天');
  await run(92);
  assert.deepEqual(await stands(back.accountId, gone.accountId, clerk.accountId, keeper.accountId), [true, false, true, true]);
  assert.equal(await run(92), 0, '再跑一次什么也不做');
  assert.equal((await refusalOf(gone.enter(92 * day))).kind, 'badInput');
  const admin: Context = { ...acting.on(keeper, DAY), wallNow: worldAt(93 * day).wallNow };
  const { link } = await changeAccount(admin, gone.accountId, { active: true });
  assert.equal(link?.secondNeeded, true);
  assert.equal((await refusalOf(gone.enter(93 * day))).kind, 'badInput', '原口令不再有效');
  assert.equal((await refusalOf(secondHand(admin, link?.id ?? ''))).kind, 'notAllowed');
});

/** Two administrators, where letters are sent; and somebody whose address is confirmed. */
async function mailed(name: string) {
  const operator = await organisation(acting, 'operator', name);
  const mailer = { send: async () => undefined } as never;
  const admin = async (called: string): Promise<Context> => {
    const ctx = acting.on(await person(acting, operator, called, ['administrator']), DAY);
    return { ...ctx, tools: { ...ctx.tools, mailer } };
  };
  const [one, other] = [await admin('管理员'), await admin('另一位管理员')];
  const confirmed = async (who: Somebody) => {
    await acting.system((tx) => keepContact(tx, one, { accountId: who.accountId, email: 'qyc@example.gov.cn', mobile: '' }));
    await acting.store.as('system', (tx) =>
      tx.updateTable('contact').set({ emailConfirmedAt: one.wallNow }).where('accountId', '=', who.accountId).execute(),
    );
    return who;
  };
  return { one, other, confirmed };
}

test('设置了动态口令的，一位管理员的重置不能把它停掉', async () => {
  const { one, confirmed } = await mailed('另一系统运行单位');
  const who = await confirmed((await withFactor()).who);
  const { link } = await changeAccount(one, who.accountId, { resetPassword: true });
  assert.deepEqual([link?.way, link?.secondNeeded], ['mail', true]);
  assert.ok((await factorSeen(who.on(300))).setAt, '第二人办理以前还在');
});

test('停用的重新启用后再重置，先后、几次、几位管理员同时办，都还须第二人，动态口令到第二人同意才停用', async () => {
  const { one, other, confirmed } = await mailed('第三系统运行单位');
  const letters = (who: Somebody) =>
    acting.store.as('system', async (tx) => {
      const all = await tx.selectFrom('mail').select('key').where('accountId', '=', who.accountId).execute();
      return all.filter(({ key }) => key.startsWith('password:')).length;
    });
  const factor = async (who: Somebody) => (await acting.system((tx) => tx.secondFactors.of(who.accountId)))?.setAt ?? null;
  const dormant = (who: Somebody) =>
    acting.system((tx) => tx.directory.changeAccount(who.accountId, { active: false, dormantAt: one.wallNow }));
  const stopped = (who: Somebody) => changeAccount(one, who.accountId, { active: false, anyway: true });
  for (const stop of [stopped, dormant])
    for (const withOne of [true, false]) {
      const who = await confirmed(withOne ? (await withFactor()).who : await somebody());
      const change = (ctx: Context, what: Parameters<typeof changeAccount>[2]) =>
        changeAccount(ctx, who.accountId, { ...what, anyway: true });
      await stop(who);
      // Where nothing opens yet, the letter may go: it opens nothing either, and the reopening ends it.
      await change(one, { resetPassword: true });
      const before = await letters(who);
      const links = [(await change(one, { active: true })).link];
      for (const _ of [1, 2]) links.push((await change(one, { resetPassword: true })).link);
      links.push(
        (await change(one, { active: false, resetPassword: true })).link,
        (await change(one, { active: true, resetPassword: true })).link,
      );
      const both = await Promise.all([one, other].map((ctx) => change(ctx, { resetPassword: true })));
      assert.deepEqual(
        [...links, ...both.map(({ link }) => link)].map((link) => [link?.way, link?.secondNeeded, link?.token]),
        Array(7).fill(['mail', true, null]),
      );
      assert.deepEqual([await letters(who), (await factor(who)) !== null], [before, withOne]);
      const last = (await change(one, { resetPassword: true })).link?.id ?? '';
      assert.equal((await refusalOf(secondHand(one, last))).kind, 'notAllowed');
      await secondHand(other, last);
      assert.deepEqual([await letters(who), await factor(who)], [before + 1, null]);
      assert.equal((await change(one, { resetPassword: true })).link?.secondNeeded, true, '等本人启用的再重置');
    }
});
