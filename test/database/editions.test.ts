import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import type { SignedIn } from '../../src/acts/directory/signed-in.ts';
import { weighEdition } from '../../src/acts/dossier/impact.ts';
import { takenOver } from '../../src/acts/dossier/take-over.ts';
import { setQuotas } from '../../src/acts/recommendation/quotas.ts';
import type { Refusal } from '../../src/acts/refusal.ts';
import { Refused } from '../../src/acts/refusal.ts';
import { beginDraft, type DraftFile, draftToRevise, reviseDraft, showDraft } from '../../src/acts/scheme/draft-edition.ts';
import {
  appraiseEdition,
  editionFile,
  editionSeen,
  type HandedEdition,
  prepareEdition,
  takeEditionStep,
} from '../../src/acts/scheme/editions.ts';
import { listEditions } from '../../src/acts/scheme/list-editions.ts';
import { localBeginning } from '../../src/acts/scheme/local-draft.ts';
import { openRound } from '../../src/acts/scheme/open-round.ts';
import { showRound } from '../../src/acts/scheme/show-round.ts';
import { editionHandlers } from '../../src/api/edition.ts';
import type { SignedCtx } from '../../src/api/server.ts';
import type { Config } from '../../src/config.ts';
import { areaOf } from '../../src/core/identifiers/area.ts';
import { difference } from '../../src/core/scheme/edition/difference.ts';
import type { Edition } from '../../src/core/scheme/edition/edition.ts';
import type { EditionEdit } from '../../src/core/scheme/edition/edits.ts';
import { impactOf, impactSentences } from '../../src/core/scheme/edition/impact.ts';
import { choiceIn } from '../../src/core/scheme/edition/walk.ts';
import { shelfOf, UnknownEdition } from '../../src/core/scheme/shelf.ts';
import { draftFile, editFile } from '../../src/intake/edition/edit-file.ts';
import { wholeEdition } from '../../src/intake/edition/whole-edition.ts';
import { createSealer } from '../../src/store/crypto.ts';
import { worldsOf } from '../../src/world.ts';
import { revision } from '../fixtures/revision.ts';
import { jxEdition, schemes } from '../law.ts';
import { type Acting, openActing, organisation, person, tools } from './acting.ts';
import { submittedTo } from './assessing.ts';

let acting: Acting;
let officer: SignedIn;
let leader: SignedIn;
let cityOfficer: SignedIn;
let cityLeader: SignedIn;
let otherCityOfficer: SignedIn;
let otherCityLeader: SignedIn;
const ofCity = { organisationKind: 'city', organisationName: '南昌市工业和信息化局' } as const;
before(async () => {
  acting = await openActing();
  const province = await organisation(acting, 'province', '江西省工业和信息化厅');
  const city = await organisation(acting, 'city', '南昌市工业和信息化局', '360100');
  officer = { ...(await person(acting, province, '版本经办', ['officer'])), organisationKind: 'province' };
  leader = { ...(await person(acting, province, '版本领导', ['leader'])), organisationKind: 'province' };
  cityOfficer = { ...(await person(acting, city, '市局经办', ['officer'])), ...ofCity };
  cityLeader = { ...(await person(acting, city, '市局领导', ['leader'])), ...ofCity };
  const other = await organisation(acting, 'city', '九江市工业和信息化局', '360400');
  const ofOther = { organisationKind: 'city', organisationName: '九江市工业和信息化局' } as const;
  otherCityOfficer = { ...(await person(acting, other, '外市经办', ['officer'])), ...ofOther };
  otherCityLeader = { ...(await person(acting, other, '外市领导', ['leader'])), ...ofOther };
});
after(() => acting.close());

const TODAY = '2026-05-10';
const on = (who: SignedIn) => acting.on(who, TODAY);
const file = (name: string) => readFileSync(new URL(`../../schemes/${name}.yaml`, import.meta.url), 'utf8');

const revised = (id: string, choose = '{}'): string => revision({ id, adopted: '2026-05-20', inForce: '2026-06-01', choose });

function handed(source: string): HandedEdition {
  const { whole, faults } = wholeEdition(source, (id) => (id === 'jx-2023' ? jxEdition : null));
  assert.deepEqual(faults, []);
  assert.ok(whole);
  return { source, ...whole };
}

async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
  const refused = await work.then(
    () => null,
    (error: unknown) => (error instanceof Refused ? error.refusal : Promise.reject(error)),
  );
  return refused ?? assert.fail('没有拒绝');
}
const sentencesOf = (one: Refusal): string => JSON.stringify(one);

