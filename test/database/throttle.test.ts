import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import type { World } from '../../src/acts/context.ts';
import { changeAccount, resetAtConsole } from '../../src/acts/directory/accounts.ts';
import { changeColleague, invite } from '../../src/acts/directory/colleagues.ts';
import { openLink } from '../../src/acts/directory/open-link.ts';
import { changePassword } from '../../src/acts/directory/password.ts';
import { secondHand } from '../../src/acts/directory/password-link.ts';
import { register } from '../../src/acts/directory/register.ts';
import { sessionOf, signIn } from '../../src/acts/directory/sign-in.ts';
import { fileObjection } from '../../src/acts/notice/object.ts';
import { sourceOf, sweepCounters } from '../../src/acts/throttle.ts';
import { waitsForOwner } from '../../src/core/directory/in-office.ts';
import { demoCreditCode } from '../../src/rehearsal/directory.ts';
import { type Acting, cast, openActing, organisation, person, reasonsOf, recommended, refusalOf } from './acting.ts';
import { objectionsIn } from './published.ts';

const DAY = '2026-03-11';
const MORNING = Date.parse(`${DAY}T01:00:00.000Z`);
let acting: Acting;
let city: string;
/** How often a password was really looked at. */
let verified = 0;
let people = 0;

before(async () => {
  acting = await openActing();
  city = await organisation(acting, 'city', '南昌市工业和信息化局', '360100');
});
after(() => acting?.close());

type From = { address?: string; device?: string | null; seconds?: number };
/** Somebody at an address, so many seconds after nine; the right password is `right:login`. */
const world = ({ address = `198.18.0.${people}`, device = null, seconds = 0 }: From = {}): World => {
  const one = acting.world(DAY);
  const tools = {
    ...one.tools,
    hashPassword: async (password: string) => `hash:${password}`,
    verifyPassword: async (hash: string, password: string) => {
      verified += 1;
      return hash === `hash:${password}`;
    },
  };
  return { ...one, tools, origin: { address, device }, wallNow: new Date(MORNING + seconds * 1000).toISOString() };
};

async function somebody(organisationId = city): Promise<{ login: string; id: string }> {
  const { accountId } = await person(acting, organisationId, '经办', [organisationId === city ? 'officer' : 'clerk']);
  const login = `renyuan-${++people}`;
  await acting.store.as('system', (tx) =>
    tx
      .updateTable('account')
      .set({ login, passwordHash: `hash:right:${login}` })
      .where('id', '=', accountId)
      .execute(),
  );
  return { login, id: accountId };
}
const guess = (login: string, from: From = {}) => refusalOf(signIn(world(from), { login, password: 'wrong' }));
const enter = (login: string, from: From = {}) => signIn(world(from), { login, password: `right:${login}` });
const kinds = (refusals: readonly { kind: string }[]) =>
  refusals
    .map((one) => one.kind)
    .sort()
    .join(' ');

test('一百个同时猜：只核对八次，与一个一个猜一样；对的口令排在后面也不核对', async () => {
  const { login } = await somebody();
  verified = 0;
  const all = await Promise.allSettled([...Array.from({ length: 100 }, () => signIn(world(), { login, password: 'wrong' }))]);
  assert.equal(verified, 8);
  assert.equal(all.filter((one) => one.status === 'fulfilled').length, 0);
  assert.equal((await refusalOf(enter(login))).kind, 'tooMany');
});

test('越猜越慢：第九次等一分钟，再错等两分钟、四分钟，最长十五分钟；等待时再试不会延长', async () => {
  const { login } = await somebody();
  for (let i = 0; i < 8; i += 1) assert.equal((await guess(login)).kind, 'badInput');
  const waits: number[] = [];
  let seconds = 0;
  for (let i = 0; i < 6; i += 1) {
    const refused = await guess(login, { seconds });
    assert.equal(refused.kind, 'tooMany');
    const wait = refused.kind === 'tooMany' ? refused.retryAfterSeconds : 0;
    assert.equal(kinds([await guess(login, { seconds: seconds + wait - 1 })]), 'tooMany');
    seconds += wait;
    assert.equal((await guess(login, { seconds })).kind, 'badInput', `等满${wait}秒后可再试`);
    waits.push(wait);
  }
  assert.deepEqual(waits, [60, 120, 240, 480, 900, 900]);
});

