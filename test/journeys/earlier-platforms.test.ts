import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { writeXlsx } from 'hucre';
import { recommendingUnits } from '../../src/core/identifiers/recommending-units.ts';
import { type Caller, signedIn } from '../../src/rehearsal/client.ts';
import { applicantName, demoCreditCode } from '../../src/rehearsal/directory.ts';
import { roundOf } from '../../src/rehearsal/year.ts';
import { type Place, startPlace } from './system.ts';

let place: Place;
let officer: Caller;
let leader: Caller;
before(async () => {
  place = await startPlace({ applicants: 2, experts: 1 });
  await place.stage.day('2026-02-10');
  officer = await place.stage.party('sheng-jb');
  leader = await place.stage.party('sheng-ld');
});
after(() => place.close());

const cities = recommendingUnits.slice(0, 12);
const MANY = 44;
const OVER = 4;

/** A list as an office keeps it: title over the header, 设区市 without 市, dates in three ways, the first two units registered already, the last four over. */
const listOf = (change: (cells: string[], n: number) => string[]) =>
  Array.from({ length: MANY }, (_, n) => {
    const year = n >= MANY - OVER ? 2022 : 2023 + (n % 3);
    const [from, to] = [
      [`${year}-09-01`, `${year + 3}-08-31`],
      [`${year}年9月1日`, `${year + 3}年8月31日`],
      [`${year}.9.1`, `${year + 3}.9.1`],
    ][n % 3] as [string, string];
    const city = (cities[n % cities.length]?.name ?? '').replace(/市$/, '');
    const name = n < 2 ? applicantName(n) : `赣鄱${String.fromCodePoint(0x4e00 + n)}企业服务有限公司`;
    const code = demoCreditCode(n < 2 ? n + 1 : 600 + n);
    return change(
      [
        String(n + 1),
        name,
        code,
        city,
        n % 2 ? '人才培训' : '信息查询、创业辅导',
        `赣示范${year}-${n}`,
        `赣工信企业字〔${year}〕9号`,
        from,
        to,
      ],
      n,
    );
  });
const heads = ['序号', '平台名称', '信用代码', '地市', '服务类别', '证书编号', '文号', '有效期自', '有效期至'];
const xlsx = async (rows: string[][]) =>
  new Blob([Buffer.from(await writeXlsx({ sheets: [{ name: '名单', rows: [['江西省中小企业公共服务示范平台名单'], heads, ...rows] }] }))]);
const read = async (rows: string[][]) => {
  const answer = await officer('POST /api/earlier-platforms/read', { query: { name: '名单.xlsx' }, body: await xlsx(rows) });
  return answer.kind === 'read' ? answer : assert.fail(answer.reason);
};
const page = async (path: string) => (await place.send(path, {})).text();

