import type { Context as Http } from 'hono';
import { Refused } from '../../acts/refusal.ts';
import { problemOf } from '../problem.ts';
import type { Surroundings } from '../server.ts';
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
    if (error instanceof Refused) {
      const { status, title, detail } = problemOf(error.refusal);
      return htmlResponse(problemPage(status, title, detail));
    }
    around.report(error, `${http.req.method} ${http.req.routePath}`);
    return htmlResponse(problemPage(500, '系统出错', '系统出现意外错误，请稍后重试。'));
  }
}

/** The fields of a form posted from one of our own pages. */
export async function posted(http: Http): Promise<Record<string, string>> {
  const origin = http.req.header('origin');
  if (origin !== undefined && origin !== 'null' && new URL(origin).host !== http.req.header('host'))
    throw new Refused({ kind: 'notAllowed' });
  return Object.fromEntries(new URLSearchParams(await textOf(http)));
}

const FORM_LIMIT = 64 * 1024;

async function textOf(http: Http): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (http.req.raw.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > FORM_LIMIT) throw new Refused({ kind: 'tooLarge', message: '提交的内容过长，请精简后再提交' });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
