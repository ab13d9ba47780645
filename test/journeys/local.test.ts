import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import type { FrozenForm } from '../../src/core/annexes/freeze.ts';
import { prepare, submit } from '../../src/rehearsal/apply.ts';
import { player } from '../../src/rehearsal/cast.ts';
import { playTowns, townOf } from '../../src/rehearsal/local.ts';
import type { Recognised } from '../../src/rehearsal/notice.ts';
import { expertsEnter } from '../../src/rehearsal/review.ts';
import { roundOf } from '../../src/rehearsal/year.ts';
import { extraFields } from '../extra.ts';
import { type Place, startPlace } from './system.ts';

let place: Place;
let nanchang: Recognised;
let jiujiang: Recognised;
const towns = [
  { town: townOf('nanchang'), player: player(0), from: '2025-01-06' },
  { town: { ...townOf('jiujiang'), extraFields }, player: player(3 + 11), from: '2025-02-06' },
];
before(async () => {
  place = await startPlace({ applicants: 18, experts: 5 });
  const { stage } = place;
  await stage.day('2025-01-02');
  await expertsEnter(stage);
  const none = await (await stage.party('ganjiang-jb')).refused('POST /api/rounds', { body: roundOf(2025) });
  assert.match(JSON.stringify(none), /赣江新区经济发展局还没有施行中的本地办法.*第十七条/);
  const all = await playTowns(stage, towns);
  [nanchang, jiujiang] = all as [Recognised, Recognised];
  assert.deepEqual(stage.failures, []);
});
after(() => place.close());

test('第十七条 两个市各按自己的办法认定：编号、证书、公示、名录都是本市的，省级名录里没有〔17.s1〕', async () => {
  assert.match(nanchang.number ?? '', /^南昌平2025-0001$/);
  assert.match(nanchang.certificateNumber, /^南昌平示2025-001$/);
  assert.match(jiujiang.certificateNumber, /^九江平示2025-001$/);
  const page = async (path: string) => (await place.send(path, {})).text();
  const certificate = await page(`/certificates/${encodeURIComponent(nanchang.certificateNumber)}`);
  assert.match(certificate, /南昌市中小企业公共服务示范平台<\/dd>/);
  assert.match(certificate, /依据《南昌市中小企业公共服务示范平台认定管理办法》/);
  assert.doesNotMatch(certificate, /江西省中小企业公共服务示范平台/);
  const { issuer } = await place.stage.anyone('GET /api/platforms/{id}', { params: { id: nanchang.platformId } });
  assert.equal(issuer, '南昌市工业和信息化局');
  assert.match(await page('/platforms'), /没有符合条件的示范平台/);
  const own = await place.stage.party('nanchang-jb');
  const { organisation } = await own('GET /api/session');
  const directory = await page(`/platforms?issuer=${organisation.id}`);
  assert.match(directory, /<h1>南昌市中小企业公共服务示范平台名录<\/h1>/);
  assert.match(directory, new RegExp(nanchang.name));
  assert.doesNotMatch(directory, new RegExp(`${jiujiang.name}|江西省中小企业公共服务示范平台`));
});

test('第十七条 市里的文书都出得来；别市的经办、省厅的经办都看不到，奖励不由省里给', async () => {
  const [officer, clerk] = [await place.stage.party('nanchang-jb'), await place.stage.party(nanchang.login)];
  const params = { id: nanchang.dossierId };
  for (const annex of ['2.pdf', '3.pdf', '4.pdf', '5.pdf', '6.pdf', '2.docx'] as const)
    await clerk('GET /api/dossiers/{id}/annexes/{annex}', { params: { ...params, annex } });
  await officer('GET /api/dossiers/{id}/annexes/1.pdf', { params });
  await clerk('GET /api/dossiers/{id}/receipt.pdf', { params });
  await clerk('GET /api/platforms/{id}/certificate.pdf', { params: { id: nanchang.platformId } });
  for (const login of ['jiujiang-jb', 'sheng-jb', 'ganjiang-jb']) {
    const party = await place.stage.party(login);
    assert.equal((await party.refused('GET /api/dossiers/{id}', { params })).status, 404, login);
    assert.notEqual((await party.refused('POST /api/platforms/{id}/reward', { params: { id: nanchang.platformId } })).status, 200);
    const revoked = { params: { id: nanchang.platformId }, body: { source: '移交', kind: 'penalty' as const, article: '某法第一条' } };
    assert.equal((await party.refused('POST /api/platforms/{id}/revocations', revoked)).status, 403, login);
  }
});

