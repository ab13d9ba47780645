import {
  authenticatorUri,
  base32,
  isOfApp,
  plainCode,
  RECOVERY_CODES,
  recoveryCode,
  stepOf,
} from '../../core/identifiers/authenticator.ts';
import type { Role } from '../../core/workflow/relation.ts';
import { by, type Context, type Transaction, type World } from '../context.ts';
import { badInput, notNow } from '../refusal.ts';
import { counted, rules, sourceOf } from '../throttle.ts';
import type { SecondFactor } from './second-factor-port.ts';

/** 160 bits, as RFC 4226 recommends; in hexadecimal. */
const KEY_DIGITS = 40;
const ISSUER = '示范平台认定管理';
const RULE = '动态口令';

/** Whether one of these roles has to work with a second factor in this installation. */
export const needsFactor = (world: World, roles: readonly Role[]): boolean =>
  roles.some((role) => world.tools.secondFactorFor.includes(role));

/** What the account page says of one's own second factor. */
export async function factorSeen(ctx: Context): Promise<{ setAt: string | null; required: boolean; codesLeft: number }> {
  const { accountId, roles } = ctx.actor;
  return ctx.asSystem(async (tx) => ({
    setAt: (await tx.secondFactors.of(accountId))?.setAt ?? null,
    required: needsFactor(ctx, roles),
    codesLeft: await tx.secondFactors.codesLeft(accountId),
  }));
}

/** A new key to be typed or photographed into an authenticator app; it is asked for once a code of it came back. Refuses 400 a wrong password, 422 where one stands. */
export async function beginFactor(ctx: Context, { password }: { password: string }): Promise<{ key: string; uri: string }> {
  await passwordOf(ctx, password);
  const key = ctx.tools.newSecret().slice(0, KEY_DIGITS);
  const began = await ctx.asSystem((tx) => tx.secondFactors.begin(ctx.actor.accountId, { key, at: ctx.wallNow }));
  if (!began) return notNow(RULE, '动态口令已经设置；更换手机的，请先停用再重新设置');
  return { key: (base32(key).match(/.{4}/g) ?? []).join(' '), uri: authenticatorUri({ key, issuer: ISSUER, login: ctx.actor.login }) };
}

/** The first code shows that the app has the key: from now on it is asked for, every other session ends, and ten recovery codes are given, once. */
export async function setFactor(ctx: Context, { code }: { code: string }, token: string): Promise<{ codes: string[] }> {
  const { accountId } = ctx.actor;
  const attempt = await triedCode(ctx, accountId);
  const codes = await ctx.asSystem(async (tx) => {
    const factor = await tx.secondFactors.of(accountId);
    if (factor === null || factor.setAt !== null) return notNow(RULE, '没有待确认的动态口令，请从头设置');
    if (!(await isAppCode(tx, ctx, { accountId, factor, code: plainCode(code) }))) return wrongCode();
    await tx.secondFactors.stand(accountId, ctx.wallNow);
    const codes = await newCodes(tx, ctx);
    await tx.directory.closeSessionsOf(accountId, ctx.tools.digest(token));
    await note(tx, ctx, 'setSecondFactor');
    return codes;
  });
  await attempt.wasRight();
  return { codes };
}

/** Ten new recovery codes in place of those left. Needs a code of the app or one that is left; refuses 422 where no factor stands. */
export async function renewCodes(ctx: Context, { code }: { code: string }): Promise<{ codes: string[] }> {
  await needsStanding(ctx);
  await checkFactor(ctx, { accountId: ctx.actor.accountId, code });
  return ctx.asSystem(async (tx) => {
    const codes = await newCodes(tx, ctx);
    await note(tx, ctx, 'renewRecoveryCodes');
    return { codes };
  });
}

