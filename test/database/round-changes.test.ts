import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Hono } from 'hono';
import { TrieRouter } from 'hono/router/trie-router';
import { beginning } from '../../src/acts/dossier/beginning.ts';
import { inbox } from '../../src/acts/inbox/inbox.ts';
import { take } from '../../src/acts/procedure/take.ts';
import { prepareList, proposedListKind } from '../../src/acts/review/propose-list.ts';
import { prepareRoundChange, roundChangeKind } from '../../src/acts/scheme/change-round.ts';
import { nextRound } from '../../src/acts/scheme/next-round.ts';
import { openRound } from '../../src/acts/scheme/open-round.ts';
import { foreseeChange, listChanges } from '../../src/acts/scheme/round-changes.ts';
import { fileTypes } from '../../src/api/contract/define.ts';
import { htmlOf } from '../../src/api/public/page.tsx';
import { roundPage } from '../../src/api/public/round.tsx';
import { servePublic } from '../../src/api/public/serve.ts';
import type { Surroundings } from '../../src/api/server.ts';
import type { RoundChangeSteps } from '../../src/core/procedure/round-change.ts';
import { draftedCall } from '../../src/core/scheme/call-draft.ts';
import type { Round } from '../../src/core/scheme/round.ts';
import { blankForms } from '../../src/documents/blank-forms.ts';
import type { PaperOrder } from '../../src/documents/made/order.ts';
import { jx2023 } from '../law.ts';
import { type Acting, cast, openActing, organisation, person, reasonsOf, recommended, refusalOf } from './acting.ts';

let acting: Acting;
let set: Awaited<ReturnType<typeof cast>>;
before(async () => {
  acting = await openActing();
  set = await cast(acting, []);
});
after(() => acting.close());

let today = '2026-04-13';
const on = (who: typeof set.officer) => acting.on(who, today);
const both = () => ({ ...set.officer, roles: ['officer', 'leader'] as const });
type Asked = Parameters<typeof prepareRoundChange>[2];
const prepare = (asked: Partial<Asked>, who = set.officer) =>
  prepareRoundChange(on(who), set.round.id, { reason: '全省政务云迁移，部分单位无法登录', ...asked });
const step = (id: string, name: keyof RoundChangeSteps, brought: object = {}, who = set.leader, version?: number) =>
  take(on(who), roundChangeKind, { id, step: name, brought: brought as never, version });
const round = async (): Promise<Round> => (await acting.system((tx) => tx.rounds.round(set.round.id))) ?? assert.fail();
const faultsIn = async (work: Promise<unknown>) => {
  const refused = await refusalOf(work);
  return refused.kind === 'badInput' ? refused.faults.map(({ path, message }) => `${path}：${message}`) : [refused.kind];
};
const told = async (words: string) =>
  (await acting.store.as('system', (tx) => tx.selectFrom('outbox').selectAll().execute())).filter(({ subject }) => subject.includes(words));
const page = async () => htmlOf(await roundPage(acting.world(today), set.round.id));

test('第十条 延长申报：经办起草写明原因，另一位领导签发即生效；公开页写明由什么改为什么、为什么、何时、哪个部门；有草稿的单位、推荐部门各告知一次〔10.s2〕', async () => {
  const draft = await recommended(acting, { round: set.round, recommenderId: set.city, name: '填写中公司', number: '赣平2026-延1' });
  await acting.system((tx) => tx.dossiers.change(draft.id, 1, { state: 'draft', submittedAt: null, recommendedAt: null }));
  const one = await prepare({ closesOn: '2026-04-22', recommendBy: '2026-05-22' });
  assert.equal((await round()).closesOn, '2026-04-15', '起草不生效');
  assert.ok(!(await page()).includes('4月22日'), '没有签发的不公开');
  assert.deepEqual(await listChanges(on(set.cityOfficer), set.round.id), [], '没有签发的别的部门看不到');
  assert.ok((await inbox(on(set.leader))).items.some(({ kind }) => kind === 'roundChange'));
  assert.match(await reasonsOf(step(one.id, 'sign', {}, both() as never)), /您本人起草，须由另一位分管领导签发/);
  assert.equal((await refusalOf(step(one.id, 'sign', {}, set.officer))).kind, 'notAllowed');
  await step(one.id, 'sign');
  const now = await round();
  assert.deepEqual([now.closesOn, now.recommendBy, now.reviewBy], ['2026-04-22', '2026-05-22', '2026-06-18']);
  const shown = await page();
  for (const said of [
    '延期公告',
    '申报截止由2026年4月15日改为2026年4月22日',
    '2026年4月22日24时',
    '政务云迁移',
    '江西省工业和信息化厅',
    '2026年4月13日',
  ])
    assert.ok(shown.includes(said), said);
  const letters = (await told('延期公告')).filter(({ subject }) => !subject.includes('请签发'));
  const to = letters
    .map((letter) => [draft.applicantId, set.city, set.province].filter((id) => JSON.stringify(letter).includes(id)).join())
    .sort();
  assert.deepEqual(to, [draft.applicantId, set.city, set.province].sort(), '各一次');
  const clerk = await person(acting, draft.applicantId, '经办人', ['clerk']);
  const [item] = (await inbox(on(clerk))).items;
  assert.deepEqual([item?.dueOn, item?.why.includes('2026年4月22日')], ['2026-04-22', true], '待办的期限随着改');
  assert.equal((await refusalOf(step(one.id, 'sign'))).kind, 'notNow', '签发了的不能再签发');
  assert.deepEqual(
    (await listChanges(on(set.cityOfficer), set.round.id)).map(({ number }) => number),
    [1],
  );
});