test('第十八条 经办人提交、另一位领导签发；自施行之日起新的年度工作按它办理，已有的不变', async () => {
  const edition = handed(revised('jx-2026'));
  const seen = appraiseEdition(on(officer), edition);
  assert.deepEqual(
    seen.differences.filter(({ kind }) => kind === 'number').map(({ place, says }) => `${place} ${says}`),
    ['第六条（三） 年服务中小微企业由120户改为100户（放宽）', '附件5 附件5名单由120家改为100家（放宽）'],
  );
  assert.deepEqual([seen.faults, seen.open], [[], []]);
  await prepareEdition(on(officer), edition);
  const both = { ...officer, roles: ['officer', 'leader'] as SignedIn['roles'] };
  assert.match(
    sentencesOf(await refusalOf(takeEditionStep(on(both), { id: 'jx-2026', step: 'sign', brought: { digest: seen.digest } }))),
    /须由另一位分管领导签发/,
  );
  assert.equal(
    (await refusalOf(takeEditionStep(on(leader), { id: 'jx-2026', step: 'sign', brought: { digest: '0'.repeat(64) } }))).kind,
    'conflict',
    '签的须是看过的',
  );
  assert.ok(
    (await listEditions(on(cityOfficer))).every(({ id }) => id !== 'jx-2026'),
    '签发之前别的单位看不到',
  );
  const shelf = shelfOf([{ edition: jxEdition, source: file('jx-2023') }]);
  const elsewhere = worldsOf({
    config: { demonstration: false } as Config,
    ...{ database: acting.store, sealer: createSealer(Buffer.alloc(32, 7).toString('base64')), tools: { ...tools, schemes: shelf } },
    ...{ ailing: () => null, report: (error: unknown) => assert.fail(String(error)) },
  });
  const other = await elsewhere.of('system');
  await takeEditionStep(on(leader), { id: 'jx-2026', step: 'sign', brought: { digest: seen.digest } });
  assert.equal(shelf.has('jx-2026'), false);
  assert.equal(await other.inTransaction(async () => shelf.named('jx-2026').id), 'jx-2026', '另一个进程当即就读得到');
  await assert.rejects(
    other.inTransaction(async () => shelf.named('没有的版本')),
    UnknownEdition,
  );
  assert.match(
    sentencesOf(await refusalOf(takeEditionStep(on(leader), { id: 'jx-2026', step: 'sign', brought: { digest: seen.digest } }))),
    /版本当前状态不能“签发”/,
  );
  const listed = (await listEditions(on(cityOfficer))).find(({ id }) => id === 'jx-2026');
  assert.deepEqual([listed?.state, listed?.inForce, listed?.signedBy], ['signed', '2026-06-01', '版本领导']);
  assert.equal(schemes.inForce('2026-05-31').id, 'jx-2023');
  const stored = await acting.system((tx) => tx.editions.edition('jx-2026'));
  assert.ok(stored);
  assert.equal(JSON.stringify(stored.whole), JSON.stringify(edition.edition), '次序也原样');
  schemes.add({ edition: stored.whole, source: stored.source }, 'province');
  assert.equal(schemes.inForce('2026-05-31').id, 'jx-2023', '施行前一天仍按原办法');
  assert.equal(schemes.inForce('2026-06-01').thresholds.servedEnterprises.atLeast, 100);
  assert.equal(schemes.named('jx-2023').thresholds.servedEnterprises.atLeast, 120);
  const windows = { year: 2026, title: '2026年度认定工作', opensOn: '2026-06-02', closesOn: '2026-07-01', recommendBy: '2026-07-15' };
  const round = await openRound(acting.on(officer, '2026-06-02'), { ...windows, reviewBy: null, rewardAmount: null });
  assert.equal(round.scheme, 'jx-2026');
  assert.equal(await editionFile(on(cityOfficer), 'jx-2026'), revised('jx-2026'), '文件原样');
});

test('签发了的版本谁也改不了：再提交、撤下都不行，数据库也不让', async () => {
  assert.match(sentencesOf(await refusalOf(prepareEdition(on(officer), handed(revised('jx-2026'))))), /已经签发/);
  assert.match(
    sentencesOf(await refusalOf(takeEditionStep(on(officer), { id: 'jx-2026', step: 'drop', brought: {} }))),
    /版本当前状态不能“撤下”/,
  );
  await assert.rejects(
    acting.system((tx) => tx.editions.decide('jx-2026', { state: 'returned', word: '改', signedBy: null, signedAt: null })),
    /a signed edition never changes/,
  );
});

