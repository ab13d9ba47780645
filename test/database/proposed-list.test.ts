import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../../src/acts/context.ts';
import type { SignedIn } from '../../src/acts/directory/signed-in.ts';
import type { Dossier } from '../../src/acts/dossier/records.ts';
import { takeStep } from '../../src/acts/dossier/take-step.ts';
import { inbox } from '../../src/acts/inbox/inbox.ts';
import { waiting } from '../../src/acts/notice/publish.ts';
import { take, takeWithin } from '../../src/acts/procedure/take.ts';
import { checkDecision, decisionOf } from '../../src/acts/recommendation/decision.ts';
import { setQuotas } from '../../src/acts/recommendation/quotas.ts';
import { admit, concludeReview } from '../../src/acts/review/admission.ts';
import { discuss } from '../../src/acts/review/discuss.ts';
import { drawPanel } from '../../src/acts/review/draw-panel.ts';
import { type Preparing, prepareList, proposedListKind } from '../../src/acts/review/propose-list.ts';
import { ranking } from '../../src/acts/review/ranking.ts';
import { saveReview, signReview } from '../../src/acts/review/write-review.ts';
import { listText } from '../../src/core/notice/list-text.ts';
import type { ProposedListSteps } from '../../src/core/procedure/proposed-list.ts';
import type { Choice } from '../../src/core/review/proposed-list.ts';
import { sha256 } from '../../src/store/crypto.ts';
import { type Acting, cast, openActing, person, reasonsOf, recommended, refusalOf, takesSeat } from './acting.ts';

const DAY = '2026-07-01';
const contact = { office: '企业处', phone: '0791-88916000' };
let acting: Acting;
let set: Awaited<ReturnType<typeof cast>>;
let [first, second, third]: Dossier[] = [];
const cases = () => [first, second, third].map((one) => one ?? assert.fail());
const on = (actor: SignedIn, day = DAY): Context => acting.on(actor, day);

before(async () => {
  acting = await openActing();
  set = await cast(acting, [
    { name: '甲', employer: '江西师范大学' },
    { name: '乙', employer: '南昌航空大学' },
    { name: '丙', employer: '东华理工大学' },
  ]);
  first = await reviewed('南昌第一服务有限公司', 'A', [92, 90, 94]);
  second = await reviewed('南昌第二服务有限公司', 'B', [84, 88, 86]);
  third = await reviewed('南昌第三服务有限公司', 'C', [70, 90, 74]);
});
after(() => acting.close());

/** A case that a panel has reviewed, its seats in their order with these totals. */
async function reviewed(name: string, mark: string, totals: readonly number[]): Promise<Dossier> {
  const { id } = await recommended(acting, { round: set.round, recommenderId: set.city, name, number: `赣平2026-名${mark}` });
  await admit(on(set.officer), { id });
  await drawPanel(on(set.officer), id);
  const seats = await on(set.officer).inTransaction((tx) => tx.reviews.seats(id));
  for (const [i, { accountId }] of seats.entries()) {
    const expert = on(set.people.find((one) => one.accountId === accountId) ?? assert.fail());
    await takesSeat(expert, id);
    const { version } = await saveReview(expert, { dossierId: id, scores: scoresFor(totals[i] ?? 0), opinion: '同意推荐', version: 0 });
    await signReview(expert, { dossierId: id, version });
  }
  const [moderator, ...others] = seats.map(({ accountId }) => set.people.find((one) => one.accountId === accountId) ?? assert.fail());
  if (mark === 'B') {
    // What is changed in the discussion counts, with the reason that was said.
    await discuss(on(moderator ?? assert.fail()), { id, step: 'open', brought: { text: '服务业绩的证明是否充分' } });
    const changed = { scores: scoresFor(90), opinion: '改评。', text: '看了补充的合同' };
    await discuss(on(others[0] ?? assert.fail()), { id, step: 'rescore', brought: changed });
    await discuss(on(moderator ?? assert.fail()), { id, step: 'close', brought: {} });
  }
  await discuss(on(moderator ?? assert.fail()), { id, step: 'draft', brought: { text: '同意推荐认定。' } });
  for (const other of others) await discuss(on(other), { id, step: 'confirm', brought: {} });
  return concludeReview(on(set.officer), { id });
}

