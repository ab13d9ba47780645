import assert from 'node:assert/strict';
import { after, before, mock, test } from 'node:test';
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import type { Context } from '../../src/acts/context.ts';
import type { SignedIn } from '../../src/acts/directory/signed-in.ts';
import type { Dossier } from '../../src/acts/dossier/records.ts';
import { inbox } from '../../src/acts/inbox/inbox.ts';
import { concludeNotice } from '../../src/acts/notice/conclude.ts';
import { objectionKind, revealObjector } from '../../src/acts/notice/decide-objection.ts';
import { bringObjectionEvidence, openObjectionEvidence } from '../../src/acts/notice/evidence.ts';
import { inquire, inquiryKind } from '../../src/acts/notice/inquire.ts';
import { fileObjection, trackObjection } from '../../src/acts/notice/object.ts';
import { openPosting, postNotice } from '../../src/acts/notice/post.ts';
import { prepareNotice } from '../../src/acts/notice/prepare.ts';
import { noticeKind } from '../../src/acts/notice/publish.ts';
import type { Notice } from '../../src/acts/notice/records.ts';
import { setAside } from '../../src/acts/notice/set-aside.ts';
import { take } from '../../src/acts/procedure/take.ts';
import { checkCertificate, listPlatforms } from '../../src/acts/recognition/directory.ts';
import { prepareRecognition, recognitionKind, recognitionsOf } from '../../src/acts/recognition/recognise-list.ts';
import { noticeHandlers, postingFaultOf } from '../../src/api/notice.ts';
import { noticePage } from '../../src/api/public/notice.tsx';
import { objected } from '../../src/api/public/object.ts';
import { htmlOf } from '../../src/api/public/page.tsx';
import { recognitionPage, recognitionsPage } from '../../src/api/public/recognitions.tsx';
import { deadSurvey } from '../../src/api/public/survey.tsx';
import { type Acting, cast, openActing, organisation, person, reasonsOf, recommended, refusalOf } from './acting.ts';
import { pdf, withFiles } from './in-memory.ts';
import { objectionsIn, written } from './published.ts';

let acting: Acting;
let set: Awaited<ReturnType<typeof cast>>;
let clean: Dossier;
let faulty: Dossier;
let notice: Notice;
let held = { number: '', code: '' };

before(async () => {
  acting = await openActing();
  set = await cast(acting, []);
  clean = await proposed('南昌甲服务有限公司', '赣平2026-0011');
  faulty = await proposed('南昌乙服务有限公司', '赣平2026-0012');
});
after(() => acting.close());

async function proposed(name: string, number: string): Promise<Dossier> {
  const dossier = await recommended(acting, { round: set.round, recommenderId: set.city, name, number });
  await acting.system((tx) => tx.dossiers.change(dossier.id, 1, { state: 'proposed' }));
  return dossier;
}

const leader = (day: string) => acting.on(set.leader, day);
const officer = (day: string) => acting.on(set.officer, day);
const NUMBERED = '该单位服务企业名单中有两家已注销，可问法定代表人13700001234';
const objection = (dossierId: string) => ({
  ...{ dossierId, byUnit: false },
  objector: '王小明',
  contact: '13900001234',
  content: '该单位服务企业名单中有两家已注销。',
  evidence: '国家企业信用信息公示系统查询结果',
});

test('第八条（四）没有放假安排的年份不能算公示期，说明是哪一年', async () => {
  const why = await reasonsOf(prepareNotice(officer('2026-12-30'), set.round.id, { ...written, fromOn: '2027-01-04' }));
  assert.match(why, /2027年的节假日安排尚未载入/);
});

