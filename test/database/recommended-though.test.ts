import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inbox } from '../../src/acts/inbox/inbox.ts';
import { drawSample } from '../../src/acts/recommendation/draw.ts';
import { giveBack } from '../../src/acts/recommendation/give-back.ts';
import { recommendationPaper } from '../../src/acts/recommendation/paper.ts';
import { prepareRecommendation, recommend } from '../../src/acts/recommendation/recommend.ts';
import { recordInterview } from '../../src/acts/recommendation/record-interview.ts';
import { callSheet } from '../../src/acts/recommendation/sample.ts';
import { viewRecommendation } from '../../src/acts/recommendation/view.ts';
import { type Acting, openActing, person, reasonsOf, refusalOf } from './acting.ts';
import { assessed, offices, TODAY } from './assessing.ts';

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
