import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Hono } from 'hono';
import type { World } from '../../src/acts/context.ts';
import { inbox } from '../../src/acts/inbox/inbox.ts';
import { drawSample } from '../../src/acts/recommendation/draw.ts';
import { printContacts } from '../../src/acts/recommendation/print-contacts.ts';
import { recordAttempt } from '../../src/acts/recommendation/record-attempt.ts';
import { recordInterview } from '../../src/acts/recommendation/record-interview.ts';
import { replaceDrawn } from '../../src/acts/recommendation/replace-drawn.ts';
import { callSheet, revealContact } from '../../src/acts/recommendation/sample.ts';
import { answerSurvey, openSurvey, type Reply } from '../../src/acts/recommendation/survey-answer.ts';
import { makeLink } from '../../src/acts/recommendation/survey-link.ts';
import type { Refused } from '../../src/acts/refusal.ts';
import { serveSurvey } from '../../src/api/public/serve-survey.ts';
import type { Surroundings } from '../../src/api/server.ts';
import { WorkFailed } from '../../src/documents/work/pool.ts';
import { type Acting, openActing, organisation, person, reasonsOf, refusalOf } from './acting.ts';
import { assessed, called, offices, submittedTo, TODAY } from './assessing.ts';

let acting: Acting;
let scene: Awaited<ReturnType<typeof offices>>;
let app: Hono;

before(async () => {
  acting = await openActing();
  scene = await offices(acting);
  app = new Hono();
  const report = (error: unknown) => assert.fail(String(error));
  serveSurvey(app, {
    world: async () => acting.world(TODAY),
    report,
    trustedProxy: () => false,
    publicUrl: 'http://localhost',
  } as unknown as Surroundings);
});
after(() => acting?.close());

let cases = 0;

/** A case with its sample drawn; the rows that wait, first drawn first. */
async function drawn() {
  cases += 1;
  const one = await assessed(acting, { recommender: scene.nanchang, round: scene.round, name: `南昌平台${cases}号有限公司` });
  await drawSample(scene.nanchang.officer, one.dossier.id);
  const { rows } = await callSheet(scene.nanchang.officer, one.dossier.id);
  return { ...one, at: rows.map((row) => ({ dossierId: one.dossier.id, rowId: row.sample.rowId })) };
}
type Place = { dossierId: string; rowId: string };
const placeOf = (at: readonly Place[], index = 0): Place => at[index] as Place;

const at = (world: World, address = '203.0.113.7'): World => ({ ...world, origin: { address, device: null } });
const reply: Reply = {
  received: true,
  satisfied: true,
  service: '帮我们做过一次工艺诊断',
  interviewee: '熊志刚',
  position: '厂长',
  mobile: '',
  remark: '',
};
const link = async (at: Place) => (await makeLink(scene.nanchang.officer, at)).token;
const open = (token: string, today = TODAY, address?: string) => openSurvey(at(acting.world(today), address), { token });
const send = (token: string, change: Partial<Reply> = {}) => answerSurvey(at(acting.world(TODAY)), { token }, { ...reply, ...change });
const rowOf = async (at: Place) => {
  const { rows } = await callSheet(scene.nanchang.officer, at.dossierId);
  return rows.find((row) => row.sample.rowId === at.rowId) as NonNullable<(typeof rows)[number]>;
};
const refused = async (work: Promise<unknown>) => (await refusalOf(work)).kind;
const journalOf = (dossierId: string) => acting.system((tx) => tx.journal.entries({ subject: dossierId }));
const lettersTo = async (accountId: string) => {
  await acting.system((tx) => tx.messages.deliver('2026-04-22T03:00:00.000Z', () => crypto.randomUUID()));
  return acting.system((tx) => tx.messages.mine(accountId));
};

test('附件1 一次性链接：说明谁在问、问哪个平台、所填服务；答复按网络互动记录，姓名封存', async () => {
  const { at, name } = await drawn();
  const place = placeOf(at);
  const token = await link(place);
  assert.match(token, /^[\w-]{43}$/);
  const questions = await open(token);
  assert.deepEqual([questions.recommender, questions.platform], ['南昌市工业和信息化局', name]);
  assert.equal(questions.service, '新产品工业设计');
  assert.equal(questions.expiresAt, '2026-05-02T02:00:00.000Z');
  await send(token);
  const { sample, claimed, link: answered } = await rowOf(place);
  assert.deepEqual([sample.state, sample.method, sample.satisfied, sample.denied], ['recorded', 3, true, false]);
  assert.deepEqual([sample.interviewee, claimed?.service, answered?.answer?.service], ['熊**', '新产品工业设计', reply.service]);
  const stored = await acting.store.as('system', (tx) =>
    tx.selectFrom('surveyLink').selectAll().where('rowId', '=', place.rowId).executeTakeFirstOrThrow(),
  );
  assert.ok(!JSON.stringify(stored).includes('熊志刚') && !JSON.stringify(stored).includes(token));
  assert.ok(!JSON.stringify(await journalOf(place.dossierId)).includes(token), '链接不进日志');
});

