import type { Context, World } from '../context.ts';
import { badInput, refuse } from '../refusal.ts';

const IDLE_SECONDS = 2 * 60 * 60;
const SESSION_HOURS = 12;
const MOST_FAILURES = 8;
const WINDOW_MINUTES = 15;

const minutesBefore = (instant: string, minutes: number) => new Date(Date.parse(instant) - minutes * 60_000).toISOString();

/** Opens a session for a right name and password; after 8 failures in 15 minutes the name waits. The token is kept only as its digest. */
export async function signIn(
  world: World,
  input: { login: string; password: string },
): Promise<{ token: string; mustChangePassword: boolean }> {
  const { tools } = world;
  const login = input.login.trim().toLowerCase();
  const account = await world.asSystem(async (tx) => {
    if ((await tx.directory.failedSignIns(login, minutesBefore(world.wallNow, WINDOW_MINUTES))) >= MOST_FAILURES)
      refuse({
        kind: 'tooMany',
        message: '登录失败次数过多，请15分钟后再试，或联系管理员重置口令',
        retryAfterSeconds: WINDOW_MINUTES * 60,
      });
    return tx.directory.accountByLogin(login);
  });
  const known = account?.active ? account : null;
  const right = await tools.verifyPassword(known?.passwordHash ?? NOBODY, input.password);
  if (known === null || !right) {
    await world.asSystem((tx) => tx.directory.noteFailedSignIn(login, world.wallNow));
    return badInput('password', '口令', '登录名或口令不正确');
  }
  const token = tools.newToken();
  await world.asSystem(async (tx) => {
    const endsAt = new Date(Date.parse(world.wallNow) + SESSION_HOURS * 3_600_000).toISOString();
    await tx.directory.openSession({
      tokenHash: tools.digest(token),
      accountId: known.id,
      createdAt: world.wallNow,
      seenAt: world.wallNow,
      endsAt,
    });
    await tx.record({
      at: world.wallNow,
      actor: { id: known.id, name: known.name, organisationId: known.organisationId },
      action: 'signIn',
      article: null,
      subject: { kind: 'account', id: known.id },
    });
  });
  return { token, mustChangePassword: known.mustChangePassword };
}

/** A hash that no password has, so that an unknown name takes as long as a wrong password. */
const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$MDAwMDAwMDAwMDAwMDAwMA$3bKQ0bG5r6ZbK0pOq0CkqYQW8fV1l5m7m0m1yL5xq1c';

/** The context of a session token, or null where it has ended (2 hours idle, 12 hours at most). */
export async function sessionOf(world: World, token: string): Promise<Context['actor'] | null> {
  return world.asSystem((tx) =>
    tx.directory.session(world.tools.digest(token), { now: world.wallNow, today: world.today, idleSeconds: IDLE_SECONDS }),
  );
}

export const signOut = (world: World, token: string): Promise<void> =>
  world.asSystem((tx) => tx.directory.closeSession(world.tools.digest(token)));

/** Changes one's own password; every other session of the account ends. */
export async function changePassword(ctx: Context, input: { current: string; next: string }, token: string): Promise<void> {
  const account = await ctx.asSystem((tx) => tx.directory.account(ctx.actor.accountId));
  if (account === null || !(await ctx.tools.verifyPassword(account.passwordHash, input.current)))
    badInput('current', '口令', '当前口令不正确');
  if (input.next === input.current) badInput('next', '口令', '新口令不能与当前口令相同');
  const passwordHash = await ctx.tools.hashPassword(input.next);
  await ctx.asSystem(async (tx) => {
    await tx.directory.changeAccount(ctx.actor.accountId, { passwordHash, mustChangePassword: false });
    await tx.directory.closeSessionsOf(ctx.actor.accountId, ctx.tools.digest(token));
    await tx.record({
      at: ctx.now,
      actor: { id: ctx.actor.accountId, name: ctx.actor.name, organisationId: ctx.actor.organisationId },
      action: 'changePassword',
      article: null,
      subject: { kind: 'account', id: ctx.actor.accountId },
    });
  });
}
