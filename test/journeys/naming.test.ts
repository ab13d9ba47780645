import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { paperOf } from '../../src/acts/dossier/papers.ts';
import { asSystem } from '../../src/cli/as-system.ts';
import { type Case, smallPdf, submit } from '../../src/rehearsal/apply.ts';
import { player } from '../../src/rehearsal/cast.ts';
import { type Caller, signedIn } from '../../src/rehearsal/client.ts';
import { applicantName, demoCreditCode } from '../../src/rehearsal/directory.ts';
import { type Place, startDrafting } from './system.ts';

let place: Place;
let drafted: Case;
let clerk: Caller;
let stranger: Caller;
before(async () => {
  ({ place, drafted, clerk, stranger } = await startDrafting());
});
after(() => place.close());

const pdf = (text: string) => ({ query: { name: '营业执照.pdf' }, body: smallPdf(text) });
const correction = (change: { name?: string; creditCode?: string; divisionCode?: string }) => ({
  body: { name: '', creditCode: '', divisionCode: '', reason: '营业执照已变更', ...change },
});
const decide = (id: string, agree: boolean) => ({ params: { id }, body: { agree, word: agree ? '与证照相符' : '证照不符' } });
const paper = async () => paperOf(asSystem(await place.system.world()), drafted.dossierId);
const onPaper = async () => (await paper()).applicant;
const waiting = async (who: Caller) =>
  (await who('GET /api/inbox', { query: {} })).items.filter(({ kind }) => kind === 'organisationCase').length;

