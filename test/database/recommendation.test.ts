import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { stampedPapers } from '../../src/acts/archive/scan.ts';
import type { Context, Transaction } from '../../src/acts/context.ts';
import type { SignedIn } from '../../src/acts/directory/signed-in.ts';
import { inbox } from '../../src/acts/inbox/inbox.ts';
import { atCallDesk, openCallDesk } from '../../src/acts/recommendation/call-desk.ts';
import { checkCertificate } from '../../src/acts/recommendation/check-certificate.ts';
import { checkDecision, decisionOf } from '../../src/acts/recommendation/decision.ts';
import { decline, giveBackDecline, noteReceived, proposeDecline } from '../../src/acts/recommendation/decline.ts';
import { drawBundle, drawSample } from '../../src/acts/recommendation/draw.ts';
import { accept, returnForCorrection } from '../../src/acts/recommendation/preliminary-review.ts';
import { setQuotas } from '../../src/acts/recommendation/quotas.ts';
import { prepareRecommendation, recommend, recommendingIn } from '../../src/acts/recommendation/recommend.ts';
import { recordAttempt } from '../../src/acts/recommendation/record-attempt.ts';
import { type Interview, recordInterview } from '../../src/acts/recommendation/record-interview.ts';
import { replaceDrawn } from '../../src/acts/recommendation/replace-drawn.ts';
import { revealSecret } from '../../src/acts/recommendation/reveal-secret.ts';
import { reviewView } from '../../src/acts/recommendation/review-view.ts';
import { callSheet, revealContact } from '../../src/acts/recommendation/sample.ts';
import { viewRecommendation } from '../../src/acts/recommendation/view.ts';
import { found, Refused } from '../../src/acts/refusal.ts';
import type { Row } from '../../src/core/annexes/field.ts';
import { emptyContent } from '../../src/core/annexes/form.ts';
import { frozen } from '../../src/core/annexes/freeze.ts';
import { announcedYears } from '../../src/core/calendar/years.ts';
import type { OrganisationKind } from '../../src/core/directory/organisation.ts';
import type { Disposition } from '../../src/core/draw/attempts.ts';
import { commitmentOf, drawOrder, listHash } from '../../src/core/draw/draw.ts';
import { type ReplacementReason, sample } from '../../src/core/draw/sample.ts';
import { verifyBundle } from '../../src/core/draw/verify.ts';
import type { Round } from '../../src/core/scheme/round.ts';
import type { Role } from '../../src/core/workflow/relation.ts';
import { appLogin } from '../../src/store/app-role.ts';
import { createSealer, newSecret, newToken, sha256 } from '../../src/store/crypto.ts';
import { migrate } from '../../src/store/migrate.ts';
import { oneTimeCode } from '../../src/store/one-time-code.ts';
import { createPool } from '../../src/store/pool.ts';
import { createDatabase, type Database } from '../../src/store/transaction.ts';
import { unitOf } from '../../src/store/unit.ts';
import { schemes } from '../law.ts';
import { testLog, testSigning } from '../signing.ts';
import { called } from './assessing.ts';
import { type ConnectionConfig, type TestDatabase, withDatabase } from './database.ts';
import { gate, untilWaiting } from './in-turn.ts';

const TODAY = '2026-04-22';
const NOW = '2026-04-22T02:00:00.000Z';
const COMMITTED = '2026-03-01';
const minutesAfter = (instant: string, minutes: number) => new Date(Date.parse(instant) + minutes * 60_000).toISOString();
const secret = 'ab'.repeat(32);
const sealer = createSealer(Buffer.alloc(32, 7).toString('base64'));

let database: TestDatabase;
let store: Database;

async function prepare(owner: ConnectionConfig, appPassword: string): Promise<void> {
  const pool = createPool(owner, 1);
  await migrate(pool, appLogin('shifan_app', appPassword));
  await pool.end();
}

/** The system's own eyes, or an account's; everything real but the clock. */
function contextOf(actor: SignedIn, today = TODAY): Context {
  const run = (viewer: SignedIn | 'system') => (work: Parameters<Context['inTransaction']>[0]) =>
    store.as(viewer, (tx) => work(unitOf(tx, { sealer, schemes }, NOW)));
  return {
    actor,
    today,
    now: NOW,
    wallNow: NOW,
    calendar: announcedYears,
    origin: { address: '', device: null },
    inTransaction: run(actor) as Context['inTransaction'],
    asSystem: run('system') as Context['asSystem'],
    tools: {
      newId: uuidv7,
      newSecret,
      newToken,
      digest: sha256,
      seal: sealer.seal,
      open: sealer.open,
      hashPassword: () => Promise.reject(new Error('not asked here')),
      verifyPassword: () => Promise.reject(new Error('not asked here')),
      files: {
        put: () => Promise.reject(new Error('not asked here')),
        open: () => Promise.reject(new Error('not asked here')),
        drop: () => Promise.reject(new Error('not asked here')),
        storedBefore: () => Promise.reject(new Error('not asked here')),
        sweepIncoming: () => Promise.reject(new Error('not asked here')),
        space: async () => 2 ** 40,
      },
      parts: {
        write: () => Promise.reject(new Error('not asked here')),
        digest: () => Promise.reject(new Error('not asked here')),
        open: () => assert.fail('not asked here'),
        drop: () => Promise.reject(new Error('not asked here')),
        all: () => Promise.reject(new Error('not asked here')),
      },
      door: { look: () => Promise.reject(new Error('not asked here')) },
      quotas: { dossier: 2 ** 30, accountDay: 2 ** 31 },
      lowSpace: 2 ** 30,
      chain: { verify: () => Promise.reject(new Error('not asked here')), lines: () => Promise.reject(new Error('not asked here')) },
      scanner: null,
      mailer: null,
      hook: null,
      oneTimeDays: 7,
      oneTimeCode,
      secondFactorFor: [],
      proofMinutes: 10,
      dormantDays: 90,
      openingsADay: 30,
      schemes,
      demonstration: false,
      signing: testSigning(),
      log: testLog(),
      programDigest: null,
      mapReviewNumber: null,
      addressKnown: true,
    },
  };
}

const system = <T>(work: Parameters<Context['asSystem']>[0]) =>
  store.as('system', (tx) => work(unitOf(tx, { sealer, schemes }, NOW))) as Promise<T>;

async function organisation(kind: OrganisationKind, name: string): Promise<string> {
  const id = uuidv7();
  await system((tx) =>
    tx.directory.addOrganisation({ id, kind, name, creditCode: null, divisionCode: null, reportsTo: null, active: true, createdAt: NOW }),
  );
  return id;
}

