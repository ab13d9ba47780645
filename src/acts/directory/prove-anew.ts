import { by, type Context } from '../context.ts';
import { checkFactor, passwordOf } from './second-factor.ts';

/**
 * Shows again that it is really they: by a code where a second factor stands, by the password where none does. Guesses count as at the sign-in. Refuses 400
 * what is wrong, at its field; 429.
 */
export async function proveAnew(ctx: Context, given: { password: string; code: string }, token: string): Promise<void> {
  const { accountId, secondFactor } = ctx.actor;
  if (secondFactor) await checkFactor(ctx, { accountId, code: given.code });
  else await passwordOf(ctx, given.password);
  await ctx.asSystem(async (tx) => {
    await tx.directory.proveSession(ctx.tools.digest(token), ctx.wallNow);
    await tx.record({ ...by(ctx), action: 'proveAnew', article: null, subject: { kind: 'account', id: accountId } });
  });
}