test('已有单位按公布的时间申报：截止只能延后，开始不能再改；什么也没有改、写了手机号、倒着的窗口，都指出在哪一栏', async () => {
  assert.match((await faultsIn(prepare({ closesOn: '2026-04-20' })))[0] ?? '', /closesOn：已有 1 家单位按原定时间申报，申报截止只能延后/);
  assert.match((await faultsIn(prepare({ opensOn: '2026-03-05' })))[0] ?? '', /opensOn：已有 1 家单位开始申报/);
  assert.match((await faultsIn(prepare({ closesOn: '2026-06-01' })))[0] ?? '', /recommendBy：推荐截止2026年5月22日早于申报截止/);
  assert.match((await faultsIn(prepare({})))[0] ?? '', /没有改动/);
  assert.match((await faultsIn(prepare({ closesOn: '2026-04-22' })))[0] ?? '', /没有改动/);
  const mobile = '咨询请拨 13812345678';
  const personal = await faultsIn(prepare({ title: `认定工作（${mobile}）`, callNumber: mobile, callText: mobile, reason: mobile }));
  assert.deepEqual(
    personal.map((one) => one.split('，')[0]),
    ['reason', 'title', 'callNumber', 'callText'].map((path) => `${path}：文中有手机号码`),
    '标题、文号、正文、原因都公开，一次说完',
  );
  assert.match(
    (await faultsIn(prepare({ closesOn: '2027-01-20', recommendBy: '2027-02-20', reviewBy: '2027-03-20', panelSize: '4' })))[0] ?? '',
    /panelSize：专家组人数应为单数/,
  );
  assert.match((await faultsIn(prepare({ rewardAmount: '二十' })))[0] ?? '', /rewardAmount：奖励金额应为/);
  assert.match((await faultsIn(prepare({ renewalMonths: '99', rewardAmount: '1' })))[0] ?? '', /renewalMonths：/);
  assert.match((await faultsIn(prepare({ rewardFund: '0' })))[0] ?? '', /rewardFund：奖励资金总额应大于 0/);
  assert.match((await faultsIn(prepare({ panelSize: '99' })))[0] ?? '', /panelSize：专家组 99 人，不得多于 15 人/);
  assert.match((await faultsIn(prepare({ sampleSize: '61' })))[0] ?? '', /sampleSize：抽样 61 家，不得多于 60 家/);
  const { scheme: _, id: __, ...like } = set.round;
  const again = { ...like, year: 2027, opensOn: '2027-03-01', closesOn: '2027-04-15', recommendBy: '2027-05-15', reviewBy: null };
  assert.match((await faultsIn(openRound(on(set.officer), { ...again, rewardFund: '0' })))[0] ?? '', /rewardFund：/);
  assert.equal((await refusalOf(prepare({ reviewBy: '2026-06-30' }, set.cityOfficer))).kind, 'notFound', '别的部门的年度工作');
});