async function person(organisationId: string, name: string, roles: Role[]): Promise<Context> {
  const id = uuidv7();
  const account = {
    id,
    organisationId,
    login: id,
    name,
    passwordHash: '-',
    mustChangePassword: false,
    passwordEndsAt: null,
    roles,
    active: true,
    createdAt: NOW,
  };
  await system((tx) => tx.directory.addAccount(account));
  return contextOf({
    accountId: id,
    organisationId,
    roles,
    name,
    login: id,
    organisationName: name,
    organisationKind: 'city',
    mustChangePassword: false,
    standsInFor: [],
  });
}

const at = (ctx: Context, today: string): Context => ({ ...ctx, today });

type City = { id: string; officer: Context; leader: Context };
let province: City;
let nanchang: City;
let jiujiang: City;
let applicant: { id: string; clerk: Context };
let roundId: string;

async function authority(kind: OrganisationKind, name: string): Promise<City> {
  const id = await organisation(kind, name);
  return { id, officer: await person(id, `${name}经办`, ['officer']), leader: await person(id, `${name}领导`, ['leader']) };
}

before(async () => {
  database = await withDatabase(prepare);
  // Enough for three that wait for one another, beside what is kept for writers (store/lanes.ts).
  store = createDatabase(createPool(database.systemUrlConfig, 8));
  province = await authority('province', '省工信厅');
  nanchang = await authority('city', '南昌市工信局');
  jiujiang = await authority('city', '九江市工信局');
  const id = await organisation('applicant', '南昌赣江企业服务有限公司');
  applicant = { id, clerk: await person(id, '申报经办', ['clerk']) };
  roundId = uuidv7();
  await system((tx) => tx.rounds.addRound(roundOf(roundId)));
});

after(() => store.close());

const roundOf = (id: string) => ({
  id,
  issuerId: province.id,
  scheme: 'jx-2023',
  year: 2026,
  title: '2026年度示范平台认定',
  opensOn: '2026-03-02',
  closesOn: '2026-04-15',
  recommendBy: '2026-05-15',
  reviewBy: '2026-06-30',
  rubric: [],
  panelSize: 3,
  sampleSize: 12,
  rewardAmount: null,
  stampedPapers: [],
  quotas: {},
  commitment: commitmentOf(secret, sha256),
  committedOn: COMMITTED,
  ...{ closesAt: '24:00', rewardFund: null, renewalMonths: null, callNumber: null, callText: null },
  sealedSecret: secret,
  revealedSecret: null,
  revealedOn: null,
  cancelReason: null,
  cancelAskedBy: null,
  cancelAskedAt: null,
  cancelledBy: null,
  cancelledAt: null,
  version: 1,
  createdAt: NOW,
});

const servedRows = (count: number): Row[] =>
  Array.from({ length: count }, (_, i) => ({
    id: uuidv7(),
    cells: {
      enterprise: `南昌第${i + 1}企业有限公司`,
      contact: `联系人${i + 1}`,
      position: '经理',
      mobile: `139${String(10_000_000 + i)}`,
      service: '政策咨询',
      satisfied: true,
    },
  }));

let codes = 0;

/** A dossier as it lies after its submission, addressed to one recommender. */
async function submitted(recommenderId: string, count = 130, named = (row: Row, _at: number) => row): Promise<{ id: string; rows: Row[] }> {
  const id = uuidv7();
  const rows = servedRows(count).map(named);
  const content = { values: emptyContent().values, tables: { ...emptyContent().tables, served: rows } };
  codes += 1;
  const number = `赣平2026-${String(codes).padStart(4, '0')}`;
  const hash = listHash({ dossierNumber: number, committedOn: COMMITTED, rows: enterprises(rows), stratify: null }, sha256);
  await system(async (tx) => {
    await tx.dossiers.add({
      id,
      roundId,
      issuerId: province.id,
      applicantId: applicant.id,
      recommenderId,
      creditCode: `CODE${codes}`,
      number,
      state: 'submitted',
      version: 1,
      revision: 0,
      startedAt: NOW,
      submittedAt: NOW,
      submittedOn: '2026-04-14',
      recommendedAt: null,
      workedAt: null,
      contentHash: 'c',
      listHash: hash,
      declarationBy: null,
      declarationAt: null,
      certificateCheck: null,
      correctionDueOn: null,
      groupOpinion: null,
      decisionReasons: null,
      updatedAt: NOW,
    });
  });
  const paper = JSON.stringify(frozen(content, { materials: [], reasons: [] }));
  const submission = { dossierId: id, no: 1, frozen: { sealed: sealer.seal(paper) }, contentHash: 'c', listHash: hash };
  await applicant.clerk.inTransaction((tx) =>
    tx.dossiers.addSubmission({ ...submission, submittedBy: applicant.clerk.actor.accountId, submittedAt: NOW }),
  );
  return { id, rows };
}

const enterprises = (rows: readonly Row[]) => rows.map((row) => ({ id: row.id, enterprise: String(row.cells.enterprise) }));

async function inAssessment(city: City, count?: number, named?: (row: Row, at: number) => Row) {
  const dossier = await submitted(city.id, count, named);
  await checkCertificate(city.officer, dossier.id, { outcome: 'matches', note: '' });
  await accept(city.officer, dossier.id, {});
  return dossier;
}

const interview: Interview = {
  method: 2,
  interviewee: '王小明',
  position: '经理',
  mobile: '13912345678',
  service: '政策咨询',
  satisfied: true,
  note: '',
  version: 1,
};

async function recordAll(city: City, dossierId: string): Promise<void> {
  const { rows } = await callSheet(city.officer, dossierId);
  for (const { sample } of rows.filter((row) => row.sample.state === 'drawn'))
    await recordInterview(city.officer, { dossierId, rowId: sample.rowId }, interview);
}

const refusal = (kind: string, pattern?: RegExp) => (error: unknown) => {
  assert.ok(error instanceof Refused, String(error));
  assert.equal(error.refusal.kind, kind);
  if (pattern) assert.match(JSON.stringify(error.refusal), pattern);
  return true;
};

const contact = { office: '中小企业科', phone: '0791-83986000' };
const texts = { influence: '带动全市', demonstration: '模式可推广', opinion: '同意推荐' };

