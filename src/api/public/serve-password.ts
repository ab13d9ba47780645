import type { Hono, Context as Http } from 'hono';
import { Refused } from '../../acts/refusal.ts';
import { type Surroundings, worldOf } from '../server.ts';
import { answered, htmlResponse, posted } from './http.ts';
import type { Page } from './page.tsx';
import { deadLink, passwordPage, passwordSet } from './password.tsx';

/** Adds the page behind a one-time link that sets a password. The address is a secret: it is kept by no cache. */
export function servePassword(app: Hono, around: Surroundings): void {
  const secret = { 'cache-control': 'no-store' };
  const tokenOf = (http: Http) => (http.req.param('token') ?? '').slice(0, 100);
  app.get('/password/:token', (http) =>
    answered(http, around, async () =>
      htmlResponse(await orDead(async () => passwordPage(await worldOf(http, around), tokenOf(http))), secret),
    ),
  );
  app.post('/password/:token', (http) =>
    answered(http, around, async () => {
      const values = await posted(http, around);
      return htmlResponse(await orDead(async () => passwordSet(await worldOf(http, around), tokenOf(http), values)), secret);
    }),
  );
}

async function orDead(work: () => Promise<Page>): Promise<Page> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { refusal } = error;
    if (refusal.kind === 'notFound') return deadLink('没有这个链接：地址可能不完整，请从收到的原文打开');
    if (refusal.kind === 'notNow') return deadLink(refusal.reasons.join('；'));
    if (refusal.kind === 'conflict') return deadLink(refusal.message);
    throw error;
  }
}