test('服务器的时钟快了几天又拨回来：那时的等待不作数，从头计，不变成几天的锁', async () => {
  const { login } = await somebody();
  const ahead = { seconds: 8 * 86_400 };
  for (let i = 0; i < 10; i += 1) await guess(login, ahead);
  assert.equal((await guess(login, ahead)).kind, 'tooMany');
  assert.ok((await enter(login)).token, '拨回来之后，本人当即进得来');
  for (let i = 0; i < 10; i += 1) await guess(login, ahead);
  for (let i = 0; i < 8; i += 1) assert.notEqual((await guess(login)).kind, 'tooMany', `第${i + 1}次，和从来没有错过一样`);
  assert.equal((await guess(login)).kind, 'tooMany');
});

test('只知道登录名的外人锁不住账号：换多少地址猜，本人从自己的地址和用过的电脑都进得来', async () => {
  const { login } = await somebody();
  const { device } = await enter(login, { address: '198.51.100.1' });
  for (let i = 0; i < 60; i += 1) for (let n = 0; n < 3; n += 1) await guess(login, { address: `10.9.${i}.1` });
  assert.ok((await enter(login, { address: '198.51.100.77' })).token, '从没用过的新地址');
  for (let n = 0; n < 20; n += 1) await guess(login, { address: '198.51.100.1' });
  assert.equal((await refusalOf(enter(login, { address: '198.51.100.1' }))).kind, 'tooMany', '同一办公室地址上有人在猜');
  assert.ok((await enter(login, { address: '198.51.100.1', device })).token, '本人的电脑不受影响');
});

test('账号正被各处猜时，每个新地址只剩两次，再多就等；平时是八次', async () => {
  const { login } = await somebody();
  const fresh = async (address: string) => {
    const tries = [];
    for (let n = 0; n < 9; n += 1) tries.push(await guess(login, { address }));
    return tries.filter((one) => one.kind === 'badInput').length;
  };
  assert.equal(await fresh('10.1.0.1'), 8);
  for (let i = 0; i < 14; i += 1) await fresh(`10.1.1.${i}`);
  assert.equal(await fresh('10.1.2.1'), 2);
});

test('一个地址挨个试许多账号也会慢下来；别的地址照常', async () => {
  const all = await Promise.all(Array.from({ length: 70 }, (_, i) => guess(`meiyou-${i}`, { address: '192.0.2.200' })));
  assert.equal(all.filter((one) => one.kind === 'badInput').length, 60);
  assert.equal((await guess('meiyou-1', { address: '192.0.2.201' })).kind, 'badInput');
});

test('改口令时猜当前口令同样先计后核；一次成功的改口令清掉登录的等待', async () => {
  const { login, id } = await somebody();
  for (let i = 0; i < 9; i += 1) await guess(login);
  const actor = { ...(await person(acting, city, '经办', ['officer'])), accountId: id, login };
  const ctx = { ...world(), actor };
  const wrong = () => refusalOf(changePassword(ctx, { current: 'wrong', next: 'tea-bridge-lamp' }, 'session-one'));
  verified = 0;
  const many = await Promise.all(Array.from({ length: 30 }, wrong));
  assert.equal(verified, 8);
  assert.equal(many.filter((one) => one.kind === 'tooMany').length, 22);
  const own = { current: `right:${login}`, next: 'tea-bridge-lamp' };
  for (const weak of [login, 'password12', 'nanchang2025', own.current])
    assert.equal((await refusalOf(changePassword(ctx, { ...own, next: weak }, 'session-two'))).kind, 'badInput', weak);
  await changePassword(ctx, own, 'session-two');
  assert.ok((await signIn(world(), { login, password: 'tea-bridge-lamp' })).token);
});

