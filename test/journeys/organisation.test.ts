import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { secondHand } from '../../src/acts/directory/password-link.ts';
import { asSystem } from '../../src/cli/as-system.ts';
import { smallPdf } from '../../src/rehearsal/apply.ts';
import { callerOf, signedIn } from '../../src/rehearsal/client.ts';
import { demoCreditCode } from '../../src/rehearsal/directory.ts';
import { type Place, setPassword, startPlace } from './system.ts';

let place: Place;
before(async () => {
  place = await startPlace({ applicants: 1, experts: 1 });
  await place.stage.day('2025-03-10');
});
after(() => place.close());

const registration = {
  creditCode: demoCreditCode(901),
  name: '南昌新来企业服务有限公司',
  divisionCode: '360100',
  personName: '万晓军',
  login: 'xinlai',
  password: 'a-long-password',
};
const form = (values: Record<string, string>) => ({
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams(values).toString(),
});

test('注册：代码可以带空格和全角，注册后当即能登录并管理本单位账号', async () => {
  const typed = { ...registration, creditCode: ` ${registration.creditCode.replace('9', '９')} ` };
  const { login, warning } = await place.stage.anyone('POST /api/registrations', { body: typed });
  assert.deepEqual([login, warning], ['xinlai', null]);
  const session = await (await signedIn(place.send, 'xinlai', registration.password))('GET /api/session');
  assert.deepEqual(session.account.roles, ['clerk', 'manager']);
});

test('同一代码第二次注册：告诉找谁，不泄露是谁', async () => {
  const problem = await place.stage.anyone.refused('POST /api/registrations', { body: { ...registration, login: 'other' } });
  assert.equal(problem.status, 409);
  assert.match(problem.detail, /已注册.*本单位管理员.*中小企业主管部门/);
  assert.doesNotMatch(problem.detail, /万晓军|xinlai/);
});

const page = { ...registration, creditCode: demoCreditCode(902), login: 'webform', mobile: '13907910001', email: 'Web@Example.CN' };
const post = async (values: Record<string, string>) => {
  const answer = await place.send('/register', form(values));
  return { status: answer.status, text: await answer.text() };
};
const known = async (code: string) => (await place.system.world()).asSystem((tx) => tx.directory.organisationByCode(code));

test('不用脚本的网页表单：全错时每栏各说各的，填过的不丢，口令不回显，什么也没有建立', async () => {
  const typed = {
    creditCode: '9136',
    name: '江西\u200b公司',
    divisionCode: '999999',
    personName: '<b>',
    login: '..',
    mobile: '1',
    email: 'x',
  };
  const { status, text } = await post({ ...typed, password: 'a-long-password', step: 'confirm' });
  assert.equal(status, 400);
  for (const said of [/GB 32100/, /看不见的字符/, /赣江新区/, /“&lt;”/, /夹在/, /11位/, /电子邮箱/]) assert.match(text, said);
  for (const kept of ['value="9136"', 'value=".."', 'value="1"', 'value="x"']) assert.ok(text.includes(kept), kept);
  assert.doesNotMatch(text, /a-long-password/);
  const empty = await post({});
  assert.equal(empty.status, 400);
  assert.match(empty.text, /请填写统一社会信用代码[\s\S]*请填写单位全称/);
});

test('先核对后建立：名称和代码并排，校验、类别、登记地写明；确认之前没有单位；口令不够长回到核对页', async () => {
  const looked = await post({ ...page, step: 'check' });
  assert.equal(looked.status, 200);
  assert.match(looked.text, /核对后注册/);
  assert.ok(looked.text.includes(`${page.creditCode.slice(0, 2)} ${page.creditCode.slice(2, 8)}`), '代码分组显示');
  assert.match(looked.text, /校验码相符，市场监管登记的企业，是否法人以证照为准/);
  assert.match(looked.text, /登记在南昌市.*第三条、第八条（一）/);
  assert.equal(await known(page.creditCode), null, '看过还没有建立');
  const short = await post({ ...page, password: 'short', step: 'confirm' });
  assert.equal(short.status, 400);
  assert.match(short.text, /至少10位/);
  assert.equal(await known(page.creditCode), null);
  const back = await post({ ...page, step: 'edit' });
  assert.match(back.text, /value="Web@Example\.CN"/);
  const made = await post({ ...page, step: 'confirm' });
  assert.match(made.text, /注册成功[\s\S]*登记待核对[\s\S]*不影响期限/);
  const organisation = await known(page.creditCode);
  assert.deepEqual([organisation?.pending, organisation?.divisionCode], [true, '360100']);
});