/** Takes one's second factor away, with the password and a code of it; refuses 422 where none stands. Whose role needs one sets it anew before anything else. */
export async function removeFactor(ctx: Context, { password, code }: { password: string; code: string }): Promise<void> {
  await needsStanding(ctx);
  await passwordOf(ctx, password);
  await checkFactor(ctx, { accountId: ctx.actor.accountId, code });
  await ctx.asSystem(async (tx) => {
    await tx.secondFactors.remove(ctx.actor.accountId);
    await note(tx, ctx, 'removeSecondFactor');
  });
}

/** At sign-in, after the right password: nothing where no factor stands; refuses 400 a missing or wrong code at the field `code`. Each code counts once. */
export async function checkFactor(world: World, { accountId, code }: { accountId: string; code: string | null }): Promise<void> {
  const factor = await world.asSystem((tx) => tx.secondFactors.of(accountId));
  if (factor === null || factor.setAt === null) return;
  const plain = plainCode(code ?? '');
  if (plain === '') return badInput('code', '动态口令', '请填写手机上动态口令应用显示的6位数字；手机不在身边的，填写一个恢复码');
  const attempt = await triedCode(world, accountId);
  const right = await world.asSystem((tx) =>
    isOfApp(plain)
      ? isAppCode(tx, world, { accountId, factor, code: plain })
      : tx.secondFactors.spendCode(accountId, world.tools.digest(plain), world.wallNow),
  );
  if (!right) return wrongCode();
  await attempt.wasRight();
}

/** Where no factor stands, a check of its code would be none. */
async function needsStanding(ctx: Context): Promise<void> {
  const factor = await ctx.asSystem((tx) => tx.secondFactors.of(ctx.actor.accountId));
  if (factor === null || factor.setAt === null) notNow(RULE, '还没有启用动态口令，请先设置');
}

type Tried = { accountId: string; factor: SecondFactor; code: string };

async function isAppCode(tx: Transaction, { tools, wallNow }: World, { accountId, factor, code }: Tried): Promise<boolean> {
  const step = stepOf((of) => tools.oneTimeCode(factor.key, of), { code, at: wallNow, last: factor.lastStep });
  return step !== null && tx.secondFactors.count(accountId, step);
}

const wrongCode = () =>
  badInput('code', '动态口令', '动态口令不对或已用过：请等手机上换了新的数字再填；手机的时间须准确。恢复码每个只能用一次');

/** Counted over all addresses: whoever tries codes has the password already. */
async function triedCode(world: World, accountId: string): Promise<{ wasRight(): Promise<void> }> {
  const attempt = { purpose: 'secondFactor', subject: accountId, source: '' };
  await counted(world, attempt, rules.password, (wait) => `动态口令填错的次数过多，请${wait}后再试`);
  return { wasRight: () => world.asSystem((tx) => tx.throttles.forget(attempt)) };
}

async function newCodes(tx: Transaction, { tools, actor }: Context): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => recoveryCode(tools.newSecret()));
  await tx.secondFactors.giveCodes(
    actor.accountId,
    codes.map((code) => tools.digest(plainCode(code))),
  );
  return codes;
}

/** One's own password, asked for again; guesses are counted as where it is changed. */
export async function passwordOf(ctx: Context, password: string): Promise<void> {
  const { accountId } = ctx.actor;
  const attempt = { purpose: 'password', subject: accountId, source: sourceOf(ctx, 'second factor') };
  await counted(ctx, attempt, rules.password, (wait) => `口令填错的次数过多，请${wait}后再试`);
  const account = await ctx.asSystem((tx) => tx.directory.account(accountId));
  if (account === null || !(await ctx.tools.verifyPassword(account.passwordHash, password)))
    return badInput('password', '口令', '口令不正确，请重新填写');
  await ctx.asSystem((tx) => tx.throttles.forget(attempt));
}

const note = (tx: Transaction, ctx: Context, action: string): Promise<void> =>
  tx.record({ ...by(ctx), action, article: null, subject: { kind: 'account', id: ctx.actor.accountId } });
