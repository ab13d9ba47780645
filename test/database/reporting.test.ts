import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import type { Context, Letter, World } from '../../src/acts/context.ts';
import type { SignedIn } from '../../src/acts/directory/signed-in.ts';
import { known } from '../../src/acts/dossier/known.ts';
import { take, takeWithin } from '../../src/acts/procedure/take.ts';
import { board } from '../../src/acts/reporting/board.ts';
import { boards } from '../../src/acts/reporting/boards.ts';
import { changeByHand } from '../../src/acts/reporting/change-by-hand.ts';
import { revisionDue } from '../../src/acts/reporting/duty.ts';
import { openReports } from '../../src/acts/reporting/open-quarter.ts';
import { issuerTable } from '../../src/acts/reporting/province.ts';
import { reportKind } from '../../src/acts/reporting/report-kind.ts';
import { type ReportInput, saveReport } from '../../src/acts/reporting/save-report.ts';
import { receiptOf } from '../../src/acts/reporting/submit-report.ts';
import { summaryKind } from '../../src/acts/reporting/summary.ts';
import { listReports, revealSampleRow, viewReport } from '../../src/acts/reporting/view-report.ts';
import { listSummaries, viewSummary } from '../../src/acts/reporting/view-summary.ts';
import { viewVersion } from '../../src/acts/reporting/view-version.ts';
import { officialForm } from '../../src/core/annexes/form-of.ts';
import { announcedYears } from '../../src/core/calendar/years.ts';
import { jobs as dayJobs, runDay, runDayOnce } from '../../src/jobs/day.ts';
import type { Job } from '../../src/jobs/job.ts';
import { markOverdue } from '../../src/jobs/mark-overdue.ts';
import { remindReports } from '../../src/jobs/remind-reports.ts';
import { type Acting, cast, openActing, organisation, person, reasonsOf, recommended, refusalOf } from './acting.ts';
import { sentDuring } from './captured.ts';

let acting: Acting;
let set: Awaited<ReturnType<typeof cast>>;
let cityLeader: SignedIn;
let farOfficer: SignedIn;
const clerks: Record<string, SignedIn> = {};

before(async () => {
  acting = await openActing();
  set = await cast(acting, []);
  cityLeader = await person(acting, set.city, '南昌领导', ['leader']);
  const far = await organisation(acting, 'city', '赣州市工业和信息化局', '360700');
  farOfficer = await person(acting, far, '赣州经办', ['officer']);
  await platform('甲', set.city);
  await platform('乙', set.city);
  await platform('丙', far);
});
after(() => acting.close());

/** A platform in force from 2026-06-20 for three years, with its clerk. */
async function platform(name: string, authorityId: string): Promise<void> {
  const dossier = await recommended(acting, {
    round: set.round,
    recommenderId: authorityId,
    name: `${name}公司`,
    number: `赣平2026-${name}`,
  });
  clerks[name] = await person(acting, dossier.applicantId, `${name}填报人`, ['clerk']);
  await acting.system((tx) =>
    tx.recognitions.addPlatform({
      ...{ id: uuidv7(), organisationId: dossier.applicantId, dossierId: dossier.id, roundId: set.round.id, issuerId: set.province },
      ...{ authorityId, certificateNumber: `证${name}`, name: `${name}平台`, kind: '专业性', functions: ['innovation'] },
      ...{ recognisedOn: '2026-06-20', validFrom: '2026-06-20', validTo: '2029-06-19', revokedOn: null, firstTime: true, version: 1 },
    }),
  );
}

const clerk = (name: string, day: string): Context => acting.on(clerks[name] as SignedIn, day);
const officer = (day: string) => acting.on(set.cityOfficer, day);
const leader = (day: string) => acting.on(cityLeader, day);
const jobs = async (day: string, calendar = announcedYears) => {
  const world: World = { ...acting.world(day), calendar };
  return Object.fromEntries((await runDay(world, day)).map(({ job, count }) => [job, count]));
};

async function reportId(name: string, year: number, quarter: number): Promise<string> {
  const { lines } = await listReports(clerk(name, '2027-06-01'), { year, quarter, limit: 10, offset: 0 });
  const [report] = lines;
  assert.ok(report, `${name} ${year} ${quarter}`);
  return report.id;
}
async function save(ctx: Context, id: string, input: ReportInput): Promise<void> {
  await saveReport(ctx, id, { version: (await viewReport(ctx, id)).report.version, ...input });
}
/** What is asked about is explained first. */
const submit = async (ctx: Context, id: string) => {
  const { doubts, explanation } = await viewReport(ctx, id);
  if (doubts.length > 0 && explanation === null) await save(ctx, id, { explanation: '已核对' });
  const { version } = (await viewReport(ctx, id)).report;
  return ctx.inTransaction(async (tx) =>
    receiptOf(tx, ctx, await takeWithin(tx, ctx, reportKind, { id, step: 'submit', brought: {}, version })),
  );
};

const base = { premisesArea: '300', equipmentCount: 12, fullTimeStaff: 16 };
const figures = (income: string, enterprises: number) => ({
  ...base,
  ...{ serviceIncome: income, lowFeeIncome: '0.10', profit: '-3.5', gatheredInstitutions: 3 },
  ...{ enterprises, persons: enterprises * 2, officialActivities: 1 },
});
const frequent = (name: string) => ({
  id: uuidv7(),
  cells: { enterprise: name, contact: '王小明', phone: '13900001234', times: 5, service: '检测' },
});
const event = (place = '南昌') => ({
  id: uuidv7(),
  cells: { name: '诊断服务日', heldOn: '2026-06-25', place, service: '诊断', enterprises: 30, persons: 41 },
});

