import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Context as Http, MiddlewareHandler } from 'hono';
import { takes } from './representation.ts';

const packed = promisify(gzip);
/** Text that the program has whole in memory; documents and archives are packed already, and streams stay streams. */
const kinds = /^(text\/(html|css|javascript|csv|markdown)|application\/(problem\+)?json|image\/svg\+xml)\b/;
/** Below this the heading of a packet is most of it. Bytes. */
const LEAST = 1_400;

/** JSON, packed where that helps and is taken: its text is at hand here, so that no stream is made of it only to be read again. */
export async function wholeJson(http: Http, value: unknown): Promise<Response> {
  const text = JSON.stringify(value);
  const headers = { 'content-type': 'application/json', vary: 'accept-encoding' };
  const packs = text.length >= LEAST && takes(http.req.header('accept-encoding') ?? '', 'gzip');
  return packs ? http.body(await packed(text), 200, { ...headers, 'content-encoding': 'gzip' }) : http.body(text, 200, headers);
}

/** Sends pages, scripts and answers as gzip to whoever takes it: an office on a slow line waits a third as long. */
export const gzipped: MiddlewareHandler = async (http, next) => {
  await next();
  const { res } = http;
  const chosen = res.headers.get('vary')?.includes('accept-encoding'); // already, by representation.ts or wholeJson
  if (chosen || !kinds.test(res.headers.get('content-type') ?? '') || res.headers.has('content-encoding') || res.body === null) return;
  res.headers.append('vary', 'accept-encoding');
  if (!takes(http.req.header('accept-encoding') ?? '', 'gzip')) return;
  const bytes = new Uint8Array(await res.arrayBuffer());
  const body = bytes.length < LEAST ? bytes : await packed(bytes);
  const headers = new Headers(res.headers);
  headers.delete('content-length');
  if (bytes.length >= LEAST) headers.set('content-encoding', 'gzip');
  http.res = undefined;
  http.res = new Response(new Uint8Array(body), { status: res.status, headers });
};
