import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { World } from '../../src/acts/context.ts';
import type { SignedIn } from '../../src/acts/directory/signed-in.ts';
import { known } from '../../src/acts/dossier/known.ts';
import { saveBooks, viewBooks } from '../../src/acts/ledger/books.ts';
import { answerGuest, answerLine, type LineReply, openConfirm } from '../../src/acts/ledger/confirm-answer.ts';
import { makeConfirmLink, makeEventCode } from '../../src/acts/ledger/confirm-link.ts';
import { listEnterprises, mergeEnterprise, saveEnterprise } from '../../src/acts/ledger/enterprises.ts';
import { listEvents, saveEvent, voidEvent } from '../../src/acts/ledger/events.ts';
import { bringFile, listImports, seeFile, undoFile } from '../../src/acts/ledger/import-file.ts';
import type { Typed } from '../../src/acts/ledger/ledger.ts';
import { saveServices, voidServices } from '../../src/acts/ledger/save-services.ts';
import { viewLedger } from '../../src/acts/ledger/view.ts';
import { take } from '../../src/acts/procedure/take.ts';
import { fromLedger, viewBasis } from '../../src/acts/reporting/from-ledger.ts';
import { openReports } from '../../src/acts/reporting/open-quarter.ts';
import { reportKind } from '../../src/acts/reporting/report-kind.ts';
import { saveReport } from '../../src/acts/reporting/save-report.ts';
import { listReports, viewReport } from '../../src/acts/reporting/view-report.ts';
import { rules, sourceOf } from '../../src/acts/throttle.ts';
import { officialForm } from '../../src/core/annexes/form-of.ts';
import { guestsAtMost } from '../../src/core/deadlines/confirm-link.ts';
import { enterpriseKey } from '../../src/core/identifiers/enterprise-name.ts';
import { behind } from '../../src/core/ledger/behind.ts';
import { contestedWords } from '../../src/core/ledger/confirm.ts';
import { pairsOf } from '../../src/core/ledger/pairs.ts';
import { changeWords } from '../../src/core/ledger/report.ts';
import { type Acting, cast, openActing, organisation, person, reasonsOf, recommended, refusalOf } from './acting.ts';

let acting: Acting;
let own: SignedIn;
let colleague: SignedIn;
let other: SignedIn;
before(async () => {
  acting = await openActing();
  const unit = await organisation(acting, 'applicant', '甲平台', '360111');
  own = await person(acting, unit, '甲经办', ['clerk']);
  colleague = await person(acting, unit, '甲同事', ['clerk']);
  other = await person(acting, await organisation(acting, 'applicant', '乙平台', '360111'), '乙经办', ['clerk']);
});
after(() => acting.close());

const today = '2026-04-08';
const on = (who = own) => acting.on(who, today);
const from = (address: string, day = today): World => ({ ...acting.world(day), origin: { address, device: null } });
const linesBehind = async (token: string, day = today) => {
  const asks = await openConfirm(from('203.0.113.7', day), { token });
  return asks.kind === 'lines' ? asks.lines : [];
};
const says = async (token: string, said: Partial<LineReply>, day = today, address = '203.0.113.7') => {
  const asks = await linesBehind(token, day);
  const version = asks.find(({ id }) => id === said.line)?.version ?? 0;
  return answerLine(from(address, day), { token }, { line: '', version, answer: null, satisfied: null, remark: '', ...said });
};
const line = (enterprise: string, servedOn: string, more: Partial<Typed> = {}): Typed => ({
  ...{
    id: uuidv7(),
    version: 0,
    enterprise,
    servedOn,
    function: 'digitalisation',
    content: '数字化诊断',
    fee: 'free',
    persons: 4,
    times: 1,
  },
  ...more,
});