test('第十六条 答复、备注、联系情况里写的手机号，名单上遮蔽，写明用途后可以查看；照遮蔽的样子存回去、添几个字都不丢', async () => {
  const { at } = await drawn();
  const [place, tried] = [placeOf(at), placeOf(at, 1)];
  await send(await link(place), { service: '培训，联系人13812345678', remark: '我的身份证360102198001011239' });
  await recordAttempt(scene.nanchang.officer, tried, { ...called('无人接听'), note: '另有号码139 1234 5678' });
  const { sample, link: answered } = await rowOf(place);
  const { attempts } = await rowOf(tried);
  assert.deepEqual(
    [sample.service, sample.note, answered?.answer?.remark, attempts[0]?.note],
    ['培训，联系人138****5678', '我的身份证3601**********1239', '我的身份证3601**********1239', '另有号码139******5678'],
  );
  const purpose = '电话测评';
  const shown = await revealContact(scene.nanchang.officer, { ...place, purpose });
  assert.deepEqual([shown.service, shown.note], ['培训，联系人13812345678', '我的身份证360102198001011239']);
  assert.deepEqual((await revealContact(scene.nanchang.officer, { ...tried, purpose })).attempts, ['另有号码139 1234 5678']);
  const entries = await journalOf(place.dossierId);
  assert.deepEqual(
    entries.filter(({ action }) => action === 'revealContact').map(({ detail }) => (detail as { personal: number }).personal),
    [5, 3],
    '文中的号码计入所显示的个人信息',
  );
  const again = { method: 2, interviewee: null, mobile: '13807910001', position: '厂长', satisfied: true, version: sample.version };
  await recordInterview(scene.nanchang.officer, place, { ...again, service: sample.service ?? '', note: `${sample.note}，已核对` });
  const kept = await revealContact(scene.nanchang.officer, { ...place, purpose });
  assert.deepEqual([kept.service, kept.note], ['培训，联系人13812345678', '我的身份证360102198001011239，已核对']);
});

test('链接用过、作废、过期、猜测、已另行记录、已替换，答复一样：打不开也交不了', async () => {
  const { at } = await drawn();
  const [used, older, late, recorded, replaced] = [0, 1, 2, 3, 4].map((index) => placeOf(at, index)) as [Place, Place, Place, Place, Place];
  const tokens = { used: await link(used), revoked: await link(older), recorded: await link(recorded), replaced: await link(replaced) };
  const newer = await link(older);
  await send(tokens.used);
  const version = 1;
  await recordInterview(scene.nanchang.officer, recorded, {
    ...reply,
    satisfied: true,
    mobile: '13807910001',
    method: 2,
    note: '',
    version,
  });
  await replaceDrawn(scene.nanchang.officer, replaced, { reason: '空号', note: '', attempt: called('空号') });
  const dead = [...Object.values(tokens), 'A'.repeat(43), ''];
  for (const token of dead) {
    assert.equal(await refused(open(token)), 'notFound', token);
    assert.equal(await refused(send(token)), 'notFound', token);
  }
  const lateToken = await link(late);
  assert.ok(await open(lateToken, '2026-05-01'));
  assert.equal(await refused(open(lateToken, '2026-05-02')), 'notFound', '第10日到点失效');
  assert.ok(await open(newer), '新链接可用');
  assert.match(await reasonsOf(makeLink(scene.nanchang.officer, used)), /已记录/);
  assert.match(await reasonsOf(makeLink(scene.nanchang.officer, replaced)), /空号/);
});

test('同时提交两次，只收一次', async () => {
  const place = placeOf((await drawn()).at);
  const token = await link(place);
  const results = await Promise.allSettled([send(token), send(token, { satisfied: false })]);
  assert.deepEqual(results.map((one) => one.status).sort(), ['fulfilled', 'rejected']);
  assert.equal((await rowOf(place)).sample.version, 2);
});

