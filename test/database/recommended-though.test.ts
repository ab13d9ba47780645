import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { checkScan } from '../../src/acts/archive/check-scan.ts';
import { stampedPapers } from '../../src/acts/archive/scan.ts';
import type { Context } from '../../src/acts/context.ts';
import { inbox } from '../../src/acts/inbox/inbox.ts';
import { drawSample } from '../../src/acts/recommendation/draw.ts';
import { giveBack } from '../../src/acts/recommendation/give-back.ts';
import { recommendationPaper } from '../../src/acts/recommendation/paper.ts';
import { prepareRecommendation, recommend } from '../../src/acts/recommendation/recommend.ts';
import { recordInterview } from '../../src/acts/recommendation/record-interview.ts';
import { callSheet } from '../../src/acts/recommendation/sample.ts';
import { viewRecommendation } from '../../src/acts/recommendation/view.ts';
import type { Matches, StampedAnnex } from '../../src/core/materials/stamped.ts';
import { remindStamps } from '../../src/jobs/remind-stamps.ts';
import { type Acting, openActing, person, reasonsOf, refusalOf } from './acting.ts';
import { asksStamped, assessed, offices, TODAY } from './assessing.ts';

let acting: Acting;
let scene: Awaited<ReturnType<typeof offices>>;
before(async () => {
  acting = await openActing();
  scene = await offices(acting);
});
after(() => acting?.close());

const low = '满意度低于80%仍予推荐的理由';
const texts = { influence: '带动全市', demonstration: '模式可推广', opinion: '同意推荐' };
const interview = { method: 2, interviewee: '王小明', position: '经理', mobile: '13912345678', service: '政策咨询', note: '' };

type Brought = { readonly annex: StampedAnnex; readonly matches?: Matches; readonly version?: string | null };

/** A scan as it lies there once its code was read. */
async function bring(by: Context, dossierId: string, { annex, matches = 'current', version = '1' }: Brought): Promise<string> {
  const id = uuidv7();
  await by.inTransaction(async (tx) => {
    const fileHash = id.replaceAll('-', '').padEnd(64, '0');
    await tx.dossiers.knownFile(fileHash, 9, 'image/png', `${TODAY}T02:00:00.000Z`);
    await tx.scans.add({
      ...{ id, dossierId, annex, submissionNo: 1, fileHash, name: `附件${annex}.png`, mediaType: 'image/png', size: 9, matches, version },
      ...{ addedBy: id, addedAt: `${TODAY}T02:00:00.000Z`, confirmedBy: id, confirmedAt: `${TODAY}T02:00:00.000Z` },
    });
  });
  return id;
}

/** A case whose sample of twelve is recorded, so many of them satisfied. */
async function surveyed(name: string, satisfied: number): Promise<string> {
  const { dossier } = await assessed(acting, { recommender: scene.nanchang, round: scene.round, name });
  await drawSample(scene.nanchang.officer, dossier.id);
  await record(dossier.id, satisfied);
  return dossier.id;
}

async function record(dossierId: string, satisfied: number): Promise<void> {
  const { rows } = await callSheet(scene.nanchang.officer, dossierId);
  for (const [index, { sample }] of rows.entries())
    await recordInterview(
      scene.nanchang.officer,
      { dossierId, rowId: sample.rowId },
      { ...interview, satisfied: index < satisfied, version: sample.version },
    );
}

const sign = async (id: string) => {
  const { recommendation, sampleRevision } = await viewRecommendation(scene.nanchang.leader, id);
  return recommend(scene.nanchang.leader, id, { read: { recommendation: recommendation?.version ?? 0, sample: sampleRevision } });
};