test('记一次，企业自己进企业库；名称写法不同仍是一家；乙看不到、改不到甲的台账', async () => {
  await saveServices(on(), [line('江西象湖新材料有限公司', '2026-03-27'), line('江西象湖新材料 有限公司', '2026-03-28', { times: 4 })]);
  await saveServices(on(other), [line('江西象湖新材料有限公司', '2026-03-27')]);
  const view = await viewLedger(on(), { year: 2026, month: 3 });
  assert.deepEqual([view.lines.length, view.counted.enterprises, view.counted.frequentEnterprises, view.times], [2, 1, 1, 5]);
  assert.equal(view.lines[0]?.servedOn, '2026-03-28', '新的在上');
  const [theirs] = (await viewLedger(on(other), { year: 2026, month: 3 })).lines;
  const stolen = { ...line('某公司', '2026-03-01'), id: String(view.lines[0]?.id), version: 1 };
  await saveServices(on(other), [{ ...stolen, version: 0 }]); // the same id in another ledger is another line
  assert.equal((await viewLedger(on(), { year: 2026, month: 3 })).lines.length, 2);
  assert.equal((await refusalOf(saveServices(on(), [{ ...stolen, id: String(theirs?.id) }]))).kind, 'conflict');
});

test('两人改同一行：后到的得到冲突，先到的留着；作废写理由、留原行、不再计数，作废的改不动也删不掉', async () => {
  const first = line('南昌瑞恒精密机械有限公司', '2026-02-10');
  await saveServices(on(), [first]);
  await saveServices(on(colleague), [{ ...first, version: 1, persons: 9 }]);
  assert.equal((await refusalOf(saveServices(on(), [{ ...first, version: 1, persons: 2 }]))).kind, 'conflict');
  const [stands] = (await viewLedger(on(), { year: 2026, month: 2 })).lines;
  assert.deepEqual([stands?.persons, stands?.version], [9, 2]);
  assert.equal(await voidServices(on(), { ids: [first.id], reason: '记错了企业' }), 1);
  assert.equal(await voidServices(on(colleague), { ids: [first.id], reason: '又作废' }), 0);
  assert.deepEqual((await viewLedger(on(), { year: 2026, month: 2 })).lines, []);
  assert.equal((await refusalOf(saveServices(on(), [{ ...first, version: 3 }]))).kind, 'conflict');
  await assert.rejects(
    acting.store.as('system', (tx) => sql`update service set persons = 1 where id = ${first.id}`.execute(tx)),
    /never changes/,
  );
  const deleted = await acting.store.as('system', (tx) => sql`delete from service where id = ${first.id}`.execute(tx));
  assert.equal(deleted.numAffectedRows, 0n);
});

test('有一行不对，整批不记，每处都说清；没到的日子、空的企业名、不在可选之列的都退回', async () => {
  const was = (await viewLedger(on(), { year: 2026, month: 4 })).times;
  const refusal = await refusalOf(saveServices(on(), [line('某公司', '2026-04-01'), line('', '2026-04-09', { persons: -1 })]));
  assert.deepEqual(refusal.kind === 'badInput' ? refusal.faults.map(({ path }) => path) : refusal.kind, [
    'services/1/servedOn',
    'services/1/enterprise',
    'services/1/persons',
  ]);
  assert.equal((await viewLedger(on(), { year: 2026, month: 4 })).times, was);
});

test('企业库：联系人电话加密存放；改名与另一家重复的退回；活动有签到的由签到得出户数人次，一家只计一户', async () => {
  const [one] = (await listEnterprises(on(), 2026)).filter(({ name }) => name.includes('象湖'));
  if (!one) throw new Error('企业库里没有');
  await saveEnterprise(on(), { ...one, contact: '邓永强', phone: '13812345678', creditCode: '91360100MA00000001' });
  const again = (await listEnterprises(on(), 2026)).find(({ id }) => id === one.id);
  assert.deepEqual([again?.phone, again?.times, again?.version], ['13812345678', 5, 2]);
  const raw = await acting.store.as('system', (tx) =>
    sql<{ t: string }>`select contact || phone as t from enterprise where id = ${one.id}`.execute(tx),
  );
  assert.equal(/邓|138/.test(String(raw.rows[0]?.t)), false);
  assert.equal((await refusalOf(saveEnterprise(on(), { ...one, version: 2, name: '南昌瑞恒精密机械有限公司' }))).kind, 'badInput');
  const event = {
    ...{ id: uuidv7(), version: 0, name: '数字化转型专场', heldOn: '2026-03-12', place: '南昌高新区', function: 'digitalisation' as const },
    ...{ content: '讲座', organiser: 'authority' as const, households: 99, persons: 99 },
    attendance: [
      { enterprise: '江西象湖新材料有限公司', persons: 2 },
      { enterprise: '江西象湖新材料有限公司 ', persons: 1 },
      { enterprise: '江西鹭湖食品有限公司', persons: 3 },
    ],
  };
  await saveEvent(on(), event);
  const [held] = await listEvents(on(), 2026);
  assert.deepEqual([held?.households, held?.persons, held?.attendance.length], [2, 6, 2]);
  assert.equal((await refusalOf(saveEvent(on(colleague), event))).kind, 'conflict');
  const { counted } = await viewLedger(on(), { year: 2026, month: 3 });
  assert.deepEqual([counted.activityCount, counted.officialActivities, counted.activityPersons], [1, 1, 6]);
  await voidEvent(on(), event.id, '改期未办');
  assert.deepEqual(await listEvents(on(), 2026), []);
});