const registration = (n: number) => ({
  creditCode: demoCreditCode(300 + n),
  name: `南昌注册${n}号服务有限公司`,
  divisionCode: '360100',
  personName: '万晓军',
  login: `zhuce-${n}`,
  mobile: '',
  email: '',
  password: 'tea-bridge-lamp',
});

test('用“注册”这个名字猜口令挡不住注册；一个地址注册太多只慢自己；二十个同时注册也只过十个', async () => {
  for (let i = 0; i < 40; i += 1) await guess('注册', { address: `10.2.0.${i}` });
  await register(world({ address: '198.51.100.20' }), registration(0));
  const many = await Promise.allSettled(
    Array.from({ length: 20 }, (_, i) => register(world({ address: '203.0.113.66' }), registration(i + 1))),
  );
  assert.equal(many.filter((one) => one.status === 'fulfilled').length, 10);
  await register(world({ address: '198.51.100.21' }), registration(50));
});

test('异议：一个地址刷不停别人；同一单位许多人照收并标明第几件；最后一天放得更宽', async () => {
  const { round, city: nanchang, province, officer } = await cast(acting, []);
  const dossier = await recommended(acting, { round, recommenderId: nanchang, name: '南昌异议服务有限公司', number: '赣平2026-0099' });
  const noticeId = uuidv7();
  await acting.on(officer, '2026-07-01').inTransaction((tx) =>
    tx.notices.addNotice({
      ...{ id: noticeId, roundId: round.id, issuerId: province, title: '公示', body: '公示', number: null, contact: null },
      ...{ publishedOn: '2026-03-10', endsOn: '2026-03-12', listHash: '', publishedBy: officer.accountId },
      list: [{ dossierId: dossier.id, name: '南昌异议服务有限公司', recommender: '南昌', functions: [], kind: '' }],
      ...{ conclusion: null, concludedBy: null, concludedAt: null, posting: null, createdAt: '2026-03-10T01:00:00.000Z' },
    }),
  );
  const written = { dossierId: dossier.id, byUnit: false, objector: '李某', contact: '13800000000', content: '内容', evidence: '证据' };
  const file = (from: From, today = DAY) => fileObjection({ ...world(from), today }, noticeId, written);
  const flood = await Promise.allSettled(Array.from({ length: 60 }, () => file({ address: '203.0.113.99' })));
  assert.equal(flood.filter((one) => one.status === 'fulfilled').length, 30);
  await file({ address: '203.0.113.98' });
  const refused = await refusalOf(file({ address: '203.0.113.99', seconds: 1 }));
  assert.ok(refused.kind === 'tooMany' && refused.retryAfterSeconds <= 60 && /书面提出/.test(refused.message));
  await file({ address: '203.0.113.99', seconds: 61 });
  const lastDay = await Promise.allSettled(Array.from({ length: 60 }, () => file({ address: '203.0.113.97' }, '2026-03-12')));
  assert.equal(lastDay.filter((one) => one.status === 'fulfilled').length, 60, '最后一天六十件都收');
  const kept = await acting.on(officer, '2026-07-01').inTransaction((tx) => objectionsIn(tx, noticeId));
  assert.ok(kept.some((one) => one.nthFromSource === 30) && kept.some((one) => one.nthFromSource === 1));
});

test('过时的计数清掉，没过时的留着', async () => {
  await guess('qingli', { address: '192.0.2.77' });
  await sweepCounters(world({ seconds: 3600 }));
  const left = await acting.store.as('system', (tx) => tx.selectFrom('throttle').select(['purpose', 'subject', 'source']).execute());
  assert.ok(left.some((one) => one.subject === 'qingli' && one.purpose === 'signIn'));
  const source = sourceOf(world(), '192.0.2.77');
  assert.ok(!left.some((one) => one.purpose === 'signInAddress' && one.source === source), '一小时后按地址的计数已清');
  await sweepCounters(world({ seconds: 90_000 }));
  assert.deepEqual(await acting.store.as('system', (tx) => tx.selectFrom('throttle').select('subject').execute()), []);
});