test('第十九条 44家此前认定的平台从一份 .xlsx 录入：逐格指出问题，改好后录入，另一人复核，重启后都在名录〔19.s2〕', async () => {
  const wrong = await read(
    listOf((cells, n) =>
      n === 4 ? cells.with(3, '长沙') : n === 6 ? cells.with(8, '2055-08-31') : n === 9 ? cells.with(5, '赣示范2023-0') : cells,
    ),
  );
  assert.deepEqual(
    wrong.faults.map(({ row, column }) => `${row} ${column}`),
    ['7 D 地市', '9 I 有效期至', '12 F 证书编号'],
  );
  assert.match(wrong.faults[2]?.message ?? '', /在本名单第3行已有/);
  const good = await read(listOf((cells) => cells));
  assert.deepEqual([good.rows.length, good.faults], [MANY, []]);
  const bad = { body: { rows: wrong.rows.map(({ cells }) => cells), source: '名单.xlsx' } };
  assert.equal((await officer.refused('POST /api/earlier-platforms', bad as never)).status, 400, '有一处不符的，一家也不录入');
  const body = { rows: good.rows.map(({ cells }) => cells), source: '名单.xlsx' };
  assert.deepEqual(await officer('POST /api/earlier-platforms', { body } as never), { entered: MANY });
  const again = await officer.refused('POST /api/earlier-platforms', { body } as never);
  assert.match(JSON.stringify(again.faults), /已经录入，正待复核/, '同一份名单第二次');
  await place.restart();
  const waiting = (await leader('GET /api/inbox', { query: {} })).items.find(({ kind }) => kind === 'earlierPlatform');
  assert.match(waiting?.title ?? '', /待复核：44 家/);
  const { rows } = await leader('GET /api/earlier-platforms');
  const of = rows.map(({ id, version }) => ({ id, version }));
  assert.equal((await officer.refused('POST /api/earlier-platforms/confirm', { body: { of } })).status, 403);
  assert.deepEqual(await leader('POST /api/earlier-platforms/confirm', { body: { of } }), { confirmed: MANY });
  await place.restart();
  const { platforms } = await place.stage.anyone('GET /api/platforms', { query: {} });
  assert.deepEqual([platforms.length, platforms.filter(({ standing }) => standing === 'valid').length], [MANY, MANY - OVER]);
  assert.match(await page('/platforms'), /系统启用前认定/);
  const certificate = await page('/certificates/%E8%B5%A3%E7%A4%BA%E8%8C%832022-40');
  assert.match(certificate, /已到期.*按原办法认定，赣工信企业字〔2022〕9号.*纸质证书和牌匾由认定部门当时颁发/s);
});

test('从下一季度起报送：第一季度没有，第二季度在有效期内的每家一张，期满的没有', async () => {
  const reports = async () => (await officer('GET /api/reports', { query: {} })).total;
  await place.stage.day('2026-04-02');
  assert.equal(await reports(), 0);
  await place.stage.day('2026-07-02');
  assert.equal(await reports(), MANY - OVER);
});

test('没有账号的单位由本单位注册接管：名称不符的不行，接管后看得到要报送的；第二个人不能再注册', async () => {
  const body = {
    ...{ creditCode: demoCreditCode(603), name: '冒名企业服务有限公司', divisionCode: '360400', personName: '万晓军', login: 'jieguan' },
    ...{ password: 'tea-bridge-lamp', mobile: '', email: '' },
  };
  const name = '赣鄱七企业服务有限公司'.replace('七', String.fromCodePoint(0x4e03));
  const refused = await place.stage.anyone.refused('POST /api/registrations', { body });
  assert.match(refused.detail + JSON.stringify(refused.faults), /已作为此前认定的示范平台.*列入名录/);
  const elsewhere = await place.stage.anyone.refused('POST /api/registrations', { body: { ...body, name, divisionCode: '360700' } });
  assert.match(JSON.stringify(elsewhere.faults), /divisionCode.*列在九江市，请选择该地/);
  await place.stage.anyone('POST /api/registrations', { body: { ...body, name } });
  assert.equal((await place.stage.anyone.refused('POST /api/registrations', { body: { ...body, name, login: 'dierge' } })).status, 409);
  const clerk = await signedIn(place.send, 'jieguan', 'tea-bridge-lamp');
  assert.equal((await clerk('GET /api/session')).organisation.name, name);
  const { reports } = await clerk('GET /api/reports', { query: {} });
  assert.equal(reports.length, 1);
});