test('第十五条 季度一结束，每个在有效期内的平台自动有一份调度表，主管部门有一份汇总表；再做一遍不重复', async () => {
  const first = await jobs('2026-07-01');
  assert.equal(first.openReports, 3);
  assert.equal((await jobs('2026-07-01')).openReports, 0);
  const all = { year: 2026, quarter: 2, limit: 10, offset: 0 };
  const { lines: reports, ...page } = await listReports(acting.on(set.officer, '2026-07-01'), all);
  assert.deepEqual([page.total, page.overdue], [3, 0]);
  assert.equal((await listReports(acting.on(set.officer, '2026-07-11'), all)).overdue, 3, '第十五条 期限过后一天');
  assert.equal((await listReports(acting.on(set.officer, '2026-07-10'), all)).overdue, 0, '第十五条 期限当天还不算逾期');
  assert.deepEqual(reports.map((one) => [one.platform, one.state, one.dueOn]).toSorted(), [
    ['丙平台', 'open', '2026-07-10'],
    ['乙平台', 'open', '2026-07-10'],
    ['甲平台', 'open', '2026-07-10'],
  ]);
  const summaries = await listSummaries(acting.on(set.officer, '2026-07-01'), {});
  assert.deepEqual(
    summaries.map((one) => [one.authority, one.state, one.dueOn]),
    [
      ['南昌市工业和信息化局', 'open', '2026-07-20'],
      ['赣州市工业和信息化局', 'open', '2026-07-20'],
    ],
  );
});

test('提醒每一级只发一次', async () => {
  const count = async (day: string) => (await jobs(day)).remindReports;
  assert.equal(await count('2026-07-03'), 0, '7月1日的一次已发');
  assert.equal(await count('2026-07-04'), 0);
  assert.equal(await count('2026-07-07'), 3);
});

test('填错了也能保存；报送时逐项指出是哪一项、违反哪条规则', async () => {
  const id = await reportId('甲', 2026, 2);
  const ctx = clerk('甲', '2026-07-08');
  await save(ctx, id, { figures: { serviceIncome: '10', lowFeeIncome: '12.5', enterprises: 3, persons: '很多' } });
  await save(ctx, id, { rows: { table: 'frequent', rows: [frequent('江西某厂'), frequent('江西某厂')] } });
  const refusal = await refusalOf(submit(ctx, id));
  assert.ok(refusal.kind === 'notNow' && refusal.article === '第十五条');
  const faults = new Map(refusal.faults?.map((fault) => [fault.path, fault]));
  assert.equal(faults.get('premisesArea')?.rule, 'required');
  assert.match(faults.get('lowFeeIncome')?.message ?? '', /低收费收入12\.5万元，多于服务总收入10万元/);
  assert.equal(faults.get('persons')?.rule, 'integer');
  assert.ok([...faults.values()].some((fault) => fault.rule === 'duplicate'));
  assert.equal((await viewReport(ctx, id)).report.state, 'open');
});

test('constructor、toString 一类的项和列没有；两行同一编号的不收；联系人栏里的 sealed:1:x 与别的字一样加密，原样读回', async () => {
  const id = await reportId('甲', 2026, 2);
  const ctx = clerk('甲', '2026-07-08');
  const row = frequent('江西某厂');
  const celled = (key: string) => ({ rows: { table: 'frequent' as const, rows: [{ id: row.id, cells: { [key]: '1' } }] } });
  for (const key of ['constructor', 'toString', 'hasOwnProperty']) {
    for (const input of [{ figures: { [key]: '1' } }, celled(key)]) {
      const refusal = await refusalOf(save(ctx, id, input));
      assert.ok(refusal.kind === 'badInput' && refusal.faults[0]?.message.includes(`没有“${key}”这一`), key);
    }
  }
  const twice = await refusalOf(save(ctx, id, { rows: { table: 'frequent', rows: [row, row] } }));
  assert.ok(twice.kind === 'badInput' && /有两行编号相同/.test(twice.faults[0]?.message ?? ''));
  await save(ctx, id, { rows: { table: 'frequent', rows: [{ ...row, cells: { ...row.cells, contact: 'sealed:1:x' } }] } });
  assert.equal((await viewReport(ctx, id)).sampleTables.frequent[0]?.cells.contact, 'sealed:1:x');
});

test('样表支撑的数由样表数出，不能填写；旧版本的保存被拒绝〔a7.s2〕', async () => {
  const id = await reportId('甲', 2026, 2);
  const ctx = clerk('甲', '2026-07-08');
  const refusal = await refusalOf(save(ctx, id, { figures: { activityCount: 9 } }));
  assert.ok(refusal.kind === 'badInput' && /系统计算/.test(refusal.faults[0]?.message ?? ''));
  assert.equal((await refusalOf(saveReport(ctx, id, { version: 1, figures: {} }))).kind, 'conflict');
  await save(ctx, id, {
    figures: figures('100.10', 30),
    rows: { table: 'frequent', rows: [frequent('江西某厂'), frequent('江西另一厂')] },
  });
  await save(ctx, id, { rows: { table: 'events', rows: [event(), event('进贤')] } });
  const view = await viewReport(ctx, id);
  assert.deepEqual(view.faults, []);
  assert.deepEqual(
    [view.figures.frequentEnterprises, view.figures.activityCount, view.figures.activityEnterprises, view.figures.activityPersons],
    [2, 2, 60, 82],
  );
});