test('第八条（三）未查验信用代码证不能通过初审，查验不一致须写明；通过初审即核对了自行注册的登记', async () => {
  const { id } = await submitted(nanchang.id);
  await system((tx) => tx.directory.changeOrganisation(applicant.id, { pending: true }));
  const pending = () => system(async (tx) => (await tx.directory.organisation(applicant.id))?.pending);
  await assert.rejects(accept(nanchang.officer, id, {}), refusal('notNow', /尚未查验统一社会信用代码证/));
  await assert.rejects(checkCertificate(nanchang.officer, id, { outcome: 'differs', note: ' ' }), refusal('badInput'));
  await checkCertificate(nanchang.officer, id, { outcome: 'differs', note: '住所不一致' });
  await assert.rejects(accept(nanchang.officer, id, {}), refusal('notNow'));
  await checkCertificate(nanchang.officer, id, { outcome: 'matches', note: '' });
  const colleague = await person(nanchang.id, '同事', ['officer']);
  await assert.rejects(checkCertificate(colleague, id, { outcome: 'differs', note: '没看过' }), refusal('conflict', /同事刚查验过/));
  const { version } = (await reviewView(colleague, id)).dossier;
  await checkCertificate(colleague, id, { outcome: 'differs', note: '看过再改', version });
  await checkCertificate(nanchang.officer, id, { outcome: 'matches', note: '', version: version + 1 });
  assert.equal(await pending(), true, '没通过之前仍待核对');
  assert.equal((await accept(nanchang.officer, id, {})).state, 'assessing');
  assert.equal(await pending(), false);
  const view = await reviewView(nanchang.officer, id);
  assert.equal(view.certificateCheckedBy, '南昌市工信局经办');
  await assert.rejects(checkCertificate(nanchang.officer, id, { outcome: 'matches', note: '' }), refusal('notNow', /测评中/));
});

test('退回补正一次性告知，期限默认五个工作日，申报单位待办里看得到', async () => {
  const { id } = await submitted(nanchang.id);
  const item = { path: 'totalAssets', label: '上年末总资产', reason: '与审计报告不一致', article: '第六条（一）', expected: '请更正' };
  await assert.rejects(returnForCorrection(nanchang.officer, id, { items: [] }), refusal('notNow', /至少标出一处/));
  await assert.rejects(returnForCorrection(nanchang.officer, id, { items: [{ ...item, path: 'nowhere' }] }), refusal('badInput'));
  const gone = { ...item, path: 'served/00000000-0000-4000-8000-000000000000' };
  await assert.rejects(returnForCorrection(nanchang.officer, id, { items: [gone] }), refusal('badInput', /不在所提交的表中/));
  const due = (dueOn: string) => returnForCorrection(nanchang.officer, id, { items: [item], dueOn });
  await assert.rejects(due('2026-04-25'), refusal('badInput', /2026年4月25日不是工作日/));
  await assert.rejects(due('2099-01-05'), refusal('badInput', /晚于本年度推荐截止日/));
  const returned = await returnForCorrection(nanchang.officer, id, { items: [item, { ...item, path: 'materials/m2' }] });
  assert.deepEqual([returned.state, returned.correctionDueOn], ['returned', '2026-04-29']);
  const mine = (await inbox(applicant.clerk)).items.find((one) => one.id === `correction:${id}`);
  assert.deepEqual([mine?.dueOn, mine?.daysLeft, mine?.article], ['2026-04-29', 5, '第八条（三）']);
  assert.match(mine?.why ?? '', /2 处/);
  assert.ok(!(await inbox(nanchang.officer)).items.some((one) => one.id.endsWith(id)));
});

test('第八条（二）补正期限过了仍未补正的，经办人可以不予推荐，经办人和领导的待办都写明；期限当天还不能', async () => {
  const { id } = await submitted(nanchang.id);
  const item = { path: 'totalAssets', label: '上年末总资产', reason: '与审计报告不一致', article: '第六条（一）', expected: '请更正' };
  const { correctionDueOn } = await returnForCorrection(nanchang.officer, id, { items: [item] });
  const on = (ctx: typeof nanchang.officer, today: string) => ({ ...ctx, today });
  const reasons = [{ article: '第六条（一）', text: '期满未补正' }];
  await assert.rejects(
    proposeDecline(on(nanchang.officer, correctionDueOn ?? ''), id, { reasons, contact }),
    refusal('notNow', /期满仍未补正/),
  );
  for (const who of [nanchang.officer, nanchang.leader]) {
    const seen = (await inbox(on(who, '2026-04-30'))).items.find((one) => one.id.endsWith(id));
    assert.match(seen?.why ?? '', /补正期限已于2026年4月29日24时届满/);
  }
  const { version, state } = await proposeDecline(on(nanchang.officer, '2026-04-30'), id, { reasons, contact });
  assert.equal(state, 'returned');
  assert.equal((await decline(on(nanchang.leader, '2026-04-30'), id, { version })).state, 'declined');
  assert.deepEqual((await stampedPapers(on(nanchang.officer, '2026-04-30'), id)).papers, [], '不予推荐后不再要求盖章扫描件');
});

test('不予推荐须逐条引用条款', async () => {
  const { id } = await submitted(nanchang.id);
  const tried = (article: string, text: string, of = contact) =>
    proposeDecline(nanchang.officer, id, { reasons: [{ article, text }], contact: of });
  await assert.rejects(tried('', '不符合'), refusal('notNow'));
  await assert.rejects(tried('第九十九条', '服务企业不足120户'), refusal('badInput', /办法没有“第九十九条”/));
  await assert.rejects(tried('第六条（三）', 'x'), refusal('badInput', /没有写明事实/));
  await assert.rejects(tried('第六条（三）', '服务企业不足120户', { ...contact, phone: '找小王' }), refusal('badInput', /不是电话号码/));
  await assert.rejects(tried('第六条（三）', '服务企业不足120户', { ...contact, office: ' ' }), refusal('badInput', /处（科）室/));
  await assert.rejects(
    decline(nanchang.leader, id, { version: (await reviewView(nanchang.officer, id)).dossier.version }),
    refusal('notNow', /先写明理由报请/),
  );
  const { version } = await tried('第六条（三）', '服务企业不足120户');
  assert.equal((await decline(nanchang.leader, id, { version })).state, 'declined');
});