test('第十八条 市局就一句提出疑问，答复签发后随办法公布，重启后仍在；文中的脚本只是文字〔18.s1〕', async () => {
  const city = await place.stage.party('nanchang-jb');
  const body = { edition: 'jx-2023', sentence: '6.3.s3', question: '户数按企业还是按次数计？' };
  const { id } = await city('POST /api/interpretations', { body });
  const answer = { answer: '按企业户数计<script>alert(1)</script>。', from: '2026-07-02', choice: 'enterpriseSize=micro' };
  const at = { params: { id, step: 'answer' as const }, body: answer };
  await officer('POST /api/interpretations/{id}/steps/{step}', at);
  assert.ok(!(await page('/measure')).includes('按企业户数计'), '签发前不公布');
  await place.restart();
  await leader('POST /api/interpretations/{id}/steps/{step}', { params: { id, step: 'sign' }, body: { version: 2 } });
  await place.restart();
  const measure = await page('/measure');
  assert.match(measure, /解释 (<!-- -->)?赣平释〔2026〕1号/);
  assert.ok(measure.includes('按企业户数计&lt;script&gt;') && !measure.includes('计<script>'));
  const { interpretations } = await place.stage.anyone('GET /api/interpretations');
  assert.deepEqual(
    interpretations.map(({ number, place: at, reading }) => [number, at, reading]),
    [['赣平释〔2026〕1号', '第六条（三）', 'enterpriseSize']],
  );
  assert.ok(!JSON.stringify(interpretations).includes('户数按企业还是'), '公布的是解释，不是问的人');
});

test('称号将满的可以申报重新认定，没有满的不行；日志核验得通', async () => {
  await place.stage.day('2026-07-03');
  const round = await officer('POST /api/rounds', {
    body: { ...roundOf(2026), opensOn: '2026-07-03', closesOn: '2026-08-20', recommendBy: '2026-09-20', reviewBy: '2026-10-20' },
  });
  const { organisations } = await officer('GET /api/organisations', { query: { kind: 'city' } });
  const start = async (login: string, division: string) => {
    const recommenderId = organisations.find((one) => one.divisionCode === division)?.id as string;
    return [await place.stage.party(login), { body: { roundId: round.id, recommenderId } }] as const;
  };
  const [ending, asked] = await start('qiye01', '360100');
  assert.ok((await ending('POST /api/dossiers', asked)).id);
  const [running, other] = await start('qiye02', '360200');
  assert.match((await running.refused('POST /api/dossiers', other)).detail, /2027/);
  const supervisor = await place.stage.party('jiancha');
  assert.equal((await supervisor('GET /api/journal/verify', { query: {} })).ok, true);
});

test('第八条（四）专家名单按自己的表头读入，错处指到格，导入后在专家库', async () => {
  const heads = ['序号', '姓名', '单位', '曾任职单位', '职称', '专业领域', '电话'];
  const listed = async (rows: string[][]) =>
    new Blob([Buffer.from(await writeXlsx({ sheets: [{ name: '专家', rows: [['评审专家名单'], heads, ...rows] }] }))]);
  const ask = async (rows: string[][], who = officer) => {
    const answer = await who('POST /api/experts/read', { query: { name: '专家.xlsx' }, body: await listed(rows) });
    return answer.kind === 'read' ? answer : assert.fail(answer.reason);
  };
  const good = ['1', '赵一', '江西理工大学', '赣州有色冶金研究所；江西铜业集团', '教授', '技术创新、质量管理', '13800000011'];
  const { faults } = await ask([good, ['2', '钱二', '', '', '研究员', '法律', '1380000001']]);
  assert.deepEqual(
    faults.map(({ row, column, rule }) => [row, column, rule]),
    [
      [4, 'C 单位', '必填'],
      [4, 'G 电话', '手机'],
      [4, 'F 专业领域', '专业领域'],
    ],
  );
  await assert.rejects(ask([good], leader));
  const { rows } = await ask([good]);
  const body = { rows: rows.map(({ cells }) => ({ ...(cells as Record<string, string | null>), was: null })), source: '专家.xlsx' };
  assert.deepEqual(await officer('POST /api/experts/import', { body }), { added: 1, changed: 0, same: 0, leftOut: 0 });
  const { experts } = await officer('GET /api/experts');
  const one = experts.find(({ name }) => name === '赵一');
  assert.deepEqual(
    [one?.fields, one?.formerEmployers],
    [
      ['innovation', 'quality'],
      ['赣州有色冶金研究所', '江西铜业集团'],
    ],
  );
  const template = await officer('GET /api/experts/template.xlsx');
  assert.equal(JSON.stringify(await ask([good])).includes('没有找到'), false);
  assert.equal(template === undefined, false);
});