test('按期报送得回执；主管部门看到遮蔽的联系人，别的市看不到这份表', async () => {
  const id = await reportId('甲', 2026, 2);
  const receipt = await submit(clerk('甲', '2026-07-10'), id);
  assert.match(receipt.number, /^JB20262-\d{4}$/);
  assert.equal(receipt.daysLate, 0);
  const seen = await viewReport(officer('2026-07-10'), id);
  const cells = seen.sampleTables.frequent[0]?.cells;
  assert.equal(cells?.phone, '139****1234');
  assert.equal(cells?.contact, '王**');
  const asked = (path: string) => ({ path, purpose: '核对样表' });
  assert.equal(
    await revealSampleRow(officer('2026-07-10'), id, asked(`frequent/${seen.sampleTables.frequent[0]?.id}/phone`)),
    '13900001234',
  );
  for (const path of [`frequent/${seen.sampleTables.frequent[0]?.id}/constructor`, 'frequent/toString/valueOf'])
    assert.equal((await refusalOf(revealSampleRow(officer('2026-07-10'), id, asked(path)))).kind, 'notFound');
  assert.equal((await refusalOf(revealSampleRow(officer('2026-07-10'), id, asked('constructor/x/y')))).kind, 'badInput');
  assert.equal((await viewReport(clerk('甲', '2026-07-10'), id)).sampleTables.frequent[0]?.cells.phone, '13900001234');
  assert.equal((await refusalOf(viewReport(acting.on(farOfficer, '2026-07-10'), id))).kind, 'notFound');
  assert.equal((await refusalOf(viewReport(clerk('乙', '2026-07-10'), id))).kind, 'notFound');
  const raw = await acting.store.as('system', (tx) => tx.selectFrom('reportRow').select('cells').where('reportId', '=', id).execute());
  assert.ok(raw.length > 0 && !JSON.stringify(raw).includes('13900001234'));
});

/** What a job would write of a report that is to come in again; nothing of it is kept. */
async function toldOn(day: string, job: Job): Promise<string[]> {
  const told: string[] = [];
  const postAll = async (letters: readonly Letter[]) => told.push(...letters.map(({ subject }) => subject));
  await acting.system((tx) => job.run(Object.create(tx, { postAll: { value: postAll } }), acting.world(day)));
  return told.filter((subject) => subject.includes('重新报送'));
}

test('退回写明理由，改后重报仍按首次报送的日期算是否逾期；更正已报数据时两份都留存', async () => {
  const id = await reportId('甲', 2026, 2);
  const item = { path: 'profit', label: '利润总额', reason: '漏计6月', article: '第十五条', expected: '' };
  const back = (brought: { items?: (typeof item)[]; dueOn?: string }) =>
    take(officer('2026-07-10'), reportKind, { id, step: 'return', brought: { reason: '利润总额请核对', ...brought } });
  for (const [brought, said] of [
    [{ dueOn: '2026-07-10' }, /应在今天以后/],
    [{ dueOn: '2026-07-18' }, /2026年7月18日不是工作日/],
    [{ dueOn: '2099-07-20' }, /最迟为2026年7月20日（第十五条规定的本部门汇总报送截止日期）/],
    [{ dueOn: '2026-07-21' }, /最迟为2026年7月20日/],
    [{ items: [{ ...item, path: 'constructor' }] }, /不是附件7或样表中的一处/],
  ] as const) {
    const refusal = await refusalOf(back(brought as { dueOn?: string }));
    assert.match((refusal.kind === 'badInput' && refusal.faults[0]?.message) || refusal.kind, said);
  }
  await back({ items: [item], dueOn: '2026-07-14' });
  const seen = await viewReport(clerk('甲', '2026-07-13'), id);
  assert.deepEqual([seen.report.reviseBy, seen.report.returnItems], ['2026-07-14', [item]]);
  assert.deepEqual(revisionDue(clerk('甲', '2026-07-16'), seen.report), { dueOn: '2026-07-14', provisional: null, daysLate: 2 });
  assert.deepEqual(await toldOn('2026-07-13', remindReports), ['2026年第二季度调度表重新报送还有1个工作日']);
  assert.deepEqual(await toldOn('2026-07-15', markOverdue), [
    '甲平台2026年第二季度调度表重新报送已逾期',
    '甲平台2026年第二季度调度表重新报送已逾期',
  ]);
  assert.equal((await viewReport(officer('2026-07-13'), id)).report.state, 'returned');
  await save(clerk('甲', '2026-07-13'), id, { figures: { profit: '-3.4' } });
  assert.equal((await viewReport(officer('2026-07-13'), id)).figures.profit, '-3.5', '重报之前主管部门看到的是原报送的数');
  assert.equal((await submit(clerk('甲', '2026-07-13'), id)).daysLate, 0);
  await take(officer('2026-07-13'), reportKind, { id, step: 'accept', brought: {} });
  const ctx = clerk('甲', '2026-07-14');
  await take(ctx, reportKind, { id, step: 'reopen', brought: { reason: '利润总额漏计' } });
  assert.deepEqual(await counts('2026-07-14'), { reported: 1, missing: ['乙平台'], profit: '-3.4' }, '打开更正，已报送的一版仍有效');
  await save(ctx, id, { figures: { profit: '-3.3' } });
  assert.deepEqual(await counts('2026-07-14'), { reported: 1, missing: ['乙平台'], profit: '-3.4' });
  const drafted = await viewReport(ctx, id);
  assert.deepEqual(
    drafted.revision?.changes.map(({ label, from, to }) => [label, from, to]),
    [['利润总额', '-3.4', '-3.3']],
  );
  assert.match(drafted.revision?.annex8 ?? '', /南昌市工业和信息化局的汇总表待汇总，重新报送后按新数汇总/);
  assert.equal((await viewReport(officer('2026-07-14'), id)).revision, null, '草稿只有平台自己看得到');
  assert.equal(drafted.report.reviseBy, '2026-07-21', '更正也有期限，五个工作日');
  await take(ctx, reportKind, { id, step: 'withdraw', brought: {} });
  const given = await viewReport(ctx, id);
  assert.deepEqual([given.report.state, given.figures.profit, given.sampleTables.frequent.length], ['accepted', '-3.4', 2]);
  await take(ctx, reportKind, { id, step: 'reopen', brought: { reason: '利润总额漏计' } });
  await save(ctx, id, { figures: { profit: '-3.3' } });
  await submit(ctx, id);
  const view = await viewReport(acting.on(set.officer, '2026-07-14'), id);
  assert.equal(view.figures.profit, '-3.3');
  assert.deepEqual(
    view.versions.map((one) => [one.no, one.by, one.reason, one.reviseBy]),
    [null, '2026-07-14', '2026-07-21'].map((by, at) => [at + 1, '甲填报人', at === 2 ? '利润总额漏计' : null, by]),
  );
  assert.deepEqual(
    view.versions.map(({ events }) => events.map(({ by, what, reason }) => `${by}${what}${reason ?? ''}`)),
    [
      ['南昌经办退回修改利润总额请核对'],
      ['南昌经办接收', '甲填报人更正已报数据利润总额漏计', '甲填报人放弃更正', '甲填报人更正已报数据利润总额漏计'],
      [],
    ],
  );
});

