import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { openDispute } from '../../src/acts/directory/organisation-case.ts';
import { takeCaseStep } from '../../src/acts/directory/organisation-case-kind.ts';
import { take } from '../../src/acts/procedure/take.ts';
import { certificateOf, checkCertificate, listPlatforms } from '../../src/acts/recognition/directory.ts';
import { confirmEarlier, earlierKind, listEarlier } from '../../src/acts/recognition/earlier.ts';
import { enterEarlier, lookAtEarlier } from '../../src/acts/recognition/enter-earlier.ts';
import { listRevocations, openRevocation, revocationKind } from '../../src/acts/recognition/revocation.ts';
import { proposeReward } from '../../src/acts/recognition/reward.ts';
import { openReports } from '../../src/acts/reporting/open-quarter.ts';
import { reportKind } from '../../src/acts/reporting/report-kind.ts';
import { saveReport } from '../../src/acts/reporting/save-report.ts';
import { viewReport } from '../../src/acts/reporting/view-report.ts';
import type { EarlierStep } from '../../src/core/procedure/earlier-platform.ts';
import type { EarlierCells } from '../../src/core/recognition/earlier.ts';
import { demoCreditCode } from '../../src/rehearsal/directory.ts';
import { type Acting, cast, openActing, organisation, person, reasonsOf, recommended, refusalOf } from './acting.ts';
import { gate, untilWaiting } from './in-turn.ts';

let acting: Acting;
let set: Awaited<ReturnType<typeof cast>>;
before(async () => {
  acting = await openActing();
  set = await cast(acting, []);
  await organisation(acting, 'city', '九江市工业和信息化局', '360400');
});
after(() => acting.close());

const TODAY = '2026-02-10';
const penalty = {
  ...{ source: '举报', kind: 'penalty' as const, body: '南昌市统计局', documentNumber: '洪统罚〔2026〕1号', documentOn: '2026-02-01' },
  ...{ article: '《中华人民共和国统计法》第四十一条', place: '' },
};
const officer = (day = TODAY) => acting.on(set.officer, day);
const leader = (day = TODAY) => acting.on(set.leader, day);
const row = (n: number, change: EarlierCells = {}): EarlierCells => ({
  name: `赣江${['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'][n]}企业服务有限公司`,
  creditCode: demoCreditCode(500 + n),
  city: n % 2 === 0 ? '南昌市' : '九江',
  functions: n % 2 === 0 ? '信息查询、创业辅导' : '人才培训',
  certificateNumber: `赣中小示范2024第${n}号`,
  documentNumber: '赣工信企业字〔2024〕15号',
  validFrom: '2024-05-10',
  validTo: '2027-05-09',
  ...change,
});
const enter = async (...rows: EarlierCells[]) => (await enterEarlier(officer(), { rows, source: '名单.xlsx' })).entered;
const step = (by: ReturnType<typeof officer>, id: string, name: EarlierStep, brought: object = {}) =>
  take(by, earlierKind, { id, step: name, brought: brought as never });
const faultsOf = async (...rows: EarlierCells[]) =>
  (await lookAtEarlier(officer(), rows)).faults.map(({ at, key, message }) => `${at} ${key} ${message}`);
const holderOf = (code: string) => acting.system((tx) => tx.directory.organisationByCode(code));
const platformOf = async (number: string, day = TODAY) =>
  (await listPlatforms(acting.world(day))).lines.find((one) => one.certificateNumber === number);