test('第八条（三）自行注册的单位上传证照：所在地主管部门的待办里有，别市看不到也办不了；退回写明原因，再传再核对；只算一次', async () => {
  const clerk = await signedIn(place.send, page.login, page.password);
  const bring = (text: string) => clerk('PUT /api/organisation/licence', { query: { name: '营业执照.pdf' }, body: smallPdf(text) });
  assert.equal((await clerk('GET /api/colleagues')).organisation.pending, true);
  const notPdf = { query: { name: '营业执照.pdf' }, body: new Blob(['MZ not a paper']) };
  assert.equal((await clerk.refused('PUT /api/organisation/licence', notPdf)).status, 415);
  const first = await bring('first');
  const nanchang = await place.stage.party('nanchang-jb');
  const jiujiang = await place.stage.party('jiujiang-jb');
  const waiting = async (officer: typeof nanchang) =>
    (await officer('GET /api/inbox', { query: {} })).items.filter(({ kind }) => kind === 'licence');
  assert.deepEqual(
    (await waiting(nanchang)).map(({ organisation, link }) => [organisation, link]),
    [[page.name, '/app/licences']],
  );
  assert.deepEqual(await waiting(jiujiang), []);
  const at = (id: string) => ({ params: { id } });
  const answer = (id: string, outcome: 'confirmed' | 'returned', word = '') => ({ ...at(id), body: { outcome, word } });
  assert.equal((await jiujiang.refused('GET /api/licences/{id}/file', at(first.id))).status, 404);
  assert.equal((await jiujiang.refused('POST /api/licences/{id}/answer', answer(first.id, 'confirmed'))).status, 404);
  assert.deepEqual((await jiujiang('GET /api/licences')).licences, []);
  assert.equal((await clerk.refused('POST /api/licences/{id}/answer', answer(first.id, 'confirmed'))).status, 403);
  const wordless = await nanchang.refused('POST /api/licences/{id}/answer', answer(first.id, 'returned', ' '));
  assert.match(JSON.stringify(wordless), /写明哪里不符/);
  await nanchang('POST /api/licences/{id}/answer', answer(first.id, 'returned', '照片不清，看不到代码'));
  assert.deepEqual(await waiting(nanchang), []);
  assert.deepEqual(
    (await clerk('GET /api/licences')).licences.map(({ outcome, word }) => [outcome, word]),
    [['returned', '照片不清，看不到代码']],
  );
  const second = await bring('second');
  const third = await bring('third');
  assert.equal((await waiting(nanchang)).length, 1, '传了两份，只看最新的');
  const older = await nanchang.refused('POST /api/licences/{id}/answer', answer(second.id, 'confirmed'));
  assert.match(older.detail, /更新的证照/);
  const two = await Promise.all(
    [1, 2].map(() =>
      nanchang('POST /api/licences/{id}/answer', answer(third.id, 'confirmed')).then(
        () => 200,
        () => 409,
      ),
    ),
  );
  assert.deepEqual(two.toSorted(), [200, 409], '两人同时核对，只成一次');
  assert.equal((await known(page.creditCode))?.pending, false);
  assert.deepEqual(await waiting(nanchang), []);
  const late = await clerk.refused('PUT /api/organisation/licence', { query: { name: '营业执照.pdf' }, body: smallPdf('late') });
  assert.match(JSON.stringify(late), /已经核对/);
});

