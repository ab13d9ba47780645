import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reportProcedure, type WaitingReport } from '../procedure/report.ts';
import { showcaseProcedure, type WaitingShowcase } from '../procedure/showcase.ts';
import type { Actor, Role } from '../workflow/relation.ts';
import { dossierProcedure } from '../workflow/steps.ts';
import type { WaitingCase } from './case.ts';
import type { Line } from './line.ts';
import { linesOf } from './lines.ts';
import { seen as seenBy } from './seen.ts';

type Who = { readonly actor: Actor; readonly today: string };
const seen = (organisationId: string, role: Role, today = '2026-05-08'): Who => ({
  actor: { accountId: `${organisationId}-${role}`, organisationId, roles: [role] },
  today,
});

/** As the page shows it: late, its button may say something else. */
const shown = (who: Who, { said, kind, dueOn }: Line) => ({
  ...{ ...said, kind, dueOn },
  actions: [{ label: dueOn !== null && dueOn < who.today ? (said.actionLate ?? said.action) : said.action }],
});
const elsewhere = (who: Who, lines: readonly Line[]) => seenBy(lines, 'elsewhere', who).map((line) => shown(who, line));

const one: WaitingCase = {
  ...{ id: 'd1', roundId: 'r1', roundYear: 2026, number: '赣平2026-0001', creditCode: '91360100MA0000001X', state: 'assessing' },
  ...{ applicantId: 'applicant', recommenderId: 'city', issuerId: 'province', applicant: '甲公司', recommender: '南昌市工信局' },
  ...{
    issuer: '江西省工信厅',
    inner: { recommender: null, issuer: null },
    submittedOn: '2026-04-14',
    correctionDueOn: null,
    returnedOn: null,
    recommendedOn: null,
  },
  applicantDivision: '360100',
  recommenderKind: 'city',
  recommenderDivision: '360100',
  ...{ certificate: 'matches', closesOn: '2026-04-15', recommendBy: '2026-05-15', reviewBy: '2026-06-30', submissions: 1 },
  ...{
    correctionItems: 0,
    repeatedItems: 0,
    overlookedItems: 0,
    drawn: 12,
    recorded: 9,
    denied: 0,
    links: [],
    recommendation: null,
    seated: 0,
    signed: 0,
  },
  ...{
    papersOwed: [],
    stampBy: null,
    panelSize: 3,
    groupOpinion: false,
    ranked: null,
    notice: null,
    openObjections: 0,
    hands: { dossier: [], list: [], notice: [] },
  },
};
const of = (change: Partial<WaitingCase>, ctx = seen('city', 'officer')) =>
  elsewhere(ctx, linesOf(dossierProcedure, { ...one, ...change }));
const brief = (items: ReturnType<typeof of>) => items.map(({ kind, who, sinceOn, dueOn }) => [kind, who, sinceOn, dueOn]);

test('退回补正的等申报单位，到补正期限为止；最后一天不算逾期，次日换下一步', () => {
  const returned = { state: 'returned', returnedOn: '2026-04-28', correctionDueOn: '2026-05-07', correctionItems: 3 } as const;
  assert.deepEqual(brief(of(returned)), [['withApplicant', '甲公司', '2026-04-28', '2026-05-07']]);
  assert.match(of(returned)[0]?.why ?? '', /3 处/);
  const next = (today: string) => of(returned, seen('city', 'leader', today))[0]?.actions[0]?.label;
  assert.equal(next('2026-05-07'), '查看');
  assert.equal(next('2026-05-08'), '查看逾期未补正');
});

test('附件1 发了链接没答复的等企业，到最早的一个失效为止；过期的说几家，换电话', () => {
  const links = [
    { madeOn: '2026-04-29', expiresOn: '2026-05-09' },
    { madeOn: '2026-04-28', expiresOn: '2026-05-08' },
  ];
  const [item] = of({ links });
  assert.deepEqual(brief(of({ links })), [['withEnterprises', '2 家服务企业', '2026-04-28', '2026-05-08']]);
  assert.doesNotMatch(item?.why ?? '', /过期/);
  const [late] = of({ links }, seen('city', 'officer', '2026-05-09'));
  assert.match(late?.why ?? '', /其中 1 家的链接已失效/);
  assert.equal(late?.actions[0]?.label, '重发链接或改用电话');
  assert.deepEqual(of({ links: [] }), []);
});