test('退回写明原因，经办人改后重新提交；没有签发的可以撤下；别的单位的看不到也动不了', async () => {
  await prepareEdition(on(officer), handed(revised('jx-2026b')));
  assert.equal((await refusalOf(takeEditionStep(on(leader), { id: 'jx-2026b', step: 'return', brought: { word: ' ' } }))).kind, 'badInput');
  await takeEditionStep(on(leader), { id: 'jx-2026b', step: 'return', brought: { word: '文号不对' } });
  assert.equal((await listEditions(on(officer))).find(({ id }) => id === 'jx-2026b')?.word, '文号不对');
  await prepareEdition(on(officer), handed(revised('jx-2026b').replace('〔2026〕1号', '〔2026〕2号')));
  assert.equal((await listEditions(on(officer))).find(({ id }) => id === 'jx-2026b')?.state, 'prepared');
  assert.equal((await refusalOf(takeEditionStep(on(cityOfficer), { id: 'jx-2026b', step: 'drop', brought: {} }))).kind, 'notFound');
  assert.match(sentencesOf(await refusalOf(prepareEdition(on(cityOfficer), handed(revised('jx-2026b'))))), /已由别的单位使用/);
  assert.match(
    sentencesOf(await refusalOf(prepareEdition(on(cityOfficer), handed(revised('jx-2031'))))),
    /编号以 jx 开头的是省级版本.*如 nc-2027/,
    '省里以后要用的编号，市里占不了',
  );
  const drop = (version: number) => {
    const step = { params: { id: 'jx-2026b', step: 'drop' as const }, body: { version } };
    return editionHandlers['POST /api/editions/{id}/steps/{step}'](step, on(officer) as SignedCtx);
  };
  const read = (await acting.system((tx) => tx.editions.edition('jx-2026b')))?.version ?? 0;
  assert.equal((await refusalOf(drop(read + 1))).kind, 'conflict', '撤下的须是看过的那一版');
  await drop(read);
  assert.equal((await refusalOf(takeEditionStep(on(officer), { id: 'jx-2026b', step: 'drop', brought: {} }))).kind, 'notFound');
});

test('程序还办不了的不能签发，说出是哪一处：没有读的解读、删去的条件、草案；施行日期不能早于今天', async () => {
  const unread = handed(revised('jx-2026c', '{ objections: { option: anonymousWithEvidence, reason: 试试 } }'));
  const seen = appraiseEdition(on(officer), unread);
  assert.match(seen.open.join(), /第八条（四）解读“.*”选的“.*”，程序还不能照此办理/);
  await prepareEdition(on(officer), unread);
  assert.match(
    sentencesOf(await refusalOf(takeEditionStep(on(leader), { id: 'jx-2026c', step: 'sign', brought: { digest: seen.digest } }))),
    /程序还不能照此办理/,
  );
  const past = handed(revised('jx-2026d').replace('inForce: 2026-06-01', 'inForce: 2026-05-09'));
  await prepareEdition(on(officer), past);
  const refusal = await refusalOf(
    takeEditionStep(on(leader), { id: 'jx-2026d', step: 'sign', brought: { digest: appraiseEdition(on(officer), past).digest } }),
  );
  assert.match(sentencesOf(refusal), /施行日期2026年5月9日早于今天/);
  const city = handed(file('nc-2026'));
  const open = appraiseEdition(on(cityOfficer), city).open.join();
  assert.match(open, /草案/);
  assert.match(open, /第六条（三）“其中本市企业占60%以上。”改动的不只是条件的数/);
  assert.match(open, /第九条（十）成了第九条（九），程序引用的条款会对不上/, '删去的一条会使后面的编号都动');
  assert.match(open, /推荐部门 kinds 写着 countyAuthority、directRecommender，本地认定只能是/);
});