test('不予推荐：领导的待办里等签发，可以退回；改写过的报请按旧版本签不了；申报单位签发后才知道，待办里留到打开通知', async () => {
  const { id } = await submitted(nanchang.id);
  const reasons = [{ article: '第六条（三）', text: '服务企业不足120户' }];
  const first = await proposeDecline(nanchang.officer, id, { reasons, contact });
  const waits = async (ctx: typeof nanchang.officer) => (await inbox(ctx)).items.filter((one) => one.id.endsWith(id));
  assert.deepEqual(
    (await waits(nanchang.leader)).map(({ kind }) => kind),
    ['signDecline'],
  );
  assert.deepEqual(await waits(nanchang.officer), []);
  assert.deepEqual(
    (await inbox(nanchang.officer)).elsewhere.filter((one) => one.id.endsWith(id)).map(({ kind }) => kind),
    ['declineWithLeader'],
  );
  assert.deepEqual(await waits(applicant.clerk), []);
  const seen = await applicant.clerk.inTransaction((tx) => tx.decisions.decision(id, 'decline'));
  assert.equal(seen, null, '签发前申报单位看不到');
  await assert.rejects(accept(nanchang.officer, id, {}), refusal('notNow', /已报请领导不予推荐/));
  await giveBackDecline(nanchang.leader, id, { reason: '请核对附件5' });
  assert.match((await waits(nanchang.officer))[0]?.why ?? '', /领导退回不予推荐的报请：请核对附件5/);
  await assert.rejects(decline(nanchang.leader, id, { version: first.version + 1 }), refusal('notNow'));
  const second = await proposeDecline(nanchang.officer, id, { reasons, contact });
  await assert.rejects(decline(nanchang.leader, id, { version: first.version }), refusal('conflict'));
  await decline(nanchang.leader, id, { version: second.version });
  const told = await waits(applicant.clerk);
  assert.match(told[0]?.why ?? '', /不予推荐通知 赣平不荐2026-\d{4}/);
  const { letter } = await decisionOf(applicant.clerk, id);
  assert.deepEqual(letter?.contact, contact);
  const checked = await checkDecision(nanchang.officer, letter ?? { number: '', code: '' });
  assert.deepEqual([checked?.kind, checked?.authority, checked?.articles], ['不予推荐', told[0]?.organisation, ['第六条（三）']]);
  assert.equal(await checkDecision(nanchang.officer, { number: letter?.number ?? '', code: '0'.repeat(16) }), null);
  await noteReceived(nanchang.officer, id);
  assert.equal((await waits(applicant.clerk)).length, 1, '推荐部门打开不算送达');
  await noteReceived(applicant.clerk, id);
  await noteReceived(applicant.clerk, id);
  assert.deepEqual(
    (await waits(applicant.clerk)).map(({ kind }) => kind),
    ['mayReconsider'],
    '打开之后，期限以内可以申请复核',
  );
  const entries = await system<{ action: string }[]>((tx) => tx.journal.entries({ subject: id }));
  assert.equal(entries.filter(({ action }) => action === 'receiveDecision').length, 1);
});

test('附件1 抽样由密钥和名单决定，只抽一次，联系方式遮蔽，逐家显示并记入日志', async () => {
  const { id, rows } = await inAssessment(nanchang);
  const draw = await drawSample(nanchang.officer, id);
  const list = { dossierNumber: (await reviewView(nanchang.officer, id)).dossier.number ?? '', committedOn: COMMITTED };
  const expected = drawOrder({ ...list, rows: enterprises(rows), stratify: null, secret, n: 12 }, sha256);
  assert.deepEqual(draw.drawOrder, expected.order);
  await assert.rejects(drawSample(nanchang.officer, id), refusal('conflict', /不能重新抽取/));

  const sheet = await callSheet(nanchang.officer, id);
  assert.deepEqual(
    sheet.rows.map((row) => row.sample.rowId),
    expected.order.slice(0, 12),
  );
  assert.ok(!/139\d{8}/.test(JSON.stringify(sheet.rows)));
  const [first] = sheet.rows;
  const rowId = first?.sample.rowId ?? '';
  const shown = await revealContact(nanchang.officer, { dossierId: id, rowId, purpose: '电话测评' });
  assert.equal(shown.mobile, rows.find((row) => row.id === rowId)?.cells.mobile);
  await assert.rejects(
    revealContact(nanchang.officer, { dossierId: id, rowId: expected.order[20] ?? '', purpose: '电话测评' }),
    refusal('notFound'),
  );
  const entries = await system<Record<string, unknown>[]>((tx) => tx.journal.entries({ subject: id }));
  const reveals = entries.filter((entry) => entry.action === 'revealContact');
  assert.equal(reveals.length, 1);
  assert.ok(!JSON.stringify(entries).includes(shown.mobile));
});

test('第十六条 测评结束以后，联系记录里的号码推荐部门、认定部门写明用途仍可查看，计入当天次数；已被替换的只看联系记录；别的市看不到', async () => {
  const { id } = await inAssessment(nanchang);
  await drawSample(nanchang.officer, id);
  const [first = '', second = ''] = (await callSheet(nanchang.officer, id)).rows.map(({ sample }) => sample.rowId);
  const tried = { at: NOW, method: 2, disposition: '空号' as const, note: '改打13912345678也不通' };
  await replaceDrawn(nanchang.officer, { dossierId: id, rowId: second }, { reason: '空号', note: '', attempt: tried });
  await recordAll(nanchang, id);
  await prepareRecommendation(nanchang.officer, id, { ...texts, version: 0 });
  const opened = (ctx: Context, rowId: string) => revealContact(ctx, { dossierId: id, rowId, purpose: '复核测评' });
  const inHand = await opened(nanchang.officer, second);
  assert.deepEqual(inHand.attempts, ['改打13912345678也不通'], '测评时也打得开');
  const kept = await store.as('system', async (tx) =>
    JSON.stringify([await tx.selectFrom('attempt').selectAll().execute(), await tx.selectFrom('sample').selectAll().execute()]),
  );
  assert.doesNotMatch(kept, /13912345678/, '联系记录加密保存');
  assert.match(inHand.mobile, /\*{4}/, '已被替换的不再联系');
  const read = { recommendation: 1, sample: (await viewRecommendation(nanchang.leader, id)).sampleRevision };
  await recommend(nanchang.leader, id, { read });
  const counted = () => province.officer.inTransaction((tx) => tx.openings.onDay(province.officer.actor.accountId, TODAY));
  const before = (await counted()).opened;
  for (const who of [nanchang.officer, province.officer]) {
    assert.deepEqual((await opened(who, second)).attempts, ['改打13912345678也不通']);
    assert.match((await opened(who, first)).mobile, /^1\d{10}$/);
  }
  assert.equal((await counted()).opened, before + 2);
  await assert.rejects(opened(jiujiang.officer, second), refusal('notFound', /.*/));
});

test('名单不足12家，不能抽样', async () => {
  const { id } = await inAssessment(nanchang, 11);
  await assert.rejects(drawSample(nanchang.officer, id), refusal('notNow', /11 家/));
});

/** Three in four are named as in an example. */
const mostlyNone = (row: Row, at: number): Row =>
  at % 4 === 0 ? row : { ...row, cells: { ...row.cells, enterprise: `江西某某${at}科技有限公司` } };

