import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { addSitePhoto } from '../../src/acts/archive/site-photo.ts';
import type { Context } from '../../src/acts/context.ts';
import { inbox } from '../../src/acts/inbox/inbox.ts';
import { answerConditions, conditionsOf } from '../../src/acts/recommendation/conditions.ts';
import { drawSample } from '../../src/acts/recommendation/draw.ts';
import { prepareRecommendation, recommend } from '../../src/acts/recommendation/recommend.ts';
import { recordInterview } from '../../src/acts/recommendation/record-interview.ts';
import { callSheet } from '../../src/acts/recommendation/sample.ts';
import { recordSiteVisit, siteVisitOf } from '../../src/acts/recommendation/site-visit.ts';
import { roundStatistics } from '../../src/acts/recommendation/statistics.ts';
import { viewRecommendation } from '../../src/acts/recommendation/view.ts';
import { admit } from '../../src/acts/review/admission.ts';
import { drawPanel } from '../../src/acts/review/draw-panel.ts';
import { saveReview, signReview } from '../../src/acts/review/write-review.ts';
import { type Acting, cast, openActing, person, reasonsOf, recommended, refusalOf, takesSeat } from './acting.ts';
import { asksBefore, assessed, offices, submittedTo, TODAY } from './assessing.ts';
import { sentDuring } from './captured.ts';

let acting: Acting;
let scene: Awaited<ReturnType<typeof offices>>;
before(async () => {
  acting = await openActing();
  scene = await offices(acting);
  await asksBefore(acting, scene.round.id, ['conditions', 'siteVisit']);
});
after(() => acting?.close());

const city = () => scene.nanchang;
const visit = {
  ...{ no: 0, visitedOn: TODAY, how: 'onSite' as const, place: '服务大厅', visitors: '李经办、张经办', present: '' },
  ...{ operations: '窗口有人值守，台账齐全', performance: '抽看服务记录二十份，联系人13912345678' },
};
const one = (condition: string, more: object = {}) => ({
  ...{ condition, answer: 'meets' as const, says: '证书在有效期内', basis: '材料（十）', no: 0 },
  ...more,
});

/** A case of which all twelve are interviewed and annex 1 is written: what only a person can judge is left. */
async function written(name: string) {
  const { dossier, clerk } = await assessed(acting, { recommender: city(), round: scene.round, name });
  await drawSample(city().officer, dossier.id);
  for (const { sample } of (await callSheet(city().officer, dossier.id)).rows)
    await recordInterview(
      city().officer,
      { dossierId: dossier.id, rowId: sample.rowId },
      {
        ...{ method: 2, interviewee: '王小明', position: '经理', mobile: '13912345678', service: '政策咨询', note: '' },
        ...{ satisfied: true, denied: false, version: sample.version },
      },
    );
  await prepareRecommendation(city().officer, dossier.id, {
    influence: '带动全市',
    demonstration: '可推广',
    opinion: '同意推荐',
    version: 0,
  });
  return { id: dossier.id, clerk: acting.on(clerk, TODAY) };
}

const sign = async (id: string) => {
  const { recommendation, sampleRevision } = await viewRecommendation(city().leader, id);
  return recommend(city().leader, id, { read: { recommendation: recommendation?.version ?? 0, sample: sampleRevision } });
};
const answerAll = async (ctx: Context, id: string) =>
  answerConditions(
    ctx,
    id,
    (await conditionsOf(ctx, id)).conditions.map(({ id: condition, recommender }) => one(condition, { no: recommender.length })),
  );