test('第六条（三）12家只有9家满意：没有写明理由不能签发，写明了由领导签，认定部门看得到，印在推荐表上', async () => {
  const { officer, leader } = scene.nanchang;
  const id = await surveyed('南昌满意度低平台有限公司', 9);
  await prepareRecommendation(officer, id, { ...texts, version: 0 });
  assert.match(await reasonsOf(sign(id)), /推荐表尚未写明“满意度低于80%仍予推荐的理由”（第六条（三）、附件1）/);
  await prepareRecommendation(officer, id, { ...texts, lowReason: ' ', version: 1 });
  assert.match(await reasonsOf(sign(id)), /尚未写明/, '空格不算理由');

  const before = { recommendation: 2, sample: (await viewRecommendation(leader, id)).sampleRevision };
  await prepareRecommendation(officer, id, { ...texts, lowReason: '三家不满意系物流延误，已整改', version: 2 });
  assert.equal((await refusalOf(recommend(leader, id, { read: before }))).kind, 'conflict', '看过之后才写的理由不能签');
  await prepareRecommendation(officer, id, { ...texts, opinion: '经复核，同意推荐', version: 3 });
  assert.equal(
    (await viewRecommendation(leader, id)).recommendation?.lowReason,
    '三家不满意系物流延误，已整改',
    '不带理由的保存不抹去理由',
  );
  assert.equal((await sign(id)).state, 'recommended');
  const seen = await viewRecommendation(scene.province.officer, id);
  assert.deepEqual([seen.recommendation?.lowReason, seen.satisfaction.reasonAsked], ['三家不满意系物流延误，已整改', low]);
  const paper = await recommendationPaper(scene.province.officer, id);
  assert.deepEqual(paper.lowReason, { label: low, text: '三家不满意系物流延误，已整改' });
});

test('没有写明理由的还是经办人的事，不到领导那里；领导不签的写一句话退回，经办人重新保存以前签不了，申报单位看不到', async () => {
  const { officer, leader } = scene.nanchang;
  const id = await surveyed('南昌退回修改平台有限公司', 9);
  const waits = async (who: typeof officer) => (await inbox(who)).items.find((one) => one.id.endsWith(id));
  await prepareRecommendation(officer, id, { ...texts, version: 0 });
  assert.match((await waits(officer))?.why ?? '', /推荐表还须写明“满意度低于80%仍予推荐的理由”/);
  assert.equal(await waits(leader), undefined);
  await prepareRecommendation(officer, id, { ...texts, lowReason: '物流延误', version: 1 });
  assert.equal(await waits(officer), undefined);
  assert.equal((await waits(leader))?.kind, 'signRecommendation');

  assert.equal((await refusalOf(giveBack(officer, id, { reason: '请补充整改情况' }))).kind, 'notAllowed');
  assert.equal((await giveBack(leader, id, { reason: '请补充整改情况' })).state, 'assessing');
  assert.match((await waits(officer))?.why ?? '', /领导退回修改：请补充整改情况/);
  assert.equal(await waits(leader), undefined);
  assert.match(await reasonsOf(sign(id)), /已退回经办人修改/);
  assert.match(await reasonsOf(giveBack(leader, id, { reason: '再退一次' })), /已退回经办人修改/);
  const dossier = await officer.inTransaction((tx) => tx.dossiers.dossier(id));
  assert.equal(dossier?.decisionReasons, null, '退回修改不是对申报的决定');
  const entries = await officer.inTransaction((tx) => tx.journal.entries({ subject: id }));
  const entry = entries.find(({ action }) => action === 'giveBack');
  assert.deepEqual([entry?.applicantId, entry?.issuerId], [null, null]);

  const { recommendation } = await viewRecommendation(officer, id);
  await prepareRecommendation(officer, id, { ...texts, lowReason: '物流延误，已整改', version: recommendation?.version ?? 0 });
  assert.equal((await sign(id)).state, 'recommended');
});

test('12家有10家满意的不须理由；改记录后够了，原来写的也不再印', async () => {
  const { officer } = scene.nanchang;
  const id = await surveyed('南昌满意度够平台有限公司', 9);
  await prepareRecommendation(officer, id, { ...texts, lowReason: '误记一家', version: 0 });
  await record(id, 10);
  assert.equal((await recommendationPaper(officer, id)).lowReason, null);
  assert.equal((await sign(id)).state, 'recommended');
});

