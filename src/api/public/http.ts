import type { Context as Http } from 'hono';
import { type InputFault, refuse } from '../../acts/refusal.ts';
import { brokenOrLost, brokenSentence, plain } from '../../core/text/whole.ts';
import { bodyText, isGone } from '../body-text.ts';
import { id as uuid } from '../contract/directory.ts';
import { refusalIn } from '../foreseen.ts';
import { problemOf, retryAfter } from '../problem.ts';
import { checkOrigin, expectMedia, type Surroundings } from '../server.ts';
import { labelOf } from '../text-door.ts';
import type { Made } from './kept.ts';
import { htmlOf, type Page, problemPage } from './page.tsx';

/** The page as text, with what says of it; `more` headers besides. */
export const madeOf = (page: Page, more: Readonly<Record<string, string>> = {}): Made => ({
  status: page.status ?? 200,
  headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache', ...more },
  text: htmlOf(page),
});

export function htmlResponse(page: Page, more: Readonly<Record<string, string>> = {}): Response {
  const { status, headers, text } = madeOf(page, more);
  return new Response(text, { status, headers });
}

/** What `work` answers, or a page that says why not; an error that nobody foresaw is reported without the address that was asked. */
export async function answered(http: Http, around: Surroundings, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    const refusal = refusalIn(error);
    if (refusal) {
      const { status, title, detail } = problemOf(refusal);
      const after = retryAfter(refusal);
      return htmlResponse(problemPage(status, title, detail), after === null ? {} : { 'retry-after': after });
    }
    if (isGone(http, error)) return htmlResponse(problemPage(400, '连接已断开', '提交的内容没有传完。'));
    around.report(error, `${http.req.method} ${http.req.routePath}`);
    return htmlResponse(problemPage(500, '系统出错', '系统出现意外错误，请稍后再试。'));
  }
}

/** The id in the address. @throws Refused 404 where it is none. */
export function idOf(http: Http): string {
  const parsed = uuid.safeParse(http.req.param('id'));
  return parsed.success ? parsed.data : refuse({ kind: 'notFound' });
}

/**
 * The fields of a form posted from one of our own pages, with one kind of line end. A character that can't be kept stays where it is: the page says
 * at which field it stands (`brokenFields`), and keeps what was typed.
 */
export async function posted(http: Http, { publicUrl }: Surroundings): Promise<Record<string, string>> {
  checkOrigin(http, publicUrl);
  expectMedia(http, 'application/x-www-form-urlencoded');
  const fields = [...new URLSearchParams(await bodyText(http, FORM_LIMIT))].filter(([name]) => name !== '__proto__');
  return Object.fromEntries(fields.map(([name, value]) => [name, plain(value)]));
}

/** Which fields hold a character that can't be kept, and which one. */
export const brokenFields = (values: Readonly<Record<string, string>>): InputFault[] =>
  Object.entries(values).flatMap(([path, value]) => {
    const broken = brokenOrLost(value);
    return broken === null ? [] : [{ path, rule: '字符', message: brokenSentence(labelOf(path), broken) }];
  });

const FORM_LIMIT = { most: 64 * 1024, message: '提交的内容过长，请精简后再提交' };