test('改动超出程序从版本读取的范围，逐处说出：期限、新的条文、栏目、参数；只改措辞、条件的数、会读的解读、评分表的可以签发', () => {
  const open = (changes: string, settings = '{}') =>
    appraiseEdition(
      on(officer),
      handed(revised('jx-2026f').replace('choose:', `${changes}choose:`).replace('settings: {}', `settings: ${settings}`)),
    ).open.join();
  assert.match(
    open('  - at: a7.s2\n    text: 2、接受6次以上服务的企业及开展服务活动情况按样表1、2填报；\n    set: { number: { value: 6 } }\n'),
    /^附件7“2、接受6次以上服务的企业.*”改动的不只是条件的数/,
  );
  assert.match(
    open(
      '  - after: 6.3.s4\n    add: { id: 6.3.s9, text: 其中本省企业占多数。, forPerson: { asks: 有多少在本省, by: recommender, reads: [ served ] } }\n',
    ),
    /^第六条（三）“其中本省企业占多数。”/,
  );
  assert.match(open('  - { annex: 5, cell: served/position, drop: 不要职务 }\n'), /^附件5的栏目有改动/);
  assert.match(open('', '{ recommenders: { ownArea: false } }'), /^办理参数“推荐部门”有改动/);
  assert.equal(open('', "{ stamped: { papers: ['2'] } }"), '', '收哪几份盖章扫描件，年度工作照版本收');
  assert.equal(open('  - at: 12.s1\n    text: 示范平台认定有效期为二年。\n    set: { number: { value: 2 } }\n'), '', '有效期由版本定');
  assert.equal(open('', '{ hearing: { workdays: 3 }, spread: { points: 20 } }'), '', '陈述申辩期限、评分差异由版本定');
  assert.equal(open('  - at: 1.s3\n    text: 结合我省实际，制定本办法。\n', '{ correction: { workdays: 7 } }'), '');
});

/** A city's draft as its officer begins it, dated. */
async function localDraft(who: SignedIn, id: string, ...edits: EditionEdit[]): Promise<DraftFile> {
  const title = '南昌市中小企业公共服务示范平台认定管理办法';
  const head = { id, title, recommenders: 'issuer' as const };
  const begun = await localBeginning(on(who), { source: file('jx-2023'), whole: jxEdition }, head);
  const days: EditionEdit[] = [
    { at: 'head', set: 'adopted', value: '2026-05-20' },
    { at: 'head', set: 'inForce', value: '2026-05-25' },
    { at: 'head', set: 'draft', value: false },
  ];
  const { source, edition, faults } = editFile(draftFile({ id, title, ...begun }), [...days, ...edits]);
  assert.deepEqual(faults, []);
  assert.ok(source !== null && edition !== null);
  return { source, edition };
}

test('第十七条 市里自省级版本起草：名称、地域、推荐已是本地的；改了数提交，本市另一位领导签发；省里收到消息、看得到不同，签不了；别市不能拿去起草〔17.s1〕', async () => {
  const lowered = await localDraft(cityOfficer, 'nc-own', { at: '6.3.s3', set: 'condition.atLeast', value: 60 });
  await beginDraft(on(cityOfficer), lowered);
  const draft = await showDraft(on(cityOfficer), 'nc-own');
  assert.deepEqual([draft.against, draft.faults, draft.open], ['jx-2023', [], []]);
  assert.ok(draft.differences.some(({ says }) => says === '年服务中小微企业由120户改为60户（放宽）'));
  assert.ok(draft.differences.some(({ says }) => says.startsWith('“江西省中小企业公共服务示范平台”改称“南昌市中小企业公共服务示范平台”')));
  assert.ok(
    (await listEditions(on(officer))).every(({ id }) => id !== 'nc-own'),
    '签发之前省里看不到',
  );
  await prepareEdition(on(cityOfficer), { ...lowered, version: 1 });
  const { digest } = appraiseEdition(on(cityOfficer), lowered);
  const sign = (who: SignedIn) => takeEditionStep(on(who), { id: 'nc-own', step: 'sign', brought: { digest } });
  assert.equal((await refusalOf(sign(leader))).kind, 'notFound', '省厅领导签不了市里的');
  assert.equal((await refusalOf(sign(otherCityLeader))).kind, 'notFound');
  assert.equal((await refusalOf(sign(cityOfficer))).kind, 'notAllowed');
  await sign(cityLeader);
  const listed = (await listEditions(on(officer))).find(({ id }) => id === 'nc-own');
  assert.deepEqual([listed?.issuer, listed?.derivedFrom, listed?.state], ['南昌市工业和信息化局', 'jx-2023', 'signed']);
  const seen = await editionSeen(on(officer), 'nc-own');
  assert.deepEqual(seen.offers, [], '省里没有可办的');
  assert.equal((await refusalOf(draftToRevise(on(officer), 'nc-own'))).kind, 'notFound');
  const told = await acting.store.as('system', (tx) => tx.selectFrom('outbox').select('subject').execute());
  assert.ok(told.some(({ subject }) => subject === '南昌市工业和信息化局签发了本地的办法'));
  const borrowed = localBeginning(on(otherCityOfficer), seen.edition, { id: 'jj-own', title: '九江市办法', recommenders: 'issuer' });
  assert.match(sentencesOf(await refusalOf(borrowed)), /请自省级的版本起草/);
});

