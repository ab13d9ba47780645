import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import type { Context } from '../../src/acts/context.ts';
import type { SignedIn } from '../../src/acts/directory/signed-in.ts';
import { inbox } from '../../src/acts/inbox/inbox.ts';
import { take } from '../../src/acts/procedure/take.ts';
import { checkCertificate, listUnits, showPlatform } from '../../src/acts/recognition/directory.ts';
import { listRevocations, openRevocation, revocationKind } from '../../src/acts/recognition/revocation.ts';
import { announcements, decidedRevocation } from '../../src/acts/recognition/revocation-files.ts';
import { listRewards, proposeReward, rewardKind } from '../../src/acts/recognition/reward.ts';
import { listShowcases, publishedShowcases, showcaseKind, writeShowcase } from '../../src/acts/recognition/showcase.ts';
import { openReports } from '../../src/acts/reporting/open-quarter.ts';
import { openRound } from '../../src/acts/scheme/open-round.ts';
import { reportingTitles } from '../../src/core/deadlines/titles.ts';
import type { Promotion } from '../../src/core/procedure/showcase.ts';
import { quarterTable } from '../../src/core/reporting/standing.ts';
import { schemeFrom } from '../../src/core/scheme/scheme.ts';
import { runDay } from '../../src/jobs/day.ts';
import { watchValidity } from '../../src/jobs/watch-validity.ts';
import { schemes } from '../law.ts';
import { type Acting, cast, openActing, person, reasonsOf, recommended, refusalOf } from './acting.ts';

let acting: Acting;
let set: Awaited<ReturnType<typeof cast>>;
const ids: Record<string, string> = {};
const clerks: Record<string, SignedIn> = {};

before(async () => {
  acting = await openActing();
  set = await cast(acting, []);
  for (const [name, firstTime] of [
    ['甲', true],
    ['乙', false],
    ['丙', true],
  ] as const)
    await platform(name, firstTime);
});
after(() => acting.close());

async function platform(name: string, firstTime: boolean): Promise<void> {
  const dossier = await recommended(acting, { round: set.round, recommenderId: set.city, name: `${name}公司`, number: `赣平2026-${name}` });
  clerks[name] = await person(acting, dossier.applicantId, `${name}经办`, ['clerk']);
  ids[name] = uuidv7();
  await acting.system((tx) =>
    tx.recognitions.addPlatform({
      ...{ id: ids[name] as string, organisationId: dossier.applicantId, dossierId: dossier.id, roundId: set.round.id },
      ...{ issuerId: set.province, authorityId: set.city, certificateNumber: `证${name}`, name: `${name}平台`, kind: '专业性' },
      ...{
        functions: ['innovation'],
        recognisedOn: '2026-06-20',
        validFrom: '2026-06-20',
        validTo: '2029-06-19',
        revokedOn: null,
        firstTime,
      },
      version: 1,
    }),
  );
}

const idOf = (name: string) => ids[name] as string;
const officer = (day: string) => acting.on(set.officer, day);
const leader = (day: string) => acting.on(set.leader, day);
const clerk = (name: string, day: string) => acting.on(clerks[name] as SignedIn, day);
const penalty = {
  ...{ source: '审计移交', kind: 'penalty' as const, body: '南昌市统计局', documentNumber: '洪统罚〔2026〕3号', documentOn: '2026-10-20' },
  ...{ article: '《中华人民共和国统计法》第四十一条', place: '' },
};
/** A file of evidence as it lies with a case once it was taken in (complaint.test.ts holds how it comes in). */
async function withEvidence(id: string): Promise<void> {
  await acting.system(async (tx) => {
    await tx.dossiers.knownFile('e'.repeat(64), 1, 'application/pdf', '2026-11-01T02:00:00.000Z');
    await tx.evidence.add({
      ...{ id: uuidv7(), kind: 'revocation', caseId: id, fileHash: 'e'.repeat(64), name: '处罚决定书.pdf', mediaType: 'application/pdf' },
      ...{ size: 1, addedBy: set.officer.accountId, addedAt: '2026-11-02T02:00:00.000Z' },
    });
  });
}