test('账册和服务能力各记各的日子；低收费多于收入的退回', async () => {
  const month = { month: '2026-01-01', serviceIncome: '100.10', lowFeeIncome: '20.00', profit: '-5.00' };
  await saveBooks(on(), {
    months: [month],
    capacity: { day: '2026-03-31', premisesArea: '300.00', equipmentCount: 12, fullTimeStaff: 16 },
  });
  await saveBooks(on(), { months: [{ ...month, profit: '2.00' }], capacity: null });
  const books = await viewBooks(on(), 2026);
  assert.deepEqual([books.months, books.capacity?.fullTimeStaff], [[{ ...month, profit: '2.00' }], 16]);
  assert.equal((await refusalOf(saveBooks(on(), { months: [{ ...month, lowFeeIncome: '100.11' }], capacity: null }))).kind, 'badInput');
  const { shares } = await viewLedger(on(), { year: 2026, month: 1 });
  assert.deepEqual(shares.find(({ way }) => way === 'income')?.percent, '19.98');
});

test('季度调度表由台账带入，报送时各行、数和口径一并留存；台账再变，报送的不变，只说变了多少；没有台账的记未建台账', async () => {
  const set = await cast(acting, []);
  const dossier = await recommended(acting, { round: set.round, recommenderId: set.city, name: '丙公司', number: '赣平2026-丙' });
  const clerk = await person(acting, dossier.applicantId, '丙填报人', ['clerk']);
  await acting.system((tx) =>
    tx.recognitions.addPlatform({
      ...{ id: uuidv7(), organisationId: dossier.applicantId, dossierId: dossier.id, roundId: set.round.id, issuerId: set.province },
      ...{ authorityId: set.city, certificateNumber: '证丙', name: '丙平台', kind: '专业性', functions: ['innovation'] },
      ...{ recognisedOn: '2026-06-20', validFrom: '2026-06-20', validTo: '2029-06-19', revokedOn: null, firstTime: true, version: 1 },
    }),
  );
  const day = '2026-07-02';
  const ctx = acting.on(clerk, day);
  await acting.world(day).asSystem((tx) => openReports(tx, acting.world(day)));
  const [report] = (await listReports(ctx, { year: 2026, quarter: 2, limit: 10, offset: 0 })).lines;
  if (!report) throw new Error('没有调度表');
  const lines = [
    line('江西一号有限公司', '2026-05-10', { times: 5, persons: 10 }),
    line('江西二号有限公司', '2026-06-30', { fee: 'paid' }),
    line('江西三号有限公司', '2026-07-01'),
  ];
  await saveServices(ctx, lines);
  const [first] = await listEnterprises(ctx, 2026);
  if (!first) throw new Error('企业库里没有');
  await saveEnterprise(ctx, { ...first, contact: '邓永强', phone: '079188886666' });
  const month = { month: '2026-06-01', serviceIncome: '123456.78', lowFeeIncome: '23456.78', profit: '-1.00' };
  await saveBooks(ctx, { months: [month], capacity: { day: '2026-06-30', premisesArea: '300.00', equipmentCount: 12, fullTimeStaff: 16 } });
  assert.equal((await fromLedger(ctx, report.id)).figures.serviceIncome, undefined, '缺五个月的账，金额不填');
  const others = [1, 2, 3, 4, 5].map((of) => ({ month: `2026-0${of}-01`, serviceIncome: '0.00', lowFeeIncome: '0.00', profit: '0.00' }));
  await saveBooks(ctx, { months: others, capacity: null });
  const said = await fromLedger(ctx, report.id);
  assert.deepEqual([said.kept, said.figures.enterprises, said.figures.persons, said.figures.serviceIncome], [true, 2, 14, '12.35']);
  assert.deepEqual(
    said.sampleTables.frequent.map(({ cells }) => [cells.enterprise, cells.times, cells.phone]),
    [['江西一号有限公司', 5, '079188886666']],
  );
  assert.deepEqual(
    said.shares.map(({ part, whole }) => `${part}/${whole}`),
    ['5/6', '1/2', '23456.78/123456.78'],
  );
  const figures = { ...said.figures, gatheredInstitutions: 3 } as Record<string, string | number>;
  await saveReport(ctx, report.id, {
    figures,
    rows: (['frequent', 'events'] as const).map((table) => ({ table, rows: said.sampleTables[table] })),
    explanation: '已核对',
  });
  const { version } = (await viewReport(ctx, report.id)).report;
  await take(ctx, reportKind, { id: report.id, step: 'submit', brought: {}, version });
  assert.equal((await viewReport(ctx, report.id)).ledgerKept, true);
  const officer = acting.on(set.cityOfficer, day);
  const { basis } = (await viewBasis(officer, report.id, 1)) ?? {};
  assert.deepEqual([basis?.lines.length, basis?.counted.enterprises, basis?.digest.length], [2, 2, 64]);
  assert.equal(JSON.stringify(basis).includes('079188886666'), false, '不带联系人和电话');
  assert.deepEqual(basis && [behind(basis, 'serviceIncome').derived, behind(basis, 'persons').lines.length], ['12.35', 2]);
  assert.deepEqual(await officer.inTransaction((tx) => tx.ledgers.based([report.id])), [{ reportId: report.id, no: 1 }]);
  assert.deepEqual(await acting.on(other, day).inTransaction((tx) => tx.ledgers.based([report.id])), [], '别的平台看不到有没有台账');
  assert.deepEqual(await officer.inTransaction((tx) => tx.ledgers.enterprises(dossier.applicantId)), [], '台账本身主管部门看不到');
  await saveServices(ctx, [line('江西四号有限公司', '2026-06-29', { persons: 3 })]);
  await voidServices(ctx, { ids: [String(lines[1]?.id)], reason: '重复记录' });
  await saveServices(ctx, [line('江西五号有限公司', '2026-06-28')]);
  const { changed } = await fromLedger(ctx, report.id);
  assert.equal(changeWords(changed), '台账已变（服务企业数 +1户，服务人数 +3人次）');
  assert.deepEqual((await viewBasis(officer, report.id, 1))?.basis, basis);
  const seen = async (at = officer) => {
    const { basis: frozen, contested } = (await viewBasis(at, report.id, 1)) ?? {};
    assert.deepEqual(frozen, basis, '企业后来的答复不改报送的一版');
    return [...(contested ?? [])];
  };
  const denied = String(lines[0]?.id);
  const asked = await makeConfirmLink(ctx, first.id);
  await says(asked.token, { line: denied, answer: 'denied' }, day);
  assert.deepEqual(await seen(), [[denied, '企业2026年7月2日答复：没有接受过这次服务']]);
  assert.equal((await viewReport(officer, report.id)).ledgerContested, 1);
  await says((await makeConfirmLink(ctx, first.id)).token, { line: denied, answer: 'happened', satisfied: true }, day, '198.51.100.7');
  const stands = [[denied, '企业2026年7月2日答复：没有接受过这次服务；2026年7月2日改答：有']];
  assert.deepEqual(await seen(), stands, '另发一个链接抹不掉企业的否认，后来答的列在其后');
  await acting.store.as('system', (tx) =>
    sql`update confirm_answer set answer = 'unsure', denied_at = null where service_id = ${denied}`.execute(tx),
  );
  assert.deepEqual(await seen(), [[denied, '企业2026年7月2日答复：没有接受过这次服务；2026年7月2日改答：不清楚']], '数据库自己守住');
  const later = await listEnterprises(ctx, 2026);
  const fifth = later.find(({ name }) => name === '江西五号有限公司');
  const unsent = await makeConfirmLink(ctx, String(fifth?.id));
  const [late] = await linesBehind(unsent.token, day);
  await says(unsent.token, { line: String(late?.id), answer: 'denied' }, day);
  assert.deepEqual(
    (await seen()).map(([id]) => id),
    [denied],
    '没有随报表报送的行，主管部门看不到',
  );
  for (const change of [sql`update report_ledger set no = 2`, sql`delete from report_ledger`])
    await assert.rejects(acting.store.as('system', (tx) => change.execute(tx)));
});

