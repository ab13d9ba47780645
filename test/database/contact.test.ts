import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { by, type Context } from '../../src/acts/context.ts';
import { changeAccount } from '../../src/acts/directory/accounts.ts';
import { changeContact, confirmEmail, ownContact, sendCode } from '../../src/acts/directory/contact.ts';
import { ownData } from '../../src/acts/directory/own-data.ts';
import { type Acting, openActing, organisation, person, refusalOf } from './acting.ts';

let acting: Acting;
let city: string;
before(async () => {
  acting = await openActing();
  city = await organisation(acting, 'city', '南昌市工业和信息化局', '360100');
});
after(() => acting?.close());

/** With a mail server behind it, at a time of the day. */
const at = (ctx: Context, time: string): Context => ({
  ...ctx,
  wallNow: `2026-03-11T${time}.000Z`,
  tools: { ...ctx.tools, mailer: { send: async () => ({ ok: true }) } },
});
const somebody = async () => acting.on(await person(acting, city, '经办', ['officer']), '2026-03-11');
/** The codes that went out, as the mail server is given them. */
const codes = async (ctx: Context) =>
  (await acting.system((tx) => tx.mails.claim('mail', '2026-03-11T23:00:00.000Z', 50)))
    .filter((one) => one.accountId === ctx.actor.accountId)
    .map((one) => /确认码：(\d{6})/.exec(one.body ?? '')?.[1] as string);
const wrongOf = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

test('登记邮箱、手机：封存保存，本人看到原文；填错的两栏一次说清；未配置邮件的也能登记', async () => {
  const ctx = await somebody();
  const refused = await refusalOf(changeContact(ctx, { email: 'a@b', mobile: '0791-88880000', mail: true }));
  assert.deepEqual(refused.kind === 'badInput' && refused.faults.map((one) => one.path), ['email', 'mobile']);
  await changeContact(ctx, { email: 'zhang@Example.CN', mobile: '138 0000 0000', mail: true });
  const own = await ownContact(ctx);
  assert.deepEqual([own.email, own.mobile, own.state, own.mailConfigured], ['zhang@example.cn', '13800000000', 'unconfirmed', false]);
  const rows = await acting.store.as('system', (tx) => tx.selectFrom('contact').selectAll().execute());
  assert.doesNotMatch(JSON.stringify(rows), /example|13800000000/);
  assert.equal((await refusalOf(sendCode(ctx))).kind, 'notNow', '没有配置邮件');
});

test('确认码：发到邮箱，填对即确认；改了邮箱须重新确认，旧码作废，等着的旧信不再发出', async () => {
  const ctx = await somebody();
  const noon = at(ctx, '04:00:00');
  await changeContact(noon, { email: 'old@example.cn', mobile: '', mail: true });
  await changeContact(noon, { email: 'new@example.cn', mobile: '', mail: true });
  const [code, ...more] = await codes(ctx);
  assert.deepEqual(more, [], '旧邮箱的信已撤下');
  assert.equal((await refusalOf(sendCode(at(ctx, '04:00:59')))).kind, 'tooMany', '一分钟内不重发');
  assert.equal((await refusalOf(confirmEmail(noon, wrongOf(code as string)))).kind, 'badInput');
  await confirmEmail(noon, ` ${code} `);
  assert.equal((await ownContact(ctx)).state, 'confirmed');
  await changeContact(noon, { email: 'new@example.cn', mobile: '13900000000', mail: false });
  assert.equal((await ownContact(ctx)).state, 'confirmed', '邮箱没变，仍是已确认');
  await changeContact(noon, { email: 'third@example.cn', mobile: '13900000000', mail: false });
  assert.equal((await ownContact(ctx)).state, 'unconfirmed');
});

test('确认码只能试五次（同时试的也算），三十分钟后作废', async () => {
  const ctx = await somebody();
  await changeContact(at(ctx, '06:00:00'), { email: 'tries@example.cn', mobile: '', mail: true });
  const [code] = await codes(ctx);
  const guesses = await Promise.all(
    Array.from({ length: 20 }, () => refusalOf(confirmEmail(at(ctx, '06:01:00'), wrongOf(code as string)))),
  );
  assert.equal(guesses.filter((one) => one.kind === 'badInput').length, 5, '只核对了五次');
  assert.equal((await refusalOf(confirmEmail(at(ctx, '06:02:00'), code as string))).kind, 'notNow', '第六次填对也不行');
  await sendCode(at(ctx, '06:10:00'));
  const [second] = await codes(ctx);
  assert.equal((await refusalOf(confirmEmail(at(ctx, '06:40:00'), second as string))).kind, 'notNow', '满三十分钟');
  await confirmEmail(at(ctx, '06:39:59'), second as string);
});