test('更正单位名称：凭证照由所在地主管部门决定；此前提交的纸件用旧名，退回后的草稿和以后的用新名；日志记前后', async () => {
  const before = applicantName(player(0).n);
  const sent = await submit(place.stage, drafted);
  const nanchang = await place.stage.party('nanchang-jb');
  const jiujiang = await place.stage.party('jiujiang-jb');
  assert.equal((await clerk.refused('POST /api/organisation-cases', correction({ name: before }))).status, 400, '没有要更正的');
  assert.equal((await clerk.refused('POST /api/organisation-cases', correction({ name: '江西省工业和信息化厅' }))).status, 400);
  const taken = correction({ creditCode: demoCreditCode(player(1).n + 1) });
  assert.match((await clerk.refused('POST /api/organisation-cases', taken)).detail, /已由别的单位登记.*提出争议/);
  const next = '南昌更名以后企业服务有限公司';
  const { id } = await clerk('POST /api/organisation-cases', correction({ name: next }));
  assert.equal((await clerk.refused('POST /api/organisation-cases', correction({ name: next }))).status, 409);
  assert.deepEqual([await waiting(nanchang), await waiting(jiujiang)], [1, 0]);
  assert.match((await nanchang.refused('POST /api/organisation-cases/{id}/decide', decide(id, true))).detail, /还没有上传证照/);
  const file = await clerk('PUT /api/organisation-cases/{id}/evidence', { params: { id }, ...pdf('changed') });
  assert.equal((await stranger.refused('PUT /api/organisation-cases/{id}/evidence', { params: { id }, ...pdf('x') })).status, 404);
  const at = { params: { id, evidenceId: file.id } };
  assert.equal((await jiujiang.refused('GET /api/organisation-cases/{id}/evidence/{evidenceId}', at)).status, 404);
  assert.equal((await jiujiang.refused('POST /api/organisation-cases/{id}/decide', decide(id, true))).status, 404);
  await nanchang('GET /api/organisation-cases/{id}/evidence/{evidenceId}', at);
  const two = await Promise.allSettled([1, 2].map(() => nanchang('POST /api/organisation-cases/{id}/decide', decide(id, true))));
  assert.deepEqual(two.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'], '两人同时决定，只成一次');
  assert.equal((await clerk('GET /api/session')).organisation.name, next);
  assert.equal(await onPaper(), before, '提交在前，纸件上是旧名');
  const { entries } = await (await place.stage.party('jiancha'))('GET /api/journal', { query: { search: 'correctOrganisation' } });
  assert.match(JSON.stringify(entries[0]), new RegExp(`"before":"${before}"`));
  const item = { path: 'website', label: '网址', reason: '网址打不开', article: '第九条（一）', expected: '填写能打开的网址' };
  await nanchang('POST /api/dossiers/{id}/return', { params: { id: sent.dossierId }, body: { items: [item] } });
  assert.equal(await onPaper(), next, '退回补正的是草稿，用新名');
  assert.equal((await paper()).submittedAs, before, '上次提交的回执仍是旧名');
});

test('信用代码争议：真正的单位可以注册并提出，双方举证，所在地主管部门写明理由决定；代码归还，原登记单位在办的申报停办，双方收到决定', async () => {
  const { organisation } = await stranger('GET /api/session');
  const code = demoCreditCode(player(1).n + 1);
  const body = {
    ...{ creditCode: code, name: '真正的企业服务有限公司', divisionCode: '360100', personName: '万晓军', login: 'zhenzheng' },
    ...{ password: 'tea-bridge-lamp', mobile: '', email: '' },
  };
  assert.equal((await place.stage.anyone.refused('POST /api/registrations', { body })).status, 409, '不提出争议的照旧不能重复注册');
  const { rounds } = await clerk('GET /api/rounds');
  const roundId = rounds[0]?.id as string;
  const { organisations } = await stranger('GET /api/organisations', { query: { kind: 'city' } });
  const holderCity = organisations.find((one) => one.divisionCode === (player(1).n % 11 === 1 ? '360200' : '360100'));
  const city = await place.stage.party(holderCity?.divisionCode === '360200' ? 'jingdezhen-jb' : 'nanchang-jb');
  const draft = await stranger('POST /api/dossiers', { body: { roundId, recommenderId: holderCity?.id as string } });
  const page = async (step: string, more: Record<string, string> = {}) => {
    const typed = new URLSearchParams({ ...body, mobile: '13807910001', email: 'wan@example.cn', step, ...more });
    const headers = { origin: 'http://localhost', host: 'localhost', 'content-type': 'application/x-www-form-urlencoded' };
    return (await place.send('/register', { method: 'POST', headers, body: typed.toString() })).text();
  };
  assert.match(await page('check'), /name="dispute"/, '代码被占的，页面就地可以写明理由提出争议');
  const dispute = '该代码是我单位营业执照上的代码，被他人误登';
  const looked = await page('check', { dispute });
  assert.match(looked, /已由别的单位登记，您提出争议/);
  assert.match(await page('confirm', { dispute }), /信用代码争议已提交/);
  const claimant = await signedIn(place.send, 'zhenzheng', 'tea-bridge-lamp');
  const [one] = (await claimant('GET /api/organisation-cases')).cases;
  const id = one?.id as string;
  assert.deepEqual([one?.kind, one?.creditCode, one?.against], ['dispute', code, organisation.name]);
  assert.equal(await waiting(city), 1);
  await stranger('POST /api/organisation-cases/{id}/steps/{step}', {
    params: { id, step: 'answer' },
    body: { answer: '注册时填错了一位' },
  });
  assert.equal(
    (await claimant.refused('POST /api/organisation-cases/{id}/answer', { params: { id }, body: { answer: '冒充对方' } })).status,
    403,
  );
  await stranger('PUT /api/organisation-cases/{id}/evidence', { params: { id }, ...pdf('holder') });
  const offered = async (who: typeof city) =>
    ((await who('GET /api/organisation-cases')).cases[0]?.offers ?? []).map(
      ({ step, blockedBy }) => `${step}${blockedBy.length > 0 ? ' blocked' : ''}`,
    );
  assert.deepEqual(await offered(city), ['agree blocked', 'refuse'], '每一方能办什么由服务器说');
  assert.deepEqual(await offered(await place.stage.party('nanchang-ld')), []);
  assert.deepEqual(await offered(claimant), ['bring', 'withdraw']);
  assert.deepEqual(await offered(stranger), ['bring', 'answer']);
  assert.match((await city.refused('POST /api/organisation-cases/{id}/decide', decide(id, true))).detail, /提出争议的单位还没有上传证照/);
  await claimant('PUT /api/organisation-cases/{id}/evidence', { params: { id }, ...pdf('claimant') });
  assert.equal((await city('GET /api/organisation-cases')).cases[0]?.evidence.length, 2);
  await city('POST /api/organisation-cases/{id}/decide', decide(id, true));
  const known = await (await place.system.world()).asSystem((tx) => tx.directory.organisationByCode(code));
  assert.deepEqual([known?.name, known?.pending], ['真正的企业服务有限公司', false]);
  const frozen = await stranger('GET /api/dossiers/{id}', { params: { id: draft.id } });
  assert.match(JSON.stringify(frozen.state), /withdrawn|撤回/, '停办，仍可查看');
  await place.system.world().then((world) => world.asSystem((tx) => tx.messages.deliver(world.now, () => world.tools.newId())));
  for (const who of [stranger, claimant])
    assert.ok((await who('GET /api/messages', { query: {} })).messages.some(({ subject }) => subject === '信用代码争议已有决定'));
  const nanchang = (await claimant('GET /api/organisations', { query: { kind: 'city' } })).organisations.find(
    (each) => each.divisionCode === '360100',
  );
  await claimant('POST /api/dossiers', { body: { roundId, recommenderId: nanchang?.id as string } });
  await ownerAfterDecision(roundId);
  assert.deepEqual(
    place.logged.filter((line) => /Error/.test(line)),
    [],
    '没有意外错误',
  );
});

/** 第八条（三）: what was decided of a dossier under a code of somebody else's does not stand in the way of whom it belongs to, in the same round. */
async function ownerAfterDecision(roundId: string): Promise<void> {
  const { creditCode } = (await clerk('GET /api/colleagues')).organisation;
  const world = await place.system.world();
  await world.asSystem(async (tx) => {
    const dossier = await tx.dossiers.dossier(drafted.dossierId);
    await tx.dossiers.change(drafted.dossierId, dossier?.version ?? 0, { state: 'declined', correctionDueOn: null });
  });
  const typed = {
    ...{ creditCode: creditCode ?? '', name: '原主企业服务有限公司', divisionCode: '360100', personName: '涂小燕', login: 'yuanzhu' },
    ...{ password: 'tea-bridge-lamp', mobile: '13807910002', email: 'tu@example.cn', step: 'confirm', dispute: '代码是我单位的' },
  };
  const headers = { origin: 'http://localhost', host: 'localhost', 'content-type': 'application/x-www-form-urlencoded' };
  await place.send('/register', { method: 'POST', headers, body: new URLSearchParams(typed).toString() });
  const owner = await signedIn(place.send, 'yuanzhu', 'tea-bridge-lamp');
  const [one] = (await owner('GET /api/organisation-cases')).cases;
  await owner('PUT /api/organisation-cases/{id}/evidence', { params: { id: one?.id as string }, ...pdf('owner') });
  await (await place.stage.party('nanchang-jb'))('POST /api/organisation-cases/{id}/decide', decide(one?.id as string, true));
  const { own, offer } = await owner('GET /api/rounds/{id}/start', { params: { id: roundId } });
  assert.deepEqual(offer.blockedBy, [], '别人名下已作的决定，不挡代码的主人');
  await owner('POST /api/dossiers', { body: { roundId, recommenderId: own?.id as string } });
  const kept = await clerk('GET /api/dossiers/{id}', { params: { id: drafted.dossierId } });
  assert.equal(kept.state.name, 'declined', '决定照旧，仍可查看');
}
