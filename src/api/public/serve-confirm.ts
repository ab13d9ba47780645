import type { Hono, Context as Http } from 'hono';
import type { Caller } from '../../acts/ledger/confirm-answer.ts';
import { Refused } from '../../acts/refusal.ts';
import { type Surroundings, worldOf } from '../server.ts';
import { confirmed, confirmPage, deadConfirm } from './confirm.tsx';
import { answered, htmlResponse, posted } from './http.ts';
import type { Page } from './page.tsx';

/** Adds the page behind a confirmation link or an event's code (第十五条). Whatever is wrong with a link, the answer is the same. */
export function serveConfirm(app: Hono, around: Surroundings): void {
  const answer = (http: Http, work: (caller: Caller) => Promise<Page>) =>
    answered(http, around, async () => htmlResponse(await alike(() => work(callerOf(http))), { 'cache-control': 'no-store' }));
  app.get('/confirm/:token', (http) =>
    answer(http, async (caller) => confirmPage(await worldOf(http, around), caller, http.req.query('line') ?? '')),
  );
  app.post('/confirm/:token', (http) =>
    answered(http, around, async () => {
      const values = await posted(http, around);
      const page = await alike(async () => confirmed(await worldOf(http, around), callerOf(http), values), values);
      return htmlResponse(page, { 'cache-control': 'no-store' });
    }),
  );
}

const LONGEST = 100;
const callerOf = (http: Http): Caller => ({ token: (http.req.param('token') ?? '').slice(0, LONGEST) });

async function alike(work: () => Promise<Page>, values: Readonly<Record<string, string>> = {}): Promise<Page> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refused && error.refusal.kind === 'notFound') return deadConfirm(values);
    throw error;
  }
}