test('一次一件：第二件被拒；起草以后年度工作改了的、过了期才签的，领导签不了，经办改后能签；退回的回到经办待办，撤下的不再生效', async () => {
  const one = await prepare({ reviewBy: '2026-06-30' });
  assert.equal((await refusalOf(prepare({ rewardAmount: '20' }))).kind, 'conflict');
  await acting.store.as('system', (tx) => tx.updateTable('round').set({ reviewBy: '2026-06-20' }).execute());
  assert.match(await reasonsOf(step(one.id, 'sign')), /起草以后评审截止已由2026年6月18日改为2026年6月20日，请退回经办人/);
  await step(one.id, 'giveBack', { word: '评审日期已有改动' });
  assert.ok((await inbox(on(set.officer))).items.some(({ kind, why }) => kind === 'roundChange' && why.includes('评审日期已有改动')));
  const again = await step(one.id, 'correct', { reviewBy: '2026-06-25', reason: '专家时间冲突，顺延评审' }, set.officer);
  assert.equal((await refusalOf(step(one.id, 'sign', {}, set.leader, again.version - 1))).kind, 'conflict', '看的是改以前的');
  today = '2026-06-26';
  assert.match(await reasonsOf(step(one.id, 'sign')), /评审截止不能改到已经过去的2026年6月25日/);
  today = '2026-04-13';
  await step(one.id, 'drop', {}, set.officer);
  assert.equal((await round()).reviewBy, '2026-06-20');
  assert.equal((await refusalOf(step(one.id, 'sign'))).kind, 'notNow');
});

test('没有定奖励金额的年度可以补定；按它提出过奖励的，不能再改；两人同时起草，只有一件', async () => {
  await acting.store.as('system', (tx) => tx.updateTable('round').set({ rewardAmount: null }).execute());
  const results = await Promise.allSettled([prepare({ rewardAmount: '20' }), prepare({ rewardAmount: '25' })]);
  assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1);
  const [open] = await acting.system((tx) => tx.roundChanges.all({ open: true }));
  await step(open?.id ?? '', 'sign');
  assert.ok(['20.00', '25.00'].includes((await round()).rewardAmount ?? ''));
});

test('截止以后还没有受理评审的，可以重新开放申报；密钥公开、名单拟定以后，任何一段时间都不能再改', async () => {
  today = '2026-04-24';
  assert.match((await faultsIn(prepare({ closesAt: '17:00' })))[0] ?? '', /closesAt：已有 1 家单位按原定时间申报，申报截止时刻只能延后/);
  const reopened = await prepare({ closesOn: '2026-04-30' });
  await step(reopened.id, 'sign');
  assert.equal((await round()).closesOn, '2026-04-30');
  await acting.store.as('system', (tx) => tx.updateTable('round').set({ revealedOn: '2026-04-24' }).execute());
  assert.match((await faultsIn(prepare({ closesOn: '2026-05-06' })))[0] ?? '', /抽样密钥已于2026年4月24日公开，此后的抽样可以预知/);
  await acting.store.as('system', (tx) => tx.updateTable('round').set({ revealedOn: null }).execute());
  const one = await recommended(acting, { round: set.round, recommenderId: set.city, name: '名单上的单位', number: '赣平2026-0099' });
  await acting.system((tx) => tx.dossiers.change(one.id, 1, { state: 'reviewed' }));
  const { id } = await prepareList(on(set.officer), set.round.id, {
    ...{ cut: '0', lines: [{ dossierId: one.id, listed: true, reason: null }], without: true, version: 0 },
    contact: { office: '企业处', phone: '0791-88916000' },
  });
  assert.match((await faultsIn(prepare({ reviewBy: '2026-07-06' })))[0] ?? '', /拟认定名单已经拟定/);
  await take(on(set.officer), proposedListKind, { id, step: 'drop', brought: {} });
  await acting.system((tx) => tx.dossiers.change(one.id, 2, { state: 'withdrawn' }));
});

test('预告：顺延几个工作日按节假日安排算；休息日、没有载入的年份写明；通知几家；别的部门看不到', async () => {
  const seen = await foreseeChange(on(set.officer), set.round.id, {
    closesOn: '2026-05-09',
    recommendBy: '2026-05-30',
    reviewBy: '2027-01-15',
  });
  assert.deepEqual(
    seen.lines.map(({ key, notes }) => [key, ...notes]),
    [
      ['closesOn', '延后 4 个工作日'],
      ['recommendBy', '延后 5 个工作日', '这一天是休息日，没有人接听咨询电话，请考虑改在工作日'],
      ['reviewBy', seen.lines[2]?.notes[0] ?? ''],
    ],
  );
  assert.match(seen.lines[2]?.notes[0] ?? '', /2027年的节假日安排尚未载入/);
  assert.deepEqual(seen.told, { drafts: 1, submitted: 0, recommenders: 1, experts: 0 });
  const follows = await foreseeChange(on(set.officer), set.round.id, { closesOn: '2026-05-08' });
  assert.deepEqual(
    follows.suggested.map(({ key, day, why }) => [key, day, why]),
    [['recommendBy', '2026-05-27', '仍是申报截止后 14 个工作日']],
  );
  assert.equal((await refusalOf(foreseeChange(on(set.cityOfficer), set.round.id, {}))).kind, 'notFound');
});

