import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { SignedIn } from '../../src/acts/directory/signed-in.ts';
import { inbox } from '../../src/acts/inbox/inbox.ts';
import { take, takeWithin } from '../../src/acts/procedure/take.ts';
import { acceptReports } from '../../src/acts/reporting/accept-reports.ts';
import { board } from '../../src/acts/reporting/board.ts';
import { changeByHand } from '../../src/acts/reporting/change-by-hand.ts';
import { cityDay } from '../../src/acts/reporting/city-day.ts';
import { openReports } from '../../src/acts/reporting/open-quarter.ts';
import { reportKind } from '../../src/acts/reporting/report-kind.ts';
import { saveReport } from '../../src/acts/reporting/save-report.ts';
import { summaryKind } from '../../src/acts/reporting/summary.ts';
import { urge, urgeOne } from '../../src/acts/reporting/urge.ts';
import { revealSampleRow, viewReport } from '../../src/acts/reporting/view-report.ts';
import { listSummaries, viewSummary } from '../../src/acts/reporting/view-summary.ts';
import { viewVersion } from '../../src/acts/reporting/view-version.ts';
import type { CallReply, CallTaker } from '../../src/core/reporting/call.ts';
import { type Acting, cast, openActing, person, reasonsOf, recommended, refusalOf } from './acting.ts';

let acting: Acting;
let set: Awaited<ReturnType<typeof cast>>;
let cityLeader: SignedIn;
const clerks: Record<string, SignedIn> = {};
const reports: Record<string, string> = {};
const platforms: Record<string, string> = {};
const day = '2027-01-08';

before(async () => {
  acting = await openActing();
  set = await cast(acting, []);
  cityLeader = await person(acting, set.city, '南昌领导', ['leader']);
  for (const name of ['甲', '乙', '丙']) await platform(name);
  await acting.system((tx) => openReports(tx, acting.world('2027-01-04')));
  const all = await acting.system((tx) => tx.reporting.reports({ year: 2026, quarter: 4 }));
  for (const { id, platform } of all) reports[platform.slice(0, 1)] = id;
});
after(() => acting.close());

async function platform(name: string): Promise<void> {
  const dossier = await recommended(acting, { round: set.round, recommenderId: set.city, name: `${name}公司`, number: `赣平2026-${name}` });
  clerks[name] = await person(acting, dossier.applicantId, `${name}填报人`, ['clerk']);
  platforms[name] = uuidv7();
  await acting.system((tx) =>
    tx.recognitions.addPlatform({
      ...{ id: platforms[name] as string, organisationId: dossier.applicantId, dossierId: dossier.id, roundId: set.round.id },
      ...{ issuerId: set.province, authorityId: set.city, certificateNumber: `证${name}`, name: `${name}平台`, kind: '专业性' },
      ...{ functions: ['innovation'], recognisedOn: '2026-06-20', validFrom: '2026-06-20', validTo: '2029-06-19', revokedOn: null },
      ...{ firstTime: true, version: 1 },
    }),
  );
}

function signal() {
  let give = () => {};
  const came = new Promise<void>((done) => {
    give = done;
  });
  return { came, give };
}

const on = (who: SignedIn) => acting.on(who, day);
const clerk = (name: string) => on(clerks[name] as SignedIn);
const idOf = (name: string) => reports[name] as string;
const lines = async (who: SignedIn) => (await inbox(on(who))).items.filter(({ kind }) => /Summary$/.test(kind));
const kinds = async (who: SignedIn) => (await lines(who)).map(({ kind }) => kind);
const summary = async () => {
  const [one] = await listSummaries(on(set.cityOfficer), { year: 2026, quarter: 4 });
  assert.equal(one?.quarter, 4);
  return one as NonNullable<typeof one>;
};
type Step = 'prepare' | 'amend' | 'send' | 'accept' | 'return' | 'giveBack';
const table = async (who: SignedIn, step: Step, brought: object = {}) =>
  take(on(who), summaryKind, { id: (await summary()).id, step, brought: brought as { reason: string } });