test('第八条（四）公示5个工作日，发布当日不计，国庆和调休上班都算对', async () => {
  const { id, number } = await prepareNotice(officer('2026-09-28'), set.round.id, { ...written, number: '赣工信公示(2026)18号' });
  assert.equal(number, '赣工信公示〔2026〕18号');
  const unseen = prepareNotice(officer('2026-09-28'), set.round.id, { ...written, title: '没有看过同事起草的', version: 0 });
  assert.equal((await refusalOf(unseen)).kind, 'conflict');
  const stale = take(leader('2026-09-28'), noticeKind, { id, step: 'publish', brought: { listHash: '0'.repeat(64) } });
  const changed = await refusalOf(stale);
  assert.match(changed.kind === 'conflict' ? changed.message : '', /待公示的名单在您打开之后有变化/, '看的不是现在的名单');
  const publish = (endsOn = '2026-10-10') => take(leader('2026-09-28'), noticeKind, { id, step: 'publish', brought: { endsOn } });
  assert.equal((await refusalOf(publish('2026-10-09'))).kind, 'badInput', '签发人看到的最后一日与推算的不一致，不发布');
  const alone = acting.on({ ...set.officer, roles: ['officer', 'leader'] }, '2026-09-28');
  assert.match(await reasonsOf(take(alone, noticeKind, { id, step: 'publish', brought: {} })), /公示由您本人起草，须由另一位分管领导签发/);
  const [one, other] = await Promise.allSettled([publish(), publish()]);
  const done = [one, other].flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  assert.equal(done.length, 1, '按了两下，名单只公示一次');
  notice = (await acting.system((tx) => tx.notices.notice(id))) ?? assert.fail();
  assert.equal(notice.endsOn, '2026-10-10');
  assert.deepEqual(
    notice.list.map((line) => line.name),
    ['南昌甲服务有限公司', '南昌乙服务有限公司'],
  );
  assert.match(await reasonsOf(prepareNotice(officer('2026-09-28'), set.round.id, written)), /没有尚未公示/);
});

test('第八条（四）在本部门网站公示：登记前是经办人待办，网址、时间、凭据缺不得；晚于公示开始的，说明从哪天算起；公示页写明登在哪里〔8.4.s3〕', async () => {
  const post = (who: Context, on: string) =>
    postNotice(withFiles(who), notice.id, { address: 'https://gxt.jiangxi.gov.cn/gsgg/1.html', on, time: '09:30' }, pdf('网站截图'));
  const tasks = async (who: Context) => (await inbox(who)).items.filter(({ kind }) => kind === 'postNotice').map(({ dueOn }) => dueOn);
  const faultOn = async (day: string) => {
    const world = acting.world(day);
    return postingFaultOf((await world.inTransaction((tx) => tx.notices.notice(notice.id))) ?? assert.fail(), world);
  };
  assert.deepEqual(await tasks(officer('2026-09-28')), ['2026-09-28']);
  assert.match((await faultOn('2026-09-28')) ?? '', /还没有登记/, '领导签署以前看得到');
  assert.equal((await refusalOf(post(leader('2026-09-29'), '2026-09-29'))).kind, 'notAllowed');
  assert.equal((await refusalOf(post(acting.on(set.cityOfficer, '2026-09-29'), '2026-09-29'))).kind, 'notAllowed');
  for (const [on, said] of [
    ['2026-09-30', /还没有到/],
    ['2026-09-27', /早于公示开始的2026年9月28日/],
  ] as const) {
    const refused = await refusalOf(post(officer('2026-09-29'), on));
    assert.match(refused.kind === 'badInput' ? (refused.faults[0]?.message ?? '') : refused.kind, said);
  }
  await post(officer('2026-09-29'), '2026-09-29');
  assert.match(
    (await faultOn('2026-09-29')) ?? '',
    /2026年9月29日才登载，晚于公示开始的2026年9月28日；从登载算起，5个工作日到2026年10月12日24时为止，晚于公示所写/,
  );
  assert.deepEqual(await tasks(officer('2026-09-29')), []);
  await post(officer('2026-09-29'), '2026-09-28');
  assert.equal(await faultOn('2026-09-29'), null, '重新登记的，以最后一次为准');
  const entries = await acting.system((tx) => tx.journal.entries({ subject: notice.id }));
  const [first, again] = entries.filter(({ action }) => action === 'postNotice').map(({ detail }) => detail as { before?: string });
  assert.deepEqual(
    [first?.before, again?.before],
    [undefined, 'https://gxt.jiangxi.gov.cn/gsgg/1.html 2026-09-29 09:30'],
    '换下的一份在日志里',
  );
  assert.match(htmlOf(await noticePage(acting.world('2026-09-29'), notice.id)), /网站2026年9月28日 09:30登载[\s\S]*gxt\.jiangxi\.gov\.cn/);
  assert.equal((await openPosting(withFiles(leader('2026-09-29')), notice.id)).name, '网站截图.pdf');
  assert.equal((await refusalOf(openPosting(withFiles(acting.on(set.cityOfficer, '2026-09-29')), notice.id))).kind, 'notAllowed');
});