test('截止到时刻：当天到点以后不能开始申报，改晚以后又可以；改早被拒；公告和待办写明时刻', async () => {
  const later = await prepare({ closesOn: '2026-05-06', closesAt: '17:30' });
  await step(later.id, 'sign');
  today = '2026-05-06';
  const unit = await organisation(acting, 'applicant', '踩点公司', '360100');
  const clerk = await person(acting, unit, '经办', ['clerk']);
  const at = (clock: string) => ({ ...on(clerk), now: `2026-05-06T${clock}:00.000Z` });
  const offered = async (clock: string) => (await beginning(at(clock), set.round.id)).blockedBy.join();
  assert.ok(!(await offered('09:29')).includes('截止'), '17:29');
  assert.match(await offered('09:30'), /申报工作已于2026年5月6日17时30分截止/);
  assert.match((await faultsIn(prepare({ closesAt: '16:00' })))[0] ?? '', /closesAt：已有 1 家单位按原定时间申报，申报截止时刻只能延后/);
  assert.match((await faultsIn(prepare({ closesAt: '25点' })))[0] ?? '', /应写成 17:00 的样子/);
  assert.ok((await page()).includes('2026年5月6日17时30分'));
  const night = await prepare({ closesAt: '24:00' });
  await step(night.id, 'sign');
  assert.ok(!(await offered('15:59')).includes('截止'), '23:59');
});

test('照上年建立：日期按工作日顺延，人数、金额、名额照旧；别的部门的不能照用', async () => {
  await acting.store.as('system', (tx) =>
    tx
      .updateTable('round')
      .set({ quotas: JSON.stringify({ [set.city]: 8 }) as never })
      .execute(),
  );
  const next = await nextRound(on(set.officer), set.round.id, { opensOn: '2027-03-01' });
  assert.deepEqual(
    [next.year, next.title, next.days[0]?.day, next.quotas],
    [2027, '2027年度示范平台认定工作', '2027-03-01', [{ recommender: '南昌市工业和信息化局', limit: 8 }]],
  );
  assert.ok(next.days.every(({ notes }) => notes.some((note) => note.includes('暂按周一至周五推算')) || notes.length === 0));
  assert.equal((await refusalOf(nextRound(on(set.cityOfficer), set.round.id, {}))).kind, 'notFound');
  const day = (key: string) => next.days.find((one) => one.key === key)?.day ?? '';
  const days = { opensOn: day('opensOn'), closesOn: day('closesOn'), recommendBy: day('recommendBy'), reviewBy: day('reviewBy') };
  const body = { year: next.year, title: next.title, ...days, rewardAmount: next.rewardAmount, quotasOf: set.round.id };
  const opened = await openRound(acting.on(set.officer, '2026-12-01'), body);
  assert.deepEqual(opened.quotas, { [set.city]: 8 });
  assert.notEqual(opened.commitment, set.round.commitment, '密钥另封');
  // A year's work is not removed, its pool hangs on it: it is cancelled.
  await acting.store.as('system', (tx) =>
    tx.updateTable('round').set({ cancelledAt: '2026-12-01T02:00:00Z' }).where('id', '=', opened.id).execute(),
  );
});