const seen = async () => viewSummary(on(set.officer), (await summary()).id);

const figures = (income: string) => ({
  ...{ premisesArea: '300', equipmentCount: 12, fullTimeStaff: 16, serviceIncome: income, lowFeeIncome: '0.50', profit: '-3.5' },
  ...{ gatheredInstitutions: 3, enterprises: 130, persons: 200, officialActivities: 1 },
});
const events = [1, 2, 3, 4].map((n) => ({
  id: uuidv7(),
  cells: { name: `第${n}期对接会`, heldOn: `2026-08-0${n}`, place: '南昌', service: '对接', enterprises: 10, persons: 20 },
}));
type Typed = { figures?: object; rows?: object; annualSummary?: string; explanation?: string };
async function submit(name: string, input: Typed = {}): Promise<void> {
  const { version } = (await viewReport(clerk(name), idOf(name))).report;
  await saveReport(clerk(name), idOf(name), { version, ...(input as { annualSummary?: string }) });
  await clerk(name).inTransaction((tx) => takeWithin(tx, clerk(name), reportKind, { id: idOf(name), step: 'submit', brought: {} }));
}
const report = (who: SignedIn, name: string, step: 'reopen' | 'return', reason: string) =>
  take(on(who), reportKind, { id: idOf(name), step, brought: { reason } });

