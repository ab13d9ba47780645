import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { contract } from '../../src/api/contract/contract.ts';
import { type Case, prepare, submit } from '../../src/rehearsal/apply.ts';
import { player } from '../../src/rehearsal/cast.ts';
import { assess, recommend, recommendationRead, review, signRecommendation } from '../../src/rehearsal/recommend.ts';
import { roundOf } from '../../src/rehearsal/year.ts';
import { type Place, startPlace } from './system.ts';

let place: Place;
let roundId: string;
const cases: Case[] = [];

before(async () => {
  place = await startPlace({ applicants: 23, experts: 1 });
  const { stage } = place;
  await stage.day('2025-03-03');
  roundId = (await (await stage.party('sheng-jb'))('POST /api/rounds', { body: roundOf(2025) })).id;
  await stage.day('2025-03-10');
  for (const n of [0, 11]) {
    const one = await submit(stage, await prepare(stage, { id: roundId, year: 2025 }, { ...player(n), fate: 'recognised' }));
    await review(stage, one);
    await assess(stage, one);
    cases.push(one);
  }
});
after(() => place.close());

const [first, second] = [() => cases[0] as Case, () => cases[1] as Case];
const at = (one: Case) => ({ params: { id: one.dossierId } });

test('推荐名额：用完后签发被挡，说明名额和下一步；调整后可以签发', async () => {
  const { stage } = place;
  const province = await stage.party('sheng-jb');
  const leader = await stage.party('nanchang-ld');
  const { organisation } = await leader('GET /api/session');
  const quota = async (limit: number) => {
    const { version } = (await province('GET /api/rounds/{id}', { params: { id: roundId } })).round;
    const body = { version, quotas: [{ recommenderId: organisation.id, limit }] };
    await province('PUT /api/rounds/{id}/quotas', { params: { id: roundId }, body });
  };
  await quota(1);
  await recommend(stage, first());
  await assert.rejects(recommend(stage, second()), /推荐名额 1 家已用完（已推荐 1 家）/);
  const { offers } = await leader('GET /api/dossiers/{id}', at(second()));
  assert.match(offers.find((offer) => offer.step === 'recommend')?.blockedBy.join() ?? '', /名额/);
  const seen = async (login: string) => (await (await stage.party(login))('GET /api/rounds/{id}', { params: { id: roundId } })).quotas;
  const own = { recommenderId: organisation.id, recommender: organisation.name, limit: 1, used: 1 };
  assert.deepEqual(await seen('nanchang-ld'), [own], '推荐部门只看到自己的');
  assert.ok((await seen('sheng-jb')).length > 10);
  assert.deepEqual(
    (await seen('sheng-jb')).find((one) => one.recommenderId === organisation.id),
    own,
  );
  assert.deepEqual(await seen(first().login), [], '申报单位看不到名额');
  assert.deepEqual(
    (await seen('ganzhou-jb')).filter((one) => one.used > 0),
    [],
    '别的设区市看不到',
  );
  await quota(2);
  await signRecommendation(leader, second().dossierId);
});

test('推荐函和汇总名单只列本部门签发的', async () => {
  const officer = await place.stage.party('nanchang-jb');
  const paper = await officer('GET /api/rounds/{id}/recommendations.pdf', { params: { id: roundId } });
  assert.equal((await paper.text()).slice(0, 5), '%PDF-');
  const book = await officer('GET /api/rounds/{id}/recommendations.xlsx', { params: { id: roundId } });
  const parts = Object.values(unzipSync(new Uint8Array(await book.arrayBuffer()))).map((part) => strFromU8(part));
  assert.match(parts.join(''), /2025年3月10日|2025-03-10/, '签发日期是北京时间的日期，清晨签发的也是');
});

test('两个渠道：先申报的为准，两个推荐部门都收到通知', async () => {
  const { stage } = place;
  const { organisation } = await (await stage.party('xiehui-jb'))('GET /api/session');
  const clerk = await stage.party(first().login);
  const problem = await clerk.refused('POST /api/dossiers', { body: { roundId, recommenderId: organisation.id } });
  assert.equal(problem.status, 422);
  assert.match(problem.detail, /本年度已有一件申报/);
  await stage.day('2025-03-11');
  for (const login of ['xiehui-jb', 'nanchang-jb']) {
    const { messages } = await (await stage.party(login))('GET /api/messages', { query: {} });
    assert.ok(
      messages.some((message) => message.subject.includes('只能由一个部门推荐')),
      login,
    );
  }
});

