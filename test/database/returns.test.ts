import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import type { Context } from '../../src/acts/context.ts';
import { answerItem } from '../../src/acts/dossier/answer-item.ts';
import { formNow, submittedText } from '../../src/acts/dossier/frozen-forms.ts';
import { submit } from '../../src/acts/dossier/submit.ts';
import { inbox } from '../../src/acts/inbox/inbox.ts';
import { returnForCorrection } from '../../src/acts/recommendation/preliminary-review.ts';
import { exampleContent } from '../../src/core/annexes/example.ts';
import { checkSubmission, thawed } from '../../src/core/annexes/freeze.ts';
import { rowsOf } from '../../src/core/annexes/rows.ts';
import { listHash } from '../../src/core/draw/draw.ts';
import { drawListOf } from '../../src/core/draw/stratify.ts';
import { verifyJournal } from '../../src/store/chain/chain.ts';
import { sha256 } from '../../src/store/crypto.ts';
import { jx2023 } from '../law.ts';
import { type Acting, openActing, organisation, person, refusalOf } from './acting.ts';
import { offices, type Submitted, submittedTo, TODAY } from './assessing.ts';

let acting: Acting;
let scene: Awaited<ReturnType<typeof offices>>;
before(async () => {
  acting = await openActing();
  scene = await offices(acting);
});
after(() => acting?.close());

const submitted = (name: string) => submittedTo(acting, { recommender: scene.nanchang, round: scene.round, name });
const item = (path: string, label: string) => ({ path, label, reason: '有误', article: '第九条（一）', expected: '请更正' });

/** What a resubmission does to the case, its frozen copy included; whether it may be done is not the point here. */
async function resubmit({ dossier, clerk }: Submitted, no: number): Promise<void> {
  const ctx = acting.on(clerk, TODAY);
  await ctx.inTransaction(async (tx) => {
    const sealed = ctx.tools.seal(JSON.stringify(await formNow(tx, ctx, dossier)));
    const copy = { frozen: { sealed }, contentHash: 'c', listHash: 'l', submittedBy: clerk.accountId, submittedAt: ctx.now };
    await tx.dossiers.addSubmission({ dossierId: dossier.id, no, ...copy });
    await tx.dossiers.resolveCorrections(dossier.id, ctx.now);
  });
  await acting.system(async (tx) => {
    const now = await tx.dossiers.dossier(dossier.id);
    await tx.dossiers.change(dossier.id, now?.version ?? 0, { state: 'submitted', correctionDueOn: null });
  });
}

test('第八条（三）漏告的缺陷：只在通知里、领导的信里和日志里，同已告知的分开', async () => {
  const one = await submitted('南昌漏告平台有限公司');
  const { officer, leader } = scene.nanchang;
  const first = await returnForCorrection(officer, one.dossier.id, { items: [item('totalAssets', '上年末总资产')] });
  assert.deepEqual([first.repeated, first.overlooked], [[], []]);
  await resubmit(one, 2);
  const items = [item('totalAssets', '上年末总资产'), item('address', '注册地址')];
  const second = await returnForCorrection(officer, one.dossier.id, { items });
  assert.deepEqual([second.repeated, second.overlooked], [['totalAssets'], ['address']]);
  const [kept] = await officer.inTransaction((tx) => tx.dossiers.corrections(one.dossier.id));
  assert.deepEqual(
    kept?.items.map(({ path, overlooked }) => [path, overlooked ?? false]),
    [
      ['totalAssets', false],
      ['address', true],
    ],
  );
  const waiting = (await inbox(leader)).items.find((line) => line.id === `repeatedReturn:${one.dossier.id}`);
  assert.match(waiting?.why ?? '', /1 处此前已告知、没有改好，1 处上次送审时即是此内容/);
  await acting.system((tx) => tx.messages.deliver('2026-04-22T03:00:00.000Z', uuidv7));
  const letters = await acting.system((tx) => tx.messages.mine(leader.actor.accountId));
  const body = letters.find((letter) => letter.subject.startsWith(`${one.dossier.number}：`))?.body ?? '';
  const [named, overlooked] = body.split('下列位置上次送审时即是此内容，上次没有一次性告知：');
  assert.match(named ?? '', /此前已告知，没有改好，再次退回：\n1\. 上年末总资产/);
  assert.match(overlooked ?? '', /^\n1\. 注册地址：有误（第九条（一））$/);
  const entries = await acting.system((tx) => tx.journal.entries({ subject: one.dossier.id }));
  assert.deepEqual(entries.find((entry) => entry.action === 'overlookedReturn')?.detail, { no: 2, items: ['address'] });
});