test('公示期内任何人可提异议，凭查询号只见状态；异议人加密保存，查看记入日志', async () => {
  const world = acting.world('2026-10-09');
  const { number: trackingNumber, code } = await fileObjection(world, notice.id, { ...objection(faulty.id), content: NUMBERED });
  assert.match(trackingNumber, /^YY2026-[2-9A-Z]{10}$/);
  held = { number: trackingNumber, code };
  assert.deepEqual(await trackObjection(world, { number: ` ${trackingNumber.toLowerCase()}`, code: code.toLowerCase() }), {
    ...{ trackingNumber, state: 'open', outcome: null, decidedAt: null, acceptedAt: null, files: [] },
    filedAt: '2026-10-09T02:00:00.000Z',
  });
  assert.equal((await refusalOf(trackObjection(world, { ...held, code: 'AAAAAAAA' }))).kind, 'notFound', '只有查询号查不到');
  const [row] = await acting.store.as('system', (tx) => tx.selectFrom('objection').selectAll().execute());
  assert.ok(row && !`${row.objector}${row.contact}`.includes('王小明') && row.contact.startsWith('sealed:'));
  assert.doesNotMatch(`${row.content}${row.evidence}`, /137|信用信息/, '写的内容也加密保存');
  const [masked] = await officer('2026-10-09').inTransaction((tx) => objectionsIn(tx));
  assert.equal(masked?.objector, '王**');
  assert.deepEqual(await acting.on(set.cityOfficer, '2026-10-09').inTransaction((tx) => objectionsIn(tx)), []);
  assert.deepEqual(await world.inTransaction((tx) => objectionsIn(tx)), []);
  assert.match(await reasonsOf(revealObjector(officer('2026-10-09'), masked?.id ?? '', '核实异议')), /还没有受理/);
  await take(officer('2026-10-09'), objectionKind, { id: masked?.id ?? '', step: 'accept', brought: {} });
  const colleague = acting.on(await person(acting, set.province, '另一位经办', ['officer']), '2026-10-09');
  assert.match(await reasonsOf(revealObjector(colleague, masked?.id ?? '', '好奇')), /只对经办这一件的人公开/);
  const opened = await revealObjector(officer('2026-10-09'), masked?.id ?? '', '核实异议');
  assert.deepEqual(opened, {
    objector: '王小明',
    contact: '13900001234',
    content: NUMBERED,
    evidence: '国家企业信用信息公示系统查询结果',
    outcome: null,
  });
  assert.match(masked?.content ?? '', /可问法定代表人137\*{4}1234$/, '内容里写的手机号也遮');
  const entries = await acting.system((tx) => tx.journal.entries({ subject: masked?.id ?? '' }));
  assert.deepEqual(
    entries.map((entry) => entry.action),
    ['fileObjection', 'acceptObjection', 'revealObjector'],
  );
  assert.equal(JSON.stringify(entries).includes('王小明'), false);
});