test('页面：打不开的链接逐字节相同；填写有误的保留所填，链接仍可用', async () => {
  const { at } = await drawn();
  const token = await link(placeOf(at));
  const used = await link(placeOf(at, 1));
  await send(used);
  const pages = await Promise.all([used, 'guessed', 'B'.repeat(43)].map((one) => app.request(`/survey/${one}`)));
  const bodies = await Promise.all(pages.map((page) => page.text()));
  assert.deepEqual(
    pages.map((page) => page.status),
    [410, 410, 410],
  );
  assert.equal(new Set(bodies).size, 1);
  const post = (fields: Record<string, string>) => app.request(`/survey/${token}`, { method: 'POST', body: new URLSearchParams(fields) });
  const wrong = await post({ received: 'yes', satisfied: 'yes', service: '诊断', interviewee: '王芳', mobile: '1380791' });
  assert.equal(wrong.status, 400);
  const text = await wrong.text();
  assert.ok(text.includes('手机') && text.includes('value="王芳"') && !text.includes('<script'));
  assert.equal((await post({ received: 'yes', service: '诊断', interviewee: '王芳' })).status, 400, '没有选满意与否');
  assert.equal((await post({ service: 'x'.repeat(70_000) })).status, 413);
  assert.equal((await post({ received: 'never' })).status, 200);
  assert.equal((await app.request(`/survey/${token}`)).status, 410);
});

test('10分钟内20次打不开，此后一律429，过后恢复；别处的地址不受影响', async () => {
  const token = await link(placeOf((await drawn()).at));
  const world = (ms: number) => ({ ...acting.world(TODAY), wallNow: new Date(Date.parse('2026-04-22T02:00:00.000Z') + ms).toISOString() });
  const from = (one: string, ms: number, address = '198.51.100.9') => openSurvey(at(world(ms), address), { token: one });
  for (let i = 0; i < 20; i += 1) assert.equal(await refused(from(`wrong-${i}`, i)), 'notFound');
  assert.equal(await refused(from('wrong-20', 20)), 'tooMany');
  assert.equal(await refused(from(token, 21)), 'tooMany');
  assert.ok(await from(token, 22, '198.51.100.10'));
  assert.ok(await from(token, 11 * 60_000));
});

test('否认接受过服务：按不满意计，案上有标记，经办人和领导收到信，日志有记载，申报单位不知道', async () => {
  const { at, dossier, clerk } = await drawn();
  const place = placeOf(at);
  await send(await link(place), { received: false, satisfied: true, service: '' });
  const { sample } = await rowOf(place);
  assert.deepEqual([sample.denied, sample.satisfied, sample.method], [true, false, 3]);
  const { satisfaction } = await callSheet(scene.nanchang.officer, dossier.id);
  assert.deepEqual([satisfaction.reached, satisfaction.satisfied, satisfaction.denied], [1, 0, 1]);
  for (const { actor } of [scene.nanchang.officer, scene.nanchang.leader])
    assert.ok((await lettersTo(actor.accountId)).some((one) => one.subject.includes(dossier.number ?? '-') && /否认/.test(one.subject)));
  assert.ok(!(await lettersTo(clerk.accountId)).some((one) => /否认/.test(one.subject)));
  const denial = (await journalOf(dossier.id)).filter((entry) => entry.action === 'surveyDenied');
  assert.deepEqual([denial.length, denial[0]?.actorName, denial[0]?.applicantId], [1, '受访企业', null]);
  const waiting = (await inbox(scene.nanchang.officer)).items.find((one) => one.id === `interviews:${dossier.id}`);
  assert.match(waiting?.why ?? '', /1 家否认接受过服务/);
});