test('第十二条 只因逾期、未报送季度调度表，不能立案撤销', async () => {
  for (const article of ['第十五条', '第十二条', '《江西省中小企业公共服务示范平台认定管理办法》第十五条']) {
    const late = { ...penalty, source: '长期不交调度表，拒不配合管理', article, body: '江西省工业和信息化厅' };
    const refused = await refusalOf(openRevocation(officer('2026-11-02'), idOf('甲'), late));
    assert.deepEqual(refused.kind === 'badInput' && refused.faults.map(({ path }) => path), ['body', 'article'], article);
  }
});

test('第十二条 立案、查证、陈述申辩、决定：没有事实证据不能查证，决定者另有其人，撤销与证书查询同时生效〔12.s3、12.s4〕', async () => {
  const open = () => openRevocation(officer('2026-11-02'), idOf('甲'), penalty);
  const opened = (await Promise.allSettled([open(), open(), open(), open()])).flatMap((one) =>
    one.status === 'fulfilled' ? [one.value] : [],
  );
  assert.equal(opened.length, 1, '四人同时立案，只立一件');
  const { id } = opened[0] ?? assert.fail();
  assert.match(await reasonsOf(openRevocation(officer('2026-11-02'), idOf('甲'), penalty)), /已有一件撤销案件/);
  assert.equal((await listRevocations(clerk('甲', '2026-11-02'))).length, 0, '查证之前平台看不到');
  assert.match(await reasonsOf(take(leader('2026-11-02'), revocationKind, { id, step: 'verify', brought: {} })), /查证属实方可撤销/);
  await take(officer('2026-11-03'), revocationKind, {
    id,
    step: 'describe',
    brought: { facts: '伪造服务企业20户。', evidence: '审计报告（赣审〔2026〕8号）' },
  });
  assert.match(await reasonsOf(take(leader('2026-11-03'), revocationKind, { id, step: 'verify', brought: {} })), /上传证据文件/);
  await withEvidence(id);
  const scanned = (scanState: 'infected' | 'clean') =>
    acting.store.as('system', (tx) => tx.updateTable('file').set({ scanState }).where('hash', '=', 'e'.repeat(64)).execute());
  await scanned('infected');
  assert.match(
    await reasonsOf(take(leader('2026-11-03'), revocationKind, { id, step: 'verify', brought: {} })),
    /上传证据文件/,
    '染毒的不作为证据',
  );
  await scanned('clean');
  assert.match(
    await reasonsOf(take(officer('2026-11-03'), revocationKind, { id, step: 'verify', brought: {} })),
    /另一位经办人或者分管领导查证/,
  );
  await take(leader('2026-11-03'), revocationKind, { id, step: 'verify', brought: {}, version: 2 });
  assert.match(
    await reasonsOf(take(leader('2026-11-04'), revocationKind, { id, step: 'decide', brought: { revoke: true, decision: '撤销' } })),
    /2026年11月10日24时/,
  );
  assert.equal(
    (await refusalOf(take(clerk('乙', '2026-11-05'), revocationKind, { id, step: 'state', brought: { statement: '与我无关' } }))).kind,
    'notFound',
  );
  await take(clerk('甲', '2026-11-05'), revocationKind, { id, step: 'state', brought: { statement: '系经办人个人所为。' } });
  const both = { ...set.leader, accountId: set.officer.accountId };
  assert.match(
    await reasonsOf(
      take(acting.on(both, '2026-11-06'), revocationKind, { id, step: 'decide', brought: { revoke: true, decision: '撤销' } }),
    ),
    /另一位分管领导/,
  );
  assert.equal((await checkCertificate(acting.world('2026-11-06'), '证甲')).standing, 'valid');
  await take(leader('2026-11-06'), revocationKind, { id, step: 'giveBack', brought: { reason: '请附处罚决定书' } });
  assert.equal(
    (await refusalOf(take(leader('2026-11-06'), revocationKind, { id, step: 'decide', brought: { revoke: true, decision: '撤销' } }))).kind,
    'notNow',
    '退回的不能决定',
  );
  assert.match(
    await reasonsOf(take(leader('2026-11-06'), revocationKind, { id, step: 'verify', brought: {} })),
    /领导退回：请附处罚决定书/,
    '须先补充并保存',
  );
  assert.equal((await listRevocations(officer('2026-11-06'))).find((one) => one.id === id)?.givenBackReason, '请附处罚决定书');
  await take(officer('2026-11-06'), revocationKind, {
    id,
    step: 'describe',
    brought: { evidence: '审计报告（赣审〔2026〕8号）、处罚决定书' },
  });
  await take(leader('2026-11-06'), revocationKind, { id, step: 'verify', brought: {} });
  await take(clerk('甲', '2026-11-06'), revocationKind, { id, step: 'state', brought: { statement: '同前。' } });
  await take(leader('2026-11-06'), revocationKind, { id, step: 'decide', brought: { revoke: true, decision: '伪造服务记录属实，撤销。' } });
  assert.equal((await checkCertificate(acting.world('2026-11-06'), '证甲')).standing, 'revoked');
  const [seen] = await listRevocations(clerk('甲', '2026-11-06'));
  const pending = (yes: boolean) =>
    acting.store.as('system', (tx) =>
      tx
        .updateTable('organisation')
        .set({ pending: yes })
        .where('id', '=', clerks.甲?.organisationId ?? '')
        .execute(),
    );
  await pending(true);
  assert.equal((await refusalOf(decidedRevocation(clerk('甲', '2026-11-06'), id))).kind, 'notAllowed', '登记没有核对的看不到决定书');
  await pending(false);
  assert.equal((await decidedRevocation(clerk('甲', '2026-11-06'), id)).number, '赣平撤〔2026〕1号');
  assert.deepEqual([seen?.number, seen?.evidenceFiles.map(({ name }) => name)], ['赣平撤〔2026〕1号', ['处罚决定书.pdf']]);
  assert.deepEqual(await announcements(acting.world('2026-11-06')), []);
  assert.deepEqual((await inbox(officer('2026-11-06'))).items.filter(({ kind }) => kind === 'publishRevocation').length, 1);
  await take(officer('2026-11-06'), revocationKind, { id, step: 'publish', brought: {} });
  assert.match(
    await reasonsOf(take(officer('2026-11-07'), revocationKind, { id, step: 'publish', brought: {} })),
    /公告已于2026年11月6日发布/,
  );
  const [told] = await announcements(acting.world('2026-11-06'));
  assert.deepEqual([told?.platform, told?.number, told?.publishedOn], ['甲平台', '赣平撤〔2026〕1号', '2026-11-06']);
  assert.equal(/20户|个人所为/.test(JSON.stringify(told)), false, '公告里没有案情和陈述');
  assert.deepEqual(
    [seen?.state, seen?.statement, seen?.decidedOn],
    ['revoked', '系经办人个人所为。\n\n2026年11月6日再次陈述、申辩：同前。', '2026-11-06'],
  );
});