test('附件8所列的瑞金市由赣州市主管部门核对；证照一天最多传五次', async () => {
  const { id } = (await known(page.creditCode)) ?? { id: '' };
  const moved = { pending: true, divisionCode: '360781' };
  await (await place.system.world()).asSystem((tx) => tx.directory.changeOrganisation(id, moved));
  const clerk = await signedIn(place.send, page.login, page.password);
  const bring = (i: number) => ({ query: { name: '营业执照.pdf' }, body: smallPdf(`day ${i}`) });
  for (const i of [4, 5]) await clerk('PUT /api/organisation/licence', bring(i));
  assert.match(JSON.stringify(await clerk.refused('PUT /api/organisation/licence', bring(6))), /请明天再传/);
  const seen = async (login: string) => (await (await place.stage.party(login))('GET /api/licences')).licences.map(({ place: at }) => at);
  assert.deepEqual(await seen('ganzhou-jb'), ['赣州市瑞金市', '赣州市瑞金市']);
});

test('校验码不符、个体工商户：核对页写明，不拦', async () => {
  const wrong = page.creditCode.slice(0, 17) + (page.creditCode.endsWith('1') ? '2' : '1');
  assert.match((await post({ ...page, creditCode: wrong, login: 'jiaoyan', step: 'check' })).text, /第18位校验码不符/);
  const sole = '92360106MA7GCY01XX';
  assert.match((await post({ ...page, creditCode: sole, login: 'geti', step: 'check' })).text, /个体工商户，一般不具有独立法人资格/);
});

test('冒名：主管部门的名称、像机关的名称、形近的登录名，都不能自行注册', async () => {
  const refused = async (change: Partial<typeof registration>, said: RegExp) => {
    const body = { ...registration, creditCode: demoCreditCode(950), login: 'maoming', ...change };
    const problem = await place.stage.anyone.refused('POST /api/registrations', { body });
    assert.equal(problem.status, 400, JSON.stringify(change));
    assert.match(JSON.stringify(problem), said);
  };
  for (const name of [
    '江西省工业和信息化厅',
    '江西省工业和信息化厅（新）',
    '江西省 工业和信息化厅',
    '某某市市场监督管理局',
    '某某管理委员会',
  ])
    await refused({ name }, /不能自行注册/);
  for (const login of ['sheng-jb\u200b', 's\u04bbeng-jb', 'admin\u202e', '..', '=cmd|calc', 'ａdmin']) await refused({ login }, /登录名/);
  await refused({ login: 'sheng-jb' }, /已被使用/);
});

test('同一代码二十个同时注册：只成一个，其余都得到说明，没有一个是系统出错', async () => {
  const creditCode = demoCreditCode(960);
  const all = await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      place.send('/api/registrations', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...registration, creditCode, login: `tongshi${i}` }),
      }),
    ),
  );
  const statuses = all.map(({ status }) => status).sort();
  assert.equal(statuses.filter((status) => status === 200).length, 1, String(statuses));
  assert.ok(
    statuses.every((status) => [200, 409, 429].includes(status)),
    String(statuses),
  );
});

test('管理员：单位不能添加两次，区划代码要存在，登录名要认得清', async () => {
  const admin = await place.stage.party('admin');
  const add = (body: { kind: 'city' | 'county' | 'association'; name: string; divisionCode: string | null }) =>
    admin.refused('POST /api/organisations', { body: { creditCode: null, ...body } });
  assert.match(JSON.stringify(await add({ kind: 'city', name: '九江市工业和信息化局', divisionCode: '360400' })), /不能重复添加/);
  assert.match(JSON.stringify(await add({ kind: 'city', name: '九江市 工业和信息化局', divisionCode: '360400' })), /不能重复添加/);
  assert.match(JSON.stringify(await add({ kind: 'city', name: '九江市中小企业局', divisionCode: '360400' })), /一地只登记一个/);
  assert.match(
    JSON.stringify(await add({ kind: 'city', name: '某市工信局', divisionCode: '99' })),
    /没有行政区划代码“99”，可填的有：360100 南昌市/,
  );
  assert.match(JSON.stringify(await add({ kind: 'city', name: '某市工信局', divisionCode: null })), /请填行政区划代码/);
  const { organisations } = await admin('GET /api/organisations', { query: { kind: 'city' } });
  const body = { organisationId: organisations[0]?.id ?? '', login: 'a b\u200b/', name: '某某', roles: ['officer' as const] };
  assert.match(JSON.stringify(await admin.refused('POST /api/accounts', { body })), /看不见的字符|不能用/);
});