test('同一张越记越长的表导入两次：只记新的行；改过的选用表里的；有错的不记；用词记住；整个撤销，之后改过的不能撤', async () => {
  const unit = await organisation(acting, 'applicant', '丁平台', '360111');
  const clerk = await person(acting, unit, '丁经办', ['clerk']);
  const ctx = acting.on(clerk, today);
  const row = (n: number, enterprise: string, servedOn: string, more: object = {}) => ({
    place: `3月!${n}`,
    cells: { enterprise, servedOn, content: '数字化诊断', function: '上云', fee: '公益', persons: 3, times: null, ...more },
  });
  const file = (rows: ReturnType<typeof row>[]) => ({ name: '台账.xlsx', header: ['A日期', 'B企业'], rows, hash: 'h' });
  const first = [
    row(2, '江西象湖有限公司', '2026-03-01'),
    row(3, '江西象湖有限公司', '2026-03-01'),
    row(4, '江西鹭湖有限公司', '2026-3-32'),
  ];
  const unsaid = await seeFile(ctx, file(first), { words: {} });
  assert.deepEqual([unsaid.counts.faulty, unsaid.unknown], [3, [{ column: 'function', text: '上云', rows: 3 }]]);
  const words = { 'function=上云': 'digitalisation' };
  const seen = await seeFile(ctx, file(first), { words });
  assert.deepEqual(seen.counts, { fresh: 2, same: 0, changed: 0, doubtful: 0, faulty: 1 });
  assert.equal((await bringFile(ctx, file(first), { words, changed: 'file' })).rows, 2);
  const grown = [
    first[0] as never,
    row(3, '江西象湖有限公司', '2026-03-01', { persons: 9 }),
    row(5, '江西象湖有限责任公司', '2026-03-09'),
    row(6, '江西扬子洲有限公司', '2026-03-10'),
  ];
  const again = await seeFile(ctx, file(grown), { words: {} });
  assert.deepEqual(again.counts, { fresh: 1, same: 1, changed: 1, doubtful: 1, faulty: 0 }, '用词记住了，不再问');
  assert.equal(again.before?.rows, 2);
  const second = await bringFile(ctx, file(grown), { words: {}, changed: 'file' });
  assert.equal(second.rows, 3);
  assert.deepEqual((await seeFile(ctx, file(grown), { words: {} })).counts, { fresh: 0, same: 4, changed: 0, doubtful: 0, faulty: 0 });
  assert.equal((await refusalOf(bringFile(ctx, file(grown), { words: {}, changed: 'file' }))).kind, 'notNow');
  const persons = async () => (await viewLedger(ctx, { year: 2026, month: 3 })).counted.persons;
  assert.equal(await persons(), 3 + 9 + 3 + 3);
  assert.equal(await undoFile(ctx, second.id), 3);
  assert.equal(await persons(), 3 + 3, '记入的作废，改动的还原');
  assert.equal((await refusalOf(undoFile(ctx, second.id))).kind, 'notNow');
  const [standing] = (await viewLedger(ctx, { year: 2026, month: 3 })).lines;
  if (!standing) throw new Error('台账里没有');
  await saveServices(ctx, [{ ...standing, persons: 5 }]);
  const [, firstImport] = await listImports(ctx);
  assert.match(await reasonsOf(undoFile(ctx, String(firstImport?.id))), /1 行后来又改过/);
  assert.equal((await refusalOf(undoFile(on(), String(firstImport?.id)))).kind, 'notFound');
  const alike = file([row(7, '江西扬子洲有限责任公司', '2026-03-11'), row(8, '江西扬子洲有限公司', '2026-03-12')]);
  const same = [(await seeFile(ctx, alike, { words: {} })).lines[0]?.place ?? ''];
  assert.equal((await seeFile(ctx, alike, { words: {} })).lines[0]?.twin?.name, '江西扬子洲有限公司');
  assert.deepEqual((await seeFile(ctx, alike, { words: {}, same })).counts, { fresh: 2, same: 0, changed: 0, doubtful: 0, faulty: 0 });
  await bringFile(ctx, alike, { words: {}, same, changed: 'file' });
  assert.deepEqual(
    (await seeFile(ctx, alike, { words: {} })).counts,
    { fresh: 0, same: 2, changed: 0, doubtful: 0, faulty: 0 },
    '选过的名称记住了',
  );
  const listed = (await listEnterprises(ctx, 2026)).filter(({ name }) => name.includes('扬子洲'));
  assert.deepEqual(
    listed.map(({ name, times }) => [name, times]),
    [['江西扬子洲有限公司', 2]],
  );
  assert.equal((await seeFile(on(other), alike, { words: {} })).counts.same, 0, '别的单位的企业库不认这个名称');
});