test('申报工作通知：签发后在公开页发布，附空白的八个附件、PDF、Word 和日历；页面不超过60kB、不要脚本；改了正文的，原来的仍看得到', async () => {
  const text = draftedCall(await round(), jx2023);
  assert.ok((await page()).includes('申报工作通知尚未发布'));
  const call = await prepare({ callNumber: '赣工信企业字〔2026〕12号', callText: text, reason: '发布本年度申报工作通知' });
  await step(call.id, 'sign');
  const shown = await page();
  for (const said of [
    '申报工作通知（赣工信企业字〔2026〕12号）',
    '自愿申报。认定不收取任何费用',
    'call.pdf',
    'call.docx',
    'dates.ics',
    'forms/annex8.xlsx',
  ])
    assert.ok(shown.includes(said), said);
  assert.ok(Buffer.byteLength(shown) < 60_000 && !shown.includes('<script'));
  assert.ok((await told('申报工作通知')).length >= 3);
  const again = await prepare({ callText: `${text}\n联系电话：0791-88916000`, reason: '补写咨询电话' });
  await step(again.id, 'sign');
  assert.ok((await page()).includes('原来的正文') && (await page()).includes('0791-88916000'));
  // The router that all routes together come to: what it does not know, nobody is served.
  const app = new Hono({ router: new TrieRouter() });
  servePublic(app, { ...around, world: async () => acting.world(today) });
  const get = (path: string) => app.request(`/rounds/${set.round.id}/${path}`);
  const calendar = await (await get('dates.ics')).text();
  assert.match(calendar, /BEGIN:VCALENDAR[\s\S]*SEQUENCE:\d+/);
  for (const { file, format } of blankForms(jx2023)) {
    const answer = await get(`forms/${file}`);
    assert.deepEqual(
      [answer.status, answer.headers.get('content-type'), await answer.text()],
      [200, fileTypes[format], `${format}:${file.slice(0, 6)}`],
    );
  }
  assert.deepEqual([await (await get('call.docx')).text(), await (await get('call.pdf')).text()], ['docx:call', 'pdf:call']);
  assert.equal((await get('forms/annex9.docx')).status, 404);
  assert.equal((await app.request('/rounds/none/call.pdf')).status, 404);
});

/** What is ordered of the documents' room, instead of making it. */
const around = {
  ...{ publicVersion: async () => 'v', visitor: () => assert.fail(), demonstration: false, publicUrl: 'http://example.cn' },
  ...{
    trustedProxy: () => false,
    onlyHost: null,
    inLane: (_: unknown, work: () => unknown) => work(),
    report: (error: unknown) => assert.fail(String(error)),
  },
  documents: {
    paper: async ({ format, paper }: PaperOrder) => ({
      async *stream() {
        yield new TextEncoder().encode(`${format}:${paper.form}`);
      },
    }),
  },
} as unknown as Surroundings;

test('一千六百份草稿：一次签发，各告知一次；省厅改不了市里自己的年度工作', async () => {
  await acting.store.as('system', async (tx) => {
    const many = Array.from({ length: 1600 }, (_, n) => n);
    const ids = many.map(() => crypto.randomUUID());
    await tx
      .insertInto('organisation')
      .values(
        many.map((n) => ({
          id: ids[n] ?? '',
          kind: 'applicant' as const,
          name: `草稿公司${n}`,
          creditCode: `DRAFT${n}`,
          divisionCode: '360100',
          reportsTo: null,
          active: true,
          createdAt: '2026-01-01T00:00:00Z',
        })) as never,
      )
      .execute();
    const sample = await tx.selectFrom('dossier').selectAll().limit(1).executeTakeFirstOrThrow();
    const values = many.map((n) => ({
      ...sample,
      id: crypto.randomUUID(),
      applicantId: ids[n] ?? '',
      creditCode: `DRAFT${n}`,
      number: null,
      certificateCheck: null,
    }));
    for (let from = 0; from < values.length; from += 400)
      await tx
        .insertInto('dossier')
        .values(values.slice(from, from + 400) as never)
        .execute();
  });
  const one = await prepare({ closesOn: '2026-05-11' });
  await step(one.id, 'sign');
  const letters = await acting.store.as('system', (tx) =>
    tx.selectFrom('outbox').selectAll().where('key', 'like', `roundChange:${one.id}:%`).execute(),
  );
  assert.equal(new Set(letters.map(({ key }) => key)).size, letters.length);
  assert.equal(letters.filter(({ body }) => body.includes('已填写的内容都保留')).length, 1601);
  const city = await person(acting, set.city, '南昌领导', ['officer']);
  await acting.store.as('system', (tx) => tx.updateTable('round').set({ issuerId: set.city }).execute());
  assert.equal((await refusalOf(prepare({ reviewBy: '2026-07-31' }))).kind, 'notFound');
  await prepare({ reviewBy: '2026-07-31' }, city);
  await organisation(acting, 'city', '九江市工业和信息化局', '360400');
});