test('第十二条 平台不陈述的，期满后可以决定；不予撤销的保留称号', async () => {
  const { id } = await openRevocation(officer('2026-11-02'), idOf('丙'), penalty);
  await take(officer('2026-11-02'), revocationKind, {
    id,
    step: 'describe',
    brought: { facts: '投诉所述收费不实。', evidence: '核查笔录' },
  });
  await withEvidence(id);
  await take(leader('2026-11-02'), revocationKind, { id, step: 'verify', brought: {} });
  assert.match(
    await reasonsOf(take(leader('2026-11-09'), revocationKind, { id, step: 'decide', brought: { revoke: false, decision: '结案' } })),
    /陈述、申辩/,
  );
  await take(leader('2026-11-10'), revocationKind, { id, step: 'decide', brought: { revoke: false, decision: '情节轻微，不予撤销。' } });
  assert.equal((await checkCertificate(acting.world('2026-11-10'), '证丙')).standing, 'valid');
});

test('第十三条 奖励只给首次认定的平台，金额按年度认定工作，提出与批准须两人，不能重复', async () => {
  const day = '2026-11-12';
  assert.match(await reasonsOf(proposeReward(officer(day), idOf('乙'))), /只给新认定的示范平台/);
  assert.match(await reasonsOf(proposeReward(officer(day), idOf('甲'))), /已不在有效期内/);
  const { id, amount } = await proposeReward(officer(day), idOf('丙'));
  assert.equal(amount, set.round.rewardAmount);
  assert.match(await reasonsOf(proposeReward(officer(day), idOf('丙'))), /已经提出，请在奖励名单中办理/);
  const both = { ...set.leader, accountId: set.officer.accountId };
  assert.match(await reasonsOf(take(acting.on(both, day), rewardKind, { id, step: 'approve', brought: {}, version: 1 })), /另一位分管领导/);
  await take(leader(day), rewardKind, { id, step: 'approve', brought: {}, version: 1 });
  assert.equal((await refusalOf(take(officer(day), rewardKind, { id, step: 'pay', brought: { paidOn: '2026-11-13' } }))).kind, 'badInput');
  const early = await refusalOf(take(officer(day), rewardKind, { id, step: 'pay', brought: { paidOn: '2026-06-19' } }));
  assert.ok(early.kind === 'badInput');
  assert.match(early.faults[0]?.message ?? '', /拨付日期2026年6月19日早于认定日期2026年6月20日/);
  await take(officer(day), rewardKind, { id, step: 'pay', brought: { paidOn: day } });
  assert.deepEqual(
    (await listRewards(clerk('丙', day))).map((one) => [one.amount, one.state, one.paidOn]),
    [['300000.00', 'paid', day]],
  );
  assert.deepEqual(await listRewards(clerk('乙', day)), []);
});