test('第十六条 审计监察看到全部异议，提出人遮蔽；写明用途才显示，记入日志，告知认定部门分管领导', async () => {
  const elsewhere = await organisation(acting, 'supervision', '江西省纪委监委派驻纪检监察组');
  const supervisor = acting.on(await person(acting, elsewhere, '监察员', ['supervisor']), '2026-10-09');
  const ctx = supervisor as Parameters<(typeof noticeHandlers)['GET /api/objections']>[1];
  const { objections, total } = await noticeHandlers['GET /api/objections']({ query: {} } as never, ctx);
  const [one] = objections;
  assert.deepEqual([total, one?.objector, one?.offers, one?.mine], [1, '王**', [], false]);
  assert.doesNotMatch(JSON.stringify(objections), /王小明|13900001234|13700001234/);
  const purpose = '核对异议办理是否及时';
  assert.equal((await revealObjector(supervisor, one?.id ?? '', purpose)).objector, '王小明');
  const entries = await leader('2026-10-09').inTransaction((tx) => tx.journal.entries({ subject: one?.id ?? '' }));
  const noted = entries.findLast(({ action }) => action === 'revealObjector');
  assert.match(`${noted?.actorName}${JSON.stringify(noted?.detail)}`, /监察员.*核对异议办理是否及时/);
  await acting.system((tx) => tx.messages.deliver('2026-10-09T02:00:00.000Z', () => crypto.randomUUID()));
  const letters = async (of: SignedIn) => acting.system((tx) => tx.messages.mine(of.accountId));
  const told = (await letters(set.leader)).find(({ subject }) => subject.startsWith('审计监察查看了异议人'));
  assert.match(told?.body ?? '', /监察员查看了对“南昌乙服务有限公司”的异议的提出人，用途：核对异议办理是否及时/);
  assert.doesNotMatch(`${told?.subject}${told?.body}`, /王小明|1390000/);
  assert.ok(
    (await letters(set.officer)).every(({ subject }) => !subject.startsWith('审计监察查看了')),
    '经办人不另行告知',
  );
  const step = take(supervisor, objectionKind, { id: one?.id ?? '', step: 'accept', brought: {} });
  assert.ok(['notAllowed', 'notNow'].includes((await refusalOf(step)).kind), '只看，不办');
});

test('一件异议的联系方式在数据库里被改坏，或者是成批写入的演示数据没有加密，其余的照样列出', async () => {
  const put = (contact: string) =>
    acting.store.as('system', (tx) => tx.updateTable('objection').set({ contact }).executeTakeFirstOrThrow());
  const { contact } = await acting.store.as('system', (tx) => tx.selectFrom('objection').select('contact').executeTakeFirstOrThrow());
  const listed = async () => (await officer('2026-10-09').inTransaction((tx) => objectionsIn(tx)))[0];
  await put(`${contact.slice(0, -6)}AAAAA=`);
  assert.match((await listed())?.contact ?? '', /^（/);
  assert.equal((await listed())?.objector, '王**');
  await put('0791-00000000');
  assert.match((await listed())?.contact ?? '', /^079\*+0000$/);
  await put(contact);
});

test('过了24时才送到的异议不收，但写的内容原样还在页面上，并说明可以按公示所载地址书面反映', async () => {
  const values = { ...objection(faulty.id), byUnit: 'false', content: '两家企业已经注销。\n第二行。' };
  const late = await objected(acting.world('2026-10-11'), notice.id, values);
  const page = htmlOf(late);
  assert.equal(late.status, 422);
  for (const said of [
    '公示期已于2026年10月10日24时结束',
    '两家企业已经注销。\n第二行。',
    '王小明',
    '13900001234',
    '南昌乙服务有限公司',
    '书面向江西省工业和信息化厅反映',
  ])
    assert.ok(page.includes(said), said);
  const strange = await objected(acting.world('2026-10-09'), notice.id, { ...values, dossierId: notice.id });
  assert.equal(strange.status, 400, '不在名单上的，表单还在，内容还在');
  assert.ok(htmlOf(strange).includes('两家企业已经注销。\n第二行。'));
});

test('同一网络提出过多的，页面说明多久之后再提交，写的内容原样还在表单里', async () => {
  const world = { ...acting.world('2026-10-09'), origin: { address: '198.51.100.7', device: null } };
  const values = { ...objection(faulty.id), byUnit: 'false', content: '两家企业已经注销。\n第二行。', dossierId: notice.id };
  for (let n = 0; n < 30; n += 1) assert.equal((await objected(world, notice.id, values)).status, 400);
  const refused = await objected(world, notice.id, { ...values, dossierId: faulty.id });
  const page = htmlOf(refused);
  assert.equal(refused.status, 429);
  for (const said of ['从您所在的网络提出的异议较多', '没有丢失', '两家企业已经注销。\n第二行。', '王小明', '13900001234'])
    assert.ok(page.includes(said), said);
});