/** Of full marks so many, spread over the rubric. */
const scoresFor = (total: number): Record<string, string> =>
  Object.fromEntries(set.round.rubric.map(({ key, weight }) => [key, String(Math.round((weight * total) / 10) / 10)]));

const lines = (...against: Partial<Choice>[]): Choice[] =>
  cases().map(({ id }, i) => ({ dossierId: id, listed: i < 2, reason: null, ...against[i] }));
const prepare = (asked: Partial<Preparing> = {}, who = set.officer) =>
  prepareList(on(who), set.round.id, { cut: '80', lines: lines(), without: false, contact, version: 0, ...asked });
const step = (id: string, name: keyof ProposedListSteps, who: SignedIn, brought: object = {}, version?: number) =>
  take(on(who), proposedListKind, { id, step: name, brought: brought as never, version });
const faults = async (work: Promise<unknown>): Promise<string> => {
  const refused = await refusalOf(work);
  return refused.kind === 'badInput' ? refused.faults.map(({ message }) => message).join('；') : refused.kind;
};
/** Something that another waits for. */
function turn() {
  let come = (): void => undefined;
  const came = new Promise<void>((resolve) => {
    come = resolve;
  });
  return { come: () => come(), came };
}
const state = async ({ id }: Dossier) => (await acting.system((tx) => tx.dossiers.dossier(id)))?.state;

test('第八条（四）没有签署的名单，谁也列不进去，也不能逐家列入：程序不给，数据库也不许', async () => {
  const [one] = cases();
  const alone = on(set.leader).inTransaction((tx) => takeStep(tx, on(set.leader), one?.id ?? '', 'propose'));
  assert.match(await reasonsOf(alone), /名单尚未签署/);
  await assert.rejects(
    acting.system((tx) => tx.dossiers.change(one?.id ?? '', one?.version ?? 0, { state: 'proposed' })),
    /by a signed list alone/,
  );
});

test('拟定名单：各席分数、平均、相差按签署的算；线上的不列入、线下的列入都要写明理由；还在评审的点名，写明不等才行', async () => {
  const seen = await ranking(on(set.officer), set.round.id);
  assert.deepEqual(
    seen.lines.map(({ name, scores, score, spread, wide }) => [name, scores.map(Number), score, Number(spread), wide]),
    [
      ['南昌第一服务有限公司', [92, 90, 94], '92.00', 4, false],
      ['南昌第二服务有限公司', [84, 90, 86], '86.67', 6, false],
      ['南昌第三服务有限公司', [70, 90, 74], '78.00', 20, true],
    ],
  );
  assert.match(
    await faults(prepare({ lines: lines({ listed: false }) })),
    /第 1 名“南昌第一.*”平均92.00分，在拟认定线80分之上，不列入须写明理由/,
  );
  assert.match(await faults(prepare({ lines: lines({}, {}, { listed: true }) })), /第 3 名.*在拟认定线80分之下，列入须写明理由/);
  const strange = { listed: false, reason: { article: '第九十九条', text: '材料不实，另行核查' } };
  assert.match(await faults(prepare({ lines: lines(strange) })), /引用了办法没有的“第九十九条”/);
  for (const reason of [
    { article: '第七条', text: '' },
    { article: '', text: '平均分低于拟认定线' },
  ])
    assert.match(
      await faults(prepare({ lines: lines({}, {}, { reason }) })),
      /第 3 名.*没有写明事实或者没有引用条款/,
      '线下的理由也要写全',
    );
  assert.match(await faults(prepare({ lines: lines().slice(1) })), /还缺：南昌第一服务有限公司/);
  assert.match(await faults(prepare({ contact: { office: '', phone: '' } })), /请填写申报单位可以查询的处（科）室/);
  assert.equal((await refusalOf(prepare({}, set.leader))).kind, 'notAllowed', '领导不拟定');
  assert.equal((await refusalOf(ranking(on(set.cityOfficer), set.round.id))).kind, 'notAllowed');
  const late = await recommended(acting, { round: set.round, recommenderId: set.city, name: '抚州未评完公司', number: '赣平2026-名D' });
  await acting.system((tx) => tx.dossiers.change(late.id, 1, { state: 'admitted' }));
  assert.match(await faults(prepare()), /还有 1 家没有评审结束：抚州未评完公司/);
  const round = await acting.system((tx) => tx.rounds.round(set.round.id));
  await setQuotas(on(set.officer), set.round.id, { version: round?.version ?? 0, quotas: [] });
  const list = await prepare({ without: true });
  assert.deepEqual([list.underReview.map(({ name }) => name), list.version], [['抚州未评完公司'], 1]);
  assert.equal(list.entries[2]?.reason?.text, '专家评审平均78.00分，低于本年度拟认定线80分');
  assert.ok((await inbox(on(set.leader))).items.some(({ kind }) => kind === 'propose'));
});