test('两人办理看每一只手：甲记全部测评、写推荐表，乙只再保存一次，兼任领导的甲仍不能签；没经手的领导能签', async () => {
  const { officer, leader } = scene.nanchang;
  const id = await surveyed('南昌两人办理平台有限公司', 12);
  await prepareRecommendation(officer, id, { ...texts, version: 0 });
  const other = await person(acting, scene.nanchang.id, '乙', ['officer']);
  await prepareRecommendation(acting.on(other, TODAY), id, { ...texts, version: 1 });
  const alsoLeader = acting.on({ ...officer.actor, roles: ['officer', 'leader'] }, TODAY);
  const read = { recommendation: 2, sample: (await viewRecommendation(leader, id)).sampleRevision };
  assert.match(await reasonsOf(recommend(alsoLeader, id, { read })), /有本人填写的内容，须由另一位领导签发/);
  const offer = (await viewRecommendation(alsoLeader, id)).offers.find((one) => one.step === 'recommend');
  assert.match(offer?.blockedBy.join() ?? '', /本人填写的内容/, '按钮上就说明，不等按下');
  assert.equal((await sign(id)).state, 'recommended');
});

test('〔8.3.s5〕〔9.12.s1〕盖章签字的材料没有收齐不能签发推荐：申报单位有一件带期限的待办，缺什么对经办人和领导说清，推荐表也要盖章；延期的跟着延', async () => {
  const { officer, leader } = scene.nanchang;
  await asksStamped(acting, scene.round.id, ['2', '6', '1']);
  const { dossier, clerk } = await assessed(acting, { recommender: scene.nanchang, round: scene.round, name: '南昌盖章材料平台有限公司' });
  const { id } = dossier;
  const waits = async (who: typeof officer) => (await inbox(who)).items.filter((one) => one.id.endsWith(id));
  const applicant = acting.on(clerk, TODAY);
  const [task] = await waits(applicant);
  assert.deepEqual([task?.kind, task?.dueOn, task?.link], ['stampPapers', '2026-05-12', `/app/dossiers/${id}#stamped`]);
  assert.match(task?.why ?? '', /附件2 申请报告还没有上传盖章扫描件；附件6 声明函还没有上传盖章扫描件/);
  await acting.system((tx) => tx.messages.deliver(`${TODAY}T03:00:00.000Z`, uuidv7));
  const [told] = await applicant.inTransaction((tx) => tx.messages.mine(clerk.accountId));
  assert.deepEqual(
    [told?.matter, told?.head, told?.nextStep],
    [
      id,
      `南昌盖章材料平台有限公司（${dossier.number}）`,
      '下一步：上传盖章扫描件，2026年5月12日24时前；不按期办：没有收齐，推荐部门不能签发推荐',
    ],
    '消息写明哪一件、哪个单位、下一步，与待办同一句话',
  );
  const reminded = async (day: string): Promise<number> => acting.system((tx) => remindStamps.run(tx, acting.world(day, 'system')));
  assert.equal(await reminded('2026-04-28'), 0, '还早，不提醒：7个工作日以前是4月29日');
  assert.deepEqual([await reminded('2026-05-06'), await reminded('2026-05-07')], [1, 0], '期限以前提醒一次，漏了一天也只一次');
  await acting.system((tx) => tx.messages.deliver('2026-05-08T03:00:00.000Z', uuidv7));
  const reminder = (await applicant.inTransaction((tx) => tx.messages.mine(clerk.accountId))).find(({ subject }) =>
    subject.includes('须在'),
  );
  assert.deepEqual(
    [reminder?.subject, reminder?.body],
    [
      `${dossier.number}：盖章扫描件须在2026年5月12日24时前上传`,
      `南昌盖章材料平台有限公司的申报 ${dossier.number} 初审已通过，附件2 申请报告还没有上传盖章扫描件；附件6 声明函还没有上传盖章扫描件：` +
        '请打印现行版本，盖章、签字后扫描上传。截止2026年5月12日24时（第八条（三））；到期没有收齐，推荐部门不能签发推荐。',
    ],
    '哪一件、哪个单位、缺什么、哪一天、不办会怎样',
  );
  assert.equal(await reminded('2026-05-13'), 0, '过了期限不再提醒');
  await drawSample(officer, id);
  await record(id, 12);
  await prepareRecommendation(officer, id, { ...texts, version: 0 });
  const owed = await reasonsOf(sign(id));
  assert.match(
    owed,
    /盖章签字的材料还没有收齐：附件2 申请报告还没有上传盖章扫描件（第九条（一））；附件6 .*（第九条（十二））；附件1 推荐表.*（第八条（三））/,
  );
  assert.equal((await viewRecommendation(leader, id)).offers.find(({ step }) => step === 'recommend')?.blockedBy.join('；'), owed);
  assert.deepEqual(
    (await waits(leader)).map(({ kind }) => kind),
    [],
    '领导没有办不成的待办',
  );
  assert.deepEqual(
    (await waits(officer)).map(({ kind }) => kind),
    ['stampRecommendation'],
  );

  await bring(applicant, id, { annex: '2' });
  const blank = await bring(applicant, id, { annex: '6', matches: 'unreadable', version: null });
  assert.match(await reasonsOf(sign(id)), /附件6 声明函的扫描件上读不出二维码，须由经办人核对/, '上传的人自己确认过也不算');
  assert.deepEqual(await waits(applicant), [], '等经办人核对的，不再催申报单位');
  assert.deepEqual((await waits(officer)).map(({ kind }) => kind).sort(), ['checkPapers', 'stampRecommendation']);
  assert.equal((await refusalOf(checkScan(applicant, id, blank, { fault: null }))).kind, 'notAllowed');
  assert.equal((await refusalOf(checkScan(leader, id, blank, { fault: null }))).kind, 'notAllowed');
  assert.equal((await refusalOf(checkScan(scene.jiujiang.officer, id, blank, { fault: null }))).kind, 'notFound');
  assert.equal((await refusalOf(checkScan(officer, id, blank, { fault: ' ' }))).kind, 'badInput', '退回要写原因');
  await checkScan(officer, id, blank, { fault: '是空白页，没有盖章签字', checkedAt: null });
  assert.equal(
    (await refusalOf(checkScan(officer, id, blank, { fault: null, checkedAt: null }))).kind,
    'conflict',
    '同事刚退回的，没看到就盖不过去',
  );
  assert.match((await waits(applicant))[0]?.why ?? '', /附件6 声明函的扫描件已退回：是空白页，没有盖章签字/);
  await acting.store.as('system', (tx) =>
    tx.updateTable('round').set({ recommendBy: '2026-05-29' }).where('id', '=', scene.round.id).execute(),
  );
  assert.equal((await waits(applicant))[0]?.dueOn, '2026-05-26', '推荐截止延长，上传期限跟着延');
  assert.deepEqual([await reminded('2026-05-21'), await reminded('2026-05-22')], [1, 0], '延期的另提醒一次');
  await bring(applicant, id, { annex: '6', matches: 'other', version: '1' });
  assert.match(await reasonsOf(sign(id)), /附件6 声明函的扫描件不是现行版本的/, '别家的、别的材料不算');
  await bring(applicant, id, { annex: '6' });
  await bring(officer, id, { annex: '1', version: '1.1.24' });
  assert.deepEqual(
    (await waits(leader)).map(({ kind }) => kind),
    ['signRecommendation'],
  );
  assert.equal(await reminded('2026-05-25'), 0, '收齐了的不提醒');
  await prepareRecommendation(officer, id, { ...texts, opinion: '同意', version: 1 });
  assert.match(await reasonsOf(sign(id)), /附件1 推荐表的扫描件是第1版（推荐表第1\.24稿），现行的是第1版（推荐表第2\.24稿）/);
  await bring(officer, id, { annex: '1', version: '1.2.24' });
  assert.deepEqual(
    (await stampedPapers(officer, id)).papers.map(({ owed }) => owed),
    [null, null, null],
  );
  assert.equal((await sign(id)).state, 'recommended');
  assert.equal((await refusalOf(checkScan(officer, id, blank, { fault: null }))).kind, 'notNow', '已报送的不再核对');
  await asksStamped(acting, scene.round.id, []);
});