test('电话中否认的由经办人记录；企业本人的答复，没有说明不能改', async () => {
  const { at, dossier } = await drawn();
  const [byPhone, byLink] = [placeOf(at), placeOf(at, 1)];
  const said = { method: 2, interviewee: '王芳', position: '', mobile: '13807910001', service: '', satisfied: true, note: '' };
  assert.equal(
    await refused(recordInterview(scene.nanchang.officer, byPhone, { ...said, version: 1 })),
    'badInput',
    '没有否认的要写服务内容',
  );
  const denies = { ...said, denied: true, version: 1 };
  await assert.rejects(recordInterview(scene.nanchang.officer, byPhone, denies), (error: Refused) =>
    /没有原话不能记为否认/.test(JSON.stringify(error.refusal)),
  );
  await recordInterview(scene.nanchang.officer, byPhone, { ...denies, note: '“没听说过这家公司”' });
  assert.deepEqual([(await rowOf(byPhone)).sample.denied, (await rowOf(byPhone)).sample.satisfied], [true, false]);
  const takesBack = (note: string) =>
    recordInterview(scene.nanchang.officer, byPhone, { ...said, service: '诊断', note, version: 2 }).then(
      () => 'kept',
      (error: Refused) => JSON.stringify(error.refusal),
    );
  assert.match(await takesBack('“没听说过这家公司”'), /写明更正的经过/);
  assert.match(await takesBack('回访后说接受过'), /原话要留存/);
  assert.match(await takesBack(''), /原话要留存/);
  assert.equal((await rowOf(byPhone)).sample.denied, true);
  await send(await link(byLink), { received: false });
  const correct = { ...said, service: '诊断', version: 2 };
  assert.equal(await refused(recordInterview(scene.nanchang.officer, byLink, correct)), 'badInput');
  await recordInterview(scene.nanchang.officer, byLink, { ...correct, note: '回访总经理，确认2025年6月做过诊断' });
  const { sample, link: kept } = await rowOf(byLink);
  assert.deepEqual([sample.denied, kept?.answer?.received], [false, false], '更正后本人的答复仍在');
  assert.ok((await lettersTo(scene.nanchang.leader.actor.accountId)).some((one) => /更正/.test(one.subject)));
  const actions = (await journalOf(dossier.id)).map((entry) => entry.action);
  assert.equal(actions.filter((action) => action === 'surveyDenied').length, 2);
  assert.equal(actions.filter((action) => action === 'takeBackDenial').length, 1);
  assert.equal(await takesBack('“没听说过这家公司”；回访办公室，确认接受过诊断'), 'kept');
  assert.deepEqual([(await rowOf(byPhone)).sample.denied, (await rowOf(byPhone)).sample.satisfied], [false, true]);
});

test('打印电话表只有等待测评的企业，逐家记入日志，日志里没有号码', async () => {
  const { at, dossier, rows } = await drawn();
  await send(await link(placeOf(at)));
  const asked = { dossierId: dossier.id, purpose: '电话测评' };
  const full = printContacts(scene.nanchang.officer, asked, () => Promise.reject(new WorkFailed('full')));
  await assert.rejects(full, WorkFailed);
  const none = (await journalOf(dossier.id)).filter((entry) => entry.action === 'printContact');
  assert.deepEqual(none, [], '没有印出来的，谁也没有看到');
  const sheet = await printContacts(scene.nanchang.officer, asked, async (one) => one);
  assert.equal(sheet.rows.length, 11);
  const mobiles = new Map(rows.map((row) => [row.cells.enterprise, row.cells.mobile]));
  assert.ok(sheet.rows.every((row) => row.mobile === mobiles.get(row.enterprise)));
  const printed = (await journalOf(dossier.id)).filter((entry) => entry.action === 'printContact');
  assert.equal(printed.length, 11);
  assert.ok(sheet.rows.every((row) => !JSON.stringify(printed).includes(row.mobile)));
});

test('未到测评、别的设区市、省厅、专家、管理员都生成不了链接，也打印不了', async () => {
  const { at, dossier } = await drawn();
  const early = await submittedTo(acting, { recommender: scene.nanchang, round: scene.round, name: '尚未通过初审的平台有限公司' });
  assert.match(
    await reasonsOf(makeLink(scene.nanchang.officer, { dossierId: early.dossier.id, rowId: early.rows[0]?.id ?? '' })),
    /待初审/,
  );
  const pool = await organisation(acting, 'pool', '专家库');
  const operator = await organisation(acting, 'operator', '运行单位');
  const strangers = [
    scene.jiujiang.officer,
    scene.province.officer,
    acting.on(await person(acting, pool, '专家', ['expert']), TODAY),
    acting.on(await person(acting, operator, '管理员', ['administrator']), TODAY),
  ];
  for (const stranger of strangers) {
    assert.equal(await refused(makeLink(stranger, placeOf(at))), 'notFound');
    assert.equal(await refused(printContacts(stranger, { dossierId: dossier.id, purpose: '电话测评' }, async () => null)), 'notFound');
  }
  assert.equal(await refused(makeLink(scene.nanchang.leader, placeOf(at))), 'notAllowed');
});