test('疑为同一家的成对提出；合并后计一户、各行不变，再记旧名仍归那一家；撤销即复原；不能并入自己', async () => {
  const clerk = await person(acting, await organisation(acting, 'applicant', '戊平台', '360111'), '戊经办', ['clerk']);
  const ctx = acting.on(clerk, today);
  await saveServices(ctx, [line('赣铃汽配有限公司', '2026-03-01'), line('赣铃汽配有限责任公司', '2026-03-02')]);
  const counted = async () => (await viewLedger(ctx, { year: 2026, month: 3 })).counted.enterprises;
  const [pair] = pairsOf(await listEnterprises(ctx, 2026));
  if (!pair) throw new Error('没有提出');
  assert.deepEqual([await counted(), pair.why], [2, '只差“有限公司”“有限责任公司”']);
  await mergeEnterprise(ctx, pair.from.id, { into: pair.into.id, version: 1 });
  await saveServices(ctx, [line(pair.from.name, '2026-03-03')]);
  assert.deepEqual([await counted(), (await listEnterprises(ctx, 2026)).length], [1, 2]);
  assert.equal((await refusalOf(mergeEnterprise(ctx, pair.into.id, { into: pair.from.id, version: 1 }))).kind, 'badInput');
  assert.equal((await refusalOf(mergeEnterprise(ctx, pair.from.id, { into: null, version: 1 }))).kind, 'conflict');
  await mergeEnterprise(ctx, pair.from.id, { into: null, version: 2 });
  assert.equal(await counted(), 2);
  const asked = { creditCode: '', year: 2027, issuerId: clerk.organisationId, form: officialForm };
  const begun = await ctx.inTransaction((tx) => known(tx, ctx, asked));
  assert.deepEqual(
    begun.tables.served?.map(({ cells }) => cells.enterprise),
    ['赣铃汽配有限公司', '赣铃汽配有限责任公司'],
  );
  assert.deepEqual([begun.values.servedTotal, begun.sources.servedTotal], [2, '来自本单位2026年服务台账']);
  assert.equal((await ctx.inTransaction((tx) => known(tx, ctx, { ...asked, year: 2026 }))).tables.served, undefined);
  assert.equal((await refusalOf(mergeEnterprise(on(), pair.from.id, { into: null, version: 3 }))).kind, 'notFound');
});