test('报送过的每一版，看得到报表的人都能看，联系人对外遮蔽；看不到报表的人看不到；数据库不许改、不许删', async () => {
  const id = await reportId('甲', 2026, 2);
  const first = await viewVersion(officer('2026-07-14'), id, 1);
  assert.deepEqual([first.figures.profit, first.sampleTables.frequent[0]?.cells.phone, first.changes], ['-3.5', '139****1234', []]);
  const third = await viewVersion(clerk('甲', '2026-07-14'), id, 3);
  assert.deepEqual(
    [third.figures.profit, third.sampleTables.frequent[0]?.cells.phone, third.changes.map(({ from, to }) => [from, to])],
    ['-3.3', '13900001234', [['-3.4', '-3.3']]],
  );
  for (const ctx of [clerk('乙', '2026-07-14'), acting.on(farOfficer, '2026-07-14')])
    assert.equal((await refusalOf(viewVersion(ctx, id, 1))).kind, 'notFound');
  assert.equal((await refusalOf(viewVersion(officer('2026-07-14'), id, 4))).kind, 'notFound');
  await assert.rejects(
    acting.store.as('system', (tx) => tx.updateTable('reportVersion').set({ number: 'JB0' }).where('reportId', '=', id).execute()),
    /permission denied|never changes/,
  );
  await assert.rejects(
    acting.store.as('system', (tx) => tx.deleteFrom('reportVersion').where('reportId', '=', id).execute()),
    /permission denied|never changes/,
  );
});

/** What annex 8 of 南昌 counts, and the board of the province. */
async function counts(day: string) {
  const [summary] = await listSummaries(officer(day), { year: 2026, quarter: 2 });
  const { totals, missing } = await viewSummary(officer(day), summary?.id ?? '');
  const { authorities } = await board(acting.on(set.officer, day), { year: 2026, quarter: 2 });
  const line = authorities.find(({ authority }) => authority.startsWith('南昌'));
  assert.deepEqual(line?.missing, missing);
  return { reported: line?.reported, missing, profit: totals.profit };
}

test('第十五条 逾期的照收并记明逾期天数', async () => {
  assert.equal((await jobs('2026-07-11')).markOverdue, 4, '乙、丙及各自的主管部门');
  assert.equal((await jobs('2026-07-13')).markOverdue, 0, '只告知一次');
  const id = await reportId('乙', 2026, 2);
  const ctx = clerk('乙', '2026-07-13');
  await save(ctx, id, { figures: { ...figures('0.25', 7), lowFeeIncome: '0.05', profit: '1' } });
  assert.equal((await submit(ctx, id)).daysLate, 3);
  const view = await viewReport(officer('2026-07-14'), id);
  assert.equal(view.due.label, '已报送（逾期）');
  assert.equal(view.due.lateButAccepted, true);
});

