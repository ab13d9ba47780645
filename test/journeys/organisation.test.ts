import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { signedIn } from '../../src/rehearsal/client.ts';
import { demoCreditCode } from '../../src/rehearsal/directory.ts';
import { type Place, startPlace } from './system.ts';

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

test('不用脚本的网页表单：错在哪一栏说清，填过的不丢，口令不回显', async () => {
  const wrong = await place.send('/register', form({ ...registration, creditCode: '9136', login: 'other2' }));
  const page = await wrong.text();
  assert.equal(wrong.status, 400);
  assert.match(page, /GB 32100|18位/);
  assert.match(page, /南昌新来企业服务有限公司/);
  assert.doesNotMatch(page, /a-long-password/);
  const right = await place.send('/register', form({ ...registration, creditCode: demoCreditCode(902), login: 'webform' }));
  assert.equal(right.status, 200);
});

test('邀请同事：一次性口令，首次登录须修改；经办人不能管理账号', async () => {
  const manager = await signedIn(place.send, 'xinlai', registration.password);
  const { password } = await manager('POST /api/colleagues', { body: { login: 'xinlai2', name: '涂小燕', roles: ['clerk'] } });
  const colleague = await signedIn(place.send, 'xinlai2', password);
  assert.equal((await colleague('GET /api/session')).mustChangePassword, true);
  const early = await colleague.refused('GET /api/colleagues');
  assert.deepEqual([early.status, early.type], [403, 'urn:shifan:problem:passwordToChange'], '没改口令，什么也打不开');
  await colleague('POST /api/session/password', { body: { current: password, next: 'tea-bridge-lamp' } });
  const refused = await colleague.refused('POST /api/colleagues', { body: { login: 'xinlai3', name: '某某', roles: ['clerk'] } });
  assert.equal(refused.status, 403);
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

test('管理员都走了：所在地主管部门核实后移交，别市的办不了', async () => {
  const nanchang = await place.stage.party('nanchang-jb');
  const { organisations } = await nanchang('GET /api/organisations', { query: { search: registration.name } });
  const input = {
    params: { id: organisations[0]?.id as string },
    body: { login: 'jieshou', name: '罗春花', reason: '原管理员离职，单位来函并经核实' },
  };
  const elsewhere = await (await place.stage.party('jiujiang-jb')).refused('POST /api/organisations/{id}/handover', input);
  assert.equal(elsewhere.status, 404, elsewhere.detail);
  const { password } = await nanchang('POST /api/organisations/{id}/handover', input);
  const session = await (await signedIn(place.send, 'jieshou', password))('GET /api/session');
  assert.equal(session.organisation.name, registration.name);
  assert.deepEqual(
    place.logged,
    place.logged.filter((line) => !line.includes('Error')),
    '没有意外错误',
  );
});