test('第十五条 编制之后、签发之前又有平台报送：领导的待办即说须退回重编，与页面一致', async () => {
  const odd = { figures: { ...figures('1.00'), persons: 100 }, annualSummary: '甲的总结' };
  assert.match(await reasonsOf(submit('甲', odd)), /有 1 处数据存疑，请核对；确实无误的，请在“存疑数据说明”中写明原因/);
  await submit('甲', { explanation: '一户一人，有的由代理人办理' });
  const { doubted, plain } = await viewSummary(on(set.cityOfficer), (await summary()).id);
  assert.deepEqual(
    [doubted.map(({ platform, doubts, explanation }) => [platform, doubts.map(({ message }) => message), explanation]), plain],
    [[['甲平台', ['服务人数100人次，少于服务企业数130户'], '一户一人，有的由代理人办理']], 0],
  );
  assert.match(await reasonsOf(acceptReports(on(set.cityOfficer), (await summary()).id)), /请逐份审核/);
  const urging = (who: SignedIn) => summary().then(({ id }) => urge(on(who), id));
  assert.equal(await urging(set.cityOfficer), 2, '乙、丙还没有报送');
  assert.match(await reasonsOf(urging(set.cityOfficer)), /今天已经催报过，同一平台一天催报一次/);
  for (const other of [set.officer, cityLeader]) assert.equal((await refusalOf(urging(other))).kind, 'notAllowed');
  const call = (who: SignedIn, said: { taker?: CallTaker; reply?: CallReply }) => urgeOne(on(who), idOf('乙'), { way: 'phone', ...said });
  for (const said of [{}, { reply: 'today' as const }, { taker: 'clerk' as const }])
    assert.equal((await refusalOf(call(set.cityOfficer, said))).kind, 'badInput');
  await call(set.cityOfficer, { taker: 'clerk', reply: 'today' });
  for (const other of [set.officer, cityLeader, clerks.乙 as SignedIn])
    assert.match((await refusalOf(call(other, { taker: 'nobody' }))).kind, /not(Allowed|Found)/);
  const { rows, totals, counts } = await cityDay(on(set.cityOfficer), (await summary()).id);
  assert.deepEqual(
    rows.map(({ report: { platform }, marks, urged }) => [
      platform,
      marks.map(({ figure, kind }) => `${kind} ${figure}`),
      urged.map(({ way }) => way),
    ]),
    [
      ['丙平台', [], ['letter']],
      ['甲平台', ['doubt persons', 'below activityCount'], []],
      ['乙平台', [], ['phone', 'letter']],
    ],
  );
  assert.deepEqual([rows[2]?.urged[0]?.taker, rows[2]?.urged[0]?.reply], ['clerk', 'today']);
  const { rows: kept } = await acting.store.as('system', (tx) =>
    sql<{ detail: unknown }>`select detail from journal where action = 'urgeReports' and detail ->> 'way' = 'phone'`.execute(tx),
  );
  assert.deepEqual(kept, [{ detail: { way: 'phone', taker: 'clerk', reply: 'today' } }], '日志里没有一个自由填写的字');
  assert.deepEqual([totals.enterprises, counts], [130, { asked: 3, cameIn: 1, late: 0, plain: 0, owed: 2 }]);
  const shown = await revealSampleRow(on(set.cityOfficer), idOf('乙'), { path: 'contact', purpose: '电话催报' });
  assert.match(shown, /乙填报人 没有留手机号码/);
  assert.equal(shown.split('；').length, 2);
  const counted = await acting.store.as('system', (tx) =>
    tx.selectFrom('opening').select('personal').where('what', '=', 'contact').execute(),
  );
  assert.deepEqual(counted, [{ personal: shown.split('；').length }], '打开了几人，就记几人');
  const opening = (who: SignedIn, name: string) =>
    refusalOf(revealSampleRow(on(who), idOf(name), { path: 'contact', purpose: '电话催报' }));
  assert.equal((await opening(set.officer, '乙')).kind, 'notAllowed', '不是本部门的报表，省厅不看填报人');
  assert.equal((await opening(set.cityOfficer, '甲')).kind, 'notNow', '已报送的不须再催');
  await table(set.cityOfficer, 'prepare', { overview: '本地总结' });
  assert.deepEqual(
    (await lines(cityLeader)).map(({ why, usual }) => [why, usual?.says]),
    [['汇总表已编制，等待签发', '签发报送']],
  );
  await submit('乙', { figures: figures('2.00'), rows: { table: 'events', rows: events }, annualSummary: '乙的总结' });
  const [line] = await lines(cityLeader);
  assert.match(line?.why ?? '', /须退回经办人重新编制/);
  assert.equal(line?.usual, null);
  assert.match(await reasonsOf(table(cityLeader, 'send')), /请退回经办人重新编制/);
  assert.equal((await refusalOf(acceptReports(on(set.officer), (await summary()).id))).kind, 'notAllowed');
  assert.equal(await acceptReports(on(set.cityOfficer), (await summary()).id), 1, '没有疑问的一并接收，存疑的逐份审核');
  await table(set.cityOfficer, 'prepare', { overview: '本地总结' });
  await table(cityLeader, 'send');
});

test('只改了年度总结的更正：市里得到更正的待办，编得成，签发后待办消失；每一版的纸面照报送时的单位名称', async () => {
  await report(clerks.甲 as SignedIn, '甲', 'reopen', '总结漏写一段');
  await submit('甲', { annualSummary: '甲的总结，补一段' });
  assert.deepEqual(await kinds(set.cityOfficer), ['amendSummary']);
  const { stale, changes } = await seen();
  assert.deepEqual([stale, changes], [true, ['甲平台：重新报送，各项数据与原报送相同', '甲平台：年度服务工作总结有更正']]);
  await table(set.cityOfficer, 'amend', { reason: '甲平台补充总结', overview: '本地总结' });
  await table(cityLeader, 'send');
  assert.deepEqual([await kinds(set.cityOfficer), await kinds(set.officer)], [[], ['acceptSummary']]);
  await acting.store.as('system', (tx) =>
    tx
      .updateTable('platform')
      .set({ name: '甲新名平台' })
      .where('id', '=', platforms.甲 as string)
      .execute(),
  );
  const { version } = await viewVersion(on(set.officer), idOf('甲'), 1);
  assert.deepEqual(version.named, { platform: '甲平台', functions: ['innovation'], divisionCode: version.named?.divisionCode });
});

