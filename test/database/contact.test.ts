import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Context } from '../../src/acts/context.ts';
import { changeContact, confirmEmail, ownContact, sendCode } from '../../src/acts/directory/contact.ts';
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