test('分办：只能分给本部门同事，别的部门看不见', async () => {
  const officer = await place.stage.party('nanchang-jb');
  const { people } = await officer('GET /api/office');
  const colleague = people.find((one) => one.roles.includes('leader'));
  await officer('POST /api/dossiers/{id}/assign', { ...at(second()), body: { accountId: colleague?.id ?? null } });
  assert.equal((await officer('GET /api/office')).assignments[0]?.accountId, colleague?.id);
  const other = await place.stage.party('ganzhou-jb');
  assert.equal((await other.refused('POST /api/dossiers/{id}/assign', { ...at(second()), body: { accountId: null } })).status, 404);
  const outsider = (await other('GET /api/session')).account.id;
  assert.equal((await officer.refused('POST /api/dossiers/{id}/assign', { ...at(second()), body: { accountId: outsider } })).status, 404);
});

test('外出代办：在起止日期内有代办的角色，日志写明代谁；写的人仍不能签自己写的', async () => {
  const { stage } = place;
  const leader = await stage.party('nanchang-ld');
  const officer = await stage.party('nanchang-jb');
  const [absent, deputy] = [(await leader('GET /api/session')).account, (await officer('GET /api/session')).account];
  await leader('POST /api/absences', { body: { accountId: absent.id, deputyId: deputy.id, fromOn: '2025-03-11', toOn: '2025-03-12' } });
  assert.deepEqual([...(await officer('GET /api/session')).account.roles].sort(), ['leader', 'officer']);
  assert.deepEqual((await officer('GET /api/session')).standsInFor, [absent.name]);
  const read = await recommendationRead(officer, first().dossierId);
  const own = await officer.refused('POST /api/dossiers/{id}/recommend', { ...at(first()), body: { read } });
  assert.equal(own.status, 422);
  await stage.day('2025-03-13');
  assert.deepEqual((await officer('GET /api/session')).account.roles, ['officer']);
  assert.deepEqual((await officer('GET /api/session')).standsInFor, []);
});

test('名单视图：各人存各人的；共用的本部门都有，同事不能删，领导能删；别的部门没有', async () => {
  const { stage } = place;
  const officer = await stage.party('nanchang-jb');
  const leader = await stage.party('nanchang-ld');
  const seen = async (party: typeof officer) => (await party('GET /api/views')).views.map(({ name, own }) => [name, own]);
  const body = { list: 'inbox', name: '本周', filter: { state: '待初审' } } as const;
  const { id } = await officer('PUT /api/views', { body });
  assert.deepEqual((await officer('GET /api/views')).views[0]?.filter, body.filter);
  assert.deepEqual(await seen(leader), []);
  assert.equal((await officer.refused('PUT /api/views', { body: { ...body, name: '字'.repeat(21) } })).status, 400);
  assert.equal((await officer.refused('PUT /api/views', { body })).status, 409);
  await officer('PUT /api/views', { body: { ...body, shared: true, replace: true } });
  assert.deepEqual(await seen(leader), [['本周', false]]);
  assert.deepEqual(await seen(await stage.party('ganzhou-jb')), []);
  assert.equal((await (await stage.party('ganzhou-jb')).refused('DELETE /api/views/{id}', { params: { id } })).status, 404);
  await leader('DELETE /api/views/{id}', { params: { id } });
  assert.deepEqual(await seen(officer), []);
  const of = await leader('PUT /api/views', { body: { ...body, shared: true } });
  assert.equal((await officer.refused('DELETE /api/views/{id}', { params: of })).status, 403);
  await leader('DELETE /api/views/{id}', { params: of });
});

test('第十条 提出取消、不取消年度工作，答复的栏目与文档一致', async () => {
  const { stage } = place;
  const officer = await stage.party('sheng-jb');
  const { id } = await officer('POST /api/rounds', { body: roundOf(2026) });
  const declared = Object.keys(contract['POST /api/rounds/{id}/cancel'].response.shape).toSorted();
  const asked = await officer('POST /api/rounds/{id}/cancel', { params: { id }, body: { step: 'ask', reason: '年份填写有误' } });
  assert.deepEqual(Object.keys(asked).toSorted(), declared);
  const leader = await stage.party('sheng-ld');
  const kept = await leader('POST /api/rounds/{id}/steps/{step}', { params: { id, step: 'keep' }, body: {} });
  assert.deepEqual(Object.keys(kept).toSorted(), declared);
});