test('第六、七条由人判断的条件〔8.2.s1〕和测评记录〔8.3.s3〕没有填写，不能签发推荐；填写后可以，且领导看得到', async () => {
  const { id } = await written('条件齐全的平台');
  assert.match(await reasonsOf(sign(id)), /由人判断的条件还有 18 项没有填写结论：.*（第八条（二））/);
  assert.match(await reasonsOf(sign(id)), /测评记录尚未填写.*（第八条（三））/);
  const lines = await inbox(city().officer);
  assert.match(JSON.stringify(lines), /由人判断的条件还有 18 项没有填写结论；运营情况、服务业绩的测评记录尚未填写/);
  await answerAll(city().officer, id);
  assert.doesNotMatch(await reasonsOf(sign(id)), /没有填写结论/);
  assert.deepEqual(await recordSiteVisit(city().officer, id, visit), { no: 1 });
  assert.equal((await sign(id)).state, 'recommended');
  const seen = await conditionsOf(scene.province.leader, id);
  assert.equal(seen.conditions.length, 18);
  assert.ok(seen.conditions.every(({ recommender }) => recommender.at(-1)?.answer === 'meets'));
  const read = (await siteVisitOf(scene.province.officer, id)).versions;
  assert.match(read[0]?.performance ?? '', /139\*+5678/, '别人写的号码遮蔽');
  assert.match((await siteVisitOf(city().officer, id)).versions[0]?.performance ?? '', /13912345678/);
});

test('签发后什么都不能再改：结论、记录、照片，数据库也不收', async () => {
  const { id } = await written('签发过的平台');
  await answerAll(city().officer, id);
  await recordSiteVisit(city().officer, id, visit);
  await sign(id);
  assert.match(await reasonsOf(answerConditions(city().officer, id, [one('6.1.f', { no: 1 })])), /只有“测评中”/);
  assert.match(await reasonsOf(recordSiteVisit(city().officer, id, { ...visit, no: 1 })), /只有“测评中”/);
  const bytes = { incoming: { name: 'a.png', stream: (async function* () {})(), length: 1 }, sniff: async () => 'image/png' };
  assert.match(await reasonsOf(addSitePhoto(city().officer, id, bytes)), /只有“测评中”/);
  const { actor } = city().officer;
  const write = (statement: ReturnType<typeof sql>) => acting.store.as(actor, (tx) => statement.execute(tx));
  await assert.rejects(write(sql`update condition_answer set says = 'x' where dossier_id = ${id}`), { code: '42501' });
  await assert.rejects(write(sql`delete from site_visit where dossier_id = ${id}`), { code: '42501' });
  await assert.rejects(
    write(sql`insert into site_visit select dossier_id, 2, visited_on, how, place, visitors, present, operations, performance, written_by, written_at
      from site_visit where dossier_id = ${id}`),
    { code: '42501' },
  );
});

test('改写的保留前一次；同事先填的不覆盖；领导打开之后有改动的不签', async () => {
  const { id } = await written('改写过的平台');
  const colleague = acting.on(await person(acting, city().id, '另一经办', ['officer']), TODAY);
  await answerConditions(city().officer, id, [one('6.1.f')]);
  assert.equal(
    (await refusalOf(answerConditions(colleague, id, [one('6.1.f', { answer: 'doesNot', says: '证书过期' })]))).kind,
    'conflict',
  );
  await answerConditions(colleague, id, [one('6.1.f', { answer: 'doesNot', says: '证书过期', no: 1 })]);
  const [condition] = (await conditionsOf(city().leader, id)).conditions.filter((c) => c.id === '6.1.f');
  assert.deepEqual(
    condition?.recommender.map(({ answer, no }) => [no, answer]),
    [
      [1, 'meets'],
      [2, 'doesNot'],
    ],
  );
  await answerAll(city().officer, id);
  await recordSiteVisit(city().officer, id, visit);
  const inHisName = sql`insert into site_visit select dossier_id, 2, visited_on, how, place, visitors, present, operations, performance, written_by,
    written_at from site_visit where dossier_id = ${id}`;
  await assert.rejects(
    acting.store.as(colleague.actor, (tx) => inHisName.execute(tx)),
    { code: '42501' },
    '替同事记录，数据库不收',
  );
  assert.equal((await refusalOf(recordSiteVisit(colleague, id, { ...visit, place: '别处' }))).kind, 'conflict');
  const { recommendation, sampleRevision } = await viewRecommendation(city().leader, id);
  await recordSiteVisit(colleague, id, { ...visit, no: 1, place: '新址' });
  const stale = recommend(city().leader, id, { read: { recommendation: recommendation?.version ?? 0, sample: sampleRevision } });
  assert.match(await refusalOf(stale).then((refusal) => ('message' in refusal ? refusal.message : '')), /有改动，没有签发/);
});