test('第十九条 此前认定的平台：经办人录入，另一位领导复核后列入名录，写明按此前的认定；下一季度起报送，不是首次认定〔19.s2〕', async () => {
  const [one] = await enter(row(0));
  const id = one?.id as string;
  assert.equal(await platformOf('赣中小示范2024第0号'), undefined, '复核前不在名录中');
  assert.equal((await refusalOf(step(officer(), id, 'confirm'))).kind, 'notAllowed');
  const both = acting.on({ ...set.officer, roles: ['officer', 'leader'] }, TODAY);
  assert.match(await reasonsOf(step(both, id, 'confirm')), /您本人经手的，须由另一位分管领导复核/, '一人两职也不行');
  await step(leader(), id, 'giveBack', { word: '文号请核对' });
  await step(officer(), id, 'correct', { documentNumber: '赣工信企业字〔2024〕16号' });
  await step(leader(), id, 'confirm');
  const platform = (await platformOf('赣中小示范2024第0号')) ?? assert.fail();
  assert.deepEqual(
    [platform.standing, platform.earlier, platform.basis, platform.firstTime, platform.city, platform.kind],
    ['valid', '系统启用前认定', '赣工信企业字〔2024〕16号', false, '南昌市', '综合性'],
  );
  assert.match(await reasonsOf(proposeReward(officer(), platform.id)), /此前认定.*第十九条.*不是新认定/);
  assert.match(await reasonsOf(certificateOf(officer(), platform.id)), /本系统不再出具/);
  assert.equal((await checkCertificate(acting.world(TODAY), '赣中小示范2024第0号')).standing, 'valid');
  for (const certificate of ['赣中小示范2024第0号', '赣中小示范2024第0']) {
    const entries = await acting.system((tx) => tx.journal.entries({ certificate, limit: 50 }));
    assert.ok(
      entries.some(({ action }) => action === 'enterEarlierPlatform'),
      `日志按证书编号或者它的开头查：${certificate}`,
    );
  }
  const opened = async (day: string) => acting.system((tx) => openReports(tx, acting.world(day)));
  assert.deepEqual([await opened('2026-04-01'), await opened('2026-07-01')], [0, 1], '二月复核的，从第二季度起报送');
  assert.equal((await openRevocation(officer(), platform.id, penalty)).state, 'opened');
});

test('名单逐格检查：校验码、重复、已在名录、设区市、年限、功能、编号、他人的代码；有一处不符的一家也不录入〔19.s2〕', async () => {
  const wrong = `${demoCreditCode(501).slice(0, 17)}${demoCreditCode(501).endsWith('A') ? 'B' : 'A'}`;
  const faults = await faultsOf(
    row(1, { creditCode: wrong }),
    row(2, { certificateNumber: '赣中小示范2024第0号' }),
    row(3, { city: '长沙市' }),
    row(4, { validTo: '2054-05-09' }),
    row(5, { functions: '信息查询、融资担保' }),
    row(6, { certificateNumber: '赣平示2024-001' }),
    row(7, { certificateNumber: '赣中小示范2024第8号' }),
    row(8),
    row(9, { creditCode: demoCreditCode(508) }),
    row(0, { certificateNumber: '另一张' }),
    row(1, { city: '赣州市' }),
    row(2, { validFrom: '2026-05-10', validTo: '2029-05-09' }),
    row(3, { validFrom: '四月', validTo: '' }),
    row(4, { certificateNumber: '洪平示2026-001' }),
    row(4, { certificateNumber: '另两张', documentNumber: '赣工信\u202e〔2024〕1号' }),
  );
  const has = (pattern: RegExp) =>
    assert.ok(
      faults.some((one) => pattern.test(one)),
      `${pattern} 不在：\n${faults.join('\n')}`,
    );
  has(/^0 creditCode .*第18位校验码不符.*已核对/);
  has(/^1 certificateNumber .*已在名录中，不能重复/);
  has(/^2 city .*“长沙市”不是省内的设区市/);
  has(/^3 validTo .*有效期应为3年（第十二条）.*2054年5月9日/);
  has(/^4 functions .*“融资担保”不在办法所列的功能/);
  has(/^5 certificateNumber .*是本系统现行的证书编号/);
  has(/^7 certificateNumber .*在本名单第7家已有/);
  has(/^8 validFrom .*另一个称号/);
  has(/^9 validFrom .*另一个称号（证书赣中小示范2024第0号/);
  has(/^10 city .*还没有赣州市的主管部门/);
  has(/^11 validFrom .*还没有到/);
  has(/^12 validFrom .*不是日期/);
  has(/^12 validTo .*未填写/);
  has(/^14 documentNumber .*看不见的字符/);
  has(/^13 certificateNumber .*是本系统现行的证书编号/);
  assert.equal((await refusalOf(enter(row(1), row(3, { city: '长沙市' })))).kind, 'badInput');
  assert.ok(!(await listEarlier(officer())).some(({ certificateNumber }) => certificateNumber === '赣中小示范2024第1号'), '一家也没有录入');
  assert.deepEqual(await faultsOf(row(1, { creditCode: wrong, codeChecked: '已核对' })), [], '对照证照核对过的可以');
  const known = await organisation(acting, 'applicant', '别的企业服务有限公司', '360100');
  const code = (await acting.system((tx) => tx.directory.organisation(known)))?.creditCode as string;
  await acting.system((tx) => tx.directory.changeOrganisation(known, { creditCode: demoCreditCode(590) }));
  assert.ok(code !== '');
  assert.match((await faultsOf(row(1, { creditCode: demoCreditCode(590) }))).join(), /登记为“别的企业服务有限公司”/);
});

