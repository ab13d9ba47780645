import type { Hono, Context as Http } from 'hono';
import { Refused } from '../../acts/refusal.ts';
import { type Surroundings, worldOf } from '../server.ts';
import { answered, htmlResponse, posted } from './http.ts';
import { deadInvitation, invitationAnswered, invitationPage } from './invitation.tsx';
import type { Page } from './page.tsx';

/** Adds the page behind an expert's one-time link (第八条（四）). Whatever is wrong with a link, the answer is the same to the byte; the address is a secret. */
export function serveInvitation(app: Hono, around: Surroundings): void {
  const secret = { 'cache-control': 'no-store' };
  const callerOf = (http: Http) => ({ token: (http.req.param('token') ?? '').slice(0, 100) });
  app.get('/invitation/:token', (http) =>
    answered(http, around, async () =>
      htmlResponse(await orDead(async () => invitationPage(await worldOf(http, around), callerOf(http))), secret),
    ),
  );
  app.post('/invitation/:token', (http) =>
    answered(http, around, async () => {
      const values = await posted(http, around);
      const page = await orDead(async () => invitationAnswered(await worldOf(http, around), callerOf(http), values), values.reason);
      return htmlResponse(page, secret);
    }),
  );
}

async function orDead(work: () => Promise<Page>, typed = ''): Promise<Page> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refused && error.refusal.kind === 'notFound') return deadInvitation(typed);
    throw error;
  }
}
