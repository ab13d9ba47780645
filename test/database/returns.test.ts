import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import type { Context } from '../../src/acts/context.ts';
import { answerItem } from '../../src/acts/dossier/answer-item.ts';
import { formNow } from '../../src/acts/dossier/frozen-forms.ts';
import { inbox } from '../../src/acts/inbox/inbox.ts';
import { returnForCorrection } from '../../src/acts/recommendation/preliminary-review.ts';
import { type Acting, openActing, refusalOf } from './acting.ts';
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