test('附件8 合计精确，未报的点名；编制与签发须两人；签发后告知省厅', async () => {
  const [summary] = await listSummaries(officer('2026-07-14'), { year: 2026, quarter: 2 });
  assert.ok(summary);
  const live = await viewSummary(officer('2026-07-14'), summary.id);
  assert.equal(live.scheme, 'jx-2023', '表头照称号所依据的办法，不照打印那天施行的');
  assert.equal(live.frozen, false);
  assert.equal(live.totals.serviceIncome, '100.35');
  assert.equal(live.totals.lowFeeIncome, '0.15');
  assert.equal(live.totals.profit, '-2.3');
  assert.equal(live.totals.enterprises, 37);
  assert.deepEqual(live.late, [{ platform: '乙平台', status: '已报送（逾期）', daysLate: 3 }]);
  const prepared = await take(officer('2026-07-14'), summaryKind, {
    id: summary.id,
    step: 'prepare',
    brought: {},
    version: summary.version,
  });
  const both = { ...cityLeader, accountId: set.cityOfficer.accountId };
  assert.match(
    await reasonsOf(
      take(acting.on(both, '2026-07-14'), summaryKind, { id: summary.id, step: 'send', brought: {}, version: prepared.version }),
    ),
    /另一位/,
  );
  assert.equal(
    (await refusalOf(take(leader('2026-07-14'), summaryKind, { id: summary.id, step: 'send', brought: {}, version: 1 }))).kind,
    'conflict',
  );
  const back = await take(leader('2026-07-14'), summaryKind, {
    id: summary.id,
    step: 'giveBack',
    brought: { reason: '乙平台数据请再核' },
    version: prepared.version,
  });
  assert.match(
    await reasonsOf(take(leader('2026-07-14'), summaryKind, { id: summary.id, step: 'send', brought: {}, version: back.version })),
    /当前状态不能/,
    '退回的须重新编制',
  );
  const seen = await viewSummary(officer('2026-07-14'), summary.id);
  assert.deepEqual([seen.frozen, seen.summary.state, seen.summary.givenBackReason], [false, 'open', '乙平台数据请再核']);
  assert.equal(
    (await refusalOf(take(officer('2026-07-14'), summaryKind, { id: summary.id, step: 'giveBack', brought: { reason: '自退' } }))).kind,
    'notAllowed',
  );
  const anew = await take(officer('2026-07-14'), summaryKind, { id: summary.id, step: 'prepare', brought: {}, version: back.version });
  assert.equal(anew.givenBackReason, null);
  await take(leader('2026-07-14'), summaryKind, { id: summary.id, step: 'send', brought: {}, version: anew.version });
  const sent = await viewSummary(acting.on(set.officer, '2026-07-15'), summary.id);
  assert.deepEqual([sent.signedNo, sent.asOf], [1, '2026-07-14']);
  assert.deepEqual([sent.frozen, sent.stale, sent.preparedBy, sent.signedBy], [true, false, '南昌经办', '南昌领导']);
  const letters = await acting.store.as('system', (tx) =>
    tx.selectFrom('outbox').select('subject').where('organisationId', '=', set.province).execute(),
  );
  assert.ok(letters.some(({ subject }) => subject === '南昌市工业和信息化局已报送2026年第二季度汇总表'));
});