test('第十七条 市里的版本不得再用省级的名称、删去程序必办的步骤、动后面条款的编号；由别的单位发布的不收', async () => {
  const named = await localDraft(cityOfficer, 'nc-named', { at: '13.s2', set: 'text', value: '省工信厅统筹安排市级资金，' });
  const refusal = await refusalOf(prepareEdition(on(cityOfficer), named));
  assert.deepEqual(refusal.kind === 'badInput' && refusal.faults.map(({ path, message }) => `${path} ${message}`), [
    '13.s2 还写着jx-2023的名称“省工信厅”',
  ]);
  const own = await localDraft(cityOfficer, 'nc-other');
  const open = (edition: Edition) => appraiseEdition(on(cityOfficer), { source: '', edition }).open.join();
  assert.equal(open(own.edition), '');
  const without = (id: string): Edition => ({
    ...own.edition,
    text: own.edition.text.map((block) =>
      'article' in block
        ? { ...block, items: block.items?.map((one) => ({ ...one, sentences: one.sentences.filter((two) => two.id !== id) })) }
        : block,
    ),
  });
  assert.match(open(without('8.4.s3')), /删去了第八条（四）“并在省工信厅网站上公示/);
  const title = (text: string): Edition =>
    JSON.parse(JSON.stringify(own.edition).replaceAll('南昌市中小企业公共服务示范平台', text)) as Edition;
  assert.match(open(title('江西省中小企业公共服务示范平台')), /示范平台仍称“江西省中小企业公共服务示范平台”/);
  const elsewhere = { ...own, edition: { ...own.edition, issuer: '九江市工业和信息化局' } };
  assert.match(sentencesOf(await refusalOf(prepareEdition(on(cityOfficer), elsewhere))), /各地的版本由本单位发布/);
});

test('第十七条 市里的版本省厅提交不了、签不了：签了就成了全省的办法；底本那时已被省里的新办法取代的、文书上还印省厅名称的，不能签发', async () => {
  const local = await localDraft(cityOfficer, 'nc-sent');
  const asked = /发布单位写着“南昌市工业和信息化局”，.*请写“江西省工业和信息化厅”/;
  assert.match(sentencesOf(await refusalOf(beginDraft(on(officer), local))), asked);
  assert.match(sentencesOf(await refusalOf(prepareEdition(on(officer), local))), asked);
  const open = (who: SignedIn, edition: Edition) => appraiseEdition(on(who), { source: '', edition }).open;
  assert.match(open(officer, local.edition).join(), asked, '升级前已提交的也签不了');
  assert.deepEqual(open(cityOfficer, local.edition), []);
  const later = { ...local.edition, inForce: '2026-06-01' };
  assert.deepEqual(open(cityOfficer, later), ['底本 jx-2023 不是2026年6月1日施行的省级办法，请自那时施行的省级版本起草（第十七条）']);
  const unnamed: Edition = {
    ...local.edition,
    issuerShort: '省工信厅',
    derivedFrom: { id: 'jx-2023', renames: [] },
    annexes: local.edition.annexes.map((one) => ({
      ...one,
      sentences: one.sentences?.map((two) => (two.id === 'a6.s1' ? { ...two, text: '江西省工业和信息化厅：', noEffect: '抬头' } : two)),
    })),
  };
  const said = open(cityOfficer, unnamed).join();
  assert.match(said, /文书上会印“省工信厅”/);
  assert.match(said, /文书上会印“江西省工业和信息化厅：”/);
});

test('第十七条、第十条 由县（区）推荐的市级年度：本市的县（区）主管部门在名额表里，各看自己的；外市的、省级的推荐部门不在', async () => {
  const county = await organisation(acting, 'county', '南昌县工业和信息化局', '360121');
  await organisation(acting, 'county', '修水县工业和信息化局', '360424');
  const countyOfficer = { ...(await person(acting, county, '县局经办', ['officer'])), organisationKind: 'county' } as SignedIn;
  const head = { id: 'nc-county', title: '南昌市中小企业公共服务示范平台认定管理办法', recommenders: 'countyAuthority' as const };
  const { whole } = await localBeginning(on(cityOfficer), { source: file('jx-2023'), whole: jxEdition }, head);
  const edition = { ...whole, adopted: TODAY, inForce: TODAY, draft: false };
  assert.deepEqual(appraiseEdition(on(cityOfficer), { source: '', edition }).open, []);
  schemes.add({ edition, source: '' }, { city: cityOfficer.organisationId });
  const days = { opensOn: TODAY, closesOn: '2026-06-01', recommendBy: '2026-06-15', reviewBy: null };
  const round = await openRound(on(cityOfficer), { year: 2026, title: '2026年度南昌市认定工作', ...days, rewardAmount: null });
  assert.equal(round.scheme, 'nc-county');
  assert.equal(schemes.heldBy(cityOfficer.organisationId, TODAY).id, 'nc-county', '撤销前的陈述申辩期也按本地办法');
  assert.equal(schemes.heldBy(otherCityOfficer.organisationId, TODAY).id, 'jx-2023');
  const seenBy = async (who: SignedIn) => (await showRound(on(who), round.id)).quotas.map(({ recommender, limit }) => [recommender, limit]);
  assert.deepEqual(await seenBy(cityOfficer), [['南昌县工业和信息化局', null]]);
  await setQuotas(on(cityOfficer), round.id, { version: round.version, quotas: [{ recommenderId: county, limit: 2 }] });
  assert.deepEqual(await seenBy(countyOfficer), [['南昌县工业和信息化局', 2]]);
  assert.deepEqual(await seenBy(officer), [], '省厅看得到年度，不办它的名额');
});