test('说明只有申报单位能写，通知一答复就定下；数据库也这样守', async () => {
  const one = await submitted('南昌说明平台有限公司');
  const clerk = acting.on(one.clerk, TODAY);
  const answer = {
    dossierId: one.dossier.id,
    correctionNo: 1,
    item: 1,
    reason: '网址可以打开',
    answeredBy: one.clerk.accountId,
    answeredAt: clerk.now,
  };
  const put = (ctx: Context) => ctx.inTransaction((tx) => tx.answers.putItem(answer));
  await returnForCorrection(scene.nanchang.officer, one.dossier.id, { items: [item('website', '网址')] });
  await answerItem(clerk, one.dossier.id, { no: 1, item: 1, reason: '网址可以打开' });
  for (const ctx of [scene.nanchang.officer, scene.province.officer]) await assert.rejects(put(ctx), /row-level security/);
  const seen = (ctx: Context) => ctx.inTransaction((tx) => tx.answers.ofItems(one.dossier.id));
  assert.deepEqual(
    (await seen(scene.nanchang.officer)).map(({ item: no, reason }) => [no, reason]),
    [[1, '网址可以打开']],
  );
  assert.deepEqual(await seen(scene.jiujiang.officer), []);
  await resubmit(one, 2);
  assert.equal((await refusalOf(answerItem(clerk, one.dossier.id, { no: 1, item: 1, reason: '再改' }))).kind, 'notNow');
  await assert.rejects(put(clerk), /row-level security/);
  assert.equal(await clerk.inTransaction((tx) => tx.answers.dropItem(answer)), false, '已答复的收不回');
});

const CLOSING = '2026-04-14';

/** A complete form with its materials, all but handed in. */
async function draft(name: string): Promise<{ ctx: Context; id: string }> {
  const { province, nanchang, round } = scene;
  const applicantId = await organisation(acting, 'applicant', name, '360111');
  const ctx = acting.on(await person(acting, applicantId, '申报经办', ['clerk']), CLOSING);
  const id = uuidv7();
  const parties = { roundId: round.id, issuerId: province.id, applicantId, recommenderId: nanchang.id, creditCode: applicantId };
  const said = {
    declarationBy: ctx.actor.accountId,
    declarationAt: ctx.now,
  };
  const none = {
    number: null,
    submittedAt: null,
    submittedOn: null,
    recommendedAt: null,
    workedAt: null,
    contentHash: null,
    listHash: null,
  };
  const open = { certificateCheck: null, correctionDueOn: null, groupOpinion: null, decisionReasons: null };
  const begun = { state: 'draft', version: 1, revision: 0, startedAt: ctx.now, updatedAt: ctx.now } as const;
  const example = exampleContent(2026);
  const anew = Object.entries(example.tables).map(([key, rows]) => [key, rows.map((row) => ({ ...row, id: uuidv7() }))] as const);
  const by = { id: ctx.actor.accountId, at: ctx.now };
  await ctx.inTransaction(async (tx) => {
    await tx.dossiers.add({ id, ...parties, ...said, ...none, ...open, ...begun });
    await tx.dossiers.fill(id, { values: { ...example.values, organisationName: name }, tables: Object.fromEntries(anew) }, by);
    for (const { key } of jx2023.materials) {
      const file = { fileHash: sha256(`${id} ${key}`), name: `${key}.pdf`, mediaType: 'application/pdf', size: 1 };
      await tx.dossiers.knownFile(file.fileHash, 1, file.mediaType, ctx.now);
      const added = { addedBy: ctx.actor.accountId, addedAt: ctx.now, removedAt: null, proves: [] };
      await tx.dossiers.addMaterial({ id: uuidv7(), dossierId: id, kind: key, ...file, ...added });
    }
  });
  return { ctx, id };
}