test('签发之后更正的：签发的一份不变，先编制更正表再签发；数变了不能签发；手工更改要理由；省厅接收以后不再变动，退回才能更正', async () => {
  const id = await reportId('甲', 2026, 2);
  const [summary] = await listSummaries(officer('2026-07-16'), { year: 2026, quarter: 2 });
  assert.ok(summary);
  const take8 = async (ctx: Context, step: 'amend' | 'send' | 'accept' | 'return' | 'giveBack', brought: object = {}) =>
    take(ctx, summaryKind, { id: summary.id, step, brought: brought as { reason: string } });
  const province = acting.on(set.officer, '2026-07-16');
  const seen = async () => {
    const { signedNo, totals, stale, byHand } = await viewSummary(province, summary.id);
    return { signedNo, profit: totals.profit, stale, byHand: byHand.map(({ from, to, reason }) => [from, to, reason]) };
  };
  const signed = () =>
    acting.store.as('system', (tx) =>
      tx.selectFrom('summaryVersion').selectAll().where('summaryId', '=', summary.id).orderBy('no').execute(),
    );
  const [first] = await signed();
  assert.equal(first?.content.totals.profit, '-2.3');
  assert.match(await reasonsOf(take8(officer('2026-07-16'), 'amend', { reason: '没有变' })), /与各平台的报送一致，没有需要更正的/);
  await take(clerk('甲', '2026-07-16'), reportKind, { id, step: 'reopen', brought: { reason: '又漏一笔' } });
  await save(clerk('甲', '2026-07-16'), id, { figures: { profit: '-3.1' } });
  assert.match(
    (await viewReport(clerk('甲', '2026-07-16'), id)).revision?.annex8 ?? '',
    /已签发报送，签发的一份不变；重新报送后由.*编制更正表/,
  );
  assert.equal((await seen()).stale, false, '草稿不影响汇总');
  await submit(clerk('甲', '2026-07-16'), id);
  assert.deepEqual(await seen(), { signedNo: 1, profit: '-2.3', stale: true, byHand: [] });
  await take8(officer('2026-07-16'), 'amend', { reason: '甲平台更正利润' });
  assert.deepEqual(await seen(), { signedNo: 1, profit: '-2.3', stale: false, byHand: [] }, '更正表签发之前，省厅看到的是已签发的一份');
  const byHand = {
    platformId: (await viewReport(officer('2026-07-16'), id)).report.platformId,
    figure: 'persons',
    value: '61',
    version: undefined,
  };
  const change = (over: object) => changeByHand(officer('2026-07-16'), summary.id, { ...byHand, reason: '电话核实', ...over });
  for (const wrong of [{ reason: ' ' }, { figure: 'constructor' }, { value: '六十' }, { figure: 'activityCount' }])
    assert.equal((await refusalOf(change(wrong))).kind, 'badInput', JSON.stringify(wrong));
  assert.equal((await refusalOf(changeByHand(province, summary.id, { ...byHand, reason: '代改' }))).kind, 'notAllowed');
  await change({});
  assert.match(await reasonsOf(take8(leader('2026-07-16'), 'send')), /请退回经办人重新编制/);
  await take8(officer('2026-07-16'), 'amend', { reason: '甲平台更正利润' });
  await take8(leader('2026-07-16'), 'send');
  assert.deepEqual(await seen(), { signedNo: 2, profit: '-2.1', stale: false, byHand: [['60人次', '61人次', '电话核实']] });
  assert.match(await reasonsOf(change({})), /已签发的汇总表不能改动/);
  const versions = await signed();
  assert.deepEqual(versions[0], first, '签发过的不变');
  assert.deepEqual(versions[1]?.content.changes, ['甲平台：利润总额-3.3万元改为-3.1万元，服务人数60人次改为61人次']);
  assert.deepEqual(
    [versions[1]?.reason, versions[1]?.content.preparedBy, versions[1]?.content.signedBy],
    ['甲平台更正利润', '南昌经办', '南昌领导'],
  );
  await take8(province, 'accept');
  const reopened = take(clerk('甲', '2026-07-17'), reportKind, { id, step: 'reopen', brought: { reason: '再改' } });
  assert.match(await reasonsOf(reopened), /已接收本季度汇总表.*先由主管部门报请.*退回汇总表/);
  const returned = take(officer('2026-07-17'), reportKind, { id, step: 'return', brought: { reason: '再改' } });
  assert.match(await reasonsOf(returned), /已接收本季度汇总表/);
  await take8(province, 'return', { reason: '服务人数请再核' });
  assert.deepEqual((await seen()).signedNo, 2, '退回以后，仍以已签发的一份为准');
  await change({ value: null, reason: '恢复' });
  await take8(officer('2026-07-17'), 'amend', { reason: '恢复平台所报' });
  await take8(leader('2026-07-17'), 'giveBack', { reason: '再等一等' });
  assert.equal((await viewSummary(officer('2026-07-17'), summary.id)).summary.state, 'amending');
  await take8(officer('2026-07-17'), 'amend', { reason: '恢复平台所报' });
  await take8(leader('2026-07-17'), 'send');
  const { summary: last, signatures } = await viewSummary(province, summary.id);
  assert.deepEqual([last.state, last.sentOn, signatures.map(({ no }) => no)], ['sent', '2026-07-14', [1, 2, 3]]);
  for (const statement of [
    () =>
      acting.store.as('system', (tx) =>
        tx.updateTable('summaryVersion').set({ reason: '改' }).where('summaryId', '=', summary.id).execute(),
      ),
    () => acting.store.as('system', (tx) => tx.deleteFrom('summaryVersion').where('summaryId', '=', summary.id).execute()),
  ])
    await assert.rejects(statement, /permission denied|never changes/);
  const table = await issuerTable(province, { year: 2026, quarter: 2 });
  assert.deepEqual(
    [table.lines.map(({ authority, platforms, no }) => [authority, platforms, no]), table.totals.profit, table.missing],
    [[['南昌市工业和信息化局', 2, 3]], '-2.1', ['赣州市工业和信息化局']],
  );
  assert.deepEqual((await issuerTable(officer('2026-07-17'), { year: 2026, quarter: 2 })).lines, [], '全省的汇总是省厅自己的');
});

test('季度统计只取签发的，与附件8一分不差；市里看本市的，省厅看全省的，十二个季度一季不少', async () => {
  const of = { year: 2026, quarter: 2 };
  const province = acting.on(set.officer, '2026-07-17');
  const all = await boards(province, of);
  const { lines, totals, platforms } = await issuerTable(province, of);
  const now = all.quarters.at(-1);
  assert.deepEqual([all.quarters.length, now?.figures, now?.platforms, now?.signed], [12, totals, platforms, lines.length]);
  assert.deepEqual([all.quarters[0]?.year, all.quarters[0]?.quarter], [2023, 3]);
  assert.deepEqual(
    all.authorities.map((one) => [one.authority, one.owed, one.cameIn, one.onTime, one.late, one.worst, one.platforms]),
    [
      ['南昌市工业和信息化局', 2, 2, 1, 1, 3, 2],
      ['赣州市工业和信息化局', 1, 0, 0, 1, 7, null],
    ],
  );
  const own = await boards(officer('2026-07-17'), of);
  assert.deepEqual([own.quarters.at(-1)?.figures, own.authorities.map(({ city }) => city)], [totals, ['南昌市']]);
  const far = await boards(acting.on(farOfficer, '2026-07-17'), of);
  assert.deepEqual([far.quarters.at(-1)?.platforms, far.quarters.at(-1)?.figures.profit, far.below], [0, null, []]);
});

test('省级进度表：各主管部门几家、已报、逾期、未报、是否报送', async () => {
  const { authorities } = await board(acting.on(set.officer, '2026-07-15'), { year: 2026, quarter: 2 });
  assert.deepEqual(
    authorities.map((one) => [one.authority, one.platforms, one.reported, one.late, one.missing, one.state]),
    [
      ['南昌市工业和信息化局', 2, 2, 1, [], 'sent'],
      ['赣州市工业和信息化局', 1, 0, 1, ['丙平台'], 'open'],
    ],
  );
  const own = await board(officer('2026-07-15'), { year: 2026, quarter: 2 });
  assert.deepEqual(
    own.authorities.map((one) => one.authority),
    ['南昌市工业和信息化局'],
  );
});