test('邀请同事：口令由本人凭一次性链接自己设定，看过不算用过，只能用一次；经办人不能管理账号', async () => {
  const manager = await signedIn(place.send, 'xinlai', registration.password);
  const { link } = await manager('POST /api/colleagues', { body: { login: 'xinlai2', name: '涂小燕', roles: ['clerk'] } });
  const url = link.url ?? '';
  assert.deepEqual([link.way, link.secondNeeded], ['link', false]);
  const looked = async () => {
    const answer = await place.send(new URL(url).pathname, {});
    return { status: answer.status, text: await answer.text(), cache: answer.headers.get('cache-control') };
  };
  for (let scanner = 0; scanner < 3; scanner += 1) assert.deepEqual([(await looked()).status, (await looked()).cache], [200, 'no-store']);
  assert.match((await looked()).text, /登录名[\s\S]*xinlai2/);
  const weak = await setPassword(place, url, { password: 'xinlai2xinlai2' });
  assert.equal(weak.status, 400);
  assert.doesNotMatch(weak.text, /xinlai2xinlai2/, '填过的口令不回显');
  assert.match((await setPassword(place, url, { password: 'tea-bridge-lamp', again: 'other-words-here' })).text, /两次填写的口令不一致/);
  const two = await Promise.all([1, 2].map(() => setPassword(place, url, { password: 'tea-bridge-lamp' })));
  assert.deepEqual(two.map(({ status }) => status).toSorted(), [200, 410], '两人同时打开，只成一次');
  const again = await looked();
  assert.equal(again.status, 410);
  assert.match(again.text, /已经使用过/);
  assert.match((await setPassword(place, `${url}x`, { password: 'tea-bridge-lamp' })).text, /没有这个链接/);
  const colleague = await signedIn(place.send, 'xinlai2', 'tea-bridge-lamp');
  assert.equal((await colleague('GET /api/session')).mustChangePassword, false);
  const refused = await colleague.refused('POST /api/colleagues', { body: { login: 'xinlai3', name: '某某', roles: ['clerk'] } });
  assert.equal(refused.status, 403);
});