test('同一份名单录入两次、两人同时录入，第二次都指出已经录入；外市、领导、企业都不能录入', async () => {
  const both = await Promise.allSettled([enter(row(2), row(3)), enter(row(2), row(3))]);
  assert.deepEqual(both.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
  assert.match((await faultsOf(row(2))).join(), /已经录入，正待复核/);
  for (const who of [set.cityOfficer, set.leader])
    assert.equal((await refusalOf(enterEarlier(acting.on(who, TODAY), { rows: [row(4)], source: null }))).kind, 'notAllowed');
  assert.deepEqual(await listEarlier(acting.on(set.cityOfficer, TODAY)), [], '别的部门看不到录入的过程');
  const waiting = (await listEarlier(leader())).filter(({ state }) => state === 'entered');
  const of = waiting.map(({ id, version }) => ({ id, version }));
  assert.equal((await refusalOf(confirmEarlier(leader(), [...of, { id: of[0]?.id as string, version: 9 }]))).kind, 'conflict');
  assert.equal((await listEarlier(leader())).filter(({ state }) => state === 'entered').length, 2, '有一家不能确认的，一家也不确认');
  assert.equal((await confirmEarlier(leader(), of)).length, 2);
});

test('期满的只作为历史，不报送', async () => {
  const [over] = await enter(row(5, { certificateNumber: '旧2020-5', validFrom: '2020-06-01', validTo: '2023-05-31' }));
  await step(leader(), over?.id as string, 'confirm');
  const platform = (await platformOf('旧2020-5')) ?? assert.fail();
  assert.deepEqual([platform.standing, platform.earlier], ['expired', '按原办法认定']);
  assert.equal(await acting.system((tx) => openReports(tx, acting.world('2026-10-01'))), 3, '期满的不报送');
});

test('复核以后发现有错：写明理由提出更正或者撤销录入，另一人同意后才生效；已有报送等事项的不能撤销，代码也不再更正', async () => {
  const [one] = await enter(row(6));
  const id = one?.id as string;
  await step(leader(), id, 'confirm');
  await step(officer(), id, 'amend', { validFrom: '2024-06-01', validTo: '2027-05-31', reason: '认定日期看错' });
  assert.equal((await platformOf('赣中小示范2024第6号'))?.validTo, '2027-05-09', '同意前不变');
  const both = acting.on({ ...set.officer, roles: ['officer', 'leader'] }, TODAY);
  assert.match(await reasonsOf(step(both, id, 'agree')), /另一位分管领导/);
  await step(leader(), id, 'agree');
  assert.equal((await platformOf('赣中小示范2024第6号'))?.validTo, '2027-05-31');
  const refused = await refusalOf(step(officer(), id, 'amend', { validTo: '2030-05-31', reason: '再改' }));
  assert.equal(refused.kind === 'badInput' ? refused.faults[0]?.path : refused.kind, 'validTo');
  await step(officer(), id, 'annul', { reason: '不是省级认定' });
  await step(leader(), id, 'refuse', { word: '文件上有' });
  await step(officer(), id, 'annul', { reason: '核对后确认不是省级认定' });
  await step(leader(), id, 'strike');
  assert.equal(await platformOf('赣中小示范2024第6号'), undefined);
  assert.equal((await checkCertificate(acting.world(TODAY), '赣中小示范2024第6号')).standing, 'unknown');
  assert.equal(await holderOf(demoCreditCode(506)), null, '误录的不占别人的代码');
  assert.equal((await listEarlier(officer())).find((row) => row.id === id)?.reason, '核对后确认不是省级认定', '录入的记录还在');
  const rested = (await listEarlier(officer())).find(({ certificateNumber }) => certificateNumber === '赣中小示范2024第0号');
  assert.match(rested?.offers.find(({ step: name }) => name === 'annul')?.blockedBy.join() ?? '', /已有撤销案件，不能作为误录撤销/);
  const moved = await refusalOf(step(officer(), rested?.id as string, 'amend', { creditCode: demoCreditCode(580), reason: '代码错' }));
  assert.equal(moved.kind === 'badInput' ? moved.faults[0]?.path : moved.kind, 'creditCode');
});

test('此前认定的单位重新认定后不是新认定：先有认定、后来才录入旧称号的，也不奖励', async () => {
  const dossier = await recommended(acting, { round: set.round, recommenderId: set.city, name: '先认定公司', number: '赣平2026-早' });
  await acting.system((tx) => tx.directory.changeOrganisation(dossier.applicantId, { creditCode: demoCreditCode(570) }));
  const own = { id: dossier.id, organisationId: dossier.applicantId, dossierId: dossier.id, roundId: set.round.id, issuerId: set.province };
  await acting.system((tx) =>
    tx.recognitions.addPlatform({
      ...own,
      ...{ authorityId: set.city, certificateNumber: '赣平示2026-901', name: '先认定公司', kind: '专业性', functions: ['training'] },
      ...{ recognisedOn: '2026-06-20', validFrom: '2026-06-20', validTo: '2029-06-19', revokedOn: null, firstTime: true, version: 1 },
    }),
  );
  const day = '2026-07-20';
  const old = {
    name: '先认定公司',
    creditCode: demoCreditCode(570),
    certificateNumber: '旧2023-7',
    validFrom: '2023-07-01',
    validTo: '2026-06-30',
  };
  const { entered } = await enterEarlier(officer(day), { rows: [row(7, old)], source: null });
  await step(leader(day), entered[0]?.id as string, 'confirm');
  assert.match(await reasonsOf(proposeReward(officer(day), dossier.id)), /该单位此前已获认定（证书 旧2023-7，第十九条）/);
  const seen = await person(acting, set.province, '监察', ['supervisor']);
  assert.ok((await listEarlier(acting.on(seen, day))).length > 0, '监察看得到');
});

test('接管的单位登记信息核对以前：可以填写，不能报送，也不能在撤销案件中陈述；核对后可以。代码有报送后，先提出的代码更正也不能同意', async () => {
  const [one] = await enter(row(8, { certificateNumber: '旧2024-8' }));
  const id = one?.id as string;
  await step(leader(), id, 'confirm');
  const platform = (await platformOf('旧2024-8')) ?? assert.fail();
  await acting.system((tx) => openReports(tx, acting.world('2026-07-01')));
  await acting.system((tx) => tx.directory.changeOrganisation(platform.organisationId, { pending: true }));
  const stranger = acting.on(await person(acting, platform.organisationId, '先来的人', ['clerk', 'manager']), '2026-07-02');
  const [report] = await acting.system((tx) => tx.reporting.reports({ platformId: platform.id }));
  const reportId = report?.id ?? assert.fail();
  await saveReport(stranger, reportId, { version: 1, figures: { premisesArea: '300' } });
  const offered = async () => (await viewReport(stranger, reportId)).offers.find(({ step: name }) => name === 'submit')?.blockedBy.join();
  const barred = /登记信息还没有核对.*第八条（三）.*才能报送/;
  assert.match((await offered()) ?? '', barred);
  assert.match(await reasonsOf(take(stranger, reportKind, { id: reportId, step: 'submit', brought: {}, version: 2 })), barred);
  const { id: revocation } = await openRevocation(officer('2026-07-02'), platform.id, penalty);
  const verified = { facts: '虚报', evidence: '处罚决定书1号' };
  const revoke = (name: 'describe', brought: object) =>
    take(officer('2026-07-02'), revocationKind, { id: revocation, step: name, brought: brought as never });
  await revoke('describe', verified);
  await acting.system(async (tx) => {
    await tx.dossiers.knownFile('e'.repeat(64), 1, 'application/pdf', '2026-07-02T02:00:00.000Z');
    await tx.evidence.add({
      ...{ id: uuidv7(), kind: 'revocation', caseId: revocation, fileHash: 'e'.repeat(64), name: '处罚决定书.pdf' },
      ...{ mediaType: 'application/pdf', size: 1, addedBy: set.officer.accountId, addedAt: '2026-07-02T02:00:00.000Z' },
    });
  });
  await take(leader('2026-07-02'), revocationKind, { id: revocation, step: 'verify', brought: {} });
  const state = () => take(stranger, revocationKind, { id: revocation, step: 'state', brought: { statement: '属实，请撤销' } });
  assert.match(await reasonsOf(state()), /登记信息还没有核对.*第八条（三）/);
  const factsSeen = async () => JSON.stringify(await listRevocations(stranger));
  assert.doesNotMatch(await factsSeen(), /虚报|处罚决定书|举报/);
  await acting.system((tx) => tx.directory.changeOrganisation(platform.organisationId, { pending: false }));
  assert.doesNotMatch((await offered()) ?? '', /登记信息/);
  assert.match(await factsSeen(), /虚报/);
  assert.equal((await state()).state, 'heard');
});

test('提出代码更正以后、同意以前有了报送等事项的，不能同意；设区市更正后，未报的调度表改由更正后的主管部门接收', async () => {
  const [one] = await enter(row(4, { certificateNumber: '旧2024-4', validTo: '2027-05-09' }));
  const id = one?.id as string;
  await step(leader(), id, 'confirm');
  const platform = (await platformOf('旧2024-4')) ?? assert.fail();
  await acting.system((tx) => openReports(tx, acting.world('2026-07-01')));
  await step(officer(), id, 'amend', { city: '九江市', reason: '设区市看错' });
  await step(leader(), id, 'agree');
  const moved = (await platformOf('旧2024-4')) ?? assert.fail();
  const [report] = await acting.system((tx) => tx.reporting.reports({ platformId: platform.id }));
  assert.notEqual(moved.authorityId, platform.authorityId);
  assert.equal(report?.authorityId, moved.authorityId);
  await step(officer(), id, 'amend', { creditCode: demoCreditCode(576), reason: '代码看错' });
  await step(leader(), id, 'agree');
  assert.equal(await holderOf(demoCreditCode(504)), null, '填错过的代码由本来的单位注册');
  assert.notEqual(await holderOf(demoCreditCode(576)), null);
  await step(officer(), id, 'amend', { creditCode: demoCreditCode(577), reason: '代码看错' });
  await openRevocation(officer(), platform.id, penalty);
  assert.match(await reasonsOf(step(leader(), id, 'agree')), /已有撤销案件，信用代码不能再更正/);
});

test('更正缩短了有效期的：有效期外还没有报的调度表不再要求，有效期内的照旧', async () => {
  const unit = { name: '缩短公司', creditCode: demoCreditCode(572), certificateNumber: '旧2023-2' };
  const [one] = await enter(row(2, { ...unit, validFrom: '2023-12-31', validTo: '2026-12-31' }));
  const id = one?.id as string;
  await step(leader(), id, 'confirm');
  const platform = (await platformOf('旧2023-2')) ?? assert.fail();
  const owed = async () =>
    (await acting.system((tx) => tx.reporting.reports({ platformId: platform.id }))).map(({ quarter }) => quarter).toSorted();
  for (const day of ['2026-07-01', '2026-10-01', '2027-01-04']) await acting.system((tx) => openReports(tx, acting.world(day)));
  assert.deepEqual(await owed(), [2, 3, 4]);
  await step(officer(), id, 'amend', { validTo: '2026-12-30', reason: '止期看错' });
  await step(leader(), id, 'agree');
  assert.deepEqual(await owed(), [2, 3], '季度最后一天已不在有效期内的，不报送');
  await acting.system((tx) => openReports(tx, acting.world('2027-01-04')));
  assert.deepEqual(await owed(), [2, 3], '也不再开出');
  await step(officer(), id, 'amend', { validFrom: '2023-09-30', validTo: '2026-09-30', reason: '起止都看错' });
  await step(leader(), id, 'agree');
  assert.deepEqual(await owed(), [2, 3], '正好到季度最后一天的，这一季照旧报送');
  await step(officer(), id, 'amend', { validFrom: '2023-06-30', validTo: '2026-06-30', reason: '早一季' });
  const third = (await acting.system((tx) => tx.reporting.reports({ platformId: platform.id, quarter: 3 })))[0] ?? assert.fail();
  const [held, go] = [gate(), gate()];
  const handingIn = acting.system(async (tx) => {
    await tx.reporting.changeReport(third.id, third.version, { state: 'submitted', submittedOn: '2026-10-08' });
    held.open();
    await go.passed;
  });
  await held.passed;
  const agreeing = step(leader(), id, 'agree');
  await untilWaiting(acting.store, 1);
  go.open();
  await Promise.all([handingIn, agreeing]);
  assert.deepEqual(await owed(), [2, 3], '同意的同时报送上来的，不丢');
});

test('此前认定的平台被别人先注册的，代码争议指明去向：移交单位管理员，不是撤销称号；撤销以后的称号不再挡住争议', async () => {
  const [one] = await enter(row(0, { certificateNumber: '旧2024-9', name: '先注册公司', creditCode: demoCreditCode(571) }));
  await step(leader(), one?.id as string, 'confirm');
  const { organisationId: holder, id: platformId } = (await platformOf('旧2024-9')) ?? assert.fail();
  const claimant = await organisation(acting, 'applicant', '真正的公司', '360100');
  await acting.system((tx) => tx.directory.changeOrganisation(claimant, { creditCode: null }));
  const asker = await person(acting, claimant, '真正的经办', ['clerk', 'manager']);
  const dispute = await acting.system(async (tx) => {
    const [own, other] = await Promise.all([tx.directory.organisation(claimant), tx.directory.organisation(holder)]);
    await openDispute(tx, acting.on(asker, TODAY), {
      organisation: own ?? assert.fail(),
      holder: other ?? assert.fail(),
      reason: '是我的',
    });
    const found = (await tx.organisationCases.all({ open: true })).find(({ organisationId }) => organisationId === claimant);
    const caseId = found?.id ?? assert.fail();
    const file = { fileHash: 'e'.repeat(64), name: '执照.pdf', mediaType: 'application/pdf', size: 10 };
    const addedAt = `${TODAY}T02:00:00.000Z`;
    await tx.dossiers.knownFile(file.fileHash, file.size, file.mediaType, addedAt);
    await tx.organisationCases.addEvidence({
      ...{ id: caseId, caseId, organisationId: claimant, addedBy: asker.accountId, addedAt },
      ...file,
    });
    return caseId;
  });
  const agree = () => takeCaseStep(acting.on(set.cityOfficer, TODAY), { id: dispute, step: 'agree', brought: { word: '已核对执照' } });
  const said = await reasonsOf(agree());
  assert.match(said, /此前认定的示范平台.*申请移交单位管理员/);
  assert.doesNotMatch(said, /撤销/);
  await acting.system((tx) => tx.recognitions.changePlatform(platformId, { revokedOn: TODAY }));
  await agree();
  assert.equal((await holderOf(demoCreditCode(571)))?.id, claimant);
});