test('第十七条 外市的单位不能在本市的年度里开始，说出登记在哪里、依据哪一条', async () => {
  const outsider = await place.stage.party(player(1).login);
  const officer = await place.stage.party('nanchang-jb');
  const { organisation } = await officer('GET /api/session');
  const [round] = (await officer('GET /api/rounds')).rounds.filter(({ issuerId }) => issuerId === organisation.id);
  assert.ok(round);
  const refused = await outsider.refused('POST /api/dossiers', { body: { roundId: round.id, recommenderId: organisation.id } });
  assert.equal(refused.status, 422);
  assert.match(JSON.stringify(refused), /登记在景德镇市/);
  assert.equal((await officer.refused('POST /api/rounds', { body: { ...roundOf(2026), title: roundOf(2026).title } })).status, 400);
});

test('第六条（七）本系统已有市级认定的，省级申报自动写明名称、编号和日期，符合，不用再传认定文件；没有的照旧由人查验〔6.7.s1〕', async () => {
  const { stage } = place;
  await stage.day('2025-03-03');
  const round = await (await stage.party('sheng-jb'))('POST /api/rounds', { body: roundOf(2025) });
  await stage.day('2025-03-10');
  const checks = async (login: string, id: string) => (await stage.party(login))('GET /api/dossiers/{id}/checks', { params: { id } });
  const up = await stage.party(nanchang.login);
  const { own } = await up('GET /api/rounds/{id}/start', { params: { id: round.id } });
  const { id } = await up('POST /api/dossiers', { body: { roundId: round.id, recommenderId: own?.id ?? '' } });
  const { values } = await up('GET /api/dossiers/{id}/form', { params: { id } });
  const said =
    /^南昌市中小企业公共服务示范平台（南昌市工业和信息化局2025年\d+月\d+日认定，证书编号南昌平示2025-001，有效期至\d+年\d+月\d+日）$/;
  assert.match(String(values.municipalRecognition), said);
  const { verdicts, missing, below } = await checks(nanchang.login, id);
  assert.equal(verdicts.find((one) => one.id === '6.7')?.status, 'met');
  assert.match(String(below), said);
  assert.ok(missing.every(({ key }) => key !== 'm9'));
  const other = await prepare(stage, { id: round.id, year: 2025 }, player(11));
  const judged = await checks(other.login, other.dossierId);
  assert.deepEqual([judged.below, judged.verdicts.find((one) => one.id === '6.7')?.status], [null, 'forPerson']);
  const sent = await submit(stage, other);
  assert.match(sent.number ?? '', /^赣平2025-0001$/);
});

test('第十七条 由县（市）主管部门推荐的市：县里初审、测评、推荐，市里认定；别的县不能推荐，季度调度表报给推荐它的县〔17.s1、15.s2〕', async () => {
  const { stage } = place;
  const town = townOf('ganzhou', 'ruijin');
  const [one] = await playTowns(stage, [{ town, player: player(6 + 11), from: '2025-06-03' }]);
  assert.deepEqual(stage.failures, []);
  assert.match(one?.certificateNumber ?? '', /^赣州平示2025-001$/);
  const params = { id: one?.dossierId ?? '' };
  const [city, county] = [await stage.party('ganzhou-jb'), await stage.party('ruijin-jb')];
  assert.equal((await county('GET /api/dossiers/{id}', { params })).state.name, 'recognised');
  assert.equal((await (await stage.party('gongqingcheng-jb')).refused('GET /api/dossiers/{id}', { params })).status, 404);
  const { rounds } = await city('GET /api/rounds');
  const { organisation } = await city('GET /api/session');
  const [round] = rounds.filter(({ issuerId }) => issuerId === organisation.id);
  const { organisation: elsewhere } = await (await stage.party('gongqingcheng-jb'))('GET /api/session');
  const other = await stage.party(player(6).login);
  const start = { body: { roundId: round?.id ?? '', recommenderId: elsewhere.id } };
  assert.match(JSON.stringify(await other.refused('POST /api/dossiers', start)), /由本市各县（区）主管部门推荐/);
  await stage.day('2025-10-01');
  const clerk = await stage.party(player(17).login);
  const { reports } = await clerk('GET /api/reports', { query: {} });
  assert.deepEqual(reports.map(({ period, authority }) => `${period} ${authority}`).sort(), [
    '2025年第三季度 瑞金市工业和信息化局',
    '2025年第二季度 瑞金市工业和信息化局',
  ]);
  const { summaries } = await county('GET /api/summaries', { query: {} });
  assert.deepEqual(
    [...new Set(summaries.map(({ authority, issuer }) => `${authority} → ${issuer}`))],
    ['瑞金市工业和信息化局 → 赣州市工业和信息化局'],
  );
});