test('第三季度国庆前就能填，季度结束才能报；基础数据带入，累计数不得少于上季', async () => {
  assert.equal((await jobs('2026-09-22')).openReports, 0);
  assert.equal((await jobs('2026-09-28')).openReports, 3);
  const id = await reportId('甲', 2026, 3);
  const early = clerk('甲', '2026-09-29');
  const view = await viewReport(early, id);
  assert.deepEqual(view.prefilled, ['premisesArea', 'equipmentCount', 'fullTimeStaff']);
  assert.equal(view.figures.serviceIncome, null);
  assert.equal(view.sampleTables.frequent.length, 2);
  await save(early, id, { figures: figures('100.09', 31) });
  assert.match(await reasonsOf(submit(early, id)), /2026年10月1日起可以报送/);
  assert.match(await reasonsOf(submit(clerk('甲', '2026-10-08'), id)), /服务总收入是当年累计数，本季100\.09万元，少于上季100\.10万元/);
});

test('零报告要明说：累计数停在上季，与没有报送是两回事', async () => {
  const id = await reportId('乙', 2026, 3);
  const ctx = clerk('乙', '2026-10-08');
  await save(ctx, id, { figures: { ...figures('0.25', 7), lowFeeIncome: '0.05', profit: '1' } });
  assert.match(await reasonsOf(submit(ctx, id)), /请勾选“零报告”/);
  await save(ctx, id, { nothingToReport: true });
  const view = await viewReport(ctx, id);
  assert.deepEqual(view.faults, []);
  assert.equal(view.figures.serviceIncome, '0.25');
  await submit(ctx, id);
});

test('零报告只是不计入：勾选不删已填的行和数，取消即恢复；勾选时另填的不收', async () => {
  const id = await reportId('丙', 2026, 3);
  const ctx = clerk('丙', '2026-10-08');
  const rows = [frequent('江西甲厂'), frequent('江西乙厂')];
  await save(ctx, id, { figures: figures('96.55', 40), rows: { table: 'frequent', rows } });
  await save(ctx, id, { nothingToReport: true });
  const zero = await viewReport(ctx, id);
  assert.equal(zero.figures.frequentEnterprises, 0);
  assert.notEqual(zero.figures.serviceIncome, '96.55');
  const refusal = await refusalOf(save(ctx, id, { figures: { serviceIncome: '97' } }));
  assert.ok(refusal.kind === 'badInput' && /取消“零报告”.*都在/.test(refusal.faults[0]?.message ?? ''));
  assert.equal((await refusalOf(save(ctx, id, { rows: { table: 'frequent', rows: [] } }))).kind, 'badInput');
  await save(ctx, id, { nothingToReport: false });
  const again = await viewReport(ctx, id);
  assert.equal(again.figures.serviceIncome, '96.55');
  assert.deepEqual(again.sampleTables.frequent, rows);
});

test('累计数不下降，隔着没有报的季度也一样；更正前一季不得多于后一季，说明先改哪一份〔a7.s1〕', async () => {
  const ctx = clerk('丙', '2026-10-08');
  const [second, third] = [await reportId('丙', 2026, 2), await reportId('丙', 2026, 3)];
  assert.equal((await viewReport(ctx, second)).report.submittedOn, null, '二季度没有报');
  await save(ctx, third, { figures: { ...figures('96.55', 40), lowFeeIncome: '0.05' } });
  await submit(ctx, third);
  await save(ctx, second, { figures: figures('500', 40), rows: { table: 'frequent', rows: [frequent('江西甲厂')] } });
  assert.match(
    await reasonsOf(submit(ctx, second)),
    /服务总收入是当年累计数，本季500万元，多于已报送的2026年第三季度96\.55万元；请先更正2026年第三季度/,
  );
  await save(ctx, second, { figures: { serviceIncome: '90', lowFeeIncome: '0.01' } });
  await submit(ctx, second);
  await take(ctx, reportKind, { id: third, step: 'reopen', brought: { reason: '收入多计' } });
  await save(ctx, third, { figures: { serviceIncome: '80' } });
  assert.match(await reasonsOf(submit(ctx, third)), /本季80万元，少于上季90万元/);
  const officerSees = await viewReport(acting.on(set.officer, '2026-10-08'), third);
  assert.equal(officerSees.figures.serviceIncome, '96.55', '更正中，主管部门看到的仍是已报送的一版');
  await save(ctx, third, { figures: { serviceIncome: '97' } });
  await submit(ctx, third);
});

test('2027年放假安排未载入：截止日按自然日暂列，不算逾期；载入后顺延到下一工作日', async () => {
  await jobs('2027-01-04');
  const id = await reportId('乙', 2026, 4);
  const before = await viewReport(clerk('乙', '2027-01-12'), id);
  assert.equal(before.due.dueOn, '2027-01-10');
  assert.match(before.due.provisional ?? '', /2027年的节假日安排尚未载入/);
  assert.equal(before.due.pastDue, false);
  const calendar = { ...announcedYears, 2027: { doc: '试验用', off: [['2027-01-01', '2027-01-03']] as const, work: [] } };
  await jobs('2027-01-12', calendar);
  const loaded = await viewReport({ ...clerk('乙', '2027-01-12'), calendar }, id);
  assert.deepEqual([loaded.due.dueOn, loaded.due.daysLate], ['2027-01-11', 1]);
});