test('第十七条 各地的版本须以省级办法为底本；文件有差错的不收，说出是哪一段', async () => {
  assert.match(
    sentencesOf(await refusalOf(prepareEdition(on(cityOfficer), handed(file('jx-2023').replace('id: jx-2023\n', 'id: nc-whole\n'))))),
    /须写明底本/,
  );
  const half = handed(
    revised('jx-2026e').replace('  - at: a5.s2\n    text: 名单必须100家以上。\n    set: { number: { value: 100 } }\n', ''),
  );
  const refusal = await refusalOf(prepareEdition(on(officer), half));
  assert.deepEqual(refusal.kind === 'badInput' && refusal.faults.map(({ path, message }) => `${path} ${message}`), [
    'a5.s2 与第六条（三）的100不一致',
  ]);
});

test('办理要用的期限、人数、抽样写法缺了或者不是数的，不收：签发以后就没有人能照它办', async () => {
  const source = file('jx-2023').replace('id: jx-2023\n', 'id: jx-2026g\n');
  const faultsOf = async (text: string) => {
    const refusal = await refusalOf(prepareEdition(on(officer), handed(text)));
    return refusal.kind === 'badInput' ? refusal.faults.map(({ path, message }) => `${path} ${message}`) : assert.fail(refusal.kind);
  };
  assert.deepEqual(await faultsOf(source.replace(/^ {2}sample:.*\n/m, '')), ['settings.sample 没有写抽样怎样做']);
  assert.deepEqual(
    await faultsOf(source.replace('number: { is: panel, value: 3, unit: 人 }', 'noEffect: 试试\n        otherNumbers: { 3: 试试 }')),
    ['jx-2026g 没有写专家'],
  );
  assert.match(
    (await faultsOf(source.replace('is: validity, value: 3', 'is: validity, value: 2023-08-15'))).join(),
    /有效期须是不小于1的整数/,
  );
  assert.match((await faultsOf(source.replace('is: notice, value: 5', 'is: notice, value: 0'))).join(), /公示期须是不小于1的整数/);
});