test('重置口令：登录的等待随之解除，旧登录和旧口令失效；一次性链接满七天的那一刻起不能用，只能用一次', async () => {
  const boss = await organisation(acting, 'applicant', '南昌重置服务有限公司', '360100');
  const manager = await person(acting, boss, '单位管理员', ['clerk', 'manager']);
  const operator = await person(acting, await organisation(acting, 'operator', '运行单位'), '系统管理员', ['administrator']);
  const second = await person(acting, operator.organisationId, '第二管理员', ['administrator']);
  const resets = [
    (id: string) => changeColleague({ ...world(), actor: manager }, id, { resetPassword: true }),
    (id: string) =>
      changeAccount({ ...acting.on(operator, DAY), tools: world().tools, wallNow: world().wallNow }, id, { resetPassword: true }),
  ];
  for (const reset of resets) {
    const { login, id } = await somebody(boss);
    const { token } = await enter(login);
    for (let i = 0; i < 9; i += 1) await guess(login);
    assert.equal((await guess(login)).kind, 'tooMany');
    const { link } = await reset(id);
    assert.ok(link?.token);
    const { code } = await secondHand({ ...acting.on(second, DAY), tools: world().tools, wallNow: world().wallNow }, link.id);
    assert.equal(await sessionOf(world(), token), null);
    await acting.system((tx) => tx.messages.deliver(`${DAY}T03:00:00.000Z`, uuidv7));
    const told = await acting.system((tx) => tx.messages.mine(id));
    assert.deepEqual(
      told.map((one) => one.subject),
      ['您的口令已被重置'],
    );
    const at = (seconds: number) => openLink(world({ seconds }), link.token ?? '', { password: 'tea-bridge-lamp', code: code ?? '' });
    assert.equal((await refusalOf(signIn(world(), { login, password: `right:${login}` }))).kind, 'badInput', '原口令不能再用');
    const week = 7 * 86_400;
    const late = await refusalOf(at(week));
    assert.match(late.kind === 'notNow' ? late.reasons.join() : late.kind, /链接已经失效/);
    await at(week - 1);
    assert.ok((await signIn(world({ seconds: 2 * week }), { login, password: 'tea-bridge-lamp' })).token, '不必再等，也没有期限');
    const twice = await refusalOf(at(week - 1));
    assert.match(twice.kind === 'notNow' ? twice.reasons.join() : twice.kind, /已经使用过/);
  }
});

test('服务器命令行发的一次性口令：满七天的那一刻起不能用，改过口令后不再有期限', async () => {
  const { login, id } = await somebody();
  const cli = { ...acting.on(await person(acting, city, '命令行', ['officer']), DAY), tools: world().tools, wallNow: world().wallNow };
  const password = await resetAtConsole(cli, login);
  const at = (seconds: number) => signIn(world({ seconds }), { login, password });
  const { token, mustChangePassword } = await at(0);
  assert.equal(mustChangePassword, true);
  const week = 7 * 86_400;
  assert.ok((await at(week - 1)).token, '最后一秒');
  const late = await refusalOf(at(week));
  assert.match(late.kind === 'notNow' ? late.reasons.join() : late.kind, /一次性口令已失效（有效7天）/);
  const actor = { ...cli.actor, accountId: id, login };
  await changePassword({ ...world(), actor }, { current: password, next: 'tea-bridge-lamp' }, token);
  assert.ok((await signIn(world({ seconds: 2 * week }), { login, password: 'tea-bridge-lamp' })).token);
});