test('第四季度须附年度服务工作总结，汇总须附本地年度总结', async () => {
  const id = await reportId('乙', 2026, 4);
  const ctx = clerk('乙', '2027-01-12');
  await save(ctx, id, { figures: figures('90', 130) });
  assert.match(await reasonsOf(submit(ctx, id)), /年度服务工作总结须随第四季度调度表一并报送/);
  await save(ctx, id, { annualSummary: '全年服务企业130户。' });
  await submit(ctx, id);
  const [summary] = await listSummaries(officer('2027-01-12'), { year: 2026, quarter: 4 });
  assert.ok(summary);
  assert.equal(
    (await refusalOf(take(officer('2027-01-12'), summaryKind, { id: summary.id, step: 'prepare', brought: {} }))).kind,
    'badInput',
  );
  await take(officer('2027-01-12'), summaryKind, { id: summary.id, step: 'prepare', brought: { overview: '本地平台运行平稳。' } });
  const view = await viewSummary(officer('2027-01-12'), summary.id);
  assert.deepEqual(view.missing, ['甲平台']);
  assert.deepEqual(view.annualSummaries, [{ platform: '乙平台', text: '全年服务企业130户。' }]);
});

test('重新申报带出第四季度调度表里的全年数：三年过后上次申报的年度都不在表内，平台运营情况也不空着', async () => {
  const ctx = clerk('乙', '2029-03-10');
  const begun = (year: number) =>
    ctx.inTransaction((tx) => known(tx, ctx, { creditCode: '', year, issuerId: set.province, form: officialForm }));
  const rows = (await begun(2029)).tables.operation ?? [];
  assert.deepEqual(
    rows.map(({ cells }) => [cells.year, cells.enterprises, cells.assets]),
    [[2026, 130, undefined]],
  );
  assert.ok(rows.every(({ cells }) => cells.serviceIncome !== undefined && cells.profit !== undefined));
  const early = (await begun(2028)).tables.operation ?? [];
  assert.deepEqual(
    early.map(({ cells }) => cells.year),
    [2025, 2026],
    '上次申报里有的年度照旧，其余来自报表',
  );
  const id = await reportId('乙', 2026, 4);
  await take(ctx, reportKind, { id, step: 'reopen', brought: { reason: '核对人数' } });
  await save(ctx, id, { figures: { fullTimeStaff: 99 } });
  assert.equal((await begun(2029)).values.staffFullTime, 16, '正在更正、还没有报送的数不带出');
  await take(ctx, reportKind, { id, step: 'withdraw', brought: {} });
});

test('第十二条 半年不报也不会由系统立案撤销', async () => {
  const rows = await acting.store.as('system', (tx) => tx.selectFrom('revocation').selectAll().execute());
  assert.deepEqual(rows, []);
});

test('开放调度表一批一批地办，不重不漏；一批多少份，语句都是那么几条', async () => {
  const undone = new Error('undone');
  const world: World = acting.world('2027-07-01');
  const opened = async (most: number) => {
    const counts: number[] = [];
    let periods: string[] = [];
    const sent = await sentDuring(async () => {
      const work = acting.system(async (tx) => {
        do counts.push(await openReports(tx, world, most));
        while (counts.at(-1) === most);
        const all = await tx.reporting.reports({ year: 2027, quarter: 2 });
        periods = all.map(({ platform, state }) => `${platform} ${state}`);
        throw undone;
      });
      await assert.rejects(work, undone);
    });
    return { counts, periods, statements: sent.flat().length / counts.length };
  };
  const [whole, pairs] = [await opened(500), await opened(2)];
  assert.ok(whole.periods.length >= 3, `${whole.periods}`);
  assert.deepEqual(pairs.periods, whole.periods);
  assert.ok(pairs.counts.length > 1 && pairs.counts.slice(0, -1).every((count) => count === 2), `${pairs.counts}`);
  assert.equal(
    pairs.counts.reduce((sum, count) => sum + count, 0),
    whole.counts[0],
  );
  assert.ok(whole.statements <= 16, `${whole.statements} statements for ${whole.counts[0]} reports`);
});

test('两个进程同时来办当天到期的事：每一项只办一次；再来什么也不办', async () => {
  const world: World = acting.world('2026-12-29');
  const both = await Promise.all([runDayOnce(world), runDayOnce(world), runDayOnce(world)]);
  assert.deepEqual(
    both
      .flat()
      .map(({ job }) => job)
      .sort(),
    dayJobs.map(({ name }) => name).sort(),
  );
  assert.deepEqual(await runDayOnce(world), []);
});

test('当天的事有一项没有办成：其余照办，下次只补办这一项', async () => {
  const world: World = acting.world('2026-12-30');
  const space = () => Promise.reject(new Error('磁盘读不出'));
  await assert.rejects(runDayOnce({ ...world, tools: { ...world.tools, files: { ...world.tools.files, space } } }), /磁盘读不出/);
  const ran = (name: string) => acting.system((tx) => tx.time.hasRun('2026-12-30', name));
  assert.deepEqual([await ran('watchSpace'), await ran('deliver'), await ran('day')], [false, true, false]);
  assert.deepEqual(
    (await runDayOnce(world)).map(({ job }) => job),
    ['watchSpace'],
  );
  assert.equal(await ran('day'), true);
});