test('第十二条、第十三条 拨付之前称号撤销的，奖励不批不拨，由经办人写明理由终止，平台得到通知；称号有效的不能终止', async () => {
  const day = '2026-11-12';
  const { id, version } = await acting.on(set.officer, day).inTransaction(async (tx) => {
    const reward = {
      ...{ id: uuidv7(), platformId: idOf('甲'), issuerId: set.officer.organisationId, organisationId: clerks.甲?.organisationId ?? '' },
      ...{
        amount: '300000.00',
        state: 'approved' as const,
        proposedBy: set.officer.accountId,
        approvedBy: set.leader.accountId,
        paidOn: null,
      },
      ...{ endReason: null, version: 1 },
    } as const;
    await tx.recognitions.addReward(reward);
    return reward;
  });
  assert.match(await reasonsOf(take(officer(day), rewardKind, { id, step: 'pay', brought: { paidOn: day } })), /已于2026年11月6日撤销/);
  assert.equal((await refusalOf(take(leader(day), rewardKind, { id, step: 'end', brought: { reason: '称号已撤销' } }))).kind, 'notAllowed');
  const ended = await take(officer(day), rewardKind, { id, step: 'end', brought: { reason: '称号已撤销，不再拨付' }, version });
  assert.deepEqual([ended.state, ended.endReason], ['ended', '称号已撤销，不再拨付']);
  assert.match(await reasonsOf(take(officer(day), rewardKind, { id, step: 'pay', brought: { paidOn: day } })), /当前状态不能/);
  const valid = (await listRewards(officer(day))).find((one) => one.platformId === idOf('丙'));
  assert.equal(
    valid?.offers.some(({ step }) => step === 'end'),
    false,
    '已拨付的没有可终止的',
  );
});

test('第十四条 典型经验由所在地主管部门总结，认定部门领导同意后公众可见', async () => {
  const day = '2026-11-12';
  const city = acting.on(set.cityOfficer, day);
  assert.equal((await refusalOf(writeShowcase(officer(day), idOf('丙'), { title: '一', body: '二' }))).kind, 'notAllowed');
  assert.match(await reasonsOf(writeShowcase(city, idOf('甲'), { title: '一', body: '二' })), /已不在有效期内/);
  const { id } = await writeShowcase(city, idOf('丙'), { title: '检测进园区', body: '做法与成效。' });
  assert.equal((await refusalOf(take(leader(day), showcaseKind, { id, step: 'publish', brought: {} }))).kind, 'notNow');
  await take(city, showcaseKind, { id, step: 'offer', brought: {}, version: 1 });
  assert.deepEqual(await publishedShowcases(acting.world(day)), []);
  await take(leader(day), showcaseKind, { id, step: 'publish', brought: {}, version: 2 });
  assert.deepEqual(
    (await publishedShowcases(acting.world(day))).map((one) => [one.title, one.platform, one.publishedOn]),
    [['检测进园区', '丙平台', day]],
  );
});