test('没有写理由或依据的、不是由人判断的、写了两遍的，整批不收，逐处说明', async () => {
  const { id } = await written('填得不全的平台');
  const faults = async (answers: Parameters<typeof answerConditions>[2]) => {
    const refusal = await refusalOf(answerConditions(city().officer, id, answers));
    return refusal.kind === 'badInput' ? refusal.faults.map(({ path, message }) => `${path} ${message}`).join('\n') : refusal.kind;
  };
  assert.match(await faults([one('6.2.c', { says: ' ' })]), /answers\/0\/says .*填了符合，请再写一句理由/);
  assert.match(await faults([one('6.1.f'), one('6.2.c', { basis: '' })]), /answers\/1\/basis .*请写明依据/);
  assert.match(await faults([one('6.3.b')]), /answers\/0\/condition 这一项不是本申报由人判断的条件/);
  assert.match(await faults([one('6.1.f'), one('6.1.f')]), /写了两遍/);
  assert.match(await faults([one('6.1.f', { says: '长'.repeat(1001) })]), /最多 1000 个字/);
  assert.ok((await conditionsOf(city().officer, id)).conditions.every(({ recommender }) => recommender.length === 0));
  const tomorrow = await refusalOf(recordSiteVisit(city().officer, id, { ...visit, visitedOn: '2026-04-23' }));
  assert.match(JSON.stringify(tomorrow), /不能晚于今天/);
  assert.match(JSON.stringify(await refusalOf(recordSiteVisit(city().officer, id, { ...visit, visitedOn: '2026-04-01' }))), /早于提交申报/);
});

test('申报单位、别的市看不到，也填不了；填写人不能签发；没有问这些的年度照旧签发', async () => {
  const { id, clerk } = await written('旁人看不到的平台');
  for (const ctx of [clerk, scene.jiujiang.officer, scene.jiujiang.leader]) {
    assert.equal((await refusalOf(conditionsOf(ctx, id))).kind, 'notFound');
    assert.equal((await refusalOf(siteVisitOf(ctx, id))).kind, 'notFound');
  }
  assert.equal((await refusalOf(answerConditions(clerk, id, [one('6.1.f')]))).kind, 'notAllowed');
  assert.equal((await refusalOf(recordSiteVisit(city().leader, id, visit))).kind, 'notAllowed');
  const both = acting.on(await person(acting, city().id, '又办又签', ['officer', 'leader']), TODAY);
  await answerAll(both, id);
  await recordSiteVisit(city().officer, id, visit);
  const { recommendation, sampleRevision } = await viewRecommendation(both, id);
  const read = { recommendation: recommendation?.version ?? 0, sample: sampleRevision };
  assert.match(await reasonsOf(recommend(both, id, { read })), /有本人填写的内容，须由另一位领导签发/);
  const old = await written('以前年度的平台');
  await asksBefore(acting, scene.round.id, []);
  assert.equal((await sign(old.id)).state, 'recommended');
  await asksBefore(acting, scene.round.id, ['conditions', 'siteVisit']);
});

test('初审以前不能填写；系统没有判断的条件写明为什么留给人', async () => {
  const { dossier, clerk } = await submittedTo(acting, { recommender: city(), round: scene.round, name: '还没有初审的平台' });
  assert.match(await reasonsOf(answerConditions(city().officer, dossier.id, [one('6.1.f')])), /只有“测评中”/);
  const verdict = {
    id: '6.3.a',
    label: '稳定增长',
    article: '第六条（三）',
    status: 'forPerson',
    figure: null,
    threshold: null,
    message: '上年与前年持平。',
    evidence: [],
  };
  await acting.store.as(clerk, (tx) =>
    sql`update submission set verdicts = ${JSON.stringify([verdict])}::jsonb where dossier_id = ${dossier.id}`.execute(tx),
  );
  const { conditions } = await conditionsOf(city().officer, dossier.id);
  assert.equal(conditions.length, 19);
  assert.equal(conditions.find(({ id }) => id === '6.3.a')?.because, '上年与前年持平。');
});