test('失效的测评链接，填写的内容原样还在页面上；没有填写的与以前一样', () => {
  assert.ok(htmlOf(deadSurvey({ service: '培训两次' })).includes('培训两次'));
  assert.ok(!htmlOf(deadSurvey()).includes('您刚才填写的内容'));
});

test('公示前后不受理异议；不在名单中的单位不受理', async () => {
  const other = await recommended(acting, { round: set.round, recommenderId: set.city, name: '不在名单', number: '赣平2026-0013' });
  assert.match(
    await reasonsOf(fileObjection(acting.world('2026-10-11'), notice.id, objection(clean.id))),
    /公示期已于2026年10月10日24时结束/,
  );
  assert.equal((await refusalOf(fileObjection(acting.world('2026-10-10'), notice.id, objection(other.id)))).kind, 'badInput');
});

const twoFold = (name: string) => person(acting, set.province, name, ['officer', 'leader']);

/** A list of one case that these prepared one after the other, and another signed. */
async function listSigned(number: number, { id: dossierId }: Dossier, hands: readonly SignedIn[]): Promise<void> {
  const id = uuidv7();
  const at = '2026-09-01T02:00:00.000Z';
  const entry = {
    dossierId,
    number: null,
    position: 1,
    name: '一家',
    recommender: '南昌市',
    city: '南昌市',
    kind: '',
    functions: [],
    scores: [],
    score: '90.00',
    spread: '0',
  };
  for (const [n, who] of hands.entries())
    await acting.on(who, '2026-09-01').inTransaction(async (tx) => {
      const written = { preparedBy: who.accountId, preparedAt: at };
      if (n > 0) await tx.proposedLists.change(id, n, written);
      else
        await tx.proposedLists.add({
          ...{ id, roundId: set.round.id, issuerId: set.province, state: 'prepared', cut: '80', underReview: [], word: null, ...written },
          ...{ entries: [{ ...entry, wide: false, listed: true, reason: null }], contactOffice: '企业处', contactPhone: '0791-1' },
          ...{ listHash: '0'.repeat(64), number: null, signedBy: null, signedAt: null, version: 1 },
        });
      await tx.record({
        ...{ at, actor: { id: who.accountId, name: who.name, organisationId: set.province }, action: 'prepareProposedList', article: null },
        ...{ subject: { kind: 'proposedList', id }, parties: { issuerId: set.province } },
      });
    });
  const signed = { state: 'signed' as const, number, signedBy: set.leader.accountId, signedAt: at };
  assert.ok(await acting.on(set.leader, '2026-09-01').inTransaction((tx) => tx.proposedLists.change(id, hands.length, signed)));
}

const documentOf = (recognisedOn: string) => ({
  ...{ documentNumber: '赣工信企业字(2026)15号', title: '关于公布2026年度示范平台认定名单的通知', recognisedOn, version: 0 },
});
const prepareOn = (day: string, who = officer(day)) => prepareRecognition(who, notice.id, documentOf(day));
const signOn = (who: typeof set.leader, id: string, day = '2026-10-12') =>
  take(acting.on(who, day), recognitionKind, { id, step: 'sign', brought: {} });