test('典型经验退回修改：写明理由，起草人待办、可改后重报；撤回报送；发布后由起草部门记录宣传培育；撤下后公众即不可见〔14.s3〕', async () => {
  const day = '2026-11-13';
  const city = acting.on(set.cityOfficer, day);
  const province = leader(day);
  const waiting = async (ctx: Context) => (await inbox(ctx)).items.filter(({ article }) => article === '第十四条').map(({ kind }) => kind);
  const shown = async (id: string) => (await listShowcases(city)).find((one) => one.id === id);
  const { id } = await writeShowcase(city, idOf('丙'), { title: '培训进车间', body: '只有标题。' });
  assert.equal((await refusalOf(take(province, showcaseKind, { id, step: 'sendBack', brought: { reason: '太短' } }))).kind, 'notNow');
  await take(city, showcaseKind, { id, step: 'offer', brought: {}, version: 1 });
  assert.equal((await refusalOf(take(city, showcaseKind, { id, step: 'sendBack', brought: { reason: '太短' } }))).kind, 'notAllowed');
  assert.deepEqual(await waiting(province), ['publishShowcase']);
  await take(city, showcaseKind, { id, step: 'recall', brought: {}, version: 2 });
  await take(city, showcaseKind, { id, step: 'offer', brought: {}, version: 3 });
  await take(province, showcaseKind, { id, step: 'sendBack', brought: { reason: '请写明做法和成效' }, version: 4 });
  assert.deepEqual(await waiting(province), []);
  assert.deepEqual(await waiting(city), ['showcaseReturned']);
  const returned = await shown(id);
  assert.equal(returned?.remark, '请写明做法和成效');
  assert.deepEqual(
    returned?.offers.map(({ step }) => step),
    ['write'],
  );
  assert.equal(
    (await refusalOf(take(city, showcaseKind, { id, step: 'offer', brought: {}, version: 5 }))).kind,
    'notNow',
    '未修改不能原样重报',
  );
  await take(city, showcaseKind, { id, step: 'write', brought: { body: '做法：……成效：……' }, version: 5 });
  await take(city, showcaseKind, { id, step: 'offer', brought: {}, version: 6 });
  await take(province, showcaseKind, { id, step: 'publish', brought: {}, version: 7 });
  assert.equal((await shown(id))?.remark, null);
  const promoted: Promotion = { kind: 'report', on: day, said: '江西日报第三版报道。' };
  const cultivate = (ctx: Context, brought: Promotion) => take(ctx, showcaseKind, { id, step: 'cultivate', brought });
  assert.equal((await refusalOf(cultivate(province, promoted))).kind, 'notAllowed');
  for (const [brought, said] of [
    [{ ...promoted, on: '2026-11-14' }, /2026年11月14日还没有到/],
    [{ ...promoted, said: '请联系13900001234洽谈。' }, /不写个人信息/],
  ] as const) {
    const refused = await refusalOf(cultivate(city, brought));
    assert.match(refused.kind === 'badInput' ? (refused.faults[0]?.message ?? '') : refused.kind, said);
  }
  await cultivate(city, promoted);
  await cultivate(city, { ...promoted, kind: 'brand', said: '“车间里的课堂”列为省级服务品牌。' });
  assert.deepEqual(
    (await publishedShowcases(acting.world(day))).find((one) => one.id === id)?.promotions.map(({ kind }) => kind),
    ['report', 'brand'],
    '公众看得到',
  );
  assert.ok((await publishedShowcases(acting.world(day))).some((one) => one.id === id));
  assert.equal((await refusalOf(take(city, showcaseKind, { id, step: 'takeDown', brought: { reason: '不再适用' } }))).kind, 'notAllowed');
  await take(province, showcaseKind, { id, step: 'takeDown', brought: { reason: '平台有新的做法' }, version: 10 });
  assert.ok(!(await publishedShowcases(acting.world(day))).some((one) => one.id === id));
  assert.deepEqual(
    (await shown(id))?.offers.map(({ step }) => step),
    ['write'],
  );
});

test('演示拨日期：从上次运行次日起逐日办到所拨之日；再拨同一天不重复', async () => {
  const world = acting.world('2028-12-01');
  const demonstration = { ...world, tools: { ...world.tools, demonstration: true } };
  await runDay(demonstration, '2028-12-15');
  const done = Object.fromEntries((await runDay(demonstration, '2029-06-21')).map(({ job, count }) => [job, count]));
  assert.equal(await acting.system((tx) => tx.time.today()), '2029-06-21');
  assert.equal(done.openReports, 4, '乙、丙各两个季度；甲已撤销');
  assert.equal(done.watchValidity, 22, '第十二条：乙、丙到期前180、90、30天各告知单位、本市、省厅；6月20日到期，再告知平台和主管部门');
  assert.equal(await acting.system((tx) => tx.time.hasRun('2029-03-03', 'day')), true);
  const again = await runDay(demonstration, '2029-06-21');
  assert.ok(again.every(({ count }) => count === 0));
});

