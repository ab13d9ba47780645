import { by, type Context } from '../context.ts';
import { found } from '../refusal.ts';
import type { SessionLine } from './port.ts';
import { IDLE_SECONDS } from './sign-in.ts';

/** Where one is signed in, the last used first; `token` is that of the request itself. */
export const sessionsSeen = (ctx: Context, token: string): Promise<SessionLine[]> =>
  ctx.asSystem((tx) =>
    tx.directory.sessionsOf(ctx.actor.accountId, { now: ctx.wallNow, idleSeconds: IDLE_SECONDS, tokenHash: ctx.tools.digest(token) }),
  );

/** Ends one of one's own sessions; refuses 404 where it is none of them, or is over. */
export const endSession = (ctx: Context, id: string): Promise<void> =>
  ctx.asSystem(async (tx) => {
    found((await tx.directory.endSession(ctx.actor.accountId, id)) ? id : null);
    await tx.record({ ...by(ctx), action: 'endSession', article: null, subject: { kind: 'account', id: ctx.actor.accountId } });
  });