test('企业自己确认：链接只列自己的服务，只存摘要；同意、否认、不清楚各记各的；7日内可改，作废、过期、猜测的一样打不开；平台不能代为确认', async () => {
  const unit = await organisation(acting, 'applicant', '戊平台', '360111');
  const ctx = acting.on(await person(acting, unit, '戊经办', ['clerk']), today);
  const [a, b, c, foreign] = ['03-01', '03-02', '03-03', '03-04'].map((day, i) =>
    line(i < 3 ? '江西某某有限公司' : '江西别家有限公司', `2026-${day}`),
  );
  if (!a || !b || !c || !foreign) throw new Error('四行');
  await saveServices(ctx, [a, b, c, foreign]);
  const whole = await listEnterprises(ctx, 2026);
  const id = String(whole.find(({ name }) => name === '江西某某有限公司')?.id);
  const first = await makeConfirmLink(ctx, id);
  const { token } = await makeConfirmLink(ctx, id);
  assert.equal((await refusalOf(linesBehind(first.token))).kind, 'notFound', '前一个作废');
  assert.equal((await refusalOf(linesBehind('A'.repeat(43)))).kind, 'notFound');
  assert.deepEqual(
    (await linesBehind(token)).map((one) => one.id),
    [c.id, b.id, a.id],
    '别家的一行也没有',
  );
  assert.equal((await refusalOf(says(token, { line: a.id }))).kind, 'badInput');
  assert.equal((await refusalOf(says(token, { line: a.id, answer: 'happened' }))).kind, 'badInput', '没有选满意与否');
  assert.equal((await refusalOf(says(token, { line: foreign.id, answer: 'denied' }))).kind, 'notFound');
  await says(token, { line: a.id, answer: 'happened', satisfied: false, remark: '来了一位13812345678' }, today, '198.51.100.7');
  await says(token, { line: b.id, answer: 'denied' }, today, '198.51.100.7');
  await says(token, { line: c.id, answer: 'unsure' }, today, '198.51.100.7');
  const view = async () => new Map((await viewLedger(ctx, { year: 2026, month: 3 })).lines.map((one) => [one.id, one]));
  const said = await view();
  assert.deepEqual(
    [a, b, c].map((one) => said.get(one.id)?.confirmed),
    ['happened', 'denied', null],
  );
  assert.match(said.get(b.id)?.doubt ?? '', /没有接受过/);
  assert.equal(said.get(c.id)?.doubt, null, '没有确认的不作任何推断');
  const asked = (await listEnterprises(ctx, 2026)).find((one) => one.id === id)?.link;
  assert.deepEqual([asked?.asked, asked?.answered, asked?.openedAt !== null], [3, 2, true]);

  const stored = await acting.store.as('system', (tx) =>
    sql<{
      t: string;
    }>`select (select json_agg(l)::text from confirm_link l) || (select json_agg(a)::text from confirm_answer a) as t`.execute(tx),
  );
  const kept = String(stored.rows[0]?.t);
  for (const secret of [token, '13812345678', '198.51.100.7', '203.0.113.7']) assert.equal(kept.includes(secret), false, secret);
  const journal = JSON.stringify(await acting.system((tx) => tx.journal.entries({ subject: unit })));
  for (const action of ['makeConfirmLink', 'openConfirmLink', 'confirmService', 'denyService']) assert.match(journal, new RegExp(action));
  assert.equal(journal.includes(token) || journal.includes('江西某某'), false);

  for (const change of [sql`update service set confirmed = 'happened'`, sql`update service set satisfied = true`])
    await assert.rejects(
      acting.store.as(ctx.actor, (tx) => change.execute(tx)),
      /whom it was done for/,
    );
  await saveServices(ctx, [{ ...b, version: 1, persons: 5 }]);
  assert.equal((await view()).get(b.id)?.confirmed, 'denied', '改一改，否认的仍是否认的');
  assert.equal(
    (
      await refusalOf(
        answerLine(from('198.51.100.7'), { token }, { line: b.id, version: 1, answer: 'happened', satisfied: true, remark: '' }),
      )
    ).kind,
    'badInput',
    '所答的不是现在的内容',
  );
  await saveServices(ctx, [{ ...a, version: 1, persons: 5 }]);
  assert.equal((await view()).get(a.id)?.confirmed, null, '确认过的改了，要再确认');
  await says(token, { line: b.id, answer: 'happened', satisfied: true }, '2026-04-14', '198.51.100.7');
  assert.equal((await view()).get(b.id)?.confirmed, 'happened', '7日内改得');
  const contested = await ctx.inTransaction((tx) => tx.confirmations.contested(unit, [b.id]));
  assert.deepEqual(
    contested.map(contestedWords),
    ['企业2026年4月8日答复：没有接受过这次服务；2026年4月14日改答：有'],
    '改得，抹不掉：链接平台也有',
  );
  const states = async (day: string) => (await linesBehind(token, day)).map((one) => one.asked);
  assert.deepEqual(await states('2026-04-16'), ['open', 'settled', 'settled']);
  assert.equal((await refusalOf(linesBehind(token, '2026-05-08'))).kind, 'notFound', '30日后失效');
});