test('省厅接收以后：首次迟报的可以补入更正表，已接收的各行仍不变动，不能手工更改；省厅退回，才能更正', async () => {
  await report(set.cityOfficer, '乙', 'return', '收入请核'); // before it is accepted
  await table(set.officer, 'accept');
  await assert.rejects(submit('乙', { figures: figures('9.00') }));
  assert.match(
    await reasonsOf(take(clerk('乙'), reportKind, { id: idOf('乙'), step: 'submit', brought: {} })),
    /已接收本季度汇总表.*先由主管部门报请/,
  );
  await submit('丙', { figures: figures('3.00'), annualSummary: '丙的总结' });
  assert.deepEqual(await kinds(set.cityOfficer), ['amendSummary']);
  const amend = () => table(set.cityOfficer, 'amend', { reason: '丙平台补报', overview: '本地总结' });
  await amend();
  assert.match(await reasonsOf(report(clerks.甲 as SignedIn, '甲', 'reopen', '再改')), /已接收/, '更正表编制中');
  const byHand = async (name: string, figure: string, value: string) =>
    changeByHand(on(set.cityOfficer), (await summary()).id, {
      ...{ platformId: platforms[name] as string, figure, value, reason: '电话核实' },
    });
  assert.match(await reasonsOf(byHand('甲', 'persons', '201')), /已接收汇总表中的这一行/);
  for (const [figure, value, said] of [
    ['serviceIncome', '151789元', /没有更改：.*再按万元填写/],
    ['lowFeeIncome', '3.01', /低收费收入3\.01万元，多于服务总收入3\.00万元/],
  ] as const) {
    const refusal = await refusalOf(byHand('丙', figure, value));
    assert.match((refusal.kind === 'badInput' && refusal.faults[0]?.message) || refusal.kind, said);
  }
  await byHand('丙', 'persons', '201');
  await amend();
  await table(cityLeader, 'send');
  for (const name of ['甲', '丙'])
    assert.match(await reasonsOf(report(clerks[name] as SignedIn, name, 'reopen', '再改')), /已接收/, '更正表签发以后');
  await table(set.officer, 'return', { reason: '乙平台缺行' });
  await submit('乙', { figures: figures('9.00') });
  await report(clerks.甲 as SignedIn, '甲', 'reopen', '再改');
});

test('汇总表正在办理时来的报送，等它办完再判断：两边不会各按旧的情形办', async () => {
  const { id } = await summary();
  const order: string[] = [];
  const [locked, released] = [signal(), signal()];
  const holding = acting.system(async (tx) => {
    await tx.reporting.lockedSummary(id);
    locked.give();
    await released.came;
    order.push('summary');
  });
  await locked.came;
  const withdrawing = take(clerk('甲'), reportKind, { id: idOf('甲'), step: 'withdraw', brought: {} }).then(() => order.push('report'));
  await setTimeout(300);
  released.give();
  await Promise.all([holding, withdrawing]);
  assert.deepEqual(order, ['summary', 'report']);
});

test('省厅只接收、退回，不能替主管部门改表；不再要求的不算应报，也不算逾期', async () => {
  const { id } = await summary();
  for (const change of [{ overview: '代写' }, { state: 'open' }, { byHand: '[]', sentOn: null }] as const)
    await assert.rejects(
      acting.store.as(set.officer, (tx) =>
        tx
          .updateTable('summary')
          .set(change as object)
          .where('id', '=', id)
          .execute(),
      ),
      /the issuer accepts a table or gives it back/,
    );
  await acting.system(async (tx) => {
    const one = await tx.reporting.report(idOf('丙'));
    await tx.reporting.changeReport(idOf('丙'), one?.version ?? 0, { state: 'waived' });
  });
  const { authorities } = await board(acting.on(set.officer, '2027-02-08'), { year: 2026, quarter: 4 });
  assert.deepEqual(
    authorities.map((one) => [one.platforms, one.reported, one.missing]),
    [[2, 2, []]],
  );
});
