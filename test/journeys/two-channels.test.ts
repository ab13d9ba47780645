import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { type Case, prepare, submit } from '../../src/rehearsal/apply.ts';
import { player } from '../../src/rehearsal/cast.ts';
import type { Caller } from '../../src/rehearsal/client.ts';
import { roundOf } from '../../src/rehearsal/year.ts';
import { type Place, startPlace } from './system.ts';

let place: Place;
let roundId: string;
let day = 10;
before(async () => {
  place = await startPlace({ applicants: 7, experts: 1 });
  await place.stage.day('2025-03-03');
  roundId = (await (await place.stage.party('sheng-jb'))('POST /api/rounds', { body: roundOf(2025) })).id;
  await place.stage.day('2025-03-10');
});
after(() => place.close());

/** The applicant turns to a second recommender; letters are delivered when the day turns. */
async function turnsTo(one: Case, office: string): Promise<void> {
  const { organisation } = await (await place.stage.party(office))('GET /api/session');
  const clerk = await place.stage.party(one.login);
  const { status } = await clerk.refused('POST /api/dossiers', { body: { roundId, recommenderId: organisation.id } });
  assert.equal(status, 422);
  day += 1;
  await place.stage.day(`2025-03-${day}`);
}
const letters = async (login: string, one: Case) =>
  (await (await place.stage.party(login))('GET /api/messages', { query: {} })).messages.filter((message) =>
    message.subject.startsWith(one.name),
  );
const newest = async (login: string, one: Case) => {
  const [letter] = await letters(login, one);
  return letter ?? assert.fail(`${login} 没有收到`);
};
const opens = async (login: string, one: Case) => {
  try {
    await (await place.stage.party(login))('GET /api/dossiers/{id}', { params: { id: one.dossierId } });
    return true;
  } catch {
    return false;
  }
};

for (const { n, first, second, firstName, secondName } of [
  { n: 0, first: 'nanchang-jb', second: 'xiehui-jb', firstName: /南昌市工业和信息化局/, secondName: /协会/ },
  { n: 5, first: 'xiehui-jb', second: 'yingtan-jb', firstName: /协会/, secondName: /鹰潭市/ },
]) {
  test(`两个渠道，先报${first}、后选${second}：先报的一方得知实情、看得到的有链接，后选的一方只得知问谁`, async () => {
    const { stage } = place;
    const one = await prepare(stage, { id: roundId, year: 2025 }, player(n));
    await turnsTo(one, second);
    const [draft, told] = [await newest(first, one), await newest(second, one)];
    assert.deepEqual([draft.link, told.link], [null, null]);
    assert.match(draft.body, /已向贵单位申报，又选择了.*尚未提交.*提交之后，贵单位可以查看/);
    assert.match(draft.body, secondName);
    assert.match(told.body, /已先向.*申报.*请联系/);
    assert.match(told.body, firstName);
    await turnsTo(one, second);
    assert.deepEqual([(await letters(first, one)).length, (await letters(second, one)).length], [1, 1], '同一情形只告知一次');

    const sent = await submit(stage, one);
    await turnsTo(one, second);
    const handled = await newest(first, one);
    assert.match(handled.body, /办理，尚未推荐/);
    assert.equal(handled.link, `/app/dossiers/${sent.dossierId}`);
    assert.deepEqual([await opens(first, one), await opens(second, one)], [true, false]);

    const { version } = await (await stage.party(first))('PUT /api/dossiers/{id}/decline', {
      params: { id: one.dossierId },
      body: { reasons: [{ article: '第六条（五）', text: '合作协议已到期' }], contact: { office: '中小企业科', phone: '0791-83986000' } },
    });
    await (await stage.party(first.replace(/-jb$/, '-ld')))('POST /api/dossiers/{id}/decline', {
      params: { id: one.dossierId },
      body: { version },
    });
    await turnsTo(one, second);
    const { body } = await newest(first, one);
    assert.match(body, /已决定不予推荐，本年度不能再由其他部门推荐/);
    assert.doesNotMatch(body, /由.*推荐（第八条|尚未推荐/);
    const toSecond = await letters(second, one);
    assert.equal(toSecond.length, 1, '另一部门只得知已先向谁申报，不得知办到哪里、怎么定的');
    assert.doesNotMatch(toSecond[0]?.body ?? '', /尚未提交|不予推荐|尚未推荐|已推荐|结果/);
  });
}