test('统计：省里看全部，市里只看自己的，填写中的只有件数；条件按最近一次结论计数，一条语句数完', async () => {
  const { dossier } = await submittedTo(acting, { recommender: scene.jiujiang, round: scene.round, name: '九江不该露名的平台' });
  const draft = { ...dossier, id: uuidv7(), number: null, state: 'draft' as const, submittedAt: null, creditCode: uuidv7() };
  await acting.system((tx) => tx.dossiers.add(draft));
  const count = (groups: Awaited<ReturnType<typeof roundStatistics>>['byRecommender'], key: string) =>
    Object.fromEntries(
      groups.map(({ label, progress, beside }) => [label, [...progress, ...beside].find((one) => one.key === key)?.count]),
    );
  const all = await roundStatistics(scene.province.officer, scene.round.id);
  const sent = (await sentDuring(() => roundStatistics(scene.province.officer, scene.round.id))).flat();
  assert.equal(sent.filter(({ text }) => /condition_answer/.test(text)).length, 1);
  assert.deepEqual(
    all.byCondition.filter(({ id }) => id === '7' || id === '6.4'),
    [],
    '整条的判断不另作一项，办法分列的各项在',
  );
  assert.equal(all.scope, 'round');
  assert.deepEqual(count(all.byRecommender, 'drafts'), { 九江市工业和信息化局: 1, 南昌市工业和信息化局: 0 });
  assert.equal(count([all.total], 'started').合计, (count(all.byRecommender, 'started').南昌市工业和信息化局 ?? 0) + 2);
  const sixF = all.byCondition.find(({ id }) => id === '6.1.f');
  assert.ok((sixF?.recommender.meets ?? 0) >= 4);
  assert.doesNotMatch(JSON.stringify(all), /不该露名/);
  const own = await roundStatistics(scene.jiujiang.leader, scene.round.id);
  assert.equal(own.scope, 'own');
  assert.deepEqual(
    own.byRecommender.map(({ label }) => label),
    ['九江市工业和信息化局'],
  );
  assert.deepEqual(own.byCondition.find(({ id }) => id === '6.1.f')?.recommender, {});
});

test('第八条（四）专家在签署之前逐项填写：全部签署以前别人看不到，签署后不能再改，推荐部门始终看不到', async () => {
  const own = await openActing();
  try {
    const set = await cast(
      own,
      ['甲', '乙', '丙'].map((name) => ({ name, employer: `${name}大学` })),
    );
    const { id } = await recommended(own, { round: set.round, recommenderId: set.city, name: '评审中的平台', number: '赣平2026-0001' });
    const on = (actor: (typeof set.people)[number]) => own.on(actor, '2026-06-08');
    await admit(on(set.officer), { id });
    assert.equal(await reasonsOf(answerConditions(on(set.people[0] as never), id, [one('7.a')])), 'notFound', '还没有抽到的，看不到这件');
    await drawPanel(on(set.officer), id);
    const sign = async (actor: (typeof set.people)[number]) => {
      const scores = Object.fromEntries(set.round.rubric.map(({ key, weight }) => [key, String(weight)]));
      await saveReview(on(actor), { dossierId: id, scores, opinion: '同意', version: 0 });
      await signReview(on(actor), { dossierId: id });
    };
    const panelOf = async (actor: (typeof set.people)[number]) =>
      (await conditionsOf(on(actor), id)).conditions.flatMap(({ panel }) => panel.map(({ says }) => says)).sort();
    for (const [i, expert] of set.people.entries()) {
      assert.equal(await reasonsOf(answerConditions(on(expert), id, [one('7.a')])), 'notFound', '还没有申明利害关系的，看不到这件');
      await takesSeat(on(expert), id);
      await answerConditions(on(expert), id, [one('7.a', { says: `专家${i}的话`, answer: 'cannotTell' })]);
      assert.deepEqual(await panelOf(expert), [`专家${i}的话`]);
      assert.deepEqual(await panelOf(set.officer), [], '签署以前是暗的');
    }
    for (const expert of set.people) await sign(expert);
    assert.deepEqual(await panelOf(set.officer), ['专家0的话', '专家1的话', '专家2的话']);
    assert.deepEqual(await panelOf(set.cityOfficer), []);
    assert.match(await reasonsOf(answerConditions(on(set.people[0] as never), id, [one('7.a', { no: 1 })])), /已签署的不能再改/);
    assert.equal((await roundStatistics(on(set.officer), set.round.id)).byCondition.find((c) => c.id === '7.a')?.panel.cannotTell, 3);
  } finally {
    await own.close();
  }
});