test('第十二条、第十五条 撤销时尚有未报的季度调度表，须写明仍须报送还是不再要求；不再要求的不列入未报名单', async () => {
  await platform('丁', false);
  await acting.system((tx) => openReports(tx, acting.world('2026-10-08')));
  const missing = async () => {
    const all = await acting.on(set.cityOfficer, '2026-11-20').inTransaction((tx) => tx.reporting.standing({ year: 2026, quarter: 3 }));
    return { missing: quarterTable(all).missing, state: all.find(({ platformId }) => platformId === idOf('丁'))?.state };
  };
  assert.ok((await missing()).missing.includes('丁平台'));
  const { id } = await openRevocation(officer('2026-11-02'), idOf('丁'), penalty);
  await take(officer('2026-11-02'), revocationKind, { id, step: 'describe', brought: { facts: '伪造。', evidence: '审计报告' } });
  await withEvidence(id);
  await take(leader('2026-11-02'), revocationKind, { id, step: 'verify', brought: {} });
  const unsaid = await refusalOf(
    take(leader('2026-11-10'), revocationKind, { id, step: 'decide', brought: { revoke: true, decision: '撤销。' } }),
  );
  assert.ok(unsaid.kind === 'badInput');
  assert.match(unsaid.faults[0]?.message ?? '', /2026年第三季度.*请写明“仍须报送”或“不再要求”/);
  assert.equal((await checkCertificate(acting.world('2026-11-10'), '证丁')).standing, 'valid', '没有写明的，什么都没有办');
  const [seen] = (await listRevocations(leader('2026-11-10'))).filter((one) => one.id === id);
  assert.equal(seen?.openReports.length, 1);
  await take(leader('2026-11-10'), revocationKind, {
    id,
    step: 'decide',
    brought: { revoke: true, decision: '撤销。', reports: 'waived' },
  });
  const after = await missing();
  assert.deepEqual([after.missing.includes('丁平台'), after.missing.includes('丙平台'), after.state], [false, true, 'waived']);
});

test('第十二条、第十五条 提前开放的季度还没有结束就撤销：写明仍须报送的，只是已经结束的季度；没有结束的当即不再要求，信里写明', async () => {
  await platform('辛', false);
  const early = acting.world('2026-09-28');
  await acting.system((tx) => openReports(tx, early));
  const { id } = await openRevocation(officer('2026-09-28'), idOf('辛'), { ...penalty, documentOn: '2026-09-20' });
  await take(officer('2026-09-28'), revocationKind, { id, step: 'describe', brought: { facts: '伪造。', evidence: '审计报告' } });
  await withEvidence(id);
  await take(leader('2026-09-28'), revocationKind, { id, step: 'verify', brought: {} });
  await take(clerk('辛', '2026-09-28'), revocationKind, { id, step: 'state', brought: { statement: '没有异议' } });
  const [seen] = (await listRevocations(leader('2026-09-29'))).filter((one) => one.id === id);
  assert.deepEqual(seen?.openReports, ['2026年第二季度调度表']);
  await take(leader('2026-09-29'), revocationKind, { id, step: 'decide', brought: { revoke: true, decision: '撤销。', reports: 'due' } });
  const reports = await acting.system((tx) => tx.reporting.reports({ platformId: idOf('辛') }));
  assert.deepEqual(
    reports.map(({ quarter, state }) => [quarter, state]),
    [
      [3, 'waived'],
      [2, 'open'],
    ],
  );
  const letters = await acting.store.as('system', (tx) => tx.selectFrom('outbox').select('body').execute());
  assert.equal(
    letters.filter(({ body }) => /2026年第二季度调度表仍须报送（第十五条）。2026年第三季度调度表不再要求报送。/.test(body)).length,
    2,
  );
});