test('停用唯一的领导、经办、申报经办、倒数第二位管理员：先说清什么会停下来，看过才办；唯一的管理员不能停', async () => {
  const office = await organisation(acting, 'city', '九江市工业和信息化局', '360400');
  const operator = await organisation(acting, 'operator', '另一运行单位');
  const admin = acting.on(await person(acting, operator, '甲管理员', ['administrator']), DAY);
  const leader = await person(acting, office, '王局长', ['leader']);
  const officer = await person(acting, office, '李经办', ['officer']);
  const stop = (id: string, more: { anyway?: boolean } = {}) => changeAccount(admin, id, { active: false, ...more });
  assert.match(await reasonsOf(stop(leader.accountId)), /王局长是本部门唯一在用的分管领导：停用后没有人能签发.*现有 0 件停在原处/);
  assert.match(await reasonsOf(changeAccount(admin, leader.accountId, { roles: ['officer'] })), /唯一在用的分管领导/, '取消角色也算');
  assert.match(
    await reasonsOf(changeAccount(admin, officer.accountId, { roles: ['leader'] })),
    /唯一在用的经办人/,
    '须另一人确认的，提出时就说',
  );
  assert.match(await reasonsOf(stop(officer.accountId)), /唯一在用的经办人/);
  await person(acting, office, '赵经办', ['officer']);
  await stop(officer.accountId);
  await stop(leader.accountId, { anyway: true });
  assert.equal((await acting.system((tx) => tx.directory.account(leader.accountId)))?.active, false);
  await stop(leader.accountId);
  const second = await person(acting, operator, '乙管理员', ['administrator']);
  assert.match(await reasonsOf(stop(second.accountId)), /只剩一位系统管理员/);
  const by = acting.on(second, DAY);
  await changeAccount(by, admin.actor.accountId, { active: false, anyway: true });
  assert.match(await reasonsOf(changeAccount(by, second.accountId, { roles: [] })), /唯一在用的系统管理员/);
  const unit = await organisation(acting, 'applicant', '九江停用服务有限公司', '360400');
  const manager = await person(acting, unit, '万管理', ['manager']);
  const clerk = await person(acting, unit, '涂经办', ['clerk']);
  const own = acting.on(manager, DAY);
  assert.match(await reasonsOf(changeColleague(own, clerk.accountId, { active: false })), /唯一在用的申报经办/);
  await changeColleague(own, clerk.accountId, { active: false, anyway: true });
});

test('账号的链接还没有用过的，不算在用：不能靠他顶替唯一的管理员；两位管理员同时互相停用，只成一件', async () => {
  const unit = await organisation(acting, 'applicant', '九江待启用服务有限公司', '360400');
  const manager = await person(acting, unit, '万管理', ['manager', 'clerk']);
  const own = acting.on(manager, DAY);
  const { account } = await invite(own, { login: 'daiqiyong', name: '新管理', roles: ['manager', 'clerk'] });
  assert.equal(waitsForOwner(account), true);
  const down = () => changeColleague(own, manager.accountId, { roles: ['clerk'], anyway: true });
  assert.match(await reasonsOf(down()), /已启用账号/);
  await acting.system((tx) => tx.directory.changeAccount(account.id, { passwordHash: '-' }));
  const other = acting.on({ ...manager, accountId: account.id, name: '新管理' }, DAY);
  const both = await Promise.allSettled([down(), changeColleague(other, account.id, { roles: ['clerk'], anyway: true })]);
  assert.deepEqual(both.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'], '同时各自退下，后一位退不下');
  const operator = await organisation(acting, 'operator', '两位管理员的单位');
  const [one, two] = [await person(acting, operator, '甲', ['administrator']), await person(acting, operator, '乙', ['administrator'])];
  const stops = await Promise.allSettled(
    [[one, two] as const, [two, one] as const].map(([who, whom]) =>
      changeAccount(acting.on(who, DAY), whom.accountId, { active: false, anyway: true }),
    ),
  );
  assert.deepEqual(stops.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
});