test('第十八条 起草：自现行版本开始，逐处改、逐处存；两个人同时改的，后一个看到冲突；问题和不同都在那一句旁边；提交后由领导签发', async () => {
  const source = file('jx-2023');
  const edited = (before: string, ...edits: EditionEdit[]): DraftFile => {
    const after = editFile(before, edits);
    assert.deepEqual(after.faults, []);
    return { source: after.source ?? '', edition: after.edition as DraftFile['edition'] };
  };
  const begun = edited(draftFile({ id: 'jx-2029', title: '起草中的办法', source, whole: jxEdition }));
  await beginDraft(on(officer), begun);
  assert.equal((await refusalOf(beginDraft(on(officer), begun))).kind, 'conflict', '同一编号只有一份');
  assert.equal((await refusalOf(draftToRevise(on(cityOfficer), 'jx-2029'))).kind, 'notFound');
  assert.equal((await refusalOf(reviseDraft(on(leader), 1, begun))).kind, 'notAllowed');
  const raised = edited(begun.source, { at: '6.3.s3', set: 'condition.atLeast', value: 150 });
  await reviseDraft(on(officer), 1, raised);
  assert.match(sentencesOf(await refusalOf(reviseDraft(on(officer), 1, begun))), /刚才由别人改动过/);
  const told = await showDraft(on(officer), 'jx-2029');
  assert.deepEqual(
    told.differences.filter(({ kind }) => kind === 'number').map(({ at, says }) => `${at} ${says}`),
    ['6.3.s3 年服务中小微企业由120户改为150户（收紧）', 'a5.s2 附件5名单由120家改为150家（收紧）'],
  );
  assert.deepEqual(
    told.faults.map(({ message }) => message),
    ['没有印发、施行日期的只能是草案'],
  );
  const served = told.parts.flatMap(({ rows }) => rows).find(({ id }) => id === '6.3.s3');
  assert.deepEqual([served?.marks, served?.fields[0]?.value], [['150', '中小微企业', '年服务'], 150]);
  const { source: now } = await draftToRevise(on(officer), 'jx-2029');
  const dated = edited(now, { at: 'head', set: 'adopted', value: '2026-05-20' }, { at: 'head', set: 'inForce', value: '2026-06-10' });
  await reviseDraft(on(officer), 2, dated);
  const finished = edited(dated.source, { at: 'head', set: 'draft', value: false });
  assert.equal((await refusalOf(prepareEdition(on(officer), { ...finished, version: 2 }))).kind, 'conflict');
  await prepareEdition(on(officer), { ...finished, version: 3 });
  assert.deepEqual(
    (await showDraft(on(leader), 'jx-2029')).offers.map(({ step }) => step),
    ['sign', 'return'],
  );
  await takeEditionStep(on(leader), { id: 'jx-2029', step: 'return', brought: { word: '依据不足' } });
  await reviseDraft(on(officer), 4, dated);
  assert.deepEqual(
    [(await showDraft(on(officer), 'jx-2029')).state, (await showDraft(on(officer), 'jx-2029')).word],
    ['drafting', '依据不足'],
  );
  await prepareEdition(on(officer), { ...finished, version: 5 });
  await takeEditionStep(on(leader), {
    id: 'jx-2029',
    step: 'sign',
    brought: { digest: appraiseEdition(on(officer), { ...finished }).digest },
  });
  assert.match(sentencesOf(await refusalOf(draftToRevise(on(officer), 'jx-2029'))), /当前状态不能“修改”/);
});

test('起草过的人都不能签：先动手的、中间改过的，别人整份换掉再提交、退回重交以后仍然算；数据库也不让', async () => {
  const begun = draftFile({ id: 'jx-2030', title: '几个人起草的办法', source: file('jx-2023'), whole: jxEdition });
  const { source, edition } = editFile(begun, [{ at: 'head', set: 'inForce', value: '2026-08-01' }]);
  assert.ok(source !== null && edition !== null);
  const both = async (name: string): Promise<SignedIn> => ({
    ...(await person(acting, leader.organisationId, name, ['officer', 'leader'])),
    organisationKind: 'province',
  });
  const [first, second] = [await both('先起草的'), await both('后改的')];
  await beginDraft(on(first), { source, edition });
  await reviseDraft(on(second), 1, { source, edition });
  const whole = handed(revised('jx-2030'));
  await prepareEdition(on(officer), whole);
  const { digest } = appraiseEdition(on(officer), whole);
  const sign = (who: SignedIn) => takeEditionStep(on(who), { id: 'jx-2030', step: 'sign', brought: { digest } });
  for (const who of [first, second]) assert.match(sentencesOf(await refusalOf(sign(who))), /须由另一位分管领导签发/, who.name);
  await takeEditionStep(on(leader), { id: 'jx-2030', step: 'return', brought: { word: '请核对' } });
  await prepareEdition(on(officer), whole);
  assert.match(sentencesOf(await refusalOf(sign(first))), /须由另一位分管领导签发/, '退回重交以后仍然算');
  const signedBy = first.accountId;
  await assert.rejects(
    acting.system((tx) => tx.editions.decide('jx-2030', { state: 'signed', word: null, signedBy, signedAt: '2026-05-10T01:00:00.000Z' })),
    /check constraint/,
  );
  await sign(leader);
});