const startOf = (clerk: Caller) => clerk('GET /api/rounds/{id}/start', { params: { id: roundId } });
const officeOf = async (login: string) => (await (await place.stage.party(login))('GET /api/session')).organisation;

test('登记在哪里由哪里推荐：当地主管部门和理由先写明；向外地主管部门申报被拒并写明条款，外地一个字也不知道', async () => {
  const clerk = await place.stage.party('qiye02');
  const { own, direct, offer } = await startOf(clerk);
  assert.deepEqual([own?.name, offer.blockedBy], ['景德镇市工业和信息化局', []]);
  assert.match(own?.why ?? '', /登记在景德镇市.*第三条、第八条（一）/);
  assert.deepEqual(direct.map(({ kind }) => kind).sort(), ['association', 'provincialUnit']);
  const elsewhere = await officeOf('nanchang-jb');
  const before = (await (await place.stage.party('nanchang-jb'))('GET /api/messages', { query: {} })).messages.length;
  for (const again of [1, 2]) {
    const problem = await clerk.refused('POST /api/dossiers', { body: { roundId, recommenderId: elsewhere.id } });
    assert.equal(problem.status, 422, String(again));
    assert.match(JSON.stringify(problem), /贵单位登记在景德镇市.*不能由南昌市工业和信息化局推荐.*第三条、第八条（一）（三）/);
  }
  const { items } = await clerk('GET /api/inbox', { query: {} });
  const start = items.find((one) => one.kind === 'start');
  assert.match(start?.why ?? '', /由景德镇市工业和信息化局推荐.*附件2.*第九条.*自愿申报/);
  assert.equal(start?.dueOn, '2025-04-15');
  assert.match(start?.title ?? '', /2025年度示范平台申报（江西省工业和信息化厅）/);
  const { id } = await clerk('POST /api/dossiers', { body: { roundId, recommenderId: own?.id ?? '' } });
  const refusedAgain = await clerk.refused('POST /api/dossiers', { body: { roundId, recommenderId: elsewhere.id } });
  assert.equal(refusedAgain.status, 422);
  day += 1;
  await place.stage.day(`2025-03-${day}`);
  assert.equal(
    (await (await place.stage.party('nanchang-jb'))('GET /api/messages', { query: {} })).messages.length,
    before,
    '外地没有收到任何消息',
  );
  const view = await clerk('GET /api/dossiers/{id}', { params: { id } });
  assert.deepEqual([view.registeredIn, view.outside, view.issuer], ['景德镇市', false, '江西省工业和信息化厅']);
  assert.equal(
    (await clerk('GET /api/inbox', { query: {} })).items.some((one) => one.kind === 'start'),
    false,
    '已开始的不再提示开始',
  );
});

test('以前向外地开始的草稿留着，申报单位、外地经办人都看得到不在辖区，审核信号里也有', async () => {
  const { stage } = place;
  const one = await prepare(stage, { id: roundId, year: 2025 }, player(2));
  const elsewhere = await officeOf('jingdezhen-jb');
  const world = await place.system.world();
  await world.asSystem(async (tx) => {
    const dossier = await tx.dossiers.dossier(one.dossierId);
    await tx.dossiers.change(one.dossierId, dossier?.version ?? 0, { recommenderId: elsewhere.id });
  });
  const clerk = await stage.party(one.login);
  const { items } = await clerk('GET /api/inbox', { query: {} });
  assert.match(items.find((item) => item.kind === 'draft')?.why ?? '', /推荐部门不是登记地萍乡市的主管部门（第三条、第八条（一））/);
  await submit(stage, one);
  const officer = await stage.party('jingdezhen-jb');
  const line = (await officer('GET /api/inbox', { query: {} })).items.find((item) => item.title === one.name);
  assert.deepEqual(line?.area, { registeredIn: '萍乡市', outside: true });
  const view = await officer('GET /api/dossiers/{id}', { params: { id: one.dossierId } });
  assert.deepEqual([view.registeredIn, view.outside], ['萍乡市', true]);
  const { signals } = await officer('GET /api/dossiers/{id}/signals', { params: { id: one.dossierId } });
  assert.match(signals.find(({ id }) => id === 'other-area')?.message ?? '', /登记在萍乡市，推荐部门是景德镇市工业和信息化局/);
});