test('第十七条 九江的办法附加了栏目：填报、核对、纸件、归档、留痕都有，名称是中文的；别处的申报没有', async () => {
  const { stage } = place;
  const clerk = await stage.party(jiujiang.login);
  const params = { id: jiujiang.dossierId };
  const form = await clerk('GET /api/dossiers/{id}/form', { params });
  assert.equal(form.values.xCluster, ['电子信息', '有色金属', '中医药'][jiujiang.n % 3]);
  assert.deepEqual(
    Object.keys(form.tables.served?.[0]?.cells ?? {})
      .filter((key) => key.startsWith('x'))
      .sort(),
    ['xHours', 'xIndustry'],
  );
  const text = async (annex: '2.pdf' | '3.pdf' | '4.pdf' | '5.pdf') => {
    const { extractText } = await import('unpdf');
    const pdf = new Uint8Array(
      await (await clerk('GET /api/dossiers/{id}/annexes/{annex}', { params: { ...params, annex } })).arrayBuffer(),
    );
    return (await extractText(pdf, { mergePages: true })).text.replace(/\s/g, '');
  };
  const application = await text('2.pdf');
  for (const { label } of extraFields.filter(({ table }) => table === undefined)) assert.ok(application.includes(label), label);
  assert.ok(application.includes(String(form.values.xBrand)));
  for (const [annex, label] of [
    ['3.pdf', '对外开放共享'],
    ['4.pdf', '持证名称'],
    ['5.pdf', '所属行业'],
  ] as const)
    assert.match(await text(annex), new RegExp(`附加信息表.*${label}`), annex);
  const archive = unzipSync(new Uint8Array(await (await clerk('GET /api/dossiers/{id}/everything.zip', { params })).arrayBuffer()));
  const submitted = archive['提交内容.json'] ?? assert.fail();
  const { contentHash } = await clerk('GET /api/dossiers/{id}', { params });
  assert.equal(createHash('sha256').update(submitted).digest('hex'), contentHash, '附加栏目在回执的校验值里');
  const sealed = JSON.parse(strFromU8(submitted)) as FrozenForm;
  assert.deepEqual(
    sealed.sections.find(({ title }) => title === '附加信息表')?.answers.map(({ question }) => question),
    ['有效发明专利数', '服务品牌名称', '特色做法', '资质有效期至', '服务的产业集群', '每月有开放日'],
  );
  assert.deepEqual(
    sealed.sections
      .flatMap(({ tables }) => tables)
      .find(({ key }) => key === 'served')
      ?.columns.slice(-2),
    ['所属行业', '服务时数'],
  );
  const history = await clerk('GET /api/dossiers/{id}/sections/{section}/history', {
    params: { ...params, section: 'extra' },
    query: { search: '服务品牌名称' },
  });
  assert.deepEqual(
    history.changes.map(({ path }) => path),
    ['xBrand'],
  );
  const other = await (await stage.party(nanchang.login))('GET /api/dossiers/{id}/form', { params: { id: nanchang.dossierId } });
  assert.ok(Object.keys(other.values).every((key) => !key.startsWith('x')));
  const { components } = (await (await place.send('/api/openapi.json', {})).json()) as {
    components: { schemas: Record<string, { properties: object }> };
  };
  assert.deepEqual(
    Object.values(components.schemas['ExtraFields.jiujiang-own.served']?.properties ?? {}).map(({ title }) => title),
    ['所属行业', '服务时数'],
  );
});