test('查阅、复制本人的个人信息：只有自己的，联系方式是全文，谁办理过写明；别人的什么也没有；过了时限先再确认是本人', async () => {
  const [own, other] = [await somebody(), await somebody()];
  await changeContact(own, { email: 'zhang@example.cn', mobile: '13800000001', mail: true });
  await changeContact(other, { email: 'li@example.cn', mobile: '13900000002', mail: true });
  await acting.store.as('system', async (tx) => {
    for (const { actor } of [own, other])
      await tx
        .insertInto('session')
        .values({
          tokenHash: `t${actor.accountId}`,
          accountId: actor.accountId,
          browser: actor.accountId,
          createdAt: own.now,
          seenAt: own.now,
          endsAt: own.now,
        })
        .execute();
  });
  const keeper = acting.on(
    await person(acting, await organisation(acting, 'operator', '系统运行单位'), '管理员王五', ['administrator']),
    '2026-03-11',
  );
  await changeAccount(keeper, own.actor.accountId, { name: '经办张三' });
  await changeAccount(keeper, other.actor.accountId, { name: '经办李四' });
  const { parts } = await ownData(own);
  const rows = (title: string) => parts.find((part) => part.title === title)?.rows ?? assert.fail(title);
  assert.deepEqual(rows('联系方式').slice(0, 3), [
    ['电子邮箱', 'zhang@example.cn'],
    ['邮箱确认', null],
    ['手机', '13800000001'],
  ]);
  assert.deepEqual(rows('谁办理过您的账号'), [[keeper.now, 'changeAccount', '系统运行单位 管理员王五']]);
  assert.ok(rows('账号').some(([, text]) => text === '经办张三'));
  assert.deepEqual(
    rows('登录').map(([browser]) => browser),
    [own.actor.accountId],
  );
  assert.deepEqual(
    rows('您办理的事项').map(([, action]) => action),
    ['changeContact'],
  );
  assert.deepEqual([parts.every((part) => part.rows.every((row) => row.length === part.columns.length)), parts.length], [true, 16]);
  const all = JSON.stringify(parts);
  for (const secret of [other.actor.accountId, 'li@example.cn', '13900000002', '李四', 'tokenHash', `t${own.actor.accountId}`])
    assert.equal(all.includes(secret), false, secret);
  const again = await ownData(own);
  assert.deepEqual(
    again.parts.find(({ title }) => title === '您办理的事项')?.rows.map(([, action]) => action),
    ['exportOwnData', 'changeContact'],
  );
  const late: Context = {
    ...own,
    wallNow: '2026-03-11T09:00:00.000Z',
    actor: { ...own.actor, provedAt: '2026-03-11T02:00:00.000Z' } as never,
  };
  assert.equal((await refusalOf(ownData(late))).kind, 'proofNeeded');
});

test('本单位的个人信息由谁查看过：只说哪个单位、依据哪一条；办案的人和用途不说，监察查看的不说，遮蔽着看的不算', async () => {
  const unit = await organisation(acting, 'applicant', '江西甲服务有限公司');
  const clerk = acting.on(await person(acting, unit, '经办赵六', ['clerk']), '2026-03-11');
  const officer = await somebody();
  const inspector = acting.on(
    await person(acting, await organisation(acting, 'supervision', '驻厅纪检监察组'), '监察钱七', ['supervisor']),
    '2026-03-11',
  );
  const subject = { kind: 'dossier', id: unit } as const;
  const opening = (ctx: Context, purpose: string, personal: number) =>
    acting.system((tx) =>
      tx.record({
        ...by(ctx),
        ...{ action: 'revealContact', article: '第十六条', subject, detail: { purpose, personal } },
        parties: { applicantId: unit, recommenderId: city, issuerId: city },
      }),
    );
  await opening(officer, '核实举报', 3);
  await opening(officer, '遮蔽着看', 0);
  await opening(inspector, '核查线索', 3);
  const { parts } = await ownData(clerk);
  const rows = parts.find(({ title }) => title.startsWith('哪些单位查看过'))?.rows;
  assert.deepEqual(
    rows?.map(([, ...rest]) => rest),
    [['revealContact', '南昌市工业和信息化局', '第十六条']],
  );
  assert.doesNotMatch(JSON.stringify(parts), /核实举报|核查线索|钱七|监察组/);
});

test('凡以账号记着谁的表，查阅时都给，或者写明为什么不给', async () => {
  const given = [
    'absence',
    'contact',
    'expert',
    'expert_away',
    'mail',
    'message',
    'panel_seat',
    'password_link',
    'role_grant',
    'saved_view',
    'second_factor',
    'session',
  ];
  const counted = ['assignment', 'panel_invitation', 'panel_word', 'reading', 'recusal', 'upload'];
  const why: Readonly<Record<string, string>> = {
    device: '只有浏览器标记的摘要',
    recovery_code: '只有恢复码的摘要，还剩几个在账号设置里看',
    opening: '就是本人办理的事项里有用途的那些',
    opening_release: '就是本人办理的事项里的请求',
    outbox: '还没有分发的消息，分发以后在消息里',
    review: '评审意见在评审任务里看，随卷宗保存',
    waiting: '待办，由各件情形算出',
  };
  const { rows } = await acting.store.as('system', (tx) =>
    sql<{
      name: string;
    }>`select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'account_id' order by 1`.execute(
      tx,
    ),
  );
  assert.deepEqual(
    rows.map(({ name }) => name),
    [...given, ...counted, ...Object.keys(why)].sort(),
  );
});