test('市里没有自己的办法不能另建年度工作：写明为什么、依据第十七条；已有的市级年度（误填2062年的也一样）只出现在本地的进程条和待办里，别市看不到', async () => {
  const city = await place.stage.party('nanchang-jb');
  const problem = await city.refused('POST /api/rounds', { body: { ...roundOf(2026), title: '2026年度南昌市示范平台认定工作' } });
  assert.equal(problem.status, 422);
  assert.match(JSON.stringify(problem), /还没有施行中的本地办法，不能建立本地的年度工作.*第十七条/);
  const world = await place.system.world();
  const issuer = await officeOf('nanchang-jb');
  const cityRound = randomUUID();
  await world.asSystem(async (tx) => {
    const round = await tx.rounds.round(roundId);
    if (!round) throw new Error('no round');
    const title = '2026年度南昌市中小企业公共服务示范平台认定工作';
    await tx.rounds.addRound({ ...round, id: cityRound, issuerId: issuer.id, year: 2026, title, sealedSecret: 'x' });
  });
  const ownOf = async (login: string) =>
    (await (await place.stage.party(login))('GET /api/rounds')).rounds.filter(({ own }) => own).map(({ issuerName }) => issuerName);
  const province = '江西省工业和信息化厅';
  for (const login of ['jiujiang-jb', 'qiye04', 'sheng-jb', 'xiehui-jb']) assert.deepEqual(await ownOf(login), [province], login);
  for (const login of ['nanchang-jb', 'qiye01']) assert.deepEqual((await ownOf(login)).sort(), [issuer.name, province].sort(), login);
  const mistyped = randomUUID();
  await world.asSystem(async (tx) => {
    const round = await tx.rounds.round(cityRound);
    if (!round) throw new Error('no round');
    const days = { opensOn: '2062-03-03', closesOn: '2062-04-15', recommendBy: '2062-05-15', reviewBy: '2062-06-20' };
    await tx.rounds.addRound({ ...round, ...days, id: mistyped, year: 2062, title: '2062年度误填', sealedSecret: 'x' });
  });
  for (const login of ['jiujiang-jb', 'ganjiang-jb', 'qiye04', 'xiehui-jb', 'zhuanjia01']) {
    const party = await place.stage.party(login);
    assert.deepEqual([...new Set((await party('GET /api/rounds')).rounds.map(({ issuerName }) => issuerName))], [province], login);
    for (const id of [cityRound, mistyped])
      assert.equal((await party.refused('GET /api/rounds/{id}', { params: { id } })).status, 404, `${login}看不到别市的年度`);
  }
  for (const login of ['sheng-jb', 'jiancha']) {
    const { rounds } = await (await place.stage.party(login))('GET /api/rounds');
    assert.ok(
      rounds.some(({ id, own }) => id === mistyped && !own),
      `${login}看得到，进程条不按它走`,
    );
  }
  const outsider = await place.stage.party('qiye04');
  assert.ok(
    (await outsider('GET /api/inbox', { query: {} })).items
      .filter(({ kind }) => kind === 'start')
      .every(({ title }) => title.includes(province)),
  );
  const refused = await outsider.refused('POST /api/dossiers', { body: { roundId: cityRound, recommenderId: issuer.id } });
  assert.match(JSON.stringify(refused), /登记在九江市/);
  assert.doesNotMatch(await (await place.send('/', {})).text(), /南昌市中小企业公共服务示范平台认定工作/);
});

test('没有开放的年度工作：待办说明接下来是什么、什么时候〔10.s1〕', async () => {
  await place.stage.day('2025-05-20');
  const { items, coming } = await (await place.stage.party('qiye04'))('GET /api/inbox', { query: {} });
  assert.deepEqual(items, []);
  assert.match(coming ?? '', /2025年度的申报时间是2025年3月3日至2025年4月15日，已经截止。.*每年开展一次.*第十条/);
  const province = await place.stage.party('sheng-jb');
  await province('POST /api/rounds', { body: roundOf(2026) });
  const next = await (await place.stage.party('qiye04'))('GET /api/inbox', { query: {} });
  assert.match(next.coming ?? '', /2026年度.*2026年3月3日开始申报，2026年4月15日24时截止/);
});