test('没有邮件、要重置领导的口令：一位管理员只见链接，另一位只见验证码，谁也办不成；第二道手续之前原口令照用；本人可以取消', async () => {
  const admin = await place.stage.party('admin');
  const { accounts } = await admin('GET /api/accounts', { query: {} });
  const idOf = (login: string) => accounts.find((one) => one.login === login)?.id as string;
  const operator = accounts.find((one) => one.login === 'admin')?.organisationId as string;
  const added = await admin('POST /api/accounts', {
    body: { organisationId: operator, login: 'admin2', name: '第二管理员', roles: ['administrator'] },
  });
  assert.deepEqual([added.link.way, added.link.secondNeeded], ['code', true], '管理员一人也造不出另一个管理员');
  assert.match((await setPassword(place, added.link.url ?? '', { password: 'tea-bridge-lamp' })).text, /还须另一位管理员办理/);
  assert.equal((await admin.refused('POST /api/password-links/{id}/second', { params: { id: added.link.id } })).status, 403);
  const world = await place.system.world();
  const { code } = await secondHand(asSystem(world), added.link.id);
  assert.equal((await setPassword(place, added.link.url ?? '', { password: 'tea-bridge-lamp', code: code ?? '' })).status, 200);
  const other = await signedIn(place.send, 'admin2', 'tea-bridge-lamp');

  const reset = { params: { id: idOf('jiujiang-ld') }, body: { resetPassword: true } };
  const first = (await admin('PATCH /api/accounts/{id}', reset)).link;
  assert.ok(first?.url);
  const leader = await place.stage.party('jiujiang-ld');
  assert.equal((await leader('GET /api/session')).account.login, 'jiujiang-ld', '原来的登录还在');
  const own = (await leader('GET /api/password-links')).links;
  assert.deepEqual(
    own.map((one) => [one.own, one.maySecond, one.mayCancel]),
    [[true, false, true]],
  );
  assert.equal((await leader.refused('POST /api/password-links/{id}/second', { params: { id: first.id } })).status, 403);
  await leader('POST /api/password-links/{id}/cancel', { params: { id: first.id } });
  assert.equal((await other.refused('POST /api/password-links/{id}/second', { params: { id: first.id } })).status, 422);
  assert.match((await setPassword(place, first.url, { password: 'tea-bridge-lamp' })).text, /已取消/);

  const link = (await admin('PATCH /api/accounts/{id}', reset)).link;
  const waits = async (who: typeof admin) =>
    (await who('GET /api/inbox', { query: {} })).items.filter(({ kind }) => kind === 'passwordLink').length;
  assert.deepEqual([await waits(admin), await waits(other)], [0, 1], '谁提出的，待办里没有');
  const given = await other('POST /api/password-links/{id}/second', { params: { id: link?.id ?? '' } });
  assert.match(given.code ?? '', /^\d{8}$/);
  assert.equal((await other.refused('POST /api/password-links/{id}/second', { params: { id: link?.id ?? '' } })).status, 409);
  assert.equal((await leader.refused('GET /api/session')).status, 401, '第二道手续办了，原来的登录才失效');
  const wrong = String((Number(given.code) + 1) % 100_000_000).padStart(8, '0');
  assert.match((await setPassword(place, link?.url ?? '', { password: 'tea-bridge-lamp', code: wrong })).text, /验证码不正确/);
  assert.equal((await setPassword(place, link?.url ?? '', { password: 'tea-bridge-lamp', code: given.code ?? '' })).status, 200);
  assert.ok(await signedIn(place.send, 'jiujiang-ld', 'tea-bridge-lamp'));

  const guessed = (await admin('PATCH /api/accounts/{id}', { ...reset, params: { id: idOf('ganzhou-ld') } })).link;
  const { code: secret } = await other('POST /api/password-links/{id}/second', { params: { id: guessed?.id ?? '' } });
  const bad = String((Number(secret) + 1) % 100_000_000).padStart(8, '0');
  for (let i = 0; i < 5; i += 1) await setPassword(place, guessed?.url ?? '', { password: 'tea-bridge-lamp', code: bad });
  const over = await setPassword(place, guessed?.url ?? '', { password: 'tea-bridge-lamp', code: secret ?? '' });
  assert.match(over.text, /验证码填错 5 次/);
});