test('两人办理：经办人不能自己签署，兼任的也不行；领导退回写明意见，重新拟定才能再签；看过之后有改动的，都要先看', async () => {
  const { open } = await ranking(on(set.officer), set.round.id);
  const [id, version] = [open?.id ?? '', open?.version ?? 0];
  const both = { ...set.officer, roles: ['officer', 'leader'] as SignedIn['roles'] };
  assert.equal((await refusalOf(step(id, 'sign', set.officer))).kind, 'notAllowed');
  assert.match(await reasonsOf(step(id, 'sign', both)), /名单由您本人拟定，须由另一位分管领导签署/);
  assert.equal((await refusalOf(step(id, 'sign', set.cityOfficer))).kind, 'notFound', '别的部门看不到');
  assert.equal((await refusalOf(prepare({ without: true, version: 0 }))).kind, 'conflict', '没有看过同事拟定的');
  await step(id, 'giveBack', set.leader, { word: '第三名的分差请写明' }, version);
  assert.equal((await refusalOf(step(id, 'sign', set.leader, {}, version))).kind, 'conflict', '退回之后签的是旧的');
  assert.match(await reasonsOf(step(id, 'sign', set.leader)), /当前状态不能“签署名单”/);
  const signed = { state: 'signed' as const, number: 1, signedBy: set.leader.accountId, signedAt: `${DAY}T02:00:00.000Z` };
  const past = on(set.leader).inTransaction((tx) => tx.proposedLists.change(id, version + 1, signed));
  await assert.rejects(past, /prepared anew before it is signed/, '数据库也不许');
  assert.match((await ranking(on(set.officer), set.round.id)).open?.word ?? '', /分差请写明/);
  const again = await Promise.allSettled([1, 2].map(() => prepare({ without: true, version: version + 1 })));
  assert.deepEqual(again.map(({ status }) => status).sort(), ['fulfilled', 'rejected'], '两人同时拟定，后一位要先看');
});

test('拟定之后有人撤回、又有评审结束的，签不了，说明是谁，重新拟定', async () => {
  const extra = await reviewed('南昌第四服务有限公司', 'E', [60, 62, 64]);
  const { open } = await ranking(on(set.officer), set.round.id);
  assert.match(await reasonsOf(step(open?.id ?? '', 'sign', set.leader)), /“南昌第四服务有限公司”在名单拟定之后评审结束/);
  const four = [...lines(), { dossierId: extra.id, listed: false, reason: null }];
  const list = await prepare({ without: true, version: open?.version ?? 0, lines: four });
  const version = (await acting.system((tx) => tx.dossiers.dossier(extra.id)))?.version ?? 0;
  await acting.system((tx) => tx.dossiers.change(extra.id, version, { state: 'withdrawn' }));
  assert.match(await reasonsOf(step(list.id, 'sign', set.leader)), /“南昌第四服务有限公司”在名单拟定之后已经撤回/);
  await prepare({ without: true, version: list.version });
});