test('八家同时送审，各点两次，还有两家不成：编号不重不缺，按日志的先后；回执、名单摘要、信件各是自己的那一份，链不断', async () => {
  const eight = await Promise.all(Array.from({ length: 8 }, (_, i) => draft(`南昌同时送审第${i + 1}平台有限公司`)));
  const [late, unfinished] = [await draft('南昌逾期送审平台有限公司'), await draft('南昌缺材料平台有限公司')];
  await unfinished.ctx.inTransaction(async (tx) => {
    await tx.dossiers.dossier(unfinished.id);
    for (const { id } of await tx.dossiers.materials(unfinished.id)) await tx.dossiers.removeMaterial(id, unfinished.ctx.now);
  });
  // The cases of the tests before have numbers that nobody counted.
  const first = await acting.store.as('system', (tx) => tx.selectFrom('dossier').select('id').where('number', 'is not', null).execute());
  await acting.system(async (tx) => {
    for (const _ of first) await tx.next(`dossier:${scene.round.id}`);
  });
  const results = await Promise.allSettled([
    ...[...eight, ...eight].map(({ ctx, id }) => submit(ctx, id, {})),
    submit(acting.on(late.ctx.actor, '2026-04-16'), late.id, {}),
    submit(unfinished.ctx, unfinished.id, {}),
  ]);
  const done = results.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const numbered = done.map(({ number }) => number).sort();
  assert.deepEqual(
    numbered,
    Array.from({ length: 8 }, (_, i) => `赣平2026-${String(first.length + i + 1).padStart(4, '0')}`),
  );
  assert.equal(new Set(done.map(({ id }) => id)).size, 8);

  const { journal, letters } = await acting.store.as('system', async (tx) => ({
    journal: await tx.selectFrom('journal').selectAll().orderBy('seq').execute(),
    letters: await tx.selectFrom('outbox').selectAll().execute(),
  }));
  assert.equal(verifyJournal(journal).ok, true);
  const ours = journal.filter(({ action, subjectId }) => action === 'submit' && done.some(({ id }) => id === subjectId));
  assert.deepEqual(
    ours.map(({ detail }) => detail.number),
    numbered,
    '日志里的先后就是编号的先后',
  );
  for (const { id, number, contentHash, listHash: listed } of done) {
    const [kept, ...more] = await acting.system((tx) => tx.dossiers.submissions(id));
    assert.ok(kept && more.length === 0 && kept.no === 1);
    const text = submittedText(acting.on(scene.nanchang.officer.actor, CLOSING), kept);
    assert.equal(checkSubmission(text, contentHash ?? '', sha256)?.matches, true);
    const served = rowsOf(thawed(JSON.parse(text)), 'served').map((row) => ({
      id: row.id,
      enterprise: String(row.cells.enterprise),
      service: String(row.cells.service),
    }));
    const list = drawListOf({ dossierNumber: number ?? '', committedOn: scene.round.committedOn, rows: served }, jx2023.sample.stratify);
    assert.deepEqual([listed, kept.listHash], [listHash(list, sha256), listed]);
    const told = letters.filter(({ key }) => key.startsWith(`${id}:`));
    assert.ok(told.length > 0 && told.every(({ subject, body }) => `${subject}${body}`.includes(number ?? '-')), JSON.stringify(told));
    const [stored] = await acting.store.as('system', (tx) => tx.selectFrom('dossier').selectAll().where('id', '=', id).execute());
    assert.deepEqual([stored?.number, stored?.state, stored?.listHash], [number, 'submitted', listed]);
  }
});