test('附件1 名称不是企业的不进样本：抽到即写明原因由下一家递补，递补抽到的也是；够不上12家不能抽', async () => {
  const { id, rows } = await inAssessment(nanchang, 130, mostlyNone);
  const isNone = (rowId: string) => String(rows.find((row) => row.id === rowId)?.cells.enterprise).includes('某某');
  const { drawOrder: order } = await drawSample(nanchang.officer, id);
  const standing = async () => (await callSheet(nanchang.officer, id)).rows.filter(({ sample }) => sample.state !== 'replaced');
  assert.deepEqual(
    (await standing()).map(({ sample }) => sample.rowId),
    order.filter((rowId) => !isNone(rowId)).slice(0, 12),
  );
  const all = (await callSheet(nanchang.officer, id)).rows;
  const passed = all.filter(({ sample }) => isNone(sample.rowId));
  assert.ok(passed.length > 12);
  for (const { sample } of passed) {
    assert.deepEqual([sample.state, sample.replacedReason], ['replaced', '名称不是企业']);
    assert.match(sample.note ?? '', /^“江西某某\d+科技有限公司”是示例或占位的名称，不是企业，不抽取$/);
  }
  const gone = { reason: '拒访', note: '', attempt: called('拒访') } as const;
  const next = await replaceDrawn(nanchang.officer, { dossierId: id, rowId: order.find((rowId) => !isNone(rowId)) ?? '' }, gone);
  assert.equal(next.rowId, order.filter((rowId) => !isNone(rowId))[12]);
  const chain = sample(
    order,
    12,
    (await callSheet(nanchang.officer, id)).rows
      .filter((one) => one.sample.state === 'replaced')
      .toSorted((a, b) => order.indexOf(a.sample.replacedWith ?? '') - order.indexOf(b.sample.replacedWith ?? ''))
      .map((one) => ({ rowId: one.sample.rowId, reason: one.sample.replacedReason as ReplacementReason })),
  );
  assert.ok(chain.ok && chain.sample.every(({ rowId, replaced }) => !isNone(rowId) || replaced?.reason === '名称不是企业'));
  const few = await inAssessment(nanchang, 40, mostlyNone);
  await assert.rejects(drawSample(nanchang.officer, few.id), refusal('notNow', /名称是企业的不足 12 家/));
});

test('同时抽两次，只有一次成功', async () => {
  const { id } = await inAssessment(nanchang);
  const results = await Promise.allSettled([drawSample(nanchang.officer, id), drawSample(nanchang.officer, id)]);
  assert.deepEqual(results.map((one) => one.status).toSorted(), ['fulfilled', 'rejected']);
  assert.equal((await callSheet(nanchang.officer, id)).rows.length, 12);
});

test('联系不上的按顺序换下一家，已记录的不能换，两人同时记录后者得到提示', async () => {
  const { id } = await inAssessment(nanchang);
  const { drawOrder: order } = await drawSample(nanchang.officer, id);
  const [first = '', second = ''] = order;
  const gone = { reason: '空号', note: '', attempt: called('空号') } as const;
  const replaced = await replaceDrawn(nanchang.officer, { dossierId: id, rowId: first }, gone);
  assert.equal(replaced.rowId, order[12]);
  await assert.rejects(replaceDrawn(nanchang.officer, { dossierId: id, rowId: first }, { reason: '空号', note: '' }), refusal('conflict'));
  await assert.rejects(recordInterview(nanchang.officer, { dossierId: id, rowId: first }, interview), refusal('notNow', /空号/));
  await recordInterview(nanchang.officer, { dossierId: id, rowId: second }, interview);
  await assert.rejects(recordInterview(nanchang.officer, { dossierId: id, rowId: second }, interview), refusal('conflict'));
  await assert.rejects(replaceDrawn(nanchang.officer, { dossierId: id, rowId: second }, { reason: '拒访', note: '' }), refusal('notNow'));
  await recordInterview(
    nanchang.officer,
    { dossierId: id, rowId: second },
    { ...interview, satisfied: false, interviewee: null, mobile: null, version: 2 },
  );
  const again = await revealContact(nanchang.officer, { dossierId: id, rowId: second, purpose: '电话测评' });
  assert.deepEqual([again.interviewee, again.intervieweeMobile], ['王小明', '13912345678']);
  await assert.rejects(
    recordInterview(nanchang.officer, { dossierId: id, rowId: order[2] ?? '' }, { ...interview, mobile: '1391234', service: '' }),
    refusal('badInput', /mobile.*service/s),
  );
  const { satisfaction } = await callSheet(nanchang.officer, id);
  assert.deepEqual([satisfaction.drawn, satisfaction.replaced, satisfaction.reached, satisfaction.satisfied], [13, 1, 1, 0]);
  const stored = await store.as('system', (tx) =>
    tx.selectFrom('sample').select(['mobile', 'interviewee']).where('rowId', '=', second).execute(),
  );
  assert.ok(stored.every((row) => row.mobile?.startsWith('sealed:') && row.interviewee?.startsWith('sealed:')));
});

/** Reads the recommendation as this person sees it now, and signs what was read. */
async function signed(ctx: Context, id: string) {
  const { recommendation, sampleRevision } = await viewRecommendation(ctx, id);
  return recommend(ctx, id, { read: { recommendation: recommendation?.version ?? 0, sample: sampleRevision } });
}

test('第八条（三）推荐表由经办人填写、另一位领导签发，缺一项都不能签发', async () => {
  const city = nanchang;
  const both = await person(city.id, '兼任', ['officer', 'leader']);
  const { id } = await inAssessment(city);
  await assert.rejects(signed(city.leader, id), refusal('notNow', /应随机抽取服务企业 12 家以上/));
  await drawSample(city.officer, id);
  await recordAll(city, id);
  await assert.rejects(signed(city.leader, id), refusal('notNow', /推荐表未填写完整/));
  assert.equal((await prepareRecommendation(both, id, { ...texts, version: 0 })).version, 1);
  await assert.rejects(prepareRecommendation(city.officer, id, { ...texts, version: 0 }), refusal('conflict'));
  await assert.rejects(signed(both, id), refusal('notNow', /须由另一位领导签发/));
  assert.ok((await inbox(city.leader)).items.some((one) => one.id === `signRecommendation:${id}`));
  assert.ok(!(await inbox(both)).items.some((one) => one.id === `signRecommendation:${id}`));
  await assert.rejects(viewRecommendation(province.officer, id), refusal('notFound'));
  assert.equal((await signed(city.leader, id)).state, 'recommended');
  const seen = await viewRecommendation(province.officer, id);
  assert.deepEqual([seen.preparedBy === null, seen.satisfaction.satisfied, seen.satisfaction.enough], [true, 12, true]);
  assert.ok((await inbox(province.officer)).items.some((one) => one.id === `admit:${id}`));
  await assert.rejects(prepareRecommendation(city.officer, id, { ...texts, version: 2 }), refusal('notNow', /已推荐/));
});

test('领导看过之后，推荐表或测评记录改动的不能签发，再看过才能签', async () => {
  const city = nanchang;
  const { id } = await inAssessment(city);
  await drawSample(city.officer, id);
  await recordAll(city, id);
  await prepareRecommendation(city.officer, id, { ...texts, version: 0 });
  const read = { recommendation: 1, sample: (await viewRecommendation(city.leader, id)).sampleRevision };
  const { sample: row } = (await callSheet(city.officer, id)).rows[0] ?? assert.fail('抽中的第一家');
  await recordInterview(city.officer, { dossierId: id, rowId: row.rowId }, { ...interview, satisfied: false, version: row.version });
  await assert.rejects(recommend(city.leader, id, { read }), refusal('conflict', /测评记录或条件结论在您打开之后有改动/));
  await prepareRecommendation(city.officer, id, { ...texts, version: 1 });
  const sample = (await viewRecommendation(city.leader, id)).sampleRevision;
  await assert.rejects(
    recommend(city.leader, id, { read: { recommendation: 1, sample } }),
    refusal('conflict', /推荐表在您打开之后有改动/),
  );
  assert.equal((await reviewView(city.leader, id)).dossier.state, 'assessing');
  assert.equal((await signed(city.leader, id)).state, 'recommended');
});