test('链接生成不到1分钟就从同一网络确认的，留下疑点；活动码：到场单位一家记一次，作废的活动打不开；猜20次以后一律429', async () => {
  const unit = await organisation(acting, 'applicant', '己平台', '360111');
  const ctx = { ...acting.on(await person(acting, unit, '己经办', ['clerk']), today), origin: { address: '192.0.2.9', device: null } };
  const one = line('江西某某有限公司', '2026-03-01');
  await saveServices(ctx, [one]);
  const [enterprise] = await listEnterprises(ctx, 2026);
  const own = await makeConfirmLink(ctx, String(enterprise?.id));
  await says(own.token, { line: one.id, answer: 'happened', satisfied: true }, today, '192.0.2.9');
  const doubted = () => ctx.inTransaction((tx) => tx.confirmations.contested(unit, [one.id]));
  assert.deepEqual((await doubted()).map(contestedWords), ['确认与生成链接出自同一网络，前后不到1分钟']);
  await says(own.token, { line: one.id, answer: 'happened', satisfied: true }, '2026-04-09', '192.0.2.9');
  assert.deepEqual((await doubted()).map(contestedWords), ['确认与生成链接出自同一网络，前后不到1分钟'], '改答一次洗不掉疑点');
  await saveServices(ctx, [{ ...one, version: 1, persons: 5 }]);
  const another = await makeConfirmLink(ctx, String(enterprise?.id));
  await says(another.token, { line: one.id, answer: 'unsure' }, today, '198.51.100.7');
  assert.deepEqual((await doubted()).map(contestedWords), ['确认与生成链接出自同一网络，前后不到1分钟'], '另发一个链接也洗不掉');

  const event = {
    ...{ id: uuidv7(), version: 0, name: '政策宣讲', heldOn: today, place: '南昌', function: 'training' as const, content: '宣讲' },
    ...{ organiser: 'own' as const, households: 0, persons: 0, attendance: [] },
  };
  await saveEvent(ctx, event);
  const code = await makeEventCode(ctx, event.id);
  const comes = (name: string, creditCode = '') =>
    answerGuest(from('198.51.100.8'), { token: code.token }, { unit: name, creditCode, satisfied: null, remark: '' });
  assert.equal((await refusalOf(comes(' '))).kind, 'badInput');
  assert.equal((await refusalOf(comes('江西来宾有限公司', '123'))).kind, 'badInput');
  await Promise.all([comes('江西来宾有限公司'), comes('江西来宾 有限公司'), comes('江西次宾有限公司')]);
  const [held] = await listEvents(ctx, 2026);
  assert.deepEqual(held?.guests.map((name) => name.replace(' ', '')).toSorted(), ['江西来宾有限公司', '江西次宾有限公司'].toSorted());
  await acting.store.as('system', (tx) =>
    sql`insert into confirm_answer select organisation_id, gen_random_uuid(), link_id, null, null, event_id, '来宾' || n, '来宾' || n, null, 'happened', null, '',
      false, first_at, changed_at from confirm_answer, generate_series(1, ${guestsAtMost(0) - 2}) n where unit_key = ${enterpriseKey('江西次宾有限公司')}`.execute(
      tx,
    ),
  );
  assert.match(JSON.stringify(await refusalOf(comes('江西多宾有限公司'))), /500家.*服务机构/, '一场活动有上限');
  await comes('江西次宾有限公司');
  assert.equal((await listEvents(ctx, 2026))[0]?.guests.length, guestsAtMost(0));
  await saveEvent(ctx, { ...event, version: 1, persons: 200 });
  await comes('江西多宾有限公司');
  const poured = { purpose: 'confirmGuest', subject: '', source: sourceOf(ctx, `${code.token}\n198.51.100.8`) };
  for (let i = 0; i < rules.guest.free; i += 1) await acting.system((tx) => tx.throttles.count(poured, rules.guest, ctx.wallNow));
  assert.equal((await refusalOf(comes('江西又宾有限公司'))).kind, 'tooMany', '同一网络不停地提交的要等');
  await acting.system((tx) => tx.throttles.forget(poured));
  await voidEvent(ctx, event.id, '没有办');
  assert.equal((await refusalOf(comes('江西又宾有限公司'))).kind, 'notFound');
  const guess = (i: number) => openConfirm(from('198.51.100.99'), { token: `guess-${i}` });
  for (let i = 0; i < 20; i += 1) assert.equal((await refusalOf(guess(i))).kind, 'notFound');
  assert.equal((await refusalOf(guess(20))).kind, 'tooMany');
});