test('两人办理：一位管理员给不了领导角色，也不能让经办和领导归一人；另一位管理员或该单位领导确认后才生效，本人、提出的人、别的单位都不能', async () => {
  const admin = await place.stage.party('admin');
  const other = await signedIn(place.send, 'admin2', 'tea-bridge-lamp');
  const { accounts } = await admin('GET /api/accounts', { query: {} });
  const idOf = (login: string) => accounts.find((one) => one.login === login)?.id as string;
  const rolesNow = async (login: string) =>
    (await admin('GET /api/accounts', { query: {} })).accounts.find((one) => one.login === login)?.roles;
  const change = (login: string, roles: ('officer' | 'leader')[]) =>
    admin('PATCH /api/accounts/{id}', { params: { id: idOf(login) }, body: { roles, anyway: true } });
  assert.equal((await change('xiehui-jb', ['officer', 'leader'])).waits, true);
  assert.deepEqual(await rolesNow('xiehui-jb'), ['officer'], '确认之前不变');
  const again = { params: { id: idOf('xiehui-jb') }, body: { roles: ['leader' as const], anyway: true } };
  assert.equal((await admin.refused('PATCH /api/accounts/{id}', again)).status, 409);
  const [grant] = (await other('GET /api/role-grants')).grants;
  const step = (name: 'confirm' | 'refuse' | 'withdraw', word = '') => ({
    params: { id: grant?.id ?? '', step: name },
    body: name === 'refuse' ? { word } : {},
  });
  const officer = await place.stage.party('xiehui-jb');
  const leader = await place.stage.party('xiehui-ld');
  const elsewhere = await place.stage.party('nanchang-ld');
  assert.deepEqual((await elsewhere('GET /api/role-grants')).grants, []);
  const route = 'POST /api/role-grants/{id}/steps/{step}' as const;
  for (const [who, status] of [
    [officer, 403],
    [admin, 403],
    [elsewhere, 404],
  ] as const)
    assert.equal((await who.refused(route, step('confirm'))).status, status);
  assert.deepEqual(
    (await leader('GET /api/inbox', { query: {} })).items.filter(({ kind }) => kind === 'roleGrant').map(({ link }) => link),
    ['/app/role-grants'],
  );
  assert.equal((await leader.refused(route, step('refuse'))).status, 400, '不同意的写明理由');
  await leader(route, step('refuse', '本人并不分管'));
  assert.deepEqual(await rolesNow('xiehui-jb'), ['officer']);
  assert.equal((await change('xiehui-jb', ['leader'])).waits, true);
  const [second] = (await other('GET /api/role-grants')).grants;
  const confirm = { params: { id: second?.id ?? '', step: 'confirm' as const }, body: {} };
  const both = await Promise.allSettled([other(route, confirm), leader(route, confirm)]);
  assert.deepEqual(both.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'], '两人同时确认，只成一次');
  assert.deepEqual(await rolesNow('xiehui-jb'), ['leader']);
  assert.equal((await change('xiehui-jb', ['officer', 'leader'])).waits, true, '领导再兼经办，也须另一人确认');
  const third = (await admin('GET /api/role-grants')).grants[0];
  await admin(route, { params: { id: third?.id ?? '', step: 'withdraw' }, body: {} });
  assert.equal((await change('xiehui-ld', ['officer'])).waits, false, '只减不增的，一人办');
  const { entries } = await (await place.stage.party('jiancha'))('GET /api/journal', { query: { subject: idOf('xiehui-jb') } });
  assert.deepEqual(
    entries.map(({ action }) => action).filter((action) => String(action).endsWith('RoleGrant')),
    ['askRoleGrant', 'refuseRoleGrant', 'askRoleGrant', 'confirmRoleGrant', 'askRoleGrant', 'withdrawRoleGrant'],
  );
});

test('会话被人拿走：过了时限，签发、授权、重置、开通、查看个人信息都先问口令，什么也没有办；本人填一次口令，其后的不再问', async () => {
  const { system, send, password } = place;
  const world = await system.world();
  const { token } = await callerOf(send, 'admin', null)('POST /api/session', { body: { login: 'admin', password } });
  const stolen = callerOf(send, 'admin', token);
  const { accounts } = await stolen('GET /api/accounts', { query: {} });
  const of = (login: string) => accounts.find((one) => one.login === login) as (typeof accounts)[number];
  const other = await signedIn(send, 'admin2', 'tea-bridge-lamp');
  const promote = { params: { id: of('xinyu-jb').id }, body: { roles: ['leader' as const], anyway: true } };
  assert.equal((await other('PATCH /api/accounts/{id}', promote)).waits, true);
  const [grant] = (await stolen('GET /api/role-grants')).grants;
  const over = new Date(Date.now() - 10 * 60_000).toISOString();
  await world.asSystem((tx) => tx.directory.proveSession(world.tools.digest(token), over));
  const reset = { params: { id: of('xinyu-jb').id }, body: { resetPassword: true } };
  const made = { organisationId: of('xinyu-jb').organisationId, login: 'xinyu-new', name: '新来', roles: ['officer' as const] };
  const confirm = { params: { id: grant?.id ?? '', step: 'confirm' as const }, body: {} };
  const refused = [
    await stolen.refused('PATCH /api/accounts/{id}', reset),
    await stolen.refused('PATCH /api/accounts/{id}', { params: { id: of('xinyu-jb').id }, body: { roles: ['officer'], active: true } }),
    await stolen.refused('POST /api/accounts', { body: made }),
    await stolen.refused('POST /api/role-grants/{id}/steps/{step}', confirm),
  ];
  assert.deepEqual(
    refused.map(({ type, status, by }) => [type.split(':').at(-1), status, by]),
    refused.map(() => ['proofNeeded', 403, 'password']),
  );
  const after = await stolen('GET /api/accounts', { query: {} });
  assert.deepEqual(after, { accounts }, '看得到的照旧，什么也没有变');
  assert.equal((await stolen.refused('POST /api/session/proof', { body: { password: 'guessed' } })).status, 400);
  assert.equal((await stolen.refused('POST /api/role-grants/{id}/steps/{step}', confirm)).status, 403, '口令不对，仍办不了');
  await stolen('POST /api/session/proof', { body: { password } });
  await stolen('POST /api/role-grants/{id}/steps/{step}', confirm);
  assert.ok((await stolen('PATCH /api/accounts/{id}', reset)).link, '十分钟内不再问');
});

test('最后一位管理员不能把自己停掉；先交给同事，再退下', async () => {
  const manager = await signedIn(place.send, 'xinlai', registration.password);
  const { accounts } = await manager('GET /api/colleagues');
  const [me, other] = [accounts.find((one) => one.login === 'xinlai'), accounts.find((one) => one.login === 'xinlai2')];
  const stop = { params: { id: me?.id as string }, body: { active: false } };
  assert.equal((await manager.refused('PATCH /api/colleagues/{id}', stop)).status, 422);
  await manager('PATCH /api/colleagues/{id}', { params: { id: other?.id as string }, body: { roles: ['clerk', 'manager'] } });
  await manager('PATCH /api/colleagues/{id}', stop);
  assert.equal((await manager.refused('GET /api/session')).status, 401, '停用的账号当即退出');
});

test('移交：所在地主管部门只能提出，别市的提不了；原管理员收到消息可以异议，由省级领导写明理由决定；提出的一方只见验证码', async () => {
  const manager = await signedIn(place.send, 'xinlai2', 'tea-bridge-lamp');
  const nanchang = await place.stage.party('nanchang-jb');
  const { organisations } = await nanchang('GET /api/organisations', { query: { search: registration.name } });
  const input = {
    params: { id: organisations[0]?.id as string },
    body: { login: 'jieshou', name: '罗春花', reason: '原管理员离职，单位来函并经核实' },
  };
  const elsewhere = await (await place.stage.party('jiujiang-jb')).refused('POST /api/organisations/{id}/handover', input);
  assert.equal(elsewhere.status, 404, elsewhere.detail);
  const others = { ...input, body: { ...input.body, login: 'qiye01' } };
  assert.equal((await nanchang.refused('POST /api/organisations/{id}/handover', others)).status, 400, '别的单位的登录名');
  const asked = await nanchang('POST /api/organisations/{id}/handover', input);
  const at = { params: { id: asked.id } };
  assert.equal((await nanchang.refused('POST /api/organisations/{id}/handover', input)).status, 409);
  const agree = { ...at, body: { agree: true, word: '' } };
  assert.equal(
    (await (await place.stage.party('nanchang-ld')).refused('POST /api/handovers/{id}/decide', agree)).status,
    403,
    '提出的一方的领导',
  );
  assert.equal((await (await place.stage.party('shangrao-ld')).refused('POST /api/handovers/{id}/decide', agree)).status, 404);
  assert.equal((await nanchang.refused('POST /api/handovers/{id}/decide', agree)).status, 403);
  const admin = await place.stage.party('admin');
  assert.match((await admin.refused('POST /api/handovers/{id}/decide', agree)).detail, /2025年3月13日前提出异议/);
  await place.system.world().then((world) => world.asSystem((tx) => tx.messages.deliver(world.now, () => world.tools.newId())));
  assert.ok((await manager('GET /api/messages', { query: {} })).messages.some(({ subject }) => subject === '有人申请接替您担任单位管理员'));
  await manager('POST /api/handovers/{id}/object', { ...at, body: { word: '我没有离职' } });
  await place.stage.day('2025-03-14');
  assert.match((await admin.refused('POST /api/handovers/{id}/decide', agree)).detail, /原管理员有异议，由省级主管部门领导决定/);
  const leader = await place.stage.party('sheng-ld');
  const [waiting] = (await leader('GET /api/inbox', { query: {} })).items.filter(({ kind }) => kind === 'handover');
  assert.match(waiting?.why ?? '', /我没有离职/);
  assert.equal((await leader.refused('POST /api/handovers/{id}/decide', agree)).status, 400, '有异议的要写理由');
  assert.equal((await manager('GET /api/session')).account.login, 'xinlai2', '决定之前谁也没有停用');
  await leader('POST /api/handovers/{id}/decide', { ...at, body: { agree: false, word: '社保记录显示仍在职' } });
  assert.equal((await leader.refused('POST /api/handovers/{id}/decide', agree)).status, 422, '已经办结');

  const again = await nanchang('POST /api/organisations/{id}/handover', input);
  await place.stage.day('2025-03-17');
  const both = await Promise.allSettled([1, 2].map(() => admin('POST /api/handovers/{id}/decide', { ...agree, params: { id: again.id } })));
  assert.deepEqual(both.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'], '两人同时确认，只成一次');
  const done = both.find((one) => one.status === 'fulfilled');
  const url = done?.value.link?.url ?? '';
  assert.equal((await manager.refused('GET /api/session')).status, 401, '原管理员的账号停用');
  const [code] = (await nanchang('GET /api/inbox', { query: {} })).items.filter(({ kind }) => kind === 'passwordLink');
  assert.match(code?.title ?? '', /jieshou/);
  const second = await nanchang('POST /api/password-links/{id}/second', { params: { id: done?.value.link?.id ?? '' } });
  await setPassword(place, url, { password: 'tea-bridge-lamp', code: second.code ?? '' });
  const session = await (await signedIn(place.send, 'jieshou', 'tea-bridge-lamp'))('GET /api/session');
  assert.deepEqual([session.organisation.name, session.account.roles], [registration.name, ['clerk', 'manager']]);
  const { entries } = await (await place.stage.party('jiancha'))('GET /api/journal', { query: { subject: input.params.id } });
  const acts = entries.map(({ action }) => action).filter((action) => /andover|handOver/.test(String(action)));
  assert.deepEqual(acts, ['askHandover', 'objectHandover', 'refuseHandover', 'askHandover', 'handOver']);
});

test('移交：经办人提出，本单位管理员自己同意的当即办理；接手的是本单位同事的，不另发口令；可以撤回', async () => {
  const manager = await signedIn(place.send, 'jieshou', 'tea-bridge-lamp');
  const { link } = await manager('POST /api/colleagues', { body: { login: 'xinlai4', name: '邓海波', roles: ['clerk'] } });
  await setPassword(place, link.url ?? '', { password: 'tea-bridge-lamp' });
  const clerk = await signedIn(place.send, 'xinlai4', 'tea-bridge-lamp');
  const { organisation } = await clerk('GET /api/session');
  const ask = { params: { id: organisation.id }, body: { login: 'xinlai4', name: '邓海波', reason: '管理员将退休，由我接手' } };
  assert.equal((await manager.refused('POST /api/organisations/{id}/handover', ask)).status, 422, '管理员自己不用申请');
  const first = await clerk('POST /api/organisations/{id}/handover', ask);
  await clerk('POST /api/handovers/{id}/steps/{step}', { params: { id: first.id, step: 'withdraw' }, body: {} });
  const { id } = await clerk('POST /api/organisations/{id}/handover', ask);
  const own = { params: { id }, body: { agree: true, word: '' } };
  assert.equal((await clerk.refused('POST /api/handovers/{id}/decide', own)).status, 403, '自己提出的自己不能同意');
  assert.deepEqual(await manager('POST /api/handovers/{id}/decide', own), { link: null });
  assert.deepEqual((await clerk('GET /api/session')).account.roles, ['clerk', 'manager']);
  assert.equal((await manager.refused('GET /api/session')).status, 401);
  assert.deepEqual(
    place.logged,
    place.logged.filter((line) => !line.includes('Error')),
    '没有意外错误',
  );
});