test('第八条（四）（五）、第十一条 公示最后一天不能认定，次日可以；一次签署按名单次序编号、公布；有异议未办结的单独等〔8.5.s2〕〔11.s1〕', async () => {
  assert.match(await reasonsOf(prepareOn('2026-10-10')), /公示至2026年10月10日/);
  assert.equal((await refusalOf(prepareOn('2026-10-12', leader('2026-10-12')))).kind, 'notAllowed', '领导不准备');
  assert.match(await reasonsOf(concludeNotice(officer('2026-10-10'), notice.id, '没有异议')), /期满后再核报/);
  assert.match(await reasonsOf(prepareOn('2026-10-12')), /尚未由经办人核报/);
  await concludeNotice(officer('2026-10-12'), notice.id, '公示期满，收到异议1件，涉及1家，其余无异议');
  const posted = { address: 'https://gxt.jiangxi.gov.cn/gsgg/2.html', on: '2026-09-28', time: '08:00' };
  assert.match(
    await reasonsOf(postNotice(withFiles(officer('2026-10-12')), notice.id, posted, pdf('改'))),
    /已经核报，网站登载的登记不再更换/,
  );
  const early = prepareRecognition(officer('2026-10-12'), notice.id, documentOf('2026-10-10'));
  assert.equal((await refusalOf(early)).kind, 'badInput', '认定文件的日期须在公示期满之后');
  const one = await prepareOn('2026-10-12');
  assert.deepEqual(
    [one.documentNumber, one.entries.length, one.waiting.map(({ name }) => name)],
    ['赣工信企业字〔2026〕15号', 1, ['南昌乙服务有限公司']],
  );
  assert.equal((await refusalOf(signOn(set.officer, one.id))).kind, 'notAllowed');
  const read = async (who: SignedIn) => recognitionsOf(acting.on(who, '2026-10-12'), notice.id);
  assert.equal((await read(set.leader))[0]?.waiting.length, 1);
  assert.equal((await refusalOf(read(set.cityOfficer))).kind, 'notAllowed', '谁有异议未办结，市级看不到');
  const both = { ...set.officer, roles: ['officer', 'leader'] as SignedIn['roles'] };
  assert.match(await reasonsOf(signOn(both, one.id)), /由您本人经手，须由另一位分管领导签署/);
  const [wrote, anew, elsewhere] = [await twoFold('先拟定的'), await twoFold('重新拟定的'), await twoFold('拟定另一张的')];
  await listSigned(1, clean, [wrote, anew]);
  await listSigned(2, faulty, [elsewhere]);
  const may = async (who: SignedIn) => (await read(who))[0]?.offers.find(({ step }) => step === 'sign')?.blockedBy.length;
  assert.deepEqual(await Promise.all([wrote, anew, elsewhere].map(may)), [1, 1, 0], '各家自己的名单，写过的都不能签');
  for (const who of [wrote, anew]) assert.match(await reasonsOf(signOn(who, one.id)), /名单.*由您本人经手/);
  const alone = take(leader('2026-10-12'), recognitionKind, { id: one.id, step: 'giveBack', brought: { word: '文号请核对' } });
  assert.equal((await alone).state, 'returned');
  assert.match(await reasonsOf(signOn(set.leader, one.id)), /当前状态不能/);
  await prepareRecognition(officer('2026-10-12'), notice.id, { ...documentOf('2026-10-12'), version: 2 });
  await assert.rejects(
    acting.system(async (tx) => {
      const { version } = (await tx.dossiers.dossier(clean.id)) ?? assert.fail();
      await tx.dossiers.change(clean.id, version, { state: 'recognised' });
    }),
    /by a signed list alone/,
  );
  const twice = await Promise.allSettled([signOn(set.leader, one.id), signOn(set.leader, one.id)]);
  assert.deepEqual(twice.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  const [platform] = await acting.system((tx) => tx.recognitions.platforms({ organisationId: clean.applicantId }));
  assert.equal(platform?.certificateNumber, '赣平示2026-001');
  assert.deepEqual([platform?.validFrom, platform?.validTo], ['2026-10-12', '2029-10-11']);
  assert.deepEqual([platform?.authorityId, platform?.firstTime], [set.city, true]);
  const page = htmlOf(await recognitionPage(acting.world('2026-10-12'), one.id));
  for (const said of ['赣工信企业字〔2026〕15号', '南昌甲服务有限公司', '赣平示2026-001', '2026年10月12日至2029年10月11日'])
    assert.ok(page.includes(said), said);
  assert.ok(!page.includes('南昌乙服务有限公司'), '有异议的不公布');
  assert.ok(htmlOf(await recognitionsPage(acting.world('2026-10-12'))).includes('2026年度'));
});

test('第八条（五）异议成立的不予认定', async () => {
  const [one] = await officer('2026-10-13').inTransaction((tx) => objectionsIn(tx));
  assert.match(
    await reasonsOf(setAside(leader('2026-10-13'), { id: faulty.id, reasons: [{ article: '第八条（五）', text: '查证属实' }] })),
    /没有查证属实的异议/,
  );
  const id = one?.id ?? '';
  const on = officer('2026-10-13');
  const brought = { upheld: true, outcome: '两家企业确已注销，经办人13912345678核实。' };
  const asked = await inquire(on, id, { whom: 'recommender', question: '请说明两家企业的情况', dueOn: '2026-10-16' });
  assert.equal(
    (await refusalOf(inquire(on, id, { whom: 'applicant', question: '王小明称两家已注销', dueOn: '2026-10-16' }))).kind,
    'badInput',
  );
  assert.match(await reasonsOf(take(on, objectionKind, { id, step: 'propose', brought })), /函询的答复期限至2026年10月16日/);
  const answering = acting.on(set.cityOfficer, '2026-10-13');
  await take(answering, inquiryKind, { id: asked.id, step: 'answer', brought: { answer: '经查确已注销。' } });
  assert.equal(
    (await refusalOf(take(on, objectionKind, { id, step: 'propose', brought: { upheld: true, outcome: '王小明所述属实' } }))).kind,
    'badInput',
    '答复里不写提出人',
  );
  await bringObjectionEvidence(withFiles(acting.world('2026-10-13')), held, pdf('王小明的截图'));
  const wrong = bringObjectionEvidence(withFiles(acting.world('2026-10-13')), { ...held, code: 'AAAA-AAAA-AAAA' }, pdf('别人的'));
  assert.equal((await refusalOf(wrong)).kind, 'notFound');
  const [file] = (await trackObjection(acting.world('2026-10-13'), held)).files;
  assert.equal(file?.name, '证据1.pdf', '文件名可能写着提出人，不留');
  const [{ id: fileId } = assert.fail()] = await on.inTransaction((tx) => tx.evidence.of([id]));
  const opening = (who: SignedIn) => openObjectionEvidence(withFiles(acting.on(who, '2026-10-13')), { id, fileId, purpose: '核实证据' });
  assert.match(await reasonsOf(opening(set.leader)), /只由经办这一件的人打开/);
  assert.equal((await opening(set.officer)).name, '证据1.pdf');
  await take(on, objectionKind, { id, step: 'propose', brought });
  assert.match(
    await reasonsOf(bringObjectionEvidence(withFiles(acting.world('2026-10-13')), held, pdf('太晚'))),
    /已经查证完毕，不再接收证据文件/,
  );
  assert.equal((await trackObjection(acting.world('2026-10-13'), held)).outcome, null, '没有审定的不答复');
  const both = acting.on({ ...set.officer, roles: ['officer', 'leader'] }, '2026-10-13');
  assert.match(await reasonsOf(take(both, objectionKind, { id, step: 'decide', brought: {} })), /异议由您本人查证，须由另一位分管领导审定/);
  const twice = await Promise.allSettled([1, 2].map(() => take(leader('2026-10-13'), objectionKind, { id, step: 'decide', brought: {} })));
  assert.deepEqual(twice.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'], '两人同时审定，只一次');
  assert.match((await trackObjection(acting.world('2026-10-13'), held)).outcome ?? '', /两家企业确已注销，经办人139/);
  const said = await acting.system((tx) => tx.notices.outcomes(notice.id));
  assert.deepEqual([said.length, said[0]?.state, JSON.stringify(said).includes('王')], [1, 'upheld', false]);
  const [shown] = await officer('2026-10-13').inTransaction((tx) => objectionsIn(tx));
  assert.equal(shown?.outcome, '两家企业确已注销，经办人139****5678核实。');
  assert.match(
    (await revealObjector(officer('2026-10-13'), one?.id ?? '', '复核处理结果')).outcome ?? '',
    /13912345678核实/,
    '写明用途可看',
  );
  const before = (await acting.system((tx) => tx.journal.entries({ subject: one?.id ?? '' }))).length;
  const read = await revealObjector(leader('2026-10-13'), one?.id ?? '', '签发前核对');
  assert.deepEqual([read.objector, /13912345678核实/.test(read.outcome ?? '')], ['王**', true], '签发的领导看得到结果，看不到是谁');
  assert.doesNotMatch(read.contact, /13900001234/);
  const noted = (await acting.system((tx) => tx.journal.entries({ subject: one?.id ?? '' }))).slice(before);
  assert.deepEqual(
    noted.map(({ action, detail }) => [action, (detail as { purpose: string }).purpose]),
    [['openObjection', '签发前核对']],
  );
  assert.equal(
    (
      await refusalOf(
        take(officer('2026-10-13'), objectionKind, { id, step: 'propose', brought: { upheld: false, outcome: '改判不成立' } }),
      )
    ).kind,
    'conflict',
  );
  assert.match(await reasonsOf(prepareOn('2026-10-13')), /异议还没有办结，或者成立，没有可以认定的/);
  const reasons = [{ article: '第八条（五）', text: '查证属实' }];
  const alone = acting.on({ ...set.officer, roles: ['officer', 'leader'] }, '2026-10-13');
  assert.match(await reasonsOf(setAside(alone, { id: faulty.id, reasons })), /公示异议由本人查证办结，须由另一位领导签发/);
  const inTheirName = { accountId: set.officer.accountId, name: set.officer.name, roles: ['leader'] as SignedIn['roles'] };
  const deputy = acting.on({ ...set.leader, ownRoles: ['officer'], standsIn: [inTheirName] }, '2026-10-13');
  assert.match(await reasonsOf(setAside(deputy, { id: faulty.id, reasons })), /经手过其中的内容/, '代其签发的也不行');
  const moved = await setAside(leader('2026-10-13'), { id: faulty.id, reasons });
  assert.equal(moved.state, 'setAside');
});

test('第十二条 有效期最后一天有效，次日到期；查无此证另有说明', async () => {
  const check = async (day: string, number = '赣平示2026-001') => (await checkCertificate(acting.world(day), number)).standing;
  assert.equal(await check('2029-10-11'), 'valid');
  assert.equal(await check('2029-10-12'), 'expired');
  assert.equal(await check('2029-10-12', '赣平示2026-999'), 'unknown');
  const { lines: found } = await listPlatforms(acting.world('2026-12-01'), { city: '南昌市', function: 'innovation', standing: 'valid' });
  assert.deepEqual(
    found.map((one) => one.name),
    ['南昌甲服务有限公司'],
  );
  assert.deepEqual((await listPlatforms(acting.world('2026-12-01'), { city: '九江市' })).lines, []);
});

test('异议多了一次一页，未办结的在前，另说共多少；一页里有两件还是三十件，问数据库的次数一样', async () => {
  const [like = assert.fail()] = await acting.store.as('system', (tx) => tx.selectFrom('objection').selectAll().execute());
  const rows = Array.from({ length: 120 }, (_, n) => ({
    ...{
      ...like,
      id: uuidv7(),
      trackingNumber: `YY-${n}`,
      handlerId: null,
      foundBy: null,
      decidedBy: null,
      decidedAt: null,
      state: 'open' as const,
    },
    ...{ proposed: null, outcome: null, acceptedAt: null, foundAt: null },
  }));
  await acting.store.as('system', (tx) => tx.insertInto('objection').values(rows).execute());
  const page = (limit: number, offset = 0) => {
    const ctx = officer('2026-10-20') as Parameters<(typeof noticeHandlers)['GET /api/objections']>[1];
    return noticeHandlers['GET /api/objections']({ query: { limit, offset, notice: notice.id } } as never, ctx);
  };
  const asked = async (limit: number) => {
    const heard = mock.method(pg.Client.prototype, 'query');
    await page(limit);
    const count = heard.mock.callCount();
    heard.mock.restore();
    return count;
  };
  await page(2);
  assert.equal(await asked(30), await asked(2));
  const [first, last] = [await page(50), await page(50, 100)];
  assert.deepEqual([first.total, first.objections.length, last.objections.length], [last.total, 50, last.total - 100]);
  assert.equal(
    first.objections.every(({ state }) => state === 'open'),
    true,
  );
  assert.equal((await page(50, 1000)).objections.length, 0);
  await acting.store.as('system', (tx) => tx.deleteFrom('objection').where('trackingNumber', 'like', 'YY-%').execute());
});
