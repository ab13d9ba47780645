import type { Context as Http } from 'hono';
import { type InputFault, Refused } from '../../acts/refusal.ts';
import { brokenOrLost, brokenSentence, plain } from '../../core/text/whole.ts';
import { refusalIn } from '../foreseen.ts';
import { problemOf, retryAfter } from '../problem.ts';
import { checkOrigin, type Surroundings } from '../server.ts';
import { labelOf, utf8 } from '../text-door.ts';
import { htmlOf, type Page, problemPage } from './page.tsx';

export const htmlResponse = (page: Page, more: Readonly<Record<string, string>> = {}): Response =>
  new Response(htmlOf(page), {
    status: page.status ?? 200,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache', ...more },
  });

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
    around.report(error, `${http.req.method} ${http.req.routePath}`);
    return htmlResponse(problemPage(500, '系统出错', '系统出现意外错误，请稍后重试。'));
  }
}

/**
 * The fields of a form posted from one of our own pages, with one kind of line end. A character that can't be kept stays where it is: the page says
 * at which field it stands (`brokenFields`), and keeps what was typed.
 */
export async function posted(http: Http, { publicUrl }: Surroundings): Promise<Record<string, string>> {
  checkOrigin(http, publicUrl);
  const fields = [...new URLSearchParams(await textOf(http))].filter(([name]) => name !== '__proto__');
  return Object.fromEntries(fields.map(([name, value]) => [name, plain(value)]));
}

/** Which fields hold a character that can't be kept, and which one. */
export const brokenFields = (values: Readonly<Record<string, string>>): InputFault[] =>
  Object.entries(values).flatMap(([path, value]) => {
    const broken = brokenOrLost(value);
    return broken === null ? [] : [{ path, rule: '字符', message: brokenSentence(labelOf(path), broken) }];
  });

const FORM_LIMIT = 64 * 1024;

async function textOf(http: Http): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (http.req.raw.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > FORM_LIMIT) throw new Refused({ kind: 'tooLarge', message: '提交的内容过长，请精简后再提交' });
    chunks.push(chunk);
  }
  return utf8(Buffer.concat(chunks));
}
