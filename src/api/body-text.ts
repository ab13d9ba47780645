import type { HttpBindings } from '@hono/node-server';
import type { Context as Http } from 'hono';
import { Refused } from '../acts/refusal.ts';
import { utf8 } from './text-door.ts';

/** A body of text that has not come by then is given up; files have their own routes and all the time of a slow line. */
const LATEST_MS = 60_000;

/** The text of a body, within a limit of bytes and of time; `message` is what the sender of too much reads. */
export const bodyText = async (http: Http, limit: Limit): Promise<string> => utf8(await bodyBytes(http, limit, LATEST_MS));

type Limit = { readonly most: number; readonly message: string };

/** The bytes of a small body, within a limit of bytes and of time. */
export async function bodyBytes(http: Http, limit: Limit, latestMs: number): Promise<Uint8Array<ArrayBuffer>> {
  let stop: () => void = () => undefined;
  const late = new Promise<never>((_, reject) => {
    const timer = setTimeout(() => reject(new Refused({ kind: 'tooSlow' })), latestMs);
    stop = () => clearTimeout(timer);
  });
  return Promise.race([collected(http, limit), late]).finally(() => stop());
}

async function collected(http: Http, { most, message }: Limit): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // The stream of the web: it still has what came whole from a page that was closed in the next moment, which Node's own has not.
  for await (const chunk of (http.req.raw.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > most) throw new Refused({ kind: 'tooLarge', message });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** What Node's server hands on beside a request; a request that was made by a program alone has none of it. */
const nodeOf = (http: Http): Partial<HttpBindings> => http.env ?? {};

/** Whether whoever asked has gone: nobody hears the answer, and nothing of ours went wrong. */
export const isGone = (http: Http, error: unknown): boolean =>
  (nodeOf(http).outgoing?.destroyed ?? http.req.raw.signal.aborted) ||
  (error instanceof Error && (error.name === 'AbortError' || ('code' in error && error.code === 'ECONNRESET')));