test('签署先锁年度工作，再锁名单；各家都办了，日志的末尾还没有占用，别人的申报不用等', async () => {
  const { open } = await ranking(on(set.officer), set.round.id);
  const id = open?.id ?? '';
  const isFree = (row: RawBuilder<unknown>) => acting.store.as('system', (tx) => sql`${row} for update nowait`.execute(tx));
  const [held, gone, done, looked] = [turn(), turn(), turn(), turn()];
  const changing = acting.system(async (tx) => {
    await tx.rounds.lockedRound(set.round.id);
    held.come();
    await gone.came;
  });
  await held.came;
  const signing = on(set.leader).inTransaction(async (tx) => {
    await takeWithin(tx, on(set.leader), proposedListKind, { id, step: 'sign', brought: {} as never });
    done.come();
    await looked.came;
    throw new Error('taken back');
  });
  const back = assert.rejects(signing, /taken back/);
  await new Promise((resolve) => setTimeout(resolve, 300));
  await isFree(sql`select 1 from proposed_list where id = ${id}`);
  gone.come();
  await Promise.all([changing, done.came]);
  await isFree(sql`select 1 from journal_head where id = 1`);
  looked.come();
  await back;
});

test('一次签署：两位领导同时签只成一次；各家随之列入或者不列入；名单冻结，谁也改不了；公示的摘要就是名单的摘要', async () => {
  const { open } = await ranking(on(set.officer), set.round.id);
  const [id, version] = [open?.id ?? '', open?.version ?? 0];
  const other = await person(acting, set.province, '另一领导', ['leader']);
  const both = await Promise.allSettled([set.leader, other].map((who) => step(id, 'sign', who, {}, version)));
  assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  assert.deepEqual(await Promise.all(cases().map(state)), ['proposed', 'proposed', 'notProposed']);
  const { signed } = await ranking(on(set.officer), set.round.id);
  assert.deepEqual([signed.length, signed[0]?.number], [1, 1]);
  for (const change of [{ listHash: '0'.repeat(64) }, { entries: [] }, { state: 'returned' as const }])
    await assert.rejects(
      acting.system((tx) => tx.proposedLists.change(id, signed[0]?.version ?? 0, change)),
      /never changes|violates check/,
    );
  const { applicantId } = cases()[0] ?? assert.fail();
  await acting.store.as('system', (tx) =>
    tx.updateTable('organisation').set({ name: '签署之后改的名' }).where('id', '=', applicantId).execute(),
  );
  const noticed = await on(set.officer).inTransaction((tx) => waiting(tx, set.round));
  assert.equal(sha256(listText(noticed)), signed[0]?.listHash, '公示的名单可以重算出名单的摘要');
});

test('不列入的收到书面通知：编号、理由、条款、联系处室；凭校验码查得到', async () => {
  const left = cases()[2] ?? assert.fail();
  const paper = await decisionOf(on(set.officer), left.id);
  assert.deepEqual([paper.kind, paper.letter?.number, paper.letter?.contact], ['不列入拟认定名单', '赣平不列2026-0001', contact]);
  assert.match(paper.reasons[0]?.text ?? '', /平均78.00分，低于本年度拟认定线80分/);
  const checked = await checkDecision(acting.world(DAY), { number: paper.letter?.number ?? '', code: paper.letter?.code ?? '' });
  assert.equal(checked?.kind, '不列入拟认定名单');
  const clerk = await person(acting, left.applicantId, '第三经办', ['clerk']);
  assert.ok((await inbox(on(clerk))).items.some(({ kind }) => kind === 'decision'));
});
