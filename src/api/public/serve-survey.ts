import type { Hono, Context as Http } from 'hono';
import type { Caller } from '../../acts/recommendation/survey-answer.ts';
import { Refused } from '../../acts/refusal.ts';
import { type Surroundings, worldOf } from '../server.ts';
import { answered, htmlResponse, posted } from './http.ts';
import type { Page } from './page.tsx';
import { deadSurvey, surveyed, surveyPage } from './survey.tsx';

/** Adds the page behind a survey link (annex 1). Whatever is wrong with a link, the answer is the same to the byte. */
export function serveSurvey(app: Hono, around: Surroundings): void {
  const answer = (http: Http, work: (caller: Caller) => Promise<Page>) =>
    answered(http, around, async () => htmlResponse(await alike(() => work(callerOf(http))), { 'cache-control': 'no-store' }));
  app.get('/survey/:token', (http) => answer(http, async (caller) => surveyPage(await worldOf(http, around), caller)));
  app.post('/survey/:token', (http) =>
    answered(http, around, async () => {
      const values = await posted(http, around);
      const page = await alike(async () => surveyed(await worldOf(http, around), callerOf(http), values), values);
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
    if (error instanceof Refused && error.refusal.kind === 'notFound') return deadSurvey(values);
    throw error;
  }
}
