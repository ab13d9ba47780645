import { weakness } from '../../core/identifiers/password.ts';
import { by, type Context, type World } from '../context.ts';
import { badInput } from '../refusal.ts';
import { counted, rules, sourceOf } from '../throttle.ts';
import type { Account } from './records.ts';
import { liftSignIn } from './sign-in.ts';

/** The hash of a new password that its owner chose; refuses one that is easily guessed (400), at the field `path`. */
export async function chosenPassword(
  world: World,
  { password, path, ...of }: { password: string; path: string; login: string; organisation: string },
): Promise<string> {
  const fault = weakness(password, of);
  if (fault !== null) badInput(path, '口令', fault);
  return world.tools.hashPassword(password);
}

/** What becomes of an account whose owner has chosen a password. */
export const ownPassword = (passwordHash: string): Pick<Account, 'passwordHash' | 'mustChangePassword' | 'passwordEndsAt'> => ({
  passwordHash,
  mustChangePassword: false,
  passwordEndsAt: null,
});

/** Changes one's own password; every other session of the account ends. Guessing at the current one is counted before it is looked at. */
export async function changePassword(ctx: Context, input: { current: string; next: string }, token: string): Promise<void> {
  const { accountId, login, organisationName } = ctx.actor;
  const attempt = { purpose: 'password', subject: accountId, source: sourceOf(ctx, token) };
  await counted(ctx, attempt, rules.password, (wait) => `当前口令填错的次数过多，请${wait}后再试`);
  const account = await ctx.asSystem((tx) => tx.directory.account(accountId));
  if (account === null || !(await ctx.tools.verifyPassword(account.passwordHash, input.current)))
    badInput('current', '口令', '当前口令不正确，请重新填写');
  if (input.next === input.current) badInput('next', '口令', '新口令不能与当前口令相同，请另设一个');
  const passwordHash = await chosenPassword(ctx, { password: input.next, path: 'next', login, organisation: organisationName });
  await ctx.asSystem(async (tx) => {
    await tx.directory.changeAccount(accountId, ownPassword(passwordHash));
    await tx.directory.closeSessionsOf(accountId, ctx.tools.digest(token));
    await tx.throttles.forget(attempt);
    await liftSignIn(tx, login);
    await tx.record({ ...by(ctx), action: 'changePassword', article: null, subject: { kind: 'account', id: accountId } });
  });
}