test('签发前重算：过去的申报按提交时的内容、提交那天，谁不再符合、卡在哪一条；没有改的办法谁都不变；只算看得到的', async () => {
  const [round] = await acting.system((tx) => tx.rounds.rounds());
  assert.ok(round);
  const nanchang = { id: cityOfficer.organisationId, officer: on(cityOfficer), leader: on(cityOfficer) };
  const [first, second] = [
    await submittedTo(acting, { recommender: nanchang, round, name: '甲平台' }),
    await submittedTo(acting, { recommender: nanchang, round, name: '乙平台' }),
  ];
  const weighed = async (who: SignedIn, id: string) => {
    const { edition } = await editionSeen(on(who), id);
    return (await weighEdition(on(who), { edition: edition.whole, roundId: round.id, after: null })).cases;
  };
  assert.deepEqual(await weighed(officer, 'jx-2029'), [], '没有推荐到省里的，省里看不到');
  const recommendedAt = '2026-06-20T01:00:00.000Z';
  for (const { dossier } of [first, second]) await acting.system((tx) => tx.dossiers.change(dossier.id, 1, { recommendedAt }));
  const raised = impactOf(await weighed(officer, 'jx-2029'));
  assert.deepEqual(
    raised.falls.map(({ applicant, after }) => [applicant, after.bars.map(({ id }) => id)]),
    [
      ['甲平台', ['6.3.b']],
      ['乙平台', ['6.3.b']],
    ],
  );
  assert.deepEqual(impactSentences(raised), [
    '2家中，按现行办法没有不符合项的2家，按这个版本的0家。',
    '没有由不符合变为符合的。',
    '由符合变为不符合的2家，卡在：第六条（三）年服务中小微企业2家。',
  ]);
  const same = impactOf(await weighed(officer, 'jx-2026'));
  assert.deepEqual([same.falls.length, same.passes.length, same.cases], [0, 0, 2]);
  const { id: jiujiang } = { id: await organisation(acting, 'city', '九江市工业和信息化局', '360400') };
  const stranger: SignedIn = { ...(await person(acting, jiujiang, '九江经办', ['officer'])), organisationKind: 'city' };
  assert.deepEqual(await weighed(stranger, 'jx-2029'), [], '别的市的申报看不到，也算不到');
  assert.equal((await weighed(cityOfficer, 'jx-2029')).length, 2);
});

test('第十七条、第六条（七） 沿用以往申报：市级认定写今天有效的，不沿用旧的；本地年度不问这一项，沿用时不带进去', async () => {
  const rounds = await acting.system((tx) => tx.rounds.rounds());
  const [above, local] = ['jx-2026', 'nc-county'].map((scheme) => rounds.find((one) => one.scheme === scheme) ?? assert.fail());
  assert.ok(above && local);
  const nanchang = { id: cityOfficer.organisationId, officer: on(cityOfficer), leader: on(cityOfficer) };
  const { dossier, clerk } = await submittedTo(acting, { recommender: nanchang, round: above, name: '丙平台' });
  const ctx = on(clerk);
  const taken = (roundId: string, recognised: Record<string, string>) =>
    ctx.inTransaction((tx) => takenOver(tx, ctx, { from: dossier.id, roundId, known: { values: recognised, sources: {}, tables: {} } }));
  const today = { municipalRecognition: '南昌市中小企业公共服务示范平台（今天有效的）' };
  assert.match(String((await taken(above.id, {})).values.municipalRecognition), /洪工信发/);
  assert.equal((await taken(above.id, today)).values.municipalRecognition, today.municipalRecognition);
  const { values } = await taken(local.id, {});
  assert.deepEqual([values.municipalRecognition, typeof values.legalRepresentative], [undefined, 'string']);
  const placed = (applicantDivision: string, recommenderDivision: string) =>
    areaOf({ applicantDivision, recommenderKind: 'county', recommenderDivision }).outside;
  assert.deepEqual([placed('360100', '360121'), placed('360400', '360121')], [false, true], '所在地更正到外市的，县（区）也看得到');
});

test('据解释起草的版本，起草时就照解释选定口径，只有这一处不同；所自的版本没有这个口径的不起草〔18.s1〕', async () => {
  const begin = (id: string, choice: string) =>
    editionHandlers['POST /api/editions/drafts'](
      { body: { id, title: jxEdition.title, from: 'jx-2023', choice } },
      on(officer) as SignedCtx,
    );
  const refused = await refusalOf(begin('jx-2026z', 'enterpriseSize=none'));
  assert.equal(refused.kind === 'badInput' ? refused.faults[0]?.path : refused.kind, 'choice');
  assert.equal((await refusalOf(showDraft(on(officer), 'jx-2026z'))).kind, 'notFound', '没有留下半份草稿');
  await begin('jx-2026z', 'enterpriseSize=sized');
  const { whole } = (await acting.system((tx) => tx.editions.edition('jx-2026z'))) ?? assert.fail();
  const changed = difference(jxEdition, whole).filter(({ kind }) => kind !== 'text');
  assert.deepEqual(
    changed.map(({ kind }) => kind),
    ['reading'],
    JSON.stringify(changed),
  );
  assert.equal(choiceIn(whole, 'enterpriseSize=sized')?.reading.chosen, 'sized');
});