test('第十二条、第十五条 两个证书重叠期：一个单位只报一份、只算一家；旧证书到期不发“已到期”，查验页指明新证书；没有续期的，180、90、30天各告知一次', async () => {
  const dossier = await recommended(acting, { round: set.round, recommenderId: set.city, name: '续期公司', number: '赣平2026-续' });
  await platform('戊', false);
  await platform('己', false);
  const old = await acting.system((tx) => tx.recognitions.platform(idOf('戊')));
  assert.ok(old);
  const {
    creditCode: _,
    city: __,
    authorityName: ___,
    issuerName: _____,
    roundYear: ______,
    issuerKind: _______,
    scheme: ________,
    ...plain
  } = old;
  const next = { id: uuidv7(), dossierId: dossier.id, certificateNumber: '证戊新', recognisedOn: '2029-05-20', validFrom: '2029-05-20' };
  await acting.system((tx) => tx.recognitions.addPlatform({ ...plain, ...next, validTo: '2032-05-19' }));
  const own = await acting.system((tx) => tx.reporting.inForce('2029-06-01'));
  assert.equal(own.filter((one) => one.organisationId === old.organisationId).length, 2);
  const once = reportingTitles(own, schemes).filter((one) => one.organisationId === old.organisationId);
  assert.deepEqual(
    once.map((one) => one.certificateNumber),
    ['证戊新'],
  );
  const each = { ...schemes, named: (id: string) => schemeFrom(schemes.named(id), id, { readings: { twoTitles: 'each' } }) };
  const apart = reportingTitles(own, each).filter((one) => one.organisationId === old.organisationId);
  assert.deepEqual(apart.map((one) => one.certificateNumber).sort(), ['证戊', '证戊新'], '解读“各报一份”时各报一份');
  const units = (await listUnits(acting.world('2029-06-01'), { standing: 'valid' })).lines.filter(
    ({ lead }) => lead.organisationId === old.organisationId,
  );
  assert.deepEqual(
    units.map(({ lead, earlier }) => [lead.certificateNumber, ...earlier.map((one) => one.certificateNumber)]),
    [['证戊新', '证戊']],
    '名录中是一个单位两个证书',
  );
  assert.equal(
    (await listUnits(acting.world('2029-07-01'), { search: '证戊' })).lines[0]?.lead.certificateNumber,
    '证戊新',
    '按旧证书编号找得到',
  );
  assert.deepEqual(
    (await listUnits(acting.world('2029-07-01'), { search: '证戊', standing: 'expired' })).lines,
    [],
    '续期的单位不列在“已到期”中',
  );
  assert.equal((await showPlatform(acting.world('2029-07-01'), old.id)).successor?.certificateNumber, '证戊新', '旧证书的平台页指明新证书');
  const after = await checkCertificate(acting.world('2029-07-01'), '证戊');
  assert.deepEqual([after.standing, after.successor?.certificateNumber], ['expired', '证戊新']);
  const renewing = acting.world('2029-06-25');
  const letters = async (day: string) => {
    await acting.system((tx) => watchValidity.run(tx, acting.world(day)));
    const rows = await acting.store.as('system', (tx) => tx.selectFrom('outbox').select(['key', 'subject']).execute());
    return rows.filter(({ key }) => /^(expired|expiring):/.test(key));
  };
  const keys = (all: { key: string }[], id: string) => all.filter(({ key }) => key.includes(id)).map(({ key }) => key.split(':')[2]);
  assert.deepEqual(keys(await letters('2028-12-20'), idOf('己')), []);
  for (const day of ['2028-12-21', '2028-12-22', '2029-03-22', '2029-05-21', '2029-05-22']) await letters(day);
  assert.deepEqual(
    keys(await letters(renewing.today), idOf('戊')).filter((one) => !/^(180|90|30)$/.test(one ?? '')),
    [],
  );
  const told = keys(await letters(renewing.today), idOf('己'));
  for (const rung of ['180', '90', '30']) assert.equal(told.filter((one) => one === rung).length, 3, '单位、本市、省厅各一次');
  const round = await openRound(acting.on(set.officer, '2029-02-20'), {
    ...{ year: 2029, title: '2029年度认定工作', opensOn: '2029-03-01', closesOn: '2029-04-15', recommendBy: '2029-05-15' },
    ...{ reviewBy: null, rewardAmount: null },
  });
  for (const day of ['2029-03-02', '2029-03-03', '2029-04-10']) await letters(day);
  const digests = (await acting.store.as('system', (tx) => tx.selectFrom('outbox').select(['key', 'role', 'body']).execute())).filter(
    ({ key }) => key.startsWith(`renewals:${round.id}:`),
  );
  assert.deepEqual(digests.map(({ key, role }) => `${key.split(':')[2]} ${role}`).sort(), [
    ...['closing leader', 'closing leader', 'open leader', 'open leader'],
  ]);
  assert.ok(
    digests.every(({ body }) => body.includes('证己')),
    '市、省两级领导，开始和截止前各一封，点名各平台和证书',
  );
});