test('附加栏目的下一年：留下的带进新的申报并注明来源，数另数；空表有新列，按列名导入；别的版本的、不认得的键不收', async () => {
  const { stage } = place;
  await stage.day('2026-03-02');
  const officer = await stage.party('jiujiang-jb');
  const windows = { opensOn: '2026-03-02', closesOn: '2026-03-20', recommendBy: '2026-03-31', reviewBy: '2026-04-10' };
  const body = { ...roundOf(2026), title: '2026年度九江市中小企业公共服务示范平台认定工作', ...windows, rewardAmount: null };
  const round = await officer('POST /api/rounds', { body });
  const drafted = await prepare(stage, { id: round.id, year: 2026 }, { ...player(3), fate: 'recognised' });
  const clerk = await stage.party(drafted.login);
  const id = drafted.dossierId;
  const patch = (key: string, value: string | boolean) =>
    clerk.refused('PATCH /api/dossiers/{id}/form', { params: { id }, body: { patches: [{ kind: 'value', key, value, base: 0 }] } });
  for (const key of ['xNone', 'constructor', '__proto__', 'xIndustry'])
    assert.match((await patch(key, '甲')).detail ?? '', /表中没有/, key);
  assert.match((await patch('xBrand', '甲'.repeat(20_001))).detail ?? '', /“服务品牌名称”的内容过长/);
  const template = await clerk('GET /api/templates/{table}', { params: { table: 'served.xlsx' }, query: { scheme: 'jiujiang-own' } });
  const list =
    '服务企业名称,企业联系人,职务,手机,服务内容简述,满意,不满意,服务时数,所属行业\n甲厂,张三,经理,13900000001,诊断,√,,3.5,制造业\n乙厂,李四,经理,13900000002,诊断,√,,两,工业';
  const read = async (name: string, file: Blob) =>
    clerk('POST /api/dossiers/{id}/tables/{table}/read', { params: { id, table: 'served' }, query: { name, together: 'all' }, body: file });
  const csv = await read('名单.csv', new Blob([list]));
  assert.ok(csv.kind === 'read');
  assert.deepEqual(csv.rows[0]?.cells.xIndustry, '制造业');
  assert.deepEqual(csv.rows[0]?.cells.xHours, '3.5');
  assert.deepEqual(
    csv.faults.map(({ row, column, rule }) => [row, column, rule]),
    [
      [3, 'I 所属行业', '选项'],
      [3, 'H 服务时数', '数字'],
    ],
  );
  const blank = await read('空表.xlsx', template);
  assert.match(JSON.stringify(blank), /所属行业/);
  const { values: sent } = await clerk('GET /api/dossiers/{id}/form', { params: { id } });
  await submit(stage, drafted);
  const withdrawn = () => clerk('POST /api/dossiers/{id}/withdraw', { params: { id }, body: {} });
  await withdrawn();
  const { organisation } = await officer('GET /api/session');
  const begin = async (takeOver: string | null) => {
    const next = await clerk('POST /api/dossiers', { body: { roundId: round.id, recommenderId: organisation.id, takeOver } });
    return { id: next.id, form: await clerk('GET /api/dossiers/{id}/form', { params: { id: next.id } }) };
  };
  const { id: again, form } = await begin(null);
  assert.deepEqual(
    [form.values.xBrand, form.values.xOpenDay, form.values.xPatents ?? null, form.sources.xBrand],
    [sent.xBrand, sent.xOpenDay, null, '来自贵单位2026年度申报（已撤回）'],
    '数是当年的，不带',
  );
  assert.match(String(form.tables.staff?.[0]?.cells.xHeld), /^持证名称/);
  await clerk('POST /api/dossiers/{id}/withdraw', { params: { id: again }, body: {} });
  const { form: whole } = await begin(id);
  assert.deepEqual(
    [whole.values.xPatents, whole.tables.served?.[0]?.cells.xIndustry],
    [sent.xPatents, '制造业'],
    '沿用全部内容的，一格不少',
  );
});