test('全省性行业协会直接推荐，走同一条路', async () => {
  const association = await authority('association', '江西省软件行业协会');
  const { id } = await inAssessment(association);
  await drawSample(association.officer, id);
  await recordAll(association, id);
  await prepareRecommendation(association.officer, id, { ...texts, version: 0 });
  assert.equal((await signed(association.leader, id)).state, 'recommended');
});

const versionNow = async () => (await system<Round | null>((tx) => tx.rounds.round(roundId)))?.version ?? 0;
const quotasOf = async (quotas: readonly { recommenderId: string; limit: number }[]) =>
  setQuotas(province.officer, roundId, { version: await versionNow(), quotas });

test('第十条 两位经办人先后定名额：后一位要先看过前一位的，不能覆盖', async () => {
  const version = await versionNow();
  const one = { recommenderId: nanchang.id, limit: 5 };
  const both = await Promise.allSettled([1, 2].map(() => setQuotas(province.officer, roundId, { version, quotas: [one] })));
  assert.deepEqual(both.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
  await assert.rejects(setQuotas(province.officer, roundId, { version, quotas: [] }), refusal('conflict', /看过最新名额/));
  await quotasOf([]);
});

test('第十条 名额不能少于已推荐的家数，说明已有几家；不推荐的单位、写了两次的也不行；原来就这样的不拦别的', async () => {
  const association = await authority('association', '江西省仓储行业协会');
  const { id } = await inAssessment(association);
  await drawSample(association.officer, id);
  await recordAll(association, id);
  await prepareRecommendation(association.officer, id, { ...texts, version: 0 });
  await signed(association.leader, id);
  const limit = (n: number) => [{ recommenderId: association.id, limit: n }];
  const before = await versionNow();
  const faults = async (quotas: { recommenderId: string; limit: number }[]) => {
    const error = await quotasOf(quotas).then(
      () => assert.fail('保存了'),
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof Refused && error.refusal.kind === 'badInput', String(error));
    return error.refusal.faults.map(({ path, message }) => `${path}：${message}`);
  };
  assert.deepEqual(await faults([{ recommenderId: nanchang.id, limit: 50 }, ...limit(0)]), [
    'quotas/1/limit：江西省仓储行业协会已推荐 1 家，名额不能少于 1 家（填的是 0）；已推荐的要减少，先退回推荐部门再调名额',
  ]);
  assert.match((await faults([{ recommenderId: uuidv7(), limit: 3 }])).join(), /^quotas\/0\/recommenderId：本年度没有这个推荐部门/);
  assert.match((await faults([...limit(2), ...limit(1)])).join(), /^quotas\/1\/recommenderId：同一推荐部门出现两次/);
  assert.equal(await versionNow(), before, '被拒绝的什么也没有保存');
  await quotasOf(limit(1));
  // As it lies after an upgrade: saved when nobody asked.
  await system(async (tx) => tx.office.setQuotas(found(await tx.rounds.round(roundId)), { [association.id]: 0 }));
  await quotasOf([{ recommenderId: nanchang.id, limit: 50 }, ...limit(0)]);
  await quotasOf([]);
});

test('第十条 名额只剩一家：三件在同一刻签发，只成一件，另两件得到的话和先后签发的一样', async () => {
  const association = await authority('association', '江西省物流行业协会');
  const ids: string[] = [];
  for (let n = 0; n < 3; n += 1) {
    const { id } = await inAssessment(association);
    await drawSample(association.officer, id);
    await recordAll(association, id);
    await prepareRecommendation(association.officer, id, { ...texts, version: 0 });
    ids.push(id);
  }
  const readSample = async (id: string) => (await viewRecommendation(association.leader, id)).sampleRevision;
  await quotasOf([{ recommenderId: association.id, limit: 1 }]);
  const read = { recommendation: 1, sample: await readSample(ids[0] ?? '') };
  const outcomes = await Promise.allSettled(ids.map((id) => recommend(association.leader, id, { read })));
  const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  assert.equal(refused.length, 2);
  for (const error of refused) refusal('notNow', /推荐名额 1 家已用完（已推荐 1 家）/)(error);
  await quotasOf([]);
});

test('第十条 名额在签发的那一刻定下：先定名额、后签发的按新名额，不按签发人读到的旧名额', async () => {
  const association = await authority('association', '江西省会展行业协会');
  const { id } = await inAssessment(association);
  await drawSample(association.officer, id);
  await recordAll(association, id);
  await prepareRecommendation(association.officer, id, { ...texts, version: 0 });
  const read = { recommendation: 1, sample: (await viewRecommendation(association.leader, id)).sampleRevision };
  const ahead = async (done: (tx: Transaction) => Promise<void>) => {
    const [held, counted] = [gate(), gate()];
    const holding = system(async (tx) => {
      await tx.next(recommendingIn(roundId, association.id));
      await done(tx);
      counted.open();
      await held.passed;
    });
    await counted.passed;
    return { goOn: () => held.open(), holding };
  };
  const setter = await ahead(async (tx) => tx.office.setQuotas(found(await tx.rounds.round(roundId)), { [association.id]: 0 }));
  const signing = recommend(association.leader, id, { read });
  signing.catch(() => undefined);
  await untilWaiting(store, 1);
  setter.goOn();
  await setter.holding;
  await assert.rejects(signing, refusal('notNow', /推荐名额/));
  const signer = await ahead(async () => undefined);
  const setting = quotasOf([{ recommenderId: association.id, limit: 0 }]);
  await untilWaiting(store, 1); // whoever is signing goes before
  signer.goOn();
  await Promise.all([signer.holding, setting]);
  await quotasOf([]);
  await recommend(association.leader, id, { read });
});

test('附件1 替换凭联系记录：没有记录的不能替换，三次未接记满三次才能替换，被拒绝的什么也不留下', async () => {
  const { id } = await inAssessment(nanchang);
  const { drawOrder: order } = await drawSample(nanchang.officer, id);
  const [first = '', second = '', third = ''] = order;
  const tries = async (rowId: string) =>
    (await callSheet(nanchang.officer, id)).rows.find((row) => row.sample.rowId === rowId)?.attempts ?? [];
  const officer = { ...nanchang.officer, now: `${TODAY}T09:00:00.000Z` };
  const minute = (disposition: Disposition, at: number) => called(disposition, minutesAfter(NOW, at));
  const unanswered = (rowId: string, disposition: Disposition = '无人接听', at = 0) =>
    recordAttempt(officer, { dossierId: id, rowId }, minute(disposition, at));
  const replace = (rowId: string, reason: '三次未接' | '停业', attempt?: ReturnType<typeof called>) =>
    replaceDrawn(officer, { dossierId: id, rowId }, { reason, note: '', attempt });

  await assert.rejects(replace(first, '停业'), refusal('notNow', /还没有这样的联系记录/));
  await unanswered(first);
  const entries = await system<{ action: string; detail: { contactedAt?: string } }[]>((tx) => tx.journal.entries({ subject: id }));
  const entry = entries.find(({ action }) => action === 'recordAttempt');
  assert.equal(entry?.detail.contactedAt, '2026年4月22日 10:00', '日志写联系的时间，不只是记下的时间');
  const again = refusal('badInput', /2026年4月22日 10:00 已经记过一次/);
  await assert.rejects(unanswered(first), again, '按了两下不是两次');
  await assert.rejects(replace(first, '三次未接', called('占线或关机')), again, '替换时随带的也一样');
  await recordAttempt(nanchang.officer, { dossierId: id, rowId: third }, called('约定再访'));
  await unanswered(first, '约定再访', 61);
  await assert.rejects(replace(first, '三次未接', minute('占线或关机', 62)), refusal('notNow', /算得上的已有 2 次，还差 1 次/));
  assert.equal((await tries(first)).length, 2, '没有替换成的，随带的一次也不留下');
  await unanswered(first, '占线或关机', 62);
  const { rowId: next } = await replace(first, '三次未接', minute('无人接听', 125));
  assert.equal(next, order[12]);
  assert.deepEqual(
    (await tries(first)).map((one) => one.disposition).toSorted(),
    ['占线或关机', '无人接听', '无人接听', '约定再访'].toSorted(),
  );
  await assert.rejects(unanswered(first), refusal('notNow', /已被替换/));

  await recordInterview(nanchang.officer, { dossierId: id, rowId: second }, interview);
  await assert.rejects(unanswered(second), refusal('notNow', /已记录测评/));
  const ahead = called('无人接听', `${TODAY}T02:06:00.000Z`);
  await assert.rejects(recordAttempt(nanchang.officer, { dossierId: id, rowId: third }, ahead), refusal('badInput', /还没有到/));
  const early = called('无人接听', '2026-04-21T02:00:00.000Z');
  await assert.rejects(recordAttempt(nanchang.officer, { dossierId: id, rowId: third }, early), refusal('badInput', /联系时间应在此之后/));
  await assert.rejects(recordAttempt(jiujiang.officer, { dossierId: id, rowId: third }, called('拒访')), refusal('notFound'));
  assert.deepEqual(
    (await tries(third)).map((one) => one.disposition),
    ['约定再访'],
    '同一分钟联系另一家的，各记各的',
  );
});

test('附件1 三次未接每次至少相隔一小时（解读 attemptsApart）：第三次隔59分钟的不能替换，什么也不留下；60、61分钟的可以', async () => {
  const { id } = await inAssessment(nanchang);
  const { drawOrder: order } = await drawSample(nanchang.officer, id);
  const officer = { ...nanchang.officer, now: `${TODAY}T09:00:00.000Z` };
  const third = async (rowId: string, gap: number) => {
    for (const minute of [0, 60]) await recordAttempt(officer, { dossierId: id, rowId }, called('无人接听', minutesAfter(NOW, minute)));
    const attempt = called('占线或关机', minutesAfter(NOW, 60 + gap));
    return replaceDrawn(officer, { dossierId: id, rowId }, { reason: '三次未接', note: '', attempt });
  };
  const [at59 = '', at60 = '', at61 = ''] = order;
  await assert.rejects(third(at59, 59), refusal('notNow', /算得上的已有 2 次，还差 1 次；相隔不满60分钟的只算一次/));
  const kept = (await callSheet(officer, id)).rows.find(({ sample: one }) => one.rowId === at59);
  assert.deepEqual([kept?.sample.state, kept?.attempts.length], ['drawn', 2]);
  assert.equal((await third(at60, 60)).rowId, order[12]);
  assert.equal((await third(at61, 61)).rowId, order[13]);
  await assert.rejects(
    recordAttempt(officer, { dossierId: id, rowId: order[3] ?? '' }, called('无人接听', minutesAfter(NOW, 480))),
    refusal('badInput', /还没有到/),
  );
});

test('附件1 电话台：用途写一次，抽中待测评的逐家记入日志、不必领导同意；八小时内再打开不重复记，递补进来的补记一家', async () => {
  const { id, rows } = await inAssessment(nanchang);
  const { drawOrder: order } = await drawSample(nanchang.officer, id);
  const [first = '', second = ''] = order;
  const officer = await person(nanchang.id, '电话台经办', ['officer']);
  const journal = async () => {
    const entries = await system<{ action: string; actorId: string; detail: { purpose?: string } }[]>((tx) =>
      tx.journal.entries({ subject: id }),
    );
    return entries.filter((one) => ['openCallDesk', 'revealContact'].includes(one.action) && one.actorId === officer.actor.accountId);
  };
  await assert.rejects(openCallDesk(officer, id, null), refusal('purposeNeeded'));
  assert.deepEqual(await journal(), []);
  await recordInterview(officer, { dossierId: id, rowId: second }, interview);
  const opened = await openCallDesk({ ...officer, tools: { ...officer.tools, openingsADay: 0 } }, id, '电话测评');
  assert.equal(opened.callees.length, 11, '已记录的不再打开');
  assert.ok(
    opened.callees.every((one) => one.mobile === rows.find((row) => row.id === one.rowId)?.cells.mobile && one.position === '经理'),
  );
  const said = await journal();
  assert.deepEqual([said.length, new Set(said.map((one) => one.detail.purpose))], [12, new Set(['电话测评'])]);
  assert.ok(!opened.callees.some((one) => JSON.stringify(said).includes(one.mobile)));

  assert.deepEqual((await openCallDesk(officer, id, null)).callees, opened.callees, '刷新以后接着办');
  await replaceDrawn(officer, { dossierId: id, rowId: first }, { reason: '空号', note: '', attempt: called('空号') });
  assert.equal((await openCallDesk(officer, id, null)).callees.at(-1)?.rowId, order[12]);
  assert.equal((await journal()).length, 13);
  const nextDay = new Date(Date.parse(officer.wallNow) + 8 * 3_600_000 + 1000).toISOString();
  await assert.rejects(openCallDesk({ ...officer, wallNow: nextDay }, id, null), refusal('purposeNeeded'), '隔天另写');

  await assert.rejects(openCallDesk(await person(nanchang.id, '同事', ['officer']), id, null), refusal('purposeNeeded'), '各写各的');
  await assert.rejects(openCallDesk(nanchang.leader, id, '电话测评'), refusal('notAllowed'));
  await assert.rejects(openCallDesk(jiujiang.officer, id, '电话测评'), refusal('notFound'));
});

test('附件1 约定再访的时间随联系记下；没约定、约在以前、两个月以后的都不行；有人记下一次，同事的电话台就知道', async () => {
  const { id } = await inAssessment(nanchang);
  const { drawOrder: order } = await drawSample(nanchang.officer, id);
  const at = { dossierId: id, rowId: order[0] ?? '' };
  const before = (await atCallDesk(nanchang.officer, id)).revision;
  const agreed = (againAt: string, disposition: Disposition = '约定再访') =>
    recordAttempt(nanchang.officer, at, { ...called(disposition), againAt });
  await assert.rejects(agreed('2026-04-22T07:00:00+08:00'), refusal('badInput', /应在这次联系之后/));
  await assert.rejects(agreed('2026-07-22T07:00:00+08:00'), refusal('badInput', /两个月以内/));
  await assert.rejects(agreed('2026-04-23T15:00:00+08:00', '无人接听'), refusal('badInput', /没有约定时间/));
  assert.equal((await agreed('2026-04-23T15:00:00+08:00')).againAt, '2026-04-23T07:00:00.000Z');
  const sheet = await callSheet(nanchang.officer, id);
  assert.equal(new Date(sheet.rows[0]?.attempts[0]?.againAt ?? '').toISOString(), '2026-04-23T07:00:00.000Z');
  assert.deepEqual([sheet.next?.position, sheet.rows.length], [13, 12], '下一位递补的是第13位');
  assert.equal((await atCallDesk(nanchang.officer, id)).revision, before + 1);
  await assert.rejects(atCallDesk(jiujiang.officer, id), refusal('notFound'));
});

test('联系记录只增不改：应用程序的角色改不了、删不了', async () => {
  const { id } = await inAssessment(nanchang);
  const { drawOrder: order } = await drawSample(nanchang.officer, id);
  await recordAttempt(nanchang.officer, { dossierId: id, rowId: order[0] ?? '' }, called('拒访'));
  for (const change of [sql`update attempt set disposition = '空号'`, sql`delete from attempt`])
    await assert.rejects(
      store.as('system', (tx) => change.execute(tx)),
      /permission denied/,
    );
});

test('别的设区市看不到、也办不了', async () => {
  const { id } = await inAssessment(nanchang);
  const { drawOrder: order } = await drawSample(nanchang.officer, id);
  const other = jiujiang.officer;
  const rowId = order[0] ?? '';
  const tries: (() => Promise<unknown>)[] = [
    () => reviewView(other, id),
    () => checkCertificate(other, id, { outcome: 'matches', note: '' }),
    () => returnForCorrection(other, id, { items: [] }),
    () => accept(other, id, {}),
    () => proposeDecline(other, id, { reasons: [], contact }),
    () => giveBackDecline(other, id, { reason: '不同意' }),
    () => decline(other, id, { version: 1 }),
    () => drawSample(other, id),
    () => callSheet(other, id),
    () => revealContact(other, { dossierId: id, rowId, purpose: '电话测评' }),
    () => recordInterview(other, { dossierId: id, rowId }, interview),
    () => replaceDrawn(other, { dossierId: id, rowId }, { reason: '空号', note: '' }),
    () => viewRecommendation(other, id),
    () => prepareRecommendation(other, id, { ...texts, version: 0 }),
    () => recommend(jiujiang.leader, id, { read: { recommendation: 0, sample: 0 } }),
    () => drawBundle(other, id),
  ];
  for (const attempt of tries) await assert.rejects(attempt(), refusal('notFound'), String(attempt));
  assert.deepEqual(
    (await inbox(other)).items.filter((one) => one.id.endsWith(id)),
    [],
  );
});

test('密钥在推荐结束前不公开，公开后任何人能核验抽样，之后不能再抽', async () => {
  const { id } = await inAssessment(nanchang);
  const late = await inAssessment(nanchang);
  const { drawOrder: order } = await drawSample(nanchang.officer, id);
  for (const rowId of [order[3] ?? '', order[0] ?? '', order[12] ?? ''])
    await replaceDrawn(nanchang.officer, { dossierId: id, rowId }, { reason: '拒访', note: '', attempt: called('拒访') });
  await assert.rejects(drawBundle(nanchang.officer, id), refusal('notNow', /尚未公开/));
  await assert.rejects(revealSecret(province.leader, roundId), refusal('notNow', /还有 \d+ 件/));
  await assert.rejects(revealSecret(at(province.leader, '2026-04-15'), roundId), refusal('notNow', /2026年4月15日截止/));
  await assert.rejects(revealSecret(at(jiujiang.leader, '2026-05-16'), roundId), refusal('notAllowed'));
  const becomes = (state: string, which: ReturnType<typeof sql>) =>
    store.as('system', (tx) => sql`update dossier set state = ${state} where ${which}`.execute(tx));
  await becomes(
    'reviewed',
    sql`round_id = ${roundId} and id <> ${late.id} and state in ('returned', 'submitted', 'assessing', 'recommended', 'admitted')`,
  );
  await assert.rejects(
    revealSecret(at(province.leader, '2026-05-16'), roundId),
    refusal('notNow', /还有 1 件申报在初审、补正或测评中.+请催办/),
  );
  await becomes('admitted', sql`id = ${late.id}`);
  await assert.rejects(revealSecret(at(province.leader, '2026-05-16'), roundId), refusal('notNow', /待受理或在评审，专家组还可能抽取/));
  await becomes('reviewed', sql`id = ${late.id}`);
  await assert.rejects(revealSecret(at(province.leader, '2026-05-16'), roundId), refusal('notNow', /申请复核的期限内.+重新抽取/));
  const round = await revealSecret(at(province.leader, '2026-07-01'), roundId);
  assert.equal(round.revealedSecret, secret);
  await assert.rejects(revealSecret(at(province.leader, '2026-07-02'), roundId), refusal('conflict'));
  const { bundle } = await drawBundle(nanchang.officer, id);
  assert.deepEqual(verifyBundle(JSON.parse(JSON.stringify(bundle)), sha256, roundOf(roundId).commitment), []);
  assert.equal(bundle.sample.length, 15);
  const supervisor = await person(await organisation('supervision', '驻厅纪检组'), '监察', ['supervisor']);
  assert.deepEqual((await drawBundle(supervisor, id)).bundle, bundle);
  await becomes('assessing', sql`id = ${late.id}`);
  await assert.rejects(drawSample(nanchang.officer, late.id), refusal('notNow', /已于2026年7月1日公开/));
});