test('推荐表写好的，经办人看到在等领导；能签发的领导不重复列，自己写的领导看到在等另一位', () => {
  const written = { recorded: 12, recommendation: { complete: true, preparedBy: 'city-officer', preparedOn: '2026-05-06' } };
  assert.deepEqual(brief(of(written)), [['withLeader', '分管领导', '2026-05-06', '2026-05-15']]);
  assert.deepEqual(of(written, seen('city', 'leader')), []);
  const own = { ...written, recommendation: { ...written.recommendation, preparedBy: 'city-leader' } };
  assert.deepEqual(
    of(own, seen('city', 'leader')).map(({ kind }) => kind),
    ['withLeader'],
  );
  assert.deepEqual(of({ ...written, recorded: 11 }), [], '测评没有记完的还在本部门手里');
  const [inner] = of({ ...written, inner: { recommender: '2026-05-12', issuer: null } });
  assert.deepEqual([inner?.dueOn, inner?.inner?.outerOn], ['2026-05-12', '2026-05-15']);
});

test('已推荐的等认定部门受理；自己就是认定部门的不算等对方；受理之后不再列', () => {
  const sent = { state: 'recommended', recommendedOn: '2026-05-07' } as const;
  assert.deepEqual(brief(of(sent)), [['withIssuer', '江西省工信厅', '2026-05-07', '2026-06-30']]);
  assert.deepEqual(of({ ...sent, issuerId: 'city' }), []);
  assert.deepEqual(of({ state: 'admitted' }), []);
});

test('别的设区市、申报单位、专家、管理员没有等对方的事项', () => {
  const returned = { state: 'returned', correctionDueOn: '2026-05-07' } as const;
  for (const [organisation, role] of [
    ['othercity', 'officer'],
    ['province', 'officer'],
    ['applicant', 'clerk'],
    ['city', 'expert'],
    ['city', 'administrator'],
  ] as const)
    assert.deepEqual(of(returned, seen(organisation, role)), [], `${organisation} ${role}`);
});

test('第十五条 退回平台的季报等平台；第十四条 报送省工信厅的典型经验等同意', () => {
  const report: WaitingReport = {
    ...{ id: 'p1', platform: '甲平台', organisationId: 'applicant', authorityId: 'city', year: 2026, quarter: 1 },
    ...{
      state: 'returned',
      dueOn: '2026-04-10',
      returnReason: '服务户数与附表不符',
      submittedOn: null,
      reviseBy: '2026-04-17',
      returnedOn: '2026-04-14',
      summaryDueOn: null,
    },
  };
  const reportsElsewhere = (who: Who, reports: readonly WaitingReport[]) =>
    reports.flatMap((one) => elsewhere(who, linesOf(reportProcedure, one)));
  const [item] = reportsElsewhere(seen('city', 'officer'), [report, { ...report, id: 'p2', state: 'submitted' }]);
  assert.deepEqual(
    [item?.who, item?.sinceOn, item?.dueOn, item?.actions[0]?.label],
    ['甲平台', '2026-04-14', '2026-04-17', '查看逾期调度表'],
  );
  assert.match(item?.why ?? '', /服务户数与附表不符/);
  assert.deepEqual(reportsElsewhere(seen('othercity', 'officer'), [report]), []);
  const showcase: WaitingShowcase = {
    ...{ id: 's1', title: '工业设计进车间', state: 'offered', remark: null, authorityId: 'city', issuerId: 'province' },
    ...{
      writtenBy: 'city-officer',
      platform: '甲平台',
      authority: '南昌市工信局',
      issuer: '江西省工信厅',
      hands: ['city-officer'],
      offeredOn: '2026-05-06',
    },
  };
  const showcasesElsewhere = (who: Who, all: readonly WaitingShowcase[]) =>
    all.flatMap((one) => elsewhere(who, linesOf(showcaseProcedure, one)).map((line) => ({ ...line, id: `${line.kind}:${one.id}` })));
  const told = showcasesElsewhere(seen('city', 'leader'), [showcase, { ...showcase, id: 's2', state: 'returned' }]);
  assert.deepEqual(
    told.map(({ id, who, sinceOn }) => [id, who, sinceOn]),
    [['withConsent:s1', '江西省工信厅', '2026-05-06']],
  );
  assert.deepEqual(showcasesElsewhere(seen('province', 'leader'), [showcase]), []);
});
